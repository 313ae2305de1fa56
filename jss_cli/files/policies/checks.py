"""Whether a policy is sound: the shape of each section, and what must hold across them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from pydantic import ValidationError

from jss_cli.domain.facts import ASSUMED, FACT, FACTS, Number
from jss_cli.errors import Fault
from jss_cli.files.policies.claims import Bounds, Claims
from jss_cli.files.policies.faults import Path, Problem, fault_of, plain, problems_of
from jss_cli.files.policies.nodes import Layer, nearest_or_all
from jss_cli.files.policies.shape import PolicyShape
from jss_cli.files.yaml_events import Mapping

ENTERED_BY = {"paid_quarter": "paid_quarters", "idle": "idle_months"}  # the claim that tells the day of entry
WHOLE_PERCENT = 100
NUMBERS = tuple((fact.name, fact.values) for fact in FACTS if isinstance(fact.values, Number))


def faults_in(tree: Mapping, layers: tuple[Layer, ...]) -> tuple[Fault, ...]:
    """Every fault of a policy that was merged from `layers`, the child first."""
    try:
        problems = tuple(problems_in(PolicyShape.model_validate(plain(tree))))
    except ValidationError as error:
        problems = tuple(problems_of(error))
    return tuple(fault_of(problem, tree, layers) for problem in problems)


def problems_in(policy: PolicyShape) -> Iterator[Problem]:
    """Every problem, in the order of the checks."""
    for check in CHECKS:
        yield from check(policy)


def _scale(policy: PolicyShape) -> Iterator[Problem]:
    if policy.scale.positive != 1:
        hint = "write positive: 1, and the other two in proportion"
        yield Problem(("scale", "positive"), "JSS956", "a positive outcome is always worth 1", hint)
    if not policy.scale.negative <= policy.scale.neutral or policy.scale.negative == 1:
        hint = "write it less than positive, and no more than neutral"
        yield Problem(("scale", "negative"), "JSS956", "the scale does not fall from good to bad", hint)


def _windows(policy: PolicyShape) -> Iterator[Problem]:
    windows = policy.windows
    yield from _repeated(("windows", "months"), windows.months)
    names = tuple(f"{months}-month" for months in windows.months)
    yield from _repeated(("windows", "blends"), tuple(blend.name for blend in windows.blends), names)
    for index, blend in enumerate(windows.blends):
        yield from _repeated(("windows", "blends", index, "of"), blend.of)


def _repeated(path: Path, values: tuple[object, ...], taken: tuple[object, ...] = ()) -> Iterator[Problem]:
    for index, value in enumerate(values):
        if value in (*taken, *values[:index]):
            yield Problem((*path, index), "JSS952", f'"{value}" is given twice', "leave one out, or name it otherwise")


def _weights(policy: PolicyShape) -> Iterator[Problem]:
    weights = policy.weights
    if weights.cap < weights.plain:
        yield Problem(("weights", "cap"), "JSS956", "a plain contract weighs more", "write a cap above plain")
    for index, (one, next_one) in enumerate(pairwise(weights.earnings)):
        if next_one.above <= one.above:
            path = ("weights", "earnings", index + 1, "above")
            yield Problem(path, "JSS959", "the steps do not rise", "write the steps from the smallest amount up")
    for index, (lighter, weight) in enumerate(pairwise((weights.plain, *(step.weight for step in weights.earnings)))):
        if weight < lighter:
            path = ("weights", "earnings", index, "weight")
            yield Problem(path, "JSS956", "it weighs less than a smaller contract", "let weights rise with the amount")


def _bands(policy: PolicyShape) -> Iterator[Problem]:
    starts = tuple(band.start for band in policy.bands.levels)
    if 0 not in starts:
        hint = "name the lowest band: {from: 0, name: low}"
        yield Problem(("bands", "levels"), "JSS959", "no band begins at 0", hint)
    yield from _repeated(("bands", "levels"), starts)


def _badge(policy: PolicyShape) -> Iterator[Problem]:
    badge = policy.top_rated
    if badge.weeks > badge.of_weeks:
        hint = f"write a whole number from 1 to {badge.of_weeks}"
        yield Problem(("top_rated", "weeks"), "JSS952", f"it is more than of_weeks: {badge.of_weeks}", hint)


def _entries(policy: PolicyShape) -> Iterator[Problem]:
    for index, rule in enumerate(policy.rules):
        if fact := ENTERED_BY.get(rule.enters):
            claim = getattr(rule.when, fact)
            if not (isinstance(claim, Bounds) and claim.at_least and claim.at_least > 0):
                lacks = f"enters {rule.enters}, but without {fact}: {{at_least: ...}} no day is known for that"
                yield Problem(("rules", index), "JSS959", lacks, "add it to `when`, such as {at_least: 1}")


def _days(policy: PolicyShape) -> Iterator[Problem]:
    until = policy.in_force.until
    if until and until < policy.in_force.since:
        hint = f"write a day from {policy.in_force.since} on"
        yield Problem(("in_force", "until"), "JSS952", f"{until} is before the first day", hint)


def _codes(policy: PolicyShape) -> Iterator[Problem]:
    seen: set[str] = set()
    for table, parts in (("rules", policy.rules), ("clauses", policy.clauses)):
        for index, part in enumerate(parts):
            for field in ("code", "name"):
                word = getattr(part, field)
                if word in seen:
                    yield Problem((table, index, field), "JSS953", f'"{word}" is given twice', "choose another")
                seen.add(word)


def _table(policy: PolicyShape) -> Iterator[Problem]:
    closing = [index for index, rule in enumerate(policy.rules) if not rule.when.model_fields_set]
    if not closing:
        hint = "end the table with a rule that has `when: {}`, so that every contract gets a verdict"
        yield Problem(("rules",), "JSS959", "no rule decides what the others leave", hint)
    elif closing[0] < len(policy.rules) - 1:
        after = policy.rules[closing[0] + 1].code
        hint = f"say when it holds, or move it behind {policy.rules[-1].code}"
        yield Problem(("rules", closing[0], "when"), "JSS953", f"it takes every contract; {after} never decides", hint)


def _ranges(policy: PolicyShape) -> Iterator[Problem]:
    for path, claims in _claims(policy):
        for name, values in NUMBERS:
            claim = getattr(claims, name, None)
            bounds = (claim.at_least, claim.above, claim.below) if isinstance(claim, Bounds) else claim or ()
            if any(value is not None and not values.can_be(value) for value in bounds):
                hint = f"{name} lies between {values.least} and {values.most}"
                yield Problem((*path, name), "JSS952", "the number can never be reached", hint)


def _claims(policy: PolicyShape) -> Iterator[tuple[Path, Claims]]:
    """Every `when`, with its place."""
    for index, rule in enumerate(policy.rules):
        yield ("rules", index, "when"), rule.when
    for path, table in policy.priors.tables():
        yield (*path, "when"), table.when


def _phrases(policy: PolicyShape) -> Iterator[Problem]:
    for index, rule in enumerate(policy.rules):
        for word in re.findall(r"{(.*?)}", rule.says):
            if word not in FACT:
                hint = nearest_or_all(word, tuple(FACT))
                yield Problem(("rules", index, "says"), "JSS958", f'no fact is called "{{{word}}}"', hint)


def _chances(policy: PolicyShape) -> Iterator[Problem]:
    for path, table in policy.priors.tables():
        for fact in sorted(name for name in table.when.model_fields_set if FACT[name].may_be_unknown):
            hint = "ask for a fact that is always known, such as stars or paid"
            yield Problem((*path, "when", fact), "JSS952", "it may itself be unknown", hint, at_key=True)
        answers = FACT[str(path[1])].words
        for word in table.chances:
            if word not in answers:
                hint = nearest_or_all(word, answers)
                yield Problem((*path, "chances", word), "JSS952", "unknown answer", hint, at_key=True)
        total = sum(table.chances.values())
        if total != WHOLE_PERCENT:
            hint = f"add or take {abs(WHOLE_PERCENT - total)}; what cannot happen is left out"
            yield Problem((*path, "chances"), "JSS954", f"the chances sum to {total}, not to 100", hint)
    for unknown in ASSUMED:
        tables = getattr(policy.priors, unknown.name)
        if not tables or tables[-1].when.model_fields_set:
            hint = "end the list with a table that has `when: {}`"
            yield Problem(("priors", unknown.name), "JSS959", "no table holds for the rest", hint)


def _sources(policy: PolicyShape) -> Iterator[Problem]:
    for path, section in policy.sections():
        if section.known != "assumed" and not section.source:
            hint = "add source: [KEY], or say known: assumed"
            yield Problem((*path, "known"), "JSS955", f"{section.known}, but no source says so", hint)
        for index, key in enumerate(section.source):
            if key not in policy.sources:
                hint = nearest_or_all(key, tuple(policy.sources))
                yield Problem((*path, "source", index), "JSS955", f'no source is called "{key}"', hint)


CHECKS = (
    _scale,
    _windows,
    _weights,
    _bands,
    _badge,
    _days,
    _codes,
    _table,
    _entries,
    _ranges,
    _phrases,
    _chances,
    _sources,
)
