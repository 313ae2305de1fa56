"""How a score went and how it will go, put together."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from jss_cli.domain.case import Case
from jss_cli.domain.chronicle import Chronicle, Crossing, TimelineQuestion
from jss_cli.errors import Fault, UsageError
from jss_cli.explaining.time.events import AHEAD, Turn, crossings, events, is_cliff, turns
from jss_cli.explaining.time.standing import badge_on
from jss_cli.explaining.time.timeline import timeline
from jss_cli.explaining.why.sightings import compare_observed, contradicted_in
from jss_cli.scoring.windows import add_months


def chronicle(case: Case, asked: TimelineQuestion, nearest: int | None = None) -> Chronicle:
    """The chronicle of a case, and when the score crossed a level; with all events, or with so many each way that the
    score shows. Raises UsageError (JSS906) for days the wrong way round."""
    if asked.first and asked.last and asked.first > asked.last:
        raise UsageError(Fault("JSS906", f"--from {asked.first} is after --to {asked.last}", "exchange the two days"))
    begin = min((contract.started for contract in case.history.contracts), default=case.day)
    first = asked.first or max(add_months(case.day, -AHEAD), min(begin, case.day))
    last = asked.last or max(add_months(case.day, AHEAD) + timedelta(days=1), first)
    pairs = ((asked.below, True), (asked.above, False))
    levels = tuple((level, is_below) for level, is_below in pairs if level is not None)
    since = min(first, begin if levels else case.day - timedelta(weeks=case.policy.top_rated.of_weeks))
    line = timeline(case.history, case.rulebook, since, max(last, case.day))
    told, more = [turn for turn in turns(line, case.day) if first < turn[1].first <= last], (0, 0)
    if nearest is not None:
        told, more = _nearest(told, case.day, nearest)
    crossed = (
        Crossing(level, is_below, event)
        for level, is_below in levels
        for event in events(case.history, line, crossings(line, case.day, level, below=is_below))
    )
    return Chronicle(
        case,
        line,
        first,
        last,
        events(case.history, line, told),
        tuple(s for s in compare_observed(case, line) if first <= s.observation.on <= last),
        levels,
        tuple(crossed),
        badge_on(case.history, line, case.day),
        more,
        contradicted_in(case),
    )


def _nearest(told: Sequence[Turn], day: date, most: int) -> tuple[list[Turn], tuple[int, int]]:
    """The last turns until a day and the first after it that the score or a change of rules shows, and how many more
    there are before and after them."""
    shown = [turn for turn in told if is_cliff(turn) or turn[0].policy != turn[1].policy]
    past = [turn for turn in shown if turn[1].first <= day]
    kept = [*past[-most:], *shown[len(past) :][:most]]
    return kept, (max(len(past) - most, 0), max(len(shown) - len(past) - most, 0))
