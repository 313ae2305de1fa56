"""Sensitivity: which single fact, if it was mistyped, would change the score."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction

from jss_cli.domain.facts import FACTS, Fact, Number, OneOf
from jss_cli.domain.history import UNKNOWN, History
from jss_cli.domain.policy import Condition, FactValue, Policy
from jss_cli.domain.score import Score
from jss_cli.domain.story import Slip
from jss_cli.domain.verdict import Outcome, Verdict
from jss_cli.scoring.context import Surroundings, surroundings
from jss_cli.scoring.facts import Facts, facts_on
from jss_cli.scoring.judging import Interpreter, judge_history
from jss_cli.scoring.scoring import score_verdicts
from jss_cli.scoring.sums import Sums

TYPED = tuple(fact for fact in FACTS if fact.mistyped != "never")

Slipped = tuple[FactValue, FactValue, Facts]  # the value told, the value instead, all facts with that one


def slips(history: History, policy: Policy, day: date) -> tuple[Slip, ...]:
    """The facts that would change the shown score if they were mistyped, the largest change first; one slip for each
    contract, fact and new outcome, with the value nearest to the one told."""
    score = score_verdicts(judge_history(history, policy, day), policy, day)
    around, interpreter, sums = surroundings(history.contracts, day, policy.measures), Interpreter(policy), Sums(score)
    found = [
        slip
        for verdict in score.verdicts
        for slip in _slips_of(verdict, around, interpreter, sums)
        if slip.percent != score.percent
    ]
    return tuple(sorted(found, key=lambda slip: -_change(slip, score)))


def _change(slip: Slip, score: Score) -> Fraction:
    """How far a slip moves the score, in points; a score that appears or disappears moves furthest."""
    if slip.percent is None or score.percent is None:
        return Fraction(1000)
    return abs(slip.percent - score.percent)


def _slips_of(verdict: Verdict, around: Surroundings, interpreter: Interpreter, sums: Sums) -> Iterator[Slip]:
    """The slips of one contract, with the score that each would give."""
    facts = facts_on(verdict.contract, sums.day, interpreter.policy, around)
    known: set[tuple[str, Outcome]] = set()
    for fact in TYPED:
        for told, instead, slipped in slipped_facts(facts, fact, interpreter.policy):
            rule = interpreter.decide(slipped).rule
            outcome = Outcome(rule.outcome)
            if outcome is not verdict.outcome and (fact.name, outcome) not in known:
                known.add((fact.name, outcome))
                changed = next(interpreter.decided_by(verdict, [rule], sums.day, around))
                percent = sums.percent_with(verdict, changed)
                yield Slip(verdict.contract, fact.name, told, instead, outcome, percent)


def slipped_facts(facts: Facts, fact: Fact, policy: Policy) -> Iterator[Slipped]:
    """The facts with one that is known told otherwise, as far as the rules can tell the difference, nearest first."""
    told = getattr(facts, fact.name)
    if told is UNKNOWN or (told is None and fact.mistyped != "always") or facts.status == "not_started":
        return
    claims = (claim for rule in policy.rules for claim in rule.when if claim.fact == fact.name)
    for value in _nearest_first(told, {value for claim in claims for value in _values(claim, fact)}):
        if value != told:
            yield told, value, facts.answered(fact.name, value)  # type: ignore[arg-type]  # any value of the vocabulary


def _values(claim: Condition, fact: Fact) -> Iterator[FactValue]:
    """Values on either side of what a condition asks of a fact."""
    match fact.values:
        case "flag":
            yield from (True, False)
        case OneOf():
            yield from claim.one_of or ()
        case Number(step=step):
            yield from claim.one_of or ()
            bounds = (bound for bound in (claim.at_least, claim.above, claim.below) if bound is not None)
            near = (Decimal(b.numerator) / b.denominator + side for b in bounds for side in (-step, Decimal(0), step))
            yield from (int(value) if step == 1 else value for value in near if fact.values.can_be(value))


def _nearest_first(told: FactValue, values: set[FactValue]) -> list[FactValue]:
    """Numbers in the order of their distance to the one told, other values by name."""
    if isinstance(told, Decimal | int):
        here, numbers = Decimal(told), [value for value in values if isinstance(value, Decimal | int)]
        return [*sorted(numbers, key=lambda value: (abs(value - here), value))]
    return sorted(values, key=str)
