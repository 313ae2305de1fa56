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
from operator import itemgetter

from jss_cli.domain.case import Case
from jss_cli.domain.chronicle import Badge, Chronicle
from jss_cli.domain.seen import ScoreBand, SeenAnswer, SeenCliff, SeenOutlook, SeenWay
from jss_cli.domain.seen_next import SeenChronicle
from jss_cli.explaining.seen.band import band_of
from jss_cli.explaining.seen.ways import WorldLine
from jss_cli.explaining.seen.worlds import world_cases
from jss_cli.explaining.time.spans import KnownSpans
from jss_cli.explaining.time.timeline import timeline

DAY, FIRST = timedelta(days=1), itemgetter(0)
LIKELY = 0.2  # the share of worlds in which a change must happen to be told
_Courses = dict[tuple[tuple[date, int | None], ...], float]  # from which days which percent is shown, and the share


def seen_ahead(told: Chronicle, answer: SeenAnswer) -> SeenChronicle:
    """A chronicle whose days ahead are those of the worlds."""
    case = told.case
    known, until = KnownSpans(), max(told.last, case.day)
    worlds = world_cases(case, answer.worlds)
    lines = [(timeline(w.case.history, w.case.rulebook, case.day, until, known), w.share) for w in worlds]
    courses = _courses(lines)
    days = sorted({case.day, *(first for course in courses for first, _ in course)})
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
        kept = (now for before, now in zip([None, *steps], steps, strict=False) if not before or before[1] != now[1])
        found[tuple(kept)] += share
    return found


def _band_on(courses: _Courses, day: date) -> ScoreBand:
    """Where the score lies on a day."""
    return band_of((course[bisect(course, day, key=FIRST) - 1][1], share) for course, share in courses.items())


def _cliffs(case: Case, courses: _Courses) -> Iterator[SeenCliff]:
    """The days on which the score changes by itself in some world, with the band before and after."""
    for day in sorted({first for course in courses for first, _ in course[1:]}):
        moved = fsum(share for course, share in courses.items() if day in map(FIRST, course[1:]))
        if moved >= LIKELY:
            seen = case.rulebook.on(day).cadence.next_from(day)
            yield SeenCliff(day, seen, _band_on(courses, day - DAY), _band_on(courses, day), moved)
