"""The way to a target over the worlds that show what was seen: on a day so many good contracts, for 50, 80 and 95 of
100 worlds. Each number is enough in its share of them on that very day, and one less is not."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction

from jss_cli.domain.case import Case
from jss_cli.domain.history import CENT, Contract
from jss_cli.domain.plan import MOST_ADDED, ContractSize, Goal
from jss_cli.domain.seen import ScoreBand, SeenAnswer
from jss_cli.domain.seen_explanation import SeenWay
from jss_cli.domain.timeline import Timeline
from jss_cli.explaining.next.plan import PlanSearch, telling
from jss_cli.explaining.seen.band import band_of, least_enough
from jss_cli.explaining.seen.worlds import WorldCase, world_cases
from jss_cli.explaining.time.spans import KnownSpans

CERTAINTIES = (0.5, 0.8, 0.95)
EVERY, PLANNED = (0, 1, 2), (1, 2)  # places among them: all, and those that are worth planning for
NEVER = MOST_ADDED + 1
WorldLine = tuple[Timeline, float]  # and its share
_Numbers = tuple[int | None, ...]


def seen_ways(case: Case, answer: SeenAnswer) -> SeenWays:
    """The worlds of an answer, ready for what is asked of the days ahead: to make them is most of the work."""
    return SeenWays(world_cases(case, answer.worlds), answer.run_shown(case))


class SeenWays:
    """Worlds, ready to be asked for ways; `lines` are their timelines from the day of the case, or `since` another."""

    def __init__(self, worlds: Sequence[WorldCase], since: date | None = None) -> None:
        self.worlds, known = worlds, KnownSpans()
        self._today = worlds[0].case.day if worlds else date.min
        self._searches = [(PlanSearch(world.case, known, since), world.share) for world in worlds]
        self.lines = [(search.line, share) for search, share in self._searches]
        self._found: dict[Goal, tuple[SeenWay, ...]] = {}

    def ways(self, goal: Goal) -> tuple[SeenWay, ...]:
        """The days on which fewer contracts do than before for one of the shares, soonest first, by the last day
        allowed; of more than the goal's `most` those that save most. Contracts are of the smallest size allowed."""
        sized, most = replace(goal, size=CENT if goal.size is None else goal.size), goal.most
        if sized not in self._found:
            self._found[sized] = self._ways(sized)
        left = telling(self._found[sized], most, _thinned)
        return left if len(left) <= most else (*left[: most - 1], left[-1])

    def band_with(self, day: date, added: Sequence[Contract]) -> ScoreBand:
        """Where the score lies on a day with contracts added, each of a new client and rated."""
        return band_of((search.shown_with(day, added), share) for search, share in self._searches)

    def size(self, goal: Goal) -> ContractSize:
        """The size of contract that is meant."""
        return self._searches[0][0].smallest(goal) if self._searches else ContractSize(CENT, None)

    def reachable(self, goal: Goal) -> tuple[int, SeenWay] | None:
        """The highest target below a goal that some way reaches, and the first one."""

        def is_beyond(target: int) -> bool:
            return not self.ways(replace(goal, target=target))

        highest = bisect_left(range(goal.target), 1, key=is_beyond) - 1
        return (highest, self.ways(replace(goal, target=highest))[0]) if highest > 0 else None

    def _ways(self, goal: Goal) -> tuple[SeenWay, ...]:
        """The days on which fewer contracts do for a share worth planning for, or for half where there is none."""
        days = sorted({day for search, _ in self._searches for day in search.days(goal)})
        told = self.lines[0][0].told_of(days, self._today) if days else {}
        every = [SeenWay(day, seen, self._needed(goal, day)) for day, seen in told.items()]
        return _lessening(every, PLANNED) or _lessening(every, EVERY)

    def _needed(self, goal: Goal, day: date) -> _Numbers:
        """The numbers that are enough on a day in each share of the worlds."""
        needed = [(search.needed(goal, day), share) for search, share in self._searches]
        return tuple(least_enough(needed, certainty) for certainty in CERTAINTIES)


def _lessening(every: Iterable[SeenWay], places: Sequence[int]) -> tuple[SeenWay, ...]:
    """The ways that need fewer contracts than all before them for one of some shares."""
    kept: list[SeenWay] = []
    least = [NEVER for _ in places]
    for way in every:
        counts = [NEVER if (number := way.contracts[place]) is None else number for place in places]
        if any(number < before for number, before in zip(counts, least, strict=True)):
            least = [min(pair) for pair in zip(counts, least, strict=True)]
            kept.append(way)
    return tuple(kept)


def _thinned(found: Sequence[SeenWay], share: Fraction) -> Iterator[SeenWay]:
    """The ways that need at most a share of the contracts of those kept before them, and the last of all."""
    kept: tuple[int, ...] | None = None
    for way in found:
        numbers = tuple(NEVER if number is None else number for number in way.contracts)
        if kept is None or way is found[-1] or any(n <= share * k for n, k in zip(numbers, kept, strict=True) if k):
            kept = numbers if kept is None else tuple(map(min, numbers, kept))
            yield way
