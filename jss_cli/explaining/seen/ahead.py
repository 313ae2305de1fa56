"""What lies ahead of the score that was seen: today, the days on which it changes by itself, and the way to a target,
each over the worlds that fit."""

from __future__ import annotations

from bisect import bisect
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from math import fsum
from typing import NamedTuple

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


class _Course(NamedTuple):
    """The days from which another whole percent is shown (None: no score) until a last day, and these percents."""

    firsts: tuple[date, ...]
    wholes: tuple[int | None, ...]
    last: date

    def whole_on(self, day: date) -> int | None:
        """The percent that is shown on a day; None outside these days as well."""
        return self.wholes[bisect(self.firsts, day) - 1] if self.firsts[0] <= day <= self.last else None


_Courses = dict[_Course, float]


def seen_outlook(case: Case, ways: SeenWays, goal: Goal) -> SeenOutlook:
    """What lies ahead from the day of a case on, nothing else happening but the good contracts of a way."""
    return outlook_of(case, ways.lines, goal.target, ways.ways(goal))


def seen_ahead(told: Chronicle, answer: SeenAnswer) -> SeenChronicle:
    """A chronicle whose days ahead are those of the worlds."""
    case = told.case
    known, until = KnownSpans(), max(told.last, case.day)
    worlds = world_cases(case, answer.worlds)
    lines = [(timeline(w.case.history, w.case.rulebook, case.day, until, known), w.share) for w in worlds]
    courses = _courses(lines)
    days = sorted({case.day, *(first for course in courses for first in course.firsts)})
    bands = [(day, _band_on(courses, day)) for day in days if day <= told.last]
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
    courses = _courses(lines)
    return SeenOutlook(_band_on(courses, case.day), tuple(_cliffs(case, courses)), target, ways)


def _courses(lines: Iterable[WorldLine]) -> _Courses:
    """The courses that the score takes in some worlds, each with the share of those that have it."""
    found: _Courses = defaultdict(float)
    for line, share in lines:
        steps = [(stretch.first, stretch.whole) for stretch in line.stretches]
        kept = [now for before, now in zip([None, *steps], steps, strict=False) if not before or before[1] != now[1]]
        found[_Course(tuple(first for first, _ in kept), tuple(whole for _, whole in kept), line.last)] += share
    return found


def _band_on(courses: _Courses, day: date) -> ScoreBand:
    """Where the score lies on a day."""
    return band_of((course.whole_on(day), share) for course, share in courses.items())


def _cliffs(case: Case, courses: _Courses) -> Iterator[SeenCliff]:
    """The days on which the score changes by itself in some world, with the band before and after."""
    for day in sorted({first for course in courses for first in course.firsts[1:]}):
        moved = fsum(share for course, share in courses.items() if day in course.firsts[1:])
        if moved >= LIKELY:
            seen = case.rulebook.on(day).cadence.next_from(day)
            yield SeenCliff(day, seen, _band_on(courses, day - DAY), _band_on(courses, day), moved)
