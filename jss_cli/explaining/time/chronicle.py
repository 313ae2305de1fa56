"""How a score went and how it will go, put together."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from jss_cli.domain.case import Case
from jss_cli.domain.chronicle import Chronicle, Crossing
from jss_cli.domain.timeline import Era
from jss_cli.explaining.time.events import AHEAD, crossings, events, top_rated_weeks, turns
from jss_cli.explaining.time.timeline import timeline
from jss_cli.explaining.why.sightings import PolicyOn, compare_observed
from jss_cli.scoring.windows import add_months


def chronicle(  # noqa: PLR0913 - a case, its rules, and the bounds that a person may ask for
    case: Case,
    eras: Sequence[Era],
    policy_on: PolicyOn,
    first: date | None = None,
    last: date | None = None,
    *,
    below: int | None = None,
    above: int | None = None,
) -> Chronicle:
    """The chronicle of a case from `first` to `last`, and when the score crossed a level.

    Without bounds it tells the two years before the case's day, as far as there were contracts, and the two after.
    """
    begin = min((contract.started for contract in case.history.contracts), default=case.day)
    first = first or max(add_months(case.day, -AHEAD), min(begin, case.day))
    last = last or max(add_months(case.day, AHEAD) + timedelta(days=1), first)
    line = timeline(case.history, eras, min(begin, first, case.day), max(last, case.day))
    told = [turn for turn in turns(line) if first < turn[1].first <= last]
    asked = ((below, True), (above, False))
    levels = tuple((level, is_below) for level, is_below in asked if level is not None)
    crossed = (
        Crossing(level, is_below, event)
        for level, is_below in levels
        for event in events(case.history, line, crossings(line, level, below=is_below))
    )
    return Chronicle(
        case,
        line,
        first,
        last,
        events(case.history, line, told),
        tuple(s for s in compare_observed(case.history, policy_on) if first <= s.observation.on <= last),
        levels,
        tuple(crossed),
        top_rated_weeks(line, case.day),
    )
