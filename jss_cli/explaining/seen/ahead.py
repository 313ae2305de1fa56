"""What lies ahead of the score that was seen: today, the days on which it changes by itself, and the way to a target,
each over the worlds that fit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from jss_cli.domain.case import Case
from jss_cli.domain.plan import Goal
from jss_cli.domain.seen import Band, SeenCliff, SeenOutlook, SeenWay
from jss_cli.domain.timeline import Timeline
from jss_cli.explaining.next.plan import frontier
from jss_cli.explaining.seen.band import band_of, least_enough
from jss_cli.explaining.seen.worlds import WorldCase
from jss_cli.explaining.time.events import AHEAD
from jss_cli.explaining.time.timeline import stretch_on, timeline
from jss_cli.scoring.windows import add_months

DAY = timedelta(days=1)
CERTAINTIES = (0.5, 0.8, 0.95)
LIKELY = 0.2  # the share of worlds in which a change must happen to be told


def seen_outlook(case: Case, worlds: Sequence[WorldCase], goal: Goal) -> SeenOutlook:
    """What lies ahead from the day of a case on, nothing else happening but the good contracts of a way."""
    lines = [(timeline(w.case.history, w.case.rulebook, case.day, _until(case)), w.share) for w in worlds]
    return SeenOutlook(_band_on(lines, case.day), tuple(_cliffs(case, lines)), goal.target, tuple(_ways(worlds, goal)))


def _until(case: Case) -> date:
    return add_months(case.day, AHEAD) + DAY


def _band_on(lines: Sequence[tuple[Timeline, float]], day: date) -> Band:
    found = ((stretch_on(line, day), share) for line, share in lines)
    return band_of((stretch.whole if stretch else None, share) for stretch, share in found)


def _cliffs(case: Case, lines: Sequence[tuple[Timeline, float]]) -> Iterator[SeenCliff]:
    """The days on which the score changes by itself in some world, with the band before and after."""
    days = sorted({stretch.first for line, _ in lines for stretch in line.stretches if stretch.first > case.day})
    for day in days:
        pairs = [(stretch_on(line, day - DAY), stretch_on(line, day), share) for line, share in lines]
        moved = sum(share for before, after, share in pairs if before and after and before.whole != after.whole)
        if moved >= LIKELY:
            seen = case.rulebook.on(day).cadence.next_from(day)
            yield SeenCliff(day, seen, _band_on(lines, day - DAY), _band_on(lines, day), moved)


def _ways(worlds: Sequence[WorldCase], goal: Goal) -> Iterator[SeenWay]:
    """The numbers of good contracts that are enough in 50, 80 and 95 of 100 worlds, on each day on which fewer are."""
    steps = [(frontier(world.case, goal), world.share) for world in worlds]
    before: tuple[int | None, ...] = ()
    for day in sorted({day for found, _ in steps for day, _ in found}):
        needed = [(_needed(found, day), share) for found, share in steps]
        numbers = tuple(least_enough(needed, certainty) for certainty in CERTAINTIES)
        if numbers != before and any(number is not None for number in numbers):
            yield SeenWay(day, numbers)
        before = numbers


def _needed(found: Sequence[tuple[date, int]], day: date) -> int | None:
    """The number that is enough by a day."""
    return next((number for since, number in reversed(found) if since <= day), None)
