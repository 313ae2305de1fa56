"""Whether a policy is sound: the shape of each section, and what must hold across them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction

from jss_cli.domain.facts import ASSUMED, FACT
from jss_cli.domain.policy import Policy, Prior, StarsPrior
from jss_cli.errors import Fault
from jss_cli.files.policies.nodes import Path, PolicyLayer, Problem, fault_of, nearest_or_all, node_at
from jss_cli.files.policies.section_checks import in_sections
from jss_cli.files.policies.shape import citations, read_policy
from jss_cli.files.policies.syntax import MOST_ENTRIES, too_many
from jss_cli.files.policies.variants import is_stated, laid_over, topics_at
from jss_cli.files.yaml_events import Mapping

ASKED_BEFORE: dict[str | int, set[str]] = {"reason": {"recommend"}, "stars": {"ended_by"}}  # chances depend on it
ENTERED_BY = {
    "long_term": ("client_days", "paid_days", "paid_periods"),
    "idle": ("idle_months",),
}  # claims that tell the entry
WHOLE_PERCENT = 100
MOST_OPTIONS = 48  # of all topics: each is looked at beside those of the others
HUNDREDS = {"rules": "12", "clauses": "34"}  # 1: what is left out, 2: how the rest ended, 3: weights, 4: windows


def faults_in(tree: Mapping, layers: tuple[PolicyLayer, ...]) -> tuple[Fault, ...]:
    """Every fault of a policy that was merged from `layers`, the child first."""
    return _own_faults(tree, layers) or tuple(
        fault
        for topic, options in topics_at(tree).items()
        if is_stated(topic, layers[0])
        for option in options.values()
        for fault in _option_faults(tree, option, layers)
    )


def _own_faults(tree: Mapping, layers: tuple[PolicyLayer, ...]) -> tuple[Fault, ...]:
    """The faults of a policy itself, whatever the options of its topics set."""
    policy, problems = read_policy(tree)
    found = problems or (
        *(problem for check in CHECKS for problem in check(policy)),
        *_citations(tree, policy),
        *_silent(tree, policy, layers[0]),
    )
    return tuple(fault_of(problem, tree, layers) for problem in found)


def _option_faults(tree: Mapping, option: Mapping, layers: tuple[PolicyLayer, ...]) -> tuple[Fault, ...]:
    laid, faults = laid_over(tree, option, layers)
    return faults + _own_faults(laid, layers)


def _entries(policy: Policy) -> Iterator[Problem]:
    for index, rule in enumerate(policy.rules):
        facts = ENTERED_BY.get(rule.enters, ())
        claims = [claim for claim in rule.when if claim.fact in facts]
        if facts and not any(claim.at_least and claim.at_least > 0 for claim in claims):
            lacks = f"enters {rule.enters}, but without {facts[0]}: {{at_least: ...}} no day is known for that"
            yield Problem(("rules", index), "JSS959", lacks, "add it to `when`, such as {at_least: 1}")


def _codes(policy: Policy) -> Iterator[Problem]:
    seen: set[str] = set()
    for table, parts in (("rules", policy.rules), ("clauses", policy.clauses)):
        if len(parts) > MOST_ENTRIES:
            yield Problem((table,), *too_many(len(parts), MOST_ENTRIES))
        for index, part in enumerate(parts):
            for field in ("code", "name"):
                word = getattr(part, field)
                if field == "code" and not re.match(f"JSS[{HUNDREDS[table]}]|(?!JSS)", word):
                    yield Problem(
                        (table, index, field),
                        "JSS953",
                        f'"{word}" is no code of {table}',
                        f"take a free one of the hundreds {' and '.join(HUNDREDS[table])}, or other letters than JSS",
                    )
                if word in seen:
                    yield Problem((table, index, field), "JSS953", f'"{word}" is given twice', "choose another")
                seen.add(word)


def _table(policy: Policy) -> Iterator[Problem]:
    if all(rule.when for rule in policy.rules):
        hint = "end the table with a rule that has `when: {}`, so that every contract gets a verdict"
        yield Problem(("rules",), "JSS959", "no rule decides what the others leave", hint)


def _silent(tree: Mapping, policy: Policy, own: PolicyLayer) -> Iterator[Problem]:
    """The rules of a file that never decide, and the one of it that takes every contract before others do."""
    for index, rule in enumerate(policy.rules):
        place, behind = node_at(tree, ("rules", index)), policy.rules[index + 1 :]
        if wider := next((one for one in policy.rules[:index] if one.covers(rule) and own.holds(place)), None):
            yield Problem(
                ("rules", index),
                "JSS953",
                f"it never decides: {wider.code} holds before it whenever it would",
                f"write before: {wider.code}, or in `when` what {wider.code} leaves to it",
            )
        elif behind and not rule.when and own.holds(place):
            yield Problem(
                ("rules", index, "when"),
                "JSS953",
                f"it takes every contract; {behind[0].code} never decides",
                f"say when it holds, or move it behind {behind[-1].code}",
            )


def _phrases(policy: Policy) -> Iterator[Problem]:
    for index, rule in enumerate(policy.rules):
        for word in re.findall(r"{(.*?)}", rule.says):
            if word not in FACT:
                yield Problem(
                    ("rules", index, "says"),
                    "JSS958",
                    f'no fact is called "{{{word}}}"',
                    nearest_or_all(word, tuple(FACT)),
                )


def _chances(policy: Policy) -> Iterator[Problem]:
    for name, tables in _tables(policy):
        for index, table in enumerate(tables):
            path = ("priors", name, index)
            unknown = {claim.fact for claim in table.when if FACT[claim.fact].may_be_unknown}
            for fact in sorted(unknown - ASKED_BEFORE.get(name, set())):
                yield Problem(
                    (*path, "when", fact),
                    "JSS952",
                    "it may itself be unknown",
                    "ask for a fact that is always known, such as stars or paid",
                    at_key=True,
                )
            yield from _sum((*path, "chances"), "chances", (share for _, share in table.chances))
        if not tables or tables[-1].when:
            yield Problem(
                ("priors", name),
                "JSS959",
                "no table holds for the rest",
                "end the list with a table that has `when: {}`",
            )
    yield from _sum(("priors", "earned"), "chances", (share for _, share in policy.priors.earned))


def _tables(policy: Policy) -> Iterator[tuple[str, tuple[Prior | StarsPrior, ...]]]:
    yield from (
        (fact.name, tuple(table for table in policy.priors.tables if table.fact == fact.name)) for fact in ASSUMED
    )
    yield "stars", policy.priors.stars


def _sum(path: Path, what: str, shares: Iterable[Fraction], hint: str = "") -> Iterator[Problem]:
    total = sum(shares) * WHOLE_PERCENT
    if total != WHOLE_PERCENT:
        yield Problem(
            path,
            "JSS954",
            f"the {what} sum to {float(total):g}, not to 100",
            hint or f"add or take {float(abs(WHOLE_PERCENT - total)):g}; what cannot happen is left out",
        )


def _topics(policy: Policy) -> Iterator[Problem]:
    seen: set[str] = set()
    number = sum(len(topic.options) for topic in policy.topics)
    if number > MOST_OPTIONS:
        yield Problem(
            ("variants",),
            "JSS952",
            f"{number} options in all, more than {MOST_OPTIONS}",
            "leave some out; NAME: none takes away a topic of the policy it extends",
        )
    for topic in policy.topics:
        place = ("variants", topic.name, "options")
        hint = "write percents, the heaviest for the option that holds unless another is picked"
        yield from _sum(place, "weights", (option.weight for option in topic.options), hint)
        for index, option in enumerate(topic.options):
            if option.name in seen:
                yield Problem((*place, index, "name"), "JSS953", f'"{option.name}" is given twice', "choose another")
            seen.add(option.name)
            if option.sets and option is topic.base:
                yield Problem(
                    (*place, index, "sets"),
                    "JSS953",
                    "the heaviest option is the policy as it is",
                    "write in the policy itself what it sets, or give it less weight",
                )


def _outcomes(policy: Policy) -> Iterator[Problem]:
    for index, rule in enumerate(policy.rules):
        if rule.outcome == "lukewarm" and policy.scale.lukewarm is None:
            yield Problem(
                ("rules", index, "outcome"),
                "JSS956",
                "the scale has no value for lukewarm",
                "add lukewarm to the scale, such as lukewarm: 0.5",
            )


def _citations(tree: Mapping, policy: Policy) -> Iterator[Problem]:
    """What is said to be known and cites nothing, or nothing that the policy lists."""
    listed = tuple(sorted((source.key for source in policy.sources), key=lambda key: (len(key), key)))
    for path, known, keys in citations(tree):
        if known != "assumed" and not keys:
            yield Problem(
                (*path, "known"),
                "JSS955",
                f"{known}, but no source says so",
                "add source: [KEY], or say known: assumed",
            )
        for index, key in enumerate(keys):
            if key not in listed:
                yield Problem(
                    (*path, "source", index),
                    "JSS955",
                    f'no source is called "{key}"',
                    nearest_or_all(key, listed),
                )


CHECKS = (
    in_sections,
    _codes,
    _table,
    _outcomes,
    _entries,
    _phrases,
    _chances,
    _topics,
)
