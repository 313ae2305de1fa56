"""What differs between two policies: section by section, rule by rule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import ClassVar

from jss_cli.dataclass import dataclass
from jss_cli.domain.answer import Answer
from jss_cli.domain.policy import Clause, Policy, Rule
from jss_cli.domain.report import Block, Column, Headline, Paragraph, Report, Row, Span, Table
from jss_cli.reports.fact_words import FACT_WORDS
from jss_cli.reports.numbers import count, listed
from jss_cli.reports.results import AnyResult, stamp
from jss_cli.reports.rules.policy_result import EraResult, era_result
from jss_cli.reports.rules.words import basis_words, chances_words, sections, text_row, when_words

ABSENT = "-"
COUNTING = {  # the sections that a score rests on
    **{name: name for name in ("windows", "jobs", "age", "weights", "scale")},
    "cadence": "days of computation",
    "assume": "assumptions",
    "asked": "answers asked for",
    "measures": "days for feedback",
}
DECIDING = ("outcome", "when", "enters", "spoils", "asked")  # what of a rule decides


@dataclass(frozen=True, slots=True)
class _DifferenceResult:
    """One value that differs: of `part` (a section, a rule's or clause's code), what `before` and `after`."""

    part: str
    name: str
    what: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class PolicyDifferences(AnyResult):
    """Everything that differs between two policies, in words."""

    rows_key: ClassVar[str] = "differences"

    before: EraResult
    after: EraResult
    differences: tuple[_DifferenceResult, ...]


def policies_compared(before: Policy, after: Policy) -> Answer:
    """What differs between two policies, what a score rests on first."""
    found = tuple(_differences(before, after))
    result = PolicyDifferences(*stamp("policy"), era_result(before), era_result(after), found)
    ages = _ages(before, after)
    titles = (f"{age}: {policy.title}" for age, policy in zip(ages, (before, after), strict=True))
    headline = Headline("Policies compared", Span(f"{before.name} and {after.name}", "strong"), (*titles, "unofficial"))
    names = (Column(f"{age}: {policy.name}") for age, policy in zip(ages, (before, after), strict=True))
    columns = (Column("part", "code"), Column("what"), *names)
    matter = Paragraph((Span(_matter_words(before, after, found)),))
    body: list[Block] = [Table("", columns, tuple(_difference_row(one) for one in found))] if found else []
    return Answer(result, Report((headline, matter, *body)))


def _ages(before: Policy, after: Policy) -> tuple[str, str]:
    """Which of two policies is the old one; readings of one era have no age."""
    if before.since == after.since:
        return "first", "second"
    return ("old", "new") if before.since < after.since else ("new", "old")


def _matter_words(before: Policy, after: Policy, found: Sequence[_DifferenceResult]) -> str:
    """What of it all changes a score, in one sentence."""
    if not found:
        return "Nothing differs but name and dates."
    came = [one.part for one in found if (one.what, one.before) == ("in force", ABSENT)]
    went = [one.part for one in found if (one.what, one.after) == ("in force", ABSENT)]
    turned = list(dict.fromkeys(one.part for one in found if one.what in DECIDING))
    counted = [COUNTING[one.part] for one in found if one.part in COUNTING and _words(one.before) != _words(one.after)]
    told = [f"has other {', '.join(counted)}"] if counted else []
    for codes, words in ((came, "has {} of its own"), (went, "lacks {}"), (turned, "decides otherwise by {}")):
        told += [f"{words.format(count(len(codes), 'rule'))} ({listed(codes)})"] if codes else []
    if not told:
        return f"Nothing that counts differs in {after.name}: words, sources, odds, bands and badges alone."
    return f"Against {before.name}, {after.name} {'; '.join(told)}. All else is words, odds and badges."


def _words(section: str) -> str:
    """A section without how certain it is."""
    return section.rpartition(" [")[0]


def _difference_row(one: _DifferenceResult) -> Row:
    """One difference."""
    what = f"{one.name}: {one.what}" if one.name else one.what
    return text_row(f"{one.part} {what}: {one.before}; then {one.after}.", one.part, what, one.before, one.after)


def _differences(before: Policy, after: Policy) -> Iterator[_DifferenceResult]:
    """Every difference: sections, chances, rules and their order, clauses."""
    yield from _section_differences(before, after)
    yield from _part_differences(before.rules, after.rules)
    yield from _order_differences(before, after)
    yield from _part_differences(before.clauses, after.clauses)


def _section_differences(before: Policy, after: Policy) -> Iterator[_DifferenceResult]:
    """The sections whose words or certainty differ, and the tables of chances."""
    old = {section.name: f"{section.words} [{basis_words(section.basis)}]" for section in sections(before)}
    new = {section.name: f"{section.words} [{basis_words(section.basis)}]" for section in sections(after)}
    old |= _chances(before)
    new |= _chances(after)
    for name in dict.fromkeys((*old, *new)):
        one, other = old.get(name, ABSENT), new.get(name, ABSENT)
        if one != other and name != "in force":
            yield _DifferenceResult(name, "", "value", one, other)


def _chances(policy: Policy) -> dict[str, str]:
    """Each table of chances in words, by what it is about."""
    tables = policy.priors.tables
    return {
        f"{FACT_WORDS[prior.fact].claim}, {when_words(prior.when)}": chances_words(prior.chances) for prior in tables
    }


def _part_differences(
    before: tuple[Rule, ...] | tuple[Clause, ...], after: tuple[Rule, ...] | tuple[Clause, ...]
) -> Iterator[_DifferenceResult]:
    """The rules or clauses that came, went or changed."""
    old, new = {part.code: part for part in before}, {part.code: part for part in after}
    for code in sorted(old.keys() | new.keys()):
        one, other = old.get(code), new.get(code)
        if one is None or other is None:
            there = one or other
            yield _DifferenceResult(code, there.name if there else "", "in force", _summary(one), _summary(other))
            continue
        for (what, was), (_, now) in zip(_facets(one), _facets(other), strict=True):
            if was != now:
                yield _DifferenceResult(code, other.name, what, was, now)


def _summary(part: Rule | Clause | None) -> str:
    """A rule or clause in a phrase; a dash where there is none."""
    if part is None:
        return ABSENT
    return f"{part.outcome} when {when_words(part.when)}" if isinstance(part, Rule) else part.because


def _facets(part: Rule | Clause) -> tuple[tuple[str, str], ...]:
    """What can differ between two versions of a rule or clause."""
    prose = (("because", part.because), ("remedy", part.remedy), ("certainty", basis_words(part.basis)))
    if isinstance(part, Clause):
        return prose
    return (
        ("outcome", part.outcome),
        ("when", when_words(part.when)),
        ("enters", part.enters),
        ("spoils", part.spoils),
        ("says", part.says),
        *prose,
    )


def _order_differences(before: Policy, after: Policy) -> Iterator[_DifferenceResult]:
    """The rules that are asked earlier or later than those around them, beside what comes and goes."""
    old, new = [rule.code for rule in before.rules], [rule.code for rule in after.rules]
    old_common, new_common = [code for code in old if code in new], [code for code in new if code in old]
    blocks = SequenceMatcher(None, old_common, new_common, autojunk=False).get_matching_blocks()
    kept = {code for block in blocks for code in old_common[block.a : block.a + block.size]}
    names = {rule.code: rule.name for rule in after.rules}
    for code in new_common:
        if code not in kept:
            yield _DifferenceResult(code, names[code], "asked", _place(code, old), _place(code, new))


def _place(code: str, codes: list[str]) -> str:
    """Where a rule stands in the table."""
    index = codes.index(code)
    return f"after {codes[index - 1]}" if index else "first"
