"""What lies ahead of the score that was seen: today, the days on which it changes by itself, and the way to a target,
each over the worlds that fit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from math import fsum

from jss_cli.domain.case import Case
from jss_cli.domain.chronicle import Badge, Chronicle
from jss_cli.domain.plan import Goal
from jss_cli.domain.seen import ScoreBand, SeenAnswer, SeenCliff, SeenOutlook, SeenWay
from jss_cli.domain.seen_next import SeenChronicle
from jss_cli.explaining.seen.band import band_of
from jss_cli.explaining.seen.ways import SeenWays, WorldLine
from jss_cli.explaining.seen.worlds import world_cases
from jss_cli.explaining.time.spans import KnownSpans
from jss_cli.explaining.time.timeline import timeline

DAY = timedelta(days=1)
LIKELY = 0.2  # the share of worlds in which a change must happen to be told


def seen_outlook(case: Case, ways: SeenWays, goal: Goal) -> SeenOutlook:
    """What lies ahead from the day of a case on, nothing else happening but the good contracts of a way."""
    return outlook_of(case, ways.lines, goal.target, ways.ways(goal))


def seen_ahead(told: Chronicle, answer: SeenAnswer) -> SeenChronicle:
    """A chronicle whose days ahead are those of the worlds."""
    case = told.case
    known, until = KnownSpans(), max(told.last, case.day)
    worlds = world_cases(case, answer.worlds)
    lines = [(timeline(w.case.history, w.case.rulebook, case.day, until, known), w.share) for w in worlds]
    bands = [(day, _band_on(lines, day)) for day in (case.day, *_turning_days(lines)) if day <= told.last]
    steps = tuple(now for before, now in pairwise((None, *bands)) if now and (before is None or before[1] != now[1]))
    told = replace(told, badge=_badge_seen(told, answer))
    return SeenChronicle(told, answer, outlook_of(case, lines, case.policy.top_rated.score, ()), steps)


def _badge_seen(told: Chronicle, answer: SeenAnswer) -> Badge | None:
    """How far the badge's conditions are met by the number that was seen, unless that is old."""
    seen, badge = answer.seen, told.badge
    is_old = (told.case.day - seen.on).days > answer.score.policy.seen.stale_days
    return badge if badge is None or seen.score is None or is_old else replace(badge, whole=seen.score)


def outlook_of(case: Case, lines: Sequence[WorldLine], target: int, ways: tuple[SeenWay, ...]) -> SeenOutlook:
    """What lies ahead in worlds whose timelines are known."""
    return SeenOutlook(_band_on(lines, case.day), tuple(_cliffs(case, lines)), target, ways)


def _band_on(lines: Sequence[WorldLine], day: date) -> ScoreBand:
    """Where the score lies on a day."""
    found = ((line.stretch_on(day), share) for line, share in lines)
    return band_of((stretch.whole if stretch else None, share) for stretch, share in found)


def _turning_days(lines: Sequence[WorldLine]) -> list[date]:
    """The days on which the score changes in some world, whose timelines all begin on one day."""
    pairs = (pair for line, _ in lines for pair in pairwise(line.stretches))
    return sorted({after.first for before, after in pairs if before.whole != after.whole})


def _cliffs(case: Case, lines: Sequence[WorldLine]) -> Iterator[SeenCliff]:
    """The days on which the score changes by itself in some world, with the band before and after."""
    for day in _turning_days(lines):
        pairs = [(line.stretch_on(day - DAY), line.stretch_on(day), share) for line, share in lines]
        moved = fsum(share for before, after, share in pairs if before and after and before.whole != after.whole)
        if moved >= LIKELY:
            seen = case.rulebook.on(day).cadence.next_from(day)
            yield SeenCliff(day, seen, _band_on(lines, day - DAY), _band_on(lines, day), moved)
