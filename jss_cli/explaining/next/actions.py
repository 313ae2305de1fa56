"""What can be done about the contracts that exist, ranked by the points it would gain today.

A risky action that waiting makes needless comes behind the wait. What costs points is what the shown window counts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any, TypeVar

from jss_cli.dataclass import dataclass
from jss_cli.domain.facts import LEAST_STARS, MOST_STARS
from jss_cli.domain.history import CENT, Contract, Feedback, History, Interim, Payment
from jss_cli.domain.plan import Action, ActionKind, AnyAction, Refusal, RefusalKind
from jss_cli.domain.policy import Policy
from jss_cli.domain.scenario import Agency
from jss_cli.domain.score import Score, shown_percent
from jss_cli.domain.timeline import Stretch, Timeline
from jss_cli.domain.verdict import Outcome, Verdict
from jss_cli.explaining.next.adding import DONE, GOOD
from jss_cli.explaining.next.exchange import Exchange
from jss_cli.explaining.next.requests import is_askable
from jss_cli.scoring.context import is_unrated
from jss_cli.scoring.scoring import held

BAD = Feedback(LEAST_STARS, 0)


@dataclass(frozen=True, slots=True)
class _Attempt:
    """Something to try: the contract if it goes well and if it goes badly (None: it cannot)."""

    kind: ActionKind
    agency: Agency
    well: Contract
    badly: Contract | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Survey:
    """The actions that gain points, those that gain most first, and what is asked for in vain."""

    actions: tuple[Action, ...]
    refusals: tuple[Refusal, ...]


def survey(history: History, score: Score) -> Survey:
    """Everything that can be tried about the contracts of a history under the rules of its score."""
    exchange = Exchange(history, score)
    actions: list[Action] = []
    vain: dict[RefusalKind, list[str]] = {"ask": [], "interim": []}
    for verdict in score.verdicts:
        for attempt in _attempts(verdict, score.policy, score.as_of):
            if attempt.kind == "remove" and not _has_earned_removal(score):
                continue
            percent, after = exchange.scored(verdict, attempt.well)
            points = (percent or Fraction(0)) - (score.percent or Fraction(0))
            is_open = is_askable(attempt.kind, verdict.contract, score.policy, score.as_of)
            if percent is not None and points > 0 and is_open:
                risk = exchange.scored(verdict, attempt.badly)[0] if attempt.badly else None
                deed = (attempt.kind, verdict.contract, attempt.agency, after.rule, attempt.until, risk)
                actions.append(Action(*deed, percent, points))
            elif points > 0 or (attempt.kind == "interim" and after.rule is verdict.rule):
                vain["ask" if points > 0 else "interim"].append(verdict.contract.id)
    return Survey(tuple(sorted(actions, key=lambda action: -action.points)), tuple(_refusals(score, vain)))


def _refusals(score: Score, vain: Mapping[RefusalKind, Sequence[str]]) -> Iterator[Refusal]:
    """What people try about contracts that are open or cost points, though no rule has it, its days are over, or it is
    not theirs to ask for."""
    policy, day = score.policy, score.as_of
    costing = costly(score)
    if costing and not _has_earned_removal(score):
        yield Refusal("remove_later" if policy.removal else "remove", costing)
    unrated = (v.contract for v in score.verdicts if v.contract.id in costing and v.contract.ended)
    if late := tuple(c.id for c in unrated if is_unrated(c) and _last_feedback_day(c, policy) < day):
        yield Refusal("rate", late)
    reasoned = (v.contract.id for v in score.verdicts if any(condition.fact == "reason" for condition in v.rule.when))
    if given := tuple(name for name in reasoned if name in costing):
        yield Refusal("reason", given)
    yield from (Refusal(kind, tuple(dict.fromkeys(names))) for kind, names in vain.items() if names)


def _has_earned_removal(score: Score) -> bool:
    """Whether the rules of the day have the perk, and there are enough ended contracts for it."""
    perk, day = score.policy.removal, score.as_of
    ended = sum(v.contract.ended is not None and v.contract.ended <= day for v in score.verdicts)
    return perk is not None and ended >= perk.per_contracts


def _attempts(verdict: Verdict, policy: Policy, day: date) -> Iterator[_Attempt]:
    """What can be tried about a contract that has begun and does not count in full."""
    contract = verdict.contract
    if contract.started > day or verdict.outcome is Outcome.POSITIVE:
        return
    if contract.ended is None or contract.ended > day:
        yield from _open_attempts(contract, day)
    else:
        yield from _ended_attempts(contract, policy, day)


def _open_attempts(contract: Contract, day: date) -> Iterator[_Attempt]:
    """An open contract can be closed, rated on the way, or paid."""
    closed = replace(contract, ended=day, ending=DONE)
    yield _Attempt("close", "you", replace(closed, feedback=GOOD), replace(closed, feedback=BAD))
    content, unhappy = (with_interim(contract, day, stars) for stars in (MOST_STARS, LEAST_STARS))
    yield _Attempt("interim", "others", content, unhappy)
    if contract.net <= 0:
        yield _Attempt("pay", "others", _with_payment(contract, day))


def _ended_attempts(contract: Contract, policy: Policy, day: date) -> Iterator[_Attempt]:
    """An ended contract can be rated while the form is open, have its stars edited, or be removed."""
    until = _last_feedback_day(contract, policy)
    if is_unrated(contract):
        if day <= until:
            rated, poor = replace(contract, feedback=GOOD), replace(contract, feedback=BAD)
            yield _Attempt("rate", "others", rated, poor, until)
    elif isinstance(stars := contract.feedback.stars, Decimal) and stars < MOST_STARS:
        yield _Attempt("edit", "others", replace(contract, feedback=replace(contract.feedback, stars=MOST_STARS)))
    if policy.removal and not contract.feedback.removed:
        yield _Attempt("remove", "you", replace(contract, feedback=replace(contract.feedback, removed=True)))


def with_interim(contract: Contract, day: date, stars: Decimal) -> Contract:
    """The contract with feedback given on the way."""
    return replace(contract, interim=(*contract.interim, Interim(day, stars)))


def _with_payment(contract: Contract, day: date) -> Contract:
    """The contract with a payment, however small, over what was paid back."""
    amount = contract.refunded - contract.gross + CENT
    payments = (*contract.payments, Payment(day, amount)) if contract.payments else ()
    return replace(contract, earned=contract.gross + amount, payments=payments)


def _last_feedback_day(contract: Contract, policy: Policy) -> date:
    """The last day on which the client of an ended contract can still give feedback."""
    assert contract.ended is not None  # noqa: S101 - it has ended
    return contract.ended + timedelta(days=policy.measures.feedback_days)


NOTHING = Fraction(0)
A = TypeVar("A", bound=AnyAction)


def with_waits(actions: Iterable[Action], score: Score, line: Timeline) -> tuple[Action, ...]:
    """Actions by the points they gain, and above each that may go badly the first wait that does as well."""
    return above_waits(actions, lambda action: _wait_for(action, score, line), lambda action: action.points)


def above_waits(actions: Iterable[A], wait_for: Callable[[A], A | None], gain: Callable[[A], Any]) -> tuple[A, ...]:
    """Actions by what they gain, one that may go badly by no more than the wait that does as well, told too."""
    told: list[tuple[Any, A]] = []
    waits: dict[str, A] = {}
    for action in actions:
        wait = wait_for(action)
        if wait:
            waits.setdefault(action.contract.id, wait)
        told.append((min(map(gain, (action, wait))) if wait else gain(action), action))
    told += [(gain(wait), wait) for wait in waits.values()]
    told.sort(key=lambda pair: (-pair[0], pair[1].kind != "wait", pair[1].risk is not None))
    return tuple(action for _, action in told)


def _wait_for(action: Action, score: Score, line: Timeline) -> Action | None:
    """Leaving the contract of an action alone until its gain has come by itself; None if it may not go badly, or that
    never comes."""
    if action.risk is None or action.risk >= action.percent:
        return None
    for stretch in line.told(score.as_of):
        if stretch.first > score.as_of and stretch.percent is not None and _does_as_well(stretch, action, score):
            points = stretch.percent - (score.percent or NOTHING)
            then = (verdict for era in line.eras for verdict in era.verdicts_on(stretch.first))
            rule = next((one.rule for one in then if one.contract.id == action.contract.id), action.rule)
            return Action("wait", action.contract, "you", rule, stretch.first, None, stretch.percent, points)
    return None


def _does_as_well(stretch: Stretch, action: Action, score: Score) -> bool:
    """Whether a later score is as high as an action's, or is shown as high, and higher than today's."""
    assert stretch.percent is not None and stretch.whole is not None  # noqa: S101, PT018 - asked of scores alone
    is_shown = stretch.whole >= shown_percent(action.percent) and stretch.percent > (score.percent or NOTHING)
    return stretch.percent >= action.percent or is_shown


def costly(score: Score) -> tuple[str, ...]:
    """The ids of the contracts that cost points in the window shown (of a score that is missing: in none)."""
    inside = counted(score)
    costing = (verdict for verdict in score.verdicts if verdict.outcome is not Outcome.POSITIVE)
    return tuple(verdict.contract.id for verdict in costing if verdict.contract.id in inside)


def counted(score: Score) -> frozenset[str]:
    """The ids of the contracts that the shown window, or any part of a shown blend, holds."""
    parts = score.shown.parts if score.shown else ()
    return frozenset(v.contract.id for part in parts for v in held(score.verdicts, part.months, score.as_of))
