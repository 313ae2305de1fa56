"""What lies ahead of the score that was seen: today, the days on which it changes by itself, and the way to a target,
each over the worlds that fit."""

from __future__ import annotations

from bisect import bisect
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby, pairwise
from math import fsum
from operator import itemgetter

from jss_cli.domain.case import Case
from jss_cli.domain.chronicle import Chronicle
from jss_cli.domain.seen import ScoreBand, SeenAnswer, SeenCliff, SeenOutlook, SeenWay
from jss_cli.domain.seen_next import SeenChronicle
from jss_cli.domain.timeline import Timeline
from jss_cli.explaining.seen.band import band_of
from jss_cli.explaining.seen.ways import WorldLine
from jss_cli.explaining.seen.worlds import world_cases
from jss_cli.explaining.time.spans import KnownSpans
from jss_cli.explaining.time.standing import badge_on
from jss_cli.explaining.time.timeline import timeline

DAY, FIRST = timedelta(days=1), itemgetter(0)
LIKELY = 0.2  # the share of worlds in which a change must happen to be told
_Step = tuple[date, int | None]  # the day from which a person sees a whole percent (None: no score)
_Courses = dict[tuple[_Step, ...], float]  # each with the share of the worlds that take it


def seen_ahead(told: Chronicle, answer: SeenAnswer, lines: Sequence[WorldLine] = ()) -> SeenChronicle:
    """A chronicle whose days ahead are those of the worlds; `lines` are theirs, if they are known already."""
    case, known = told.case, KnownSpans()
    days = answer.run_shown(case), max(told.last, case.day)
    lines = lines or [
        (timeline(world.case.history, world.case.rulebook, *days, known), world.share)
        for world in world_cases(case, answer.worlds)
    ]
    courses = _courses(lines, case.day)
    outlook = outlook_of(case, lines, case.policy.top_rated.score, (), answer.still_shown(case))
    later = sorted({first for course in courses for first, _ in course if case.day < first <= told.last})
    bands = [(case.day, outlook.today), *((day, _band_on(courses, day)) for day in later)]
    steps = tuple(now for before, now in pairwise((None, *bands)) if now and (before is None or before[1] != now[1]))
    kept = [day.observation for day in answer.days if day not in answer.set_aside]
    told = replace(told, badge=badge_on(case.history, told.line, case.day, kept))
    return SeenChronicle(told, answer, outlook, steps)


def outlook_of(
    case: Case, lines: Sequence[WorldLine], target: int, ways: tuple[SeenWay, ...], shown: ScoreBand | None = None
) -> SeenOutlook:
    """What lies ahead in worlds whose timelines are known; `shown` is what is shown on the day, where it is known."""
    courses = _courses(lines, case.day)
    today = shown or _band_on(courses, case.day)
    cliffs = tuple(_cliffs(lines, courses, case.day))
    return SeenOutlook(today, (*(replace(cliff, before=today) for cliff in cliffs[:1]), *cliffs[1:]), target, ways)


def _shown(line: Timeline, today: date) -> dict[date, tuple[date, int | None]]:
    """What is shown on a day, by the first stretch of a line, and from each later one on which it is computed anew,
    with the last day on which it changed."""
    (_, whole), *later = _changes((stretch.first, stretch.whole) for stretch in line.stretches)
    return {today: (today, whole)} | {line.seen_on(max(day, today + DAY)): (day, whole) for day, whole in later}


def _changes(steps: Iterable[_Step]) -> list[_Step]:
    """Steps without those that bring nothing else than the one before."""
    return [next(alike) for _, alike in groupby(steps, key=itemgetter(1))]


def _courses(lines: Iterable[WorldLine], today: date) -> _Courses:
    """The courses that the score takes in some worlds from a day on, each with the share of those that have it."""
    found: _Courses = defaultdict(float)
    for line, share in lines:
        found[tuple(_changes((seen, whole) for seen, (_, whole) in _shown(line, today).items()))] += share
    return found


def _band_on(courses: _Courses, day: date) -> ScoreBand:
    """Where the score lies on a day."""
    return band_of((course[bisect(course, day, key=FIRST) - 1][1], share) for course, share in courses.items())


def _cliffs(lines: Iterable[WorldLine], courses: _Courses, today: date) -> Iterator[SeenCliff]:
    """The days on which the score changes by itself in some world, with the band before and after."""
    own: dict[date, dict[date, float]] = defaultdict(lambda: defaultdict(float))
    for line, share in lines:
        for seen, (day, _) in _shown(line, today).items():
            own[seen][day] += share
    for seen in sorted({first for course in courses for first, _ in course[1:]}):
        moved = fsum(share for course, share in courses.items() if seen in map(FIRST, course[1:]))
        if moved >= LIKELY:
            day = max(own[seen], key=own[seen].__getitem__)
            yield SeenCliff(day, seen, _band_on(courses, seen - DAY), _band_on(courses, seen), moved)
