"""How a score stands on a day: which computation it is seen from, and when it was lost if there is none any more;
and how far a history meets what the Top Rated badge asks for, and what it cannot tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal

from jss_cli.domain.case import Case
from jss_cli.domain.chronicle import MOST_TRACED, Badge, Run, ScoreStanding
from jss_cli.domain.falls import last_score
from jss_cli.domain.history import DAY, Contract, History, Observation, total_of
from jss_cli.domain.score import Score
from jss_cli.domain.sections import CURRENCY
from jss_cli.domain.timeline import Event, Timeline
from jss_cli.scoring.payments import refunded_until
from jss_cli.scoring.scoring import score_history
from jss_cli.scoring.windows import add_months, earliest_entry


def standing_of(case: Case, line: Timeline | None = None) -> ScoreStanding:
    """How the score of a case stands on its day, and before it off a line that is known already."""
    score = score_history(case.history, case.policy, case.day)
    return ScoreStanding(case, score, _run_shown(case, line), loss_of(case, score))


def whole_on(case: Case, day: date, line: Timeline | None = None) -> int | None:
    """The score that the rules of a day show on it: off a line that holds the day, else scored by itself."""
    return ((line.stretch_on(day) if line else None) or score_history(case.history, case.rulebook.on(day), day)).whole


def _run_shown(case: Case, line: Timeline | None) -> Run | None:
    """The last computation, where the next one is not yet due; None on a day on which scores are computed, and before
    the first rules that are known."""
    cadence = case.policy.cadence
    last = cadence.last_until(case.day)
    if last == case.day or last < case.policy.since:
        return None
    return Run(last, cadence.next_from(case.day), whole_on(case, last, line))


def loss_of(case: Case, score: Score) -> Event | None:
    """The day on which the last score that there was went, and why; None where there is one, or never was, and where
    there are too many contracts to look.

    Once every contract has left every window nothing changes any more, and most scores went within the last of these
    months: only where none did are all the years looked at.
    """
    if score.shown or not 0 < len(case.history.contracts) <= MOST_TRACED:
        return None
    from jss_cli.explaining.time.events import events, turns  # noqa: PLC0415 - most have a score
    from jss_cli.explaining.time.timeline import timeline  # noqa: PLC0415

    first = min(case.day, *(contract.started for contract in case.history.contracts))
    longest = max(era.policy.windows.lengths[-1] for era in case.rulebook.eras(first, case.day))
    last = min(case.day, add_months(max(_last_touched(c, case.day) for c in case.history.contracts), longest) + DAY)
    for begin in dict.fromkeys((max(first, add_months(last, -longest)), first)):
        line = timeline(case.history, case.rulebook, begin, max(begin, last))
        if lost := [turn for turn in turns(line, case.day) if turn[0].shown and not turn[1].shown]:
            return events(case.history, line, lost[-1:])[0]
    return None


def _last_touched(contract: Contract, day: date) -> date:
    """The last day until `day` on which a contract ended or was paid; an open one is taken to be touched on the day."""
    told = (payment.on for payment in contract.payments)
    return day if contract.ended is None else min(day, max(contract.ended, *told, contract.started))


def badge_on(history: History, line: Timeline, day: date, observed: Sequence[Observation] = ()) -> Badge | None:
    """The badge's conditions as of a day, by what was observed of the score and before that by the rules alone; None
    where the rules of that day do not publish them."""
    now = line.stretch_on(day)
    if now is None or now.policy.top_rated.basis.known != "published":
        return None
    needed = now.policy.top_rated
    ends = [_least_on(line, observed, day - timedelta(weeks=back)) for back in range(needed.of_weeks)]
    reached = sum(least is not None and least >= needed.score for least in ends)
    spans = [_earned_within(contract, earliest_entry(day, needed.months), day) for contract in history.contracts]
    least, most = (sum((span[i] for span in spans), Decimal(0)) for i in (0, 1))
    foreign = "" if history.currency == CURRENCY else history.currency
    began = min((contract.started for contract in history.contracts), default=None)
    active = max((on for contract in history.contracts for on in _days_of(contract, day)), default=None)
    is_earned = None if foreign or least < needed.earned <= most else least >= needed.earned
    return Badge(needed, ends[0], reached, least, is_earned, day, began, active, foreign, last_score(observed, day))


def _least_on(line: Timeline, observed: Sequence[Observation], day: date) -> int | None:
    """The least score that was shown on a day, by what was seen last, else by the rules alone; None: there was none."""
    if seen := last_score(observed, day):
        return None if seen.shown == "none" else seen.bounds[0]
    return stretch.whole if (stretch := line.stretch_on(day)) else None


def _days_of(contract: Contract, day: date) -> Iterator[date]:
    """The days until `day` on which a contract began, was paid as far as that is told, or ended."""
    payments = (payment.on for payment in contract.payments)
    yield from (on for on in (contract.started, contract.ended or contract.started, *payments) if on <= day)


def _earned_within(contract: Contract, since: date, day: date) -> tuple[Decimal, Decimal]:
    """What a contract earned from `since` to `day`, at least and at most: without dated payments it is known only of
    what began (and ended, if it has) within these days, or outside them; an amount that nobody told has no most."""
    if contract.payments:
        paid = total_of(payment for payment in contract.payments if since <= payment.on <= day)
        return max(paid - refunded_until(contract, day), Decimal(0)), paid
    if contract.started > day or (contract.ended is not None and contract.ended < since):
        return Decimal(0), Decimal(0)
    most = Decimal("Infinity") if contract.lacks_amount(day) else contract.gross
    is_within = most.is_finite() and contract.started >= since and (contract.ended is None or contract.ended <= day)
    return (contract.gross - refunded_until(contract, day) if is_within else Decimal(0)), most
