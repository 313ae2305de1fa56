"""What differs between two policies: section by section, rule by rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from operator import attrgetter
from typing import ClassVar

from jss_cli.dataclass import dataclass
from jss_cli.domain.answer import Answer
from jss_cli.domain.policy import Clause, Option, Policy, Rule
from jss_cli.domain.report import Column, Headline, Paragraph, Report, Row, Span, Table
from jss_cli.reports.numbers import count, listed, plain_number
from jss_cli.reports.results import AnyResult, stamp
from jss_cli.reports.rules.policy_result import EraResult, era_result
from jss_cli.reports.rules.words import basis_words, chances_rows, sections, text_row, when_words

_Parts = dict[tuple[str, str], dict[str, str]]  # what can differ of each part, by its name; first what it is as a whole

ABSENT = "-"
VARIANTS = "variants"
COUNTING = {  # the sections that a score rests on
    **{name: name for name in ("windows", "jobs", "age", "weights", "scale")},
    "cadence": "days of computation",
    "assume": "assumptions",
    "asked": "answers asked for",
    "measures": "days for feedback",
    "removal": "removal of feedback",
}
TURNS = (  # what is said of rules and disputed points, by what differs and by the side that lacks it
    ("has {} of its own", "rule", ("in force",), "before"),
    ("lacks {}", "rule", ("in force",), "after"),
    ("decides otherwise by {}", "rule", ("outcome", "when", "enters", "spoils", "asked"), ""),
    ("has {} of its own", "disputed point", ("disputed",), "before"),
    ("lacks {}", "disputed point", ("disputed",), "after"),
    ("has other readings of {}", "disputed point", ("reading", "weight", "sets"), ""),
)


@dataclass(frozen=True, slots=True)
class _DifferenceResult:
    """One value that differs: of `part` (a section, a rule's or clause's code) and, within it, of a disputed point or a
    reading of one (`point: option`), what `before` and `after`."""

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
    table = Table("", columns, tuple(map(_difference_row, found)))
    return Answer(result, Report((headline, matter, table) if found else (headline, matter)))


def _ages(before: Policy, after: Policy) -> tuple[str, str]:
    """Which of two policies is the old one; readings of one era have no age."""
    if before.since == after.since:
        return "first", "second"
    return ("old", "new") if before.since < after.since else ("new", "old")


def _matter_words(before: Policy, after: Policy, found: Sequence[_DifferenceResult]) -> str:
    """What of it all changes a score, in one sentence."""
    if not found:
        return "No value, no rule and no disputed point differs."
    counted = [COUNTING[one.part] for one in found if one.part in COUNTING and _words(one.before) != _words(one.after)]
    told = [f"has other {', '.join(counted)}"] if counted else []
    for words, noun, whats, lacking in TURNS:
        turned = (one for one in found if one.what in whats and getattr(one, lacking, ABSENT) == ABSENT)
        names = tuple(dict.fromkeys(one.name.partition(":")[0] if one.part == VARIANTS else one.part for one in turned))
        told += [f"{words.format(count(len(names), noun))} ({listed(names)})"] if names else []
    if not told:
        return f"Nothing that counts differs in {after.name}: words, sources, odds, bands and badges alone."
    return f"Against {before.name}, {after.name} {'; '.join(told)}. All else is words, sources, odds, bands and badges."


def _words(section: str) -> str:
    """A section without how certain it is."""
    return section.rpartition(" [")[0]


def _difference_row(one: _DifferenceResult) -> Row:
    """One difference."""
    what = f"{one.name}: {one.what}" if one.name else one.what
    return text_row("{0} {1}: {2}; then {3}.", one.part, what, one.before, one.after)


def _differences(before: Policy, after: Policy) -> Iterator[_DifferenceResult]:
    """Every difference: sections and chances, disputed points, rules and their order, clauses."""
    yield from _part_differences(_values(before), _values(after))
    yield from _part_differences(_points(before, after), _points(after, before))
    yield from sorted(_part_differences(_coded(before.rules), _coded(after.rules)), key=attrgetter("part"))
    yield from _order_differences(before, after)
    yield from sorted(_part_differences(_coded(before.clauses), _coded(after.clauses)), key=attrgetter("part"))


def _part_differences(before: _Parts, after: _Parts) -> Iterator[_DifferenceResult]:
    """The parts that came, went or changed."""
    for key in dict.fromkeys((*before, *after)):
        one, other = before.get(key, {}), after.get(key, {})
        facets = list(one or other)
        for what in facets[1:] or facets if one and other else facets[:1]:
            if (was := one.get(what, ABSENT)) != (now := other.get(what, ABSENT)):
                yield _DifferenceResult(key[0], key[1] or (other or one).get("name", ""), what, was, now)


def _values(policy: Policy) -> _Parts:
    """The sections with how certain they are, and the tables of chances by what they are about."""
    told = {section.name: f"{section.words} [{basis_words(section.basis)}]" for section in sections(policy)}
    told |= {f"{fact}, {when}": chances for fact, when, chances in chances_rows(policy.priors)}
    return {(name, ""): {"value": words} for name, words in told.items() if name != "in force"}


def _points(policy: Policy, beside: Policy) -> _Parts:
    """The disputed points; of those that the other policy has too, their readings."""
    parts: _Parts = {}
    for topic in policy.topics:
        readings = "; ".join(_reading_facets(option)["reading"] for option in topic.options)
        parts[VARIANTS, topic.name] = {"disputed": f"{topic.about}: {readings}", "about": topic.about}
        if any(topic.name == other.name for other in beside.topics):
            parts |= {(VARIANTS, f"{topic.name}: {one.name}"): _reading_facets(one) for one in topic.options}
    return parts


def _reading_facets(option: Option) -> dict[str, str]:
    """What can differ between two versions of a reading."""
    weight = f"{plain_number(option.weight * 100)} %"
    whole = {"reading": f"{option.title}, {weight}", "title": option.title, "weight": weight}
    return {**whole, "sets": option.laid or ABSENT, "certainty": basis_words(option.basis)}


def _coded(parts: Iterable[Clause]) -> _Parts:
    """Rules or clauses by their codes."""
    return {(part.code, ""): _facets(part) for part in parts}


def _facets(part: Clause) -> dict[str, str]:
    """What can differ between two versions of a rule or clause."""
    basis = basis_words(part.basis)
    told = {"name": part.name, "because": part.because, "remedy": part.remedy, "certainty": basis}
    if not isinstance(part, Rule):
        return {"in force": part.because, **told}
    when = when_words(part.when)
    decides = {"outcome": part.outcome, "when": when, "enters": part.enters, "spoils": part.spoils, "says": part.says}
    return {"in force": f"{part.outcome} when {when}", **decides, **told}


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
