"""What lies ahead of the score that was seen: today, the days on which it changes by itself, and the way to a target,
each over the worlds that fit."""

from __future__ import annotations

from bisect import bisect
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cached_property
from itertools import groupby, pairwise
from math import fsum
from operator import itemgetter

from jss_cli.domain.case import Case
from jss_cli.domain.chronicle import Chronicle
from jss_cli.domain.seen import ScoreBand, SeenAnswer
from jss_cli.domain.seen_explanation import SeenCliff, SeenOutlook, SeenWay
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


def seen_ahead(told: Chronicle, answer: SeenAnswer, lines: Sequence[WorldLine] = ()) -> SeenChronicle:
    """A chronicle whose days ahead are those of the worlds; `lines` are theirs, if they are known already."""
    case, known = told.case, KnownSpans()
    days = answer.run_shown(case), max(told.last, case.day)
    lines = lines or [
        (timeline(world.case.history, world.case.rulebook, *days, known), world.share)
        for world in world_cases(case, answer.worlds)
    ]
    courses = _Courses(lines, case.day)
    outlook = courses.outlook(case.policy.top_rated.score, (), answer.still_shown(case))
    bands = [(day, courses.band_on(day)) for day in courses.days if case.day < day <= told.last]
    bands = [(case.day, outlook.today), *bands]
    steps = tuple(now for before, now in pairwise((None, *bands)) if now and (before is None or before[1] != now[1]))
    kept = [day.observation for day in answer.days if day not in answer.set_aside]
    told = replace(told, badge=badge_on(case.history, told.line, case.day, kept))
    return SeenChronicle(told, answer, outlook, steps)


def outlook_of(
    case: Case, lines: Iterable[WorldLine], target: int, ways: tuple[SeenWay, ...], shown: ScoreBand | None = None
) -> SeenOutlook:
    """What lies ahead in worlds whose timelines are known; `shown` is what is shown on the day, where it is known."""
    return _Courses(lines, case.day).outlook(target, ways, shown)


class _Courses:
    """The courses that the score takes in some worlds from a day on, each with the share of those that take it."""

    def __init__(self, lines: Iterable[WorldLine], today: date) -> None:
        self._today, self._taken = today, defaultdict[tuple[_Step, ...], float](float)
        self._changed: dict[date, dict[date, float]] = defaultdict(lambda: defaultdict(float))  # by the day it is seen
        for line, share in lines:
            shown = _shown(line, today)
            self._taken[tuple(_changes((seen, whole) for seen, (_, whole) in shown.items()))] += share
            for seen, (day, _) in shown.items():
                self._changed[seen][day] += share

    @cached_property
    def days(self) -> list[date]:
        """The days from which a person sees something else in some world, the first of which is today."""
        return sorted({day for course in self._taken for day, _ in course})

    def band_on(self, day: date) -> ScoreBand:
        """Where the score lies on a day."""
        return band_of((course[bisect(course, day, key=FIRST) - 1][1], share) for course, share in self._taken.items())

    def outlook(self, target: int, ways: tuple[SeenWay, ...], shown: ScoreBand | None) -> SeenOutlook:
        """What lies ahead; `shown` is what is shown today, where it is known, and the next change leads from it if what
        fits comes to it."""
        first, cliffs = self.band_on(self._today), list(self._cliffs())
        if shown and first.holds(shown.middle):
            cliffs[:1] = (replace(cliff, before=shown) for cliff in cliffs[:1])
        return SeenOutlook(shown or first, tuple(cliffs), target, ways)

    def _cliffs(self) -> Iterator[SeenCliff]:
        """The days on which the score changes by itself in some world, with the band before and after."""
        for seen in self.days[1:]:
            moved = fsum(share for course, share in self._taken.items() if seen in map(FIRST, course[1:]))
            if moved >= LIKELY:
                day = max(self._changed[seen], key=self._changed[seen].__getitem__)
                yield SeenCliff(day, seen, self.band_on(seen - DAY), self.band_on(seen), moved)


def _shown(line: Timeline, today: date) -> dict[date, tuple[date, int | None]]:
    """What is shown on a day, by the first stretch of a line, and from each later one on which it is computed anew,
    with the last day on which it changed."""
    (_, whole), *later = _changes((stretch.first, stretch.whole) for stretch in line.stretches)
    return {today: (today, whole)} | {line.seen_on(max(day, today + DAY)): (day, whole) for day, whole in later}


def _changes(steps: Iterable[_Step]) -> list[_Step]:
    """Steps without those that bring nothing else than the one before."""
    return [next(alike) for _, alike in groupby(steps, key=itemgetter(1))]
