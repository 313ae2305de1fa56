"""Worlds drawn from all that show what was seen.

Textbook name: forward sampling by the backward sums. From each state a move is taken by its chance times that of all
that is seen behind it, so that every world drawn fits, and each as often as it deserves.
Three equal contracts, of which one counts against its owner: each is drawn about as often as the others.

    >>> from collections import Counter
    >>> from datetime import date
    >>> from jss_cli.api import open_history
    >>> from jss_cli.domain.history import Observation
    >>> from jss_cli.explaining.seen.stages import Effort
    >>> from jss_cli.explaining.seen.weighing import readings_of, weighings_of
    >>> case = open_history(text='''id,client,started,ended,earned,stars
    ... a,A,2024-10-01,2024-10-15,100,5
    ... b,B,2024-10-01,2024-10-20,100,5
    ... c,C,2024-10-01,2024-10-31,100,5''', as_of=date(2024, 12, 1))
    >>> seen = [Observation(case.day, 33)]
    >>> found, _ = readings_of(case, seen, case.policy.seen)
    >>> one = weighings_of(found, seen, case.policy.seen, Effort(surprises=2, negligible=1e-9))[0]
    >>> drawing, random = Drawing(one), Random(1)
    >>> possible = one.reading.look.kinds.possible
    >>> drawn = [possible[2][drawing.draw(random)[2]].marks[0].outcome.value for _ in range(300)]
    >>> Counter(drawn).most_common()
    [('positive', 204), ('negative', 96)]
"""

from __future__ import annotations

from bisect import bisect, bisect_left
from collections.abc import Sequence
from itertools import accumulate
from random import Random
from typing import NamedTuple

from jss_cli.explaining.seen.kinds import Chosen
from jss_cli.explaining.seen.look import Look
from jss_cli.explaining.seen.states import BorderStage, Stage
from jss_cli.explaining.seen.weighing import Summed
from jss_cli.explaining.unseen.walk.course import Branch

FINEST = 1e-9  # of a number, that still tells worlds apart


class _Members(NamedTuple):
    """The possibilities of a contract that one branch stands for, with running sums of their chances."""

    contract: int
    members: tuple[int, ...]
    sums: list[float]


_Ways = tuple[list[float], list[tuple[_Members | None, int]]]  # running sums of weights; what is taken, and the cell


class Drawing:
    """Draws worlds of one reading."""

    def __init__(self, one: Summed) -> None:
        self._trellis, self._chances, self._ahead = one.trellis, one.chances, one.sums.ahead
        self._members = _members_as_in(one.reading.look, one.guide)
        self._starts = list(accumulate(self._ahead[0]))
        self._ways: dict[tuple[int, int], _Ways] = {}  # by stage and cell

    def draw(self, random: Random, at: float | None = None) -> Chosen:
        """One world; `at` places it among all of them in the order of their contracts, from 0 to 1."""
        chosen: Chosen = {}
        point = _Point(random, random.random() if at is None else at)
        cell = point.one_of(self._starts)
        for number, stage in enumerate(self._trellis.stages):
            if (number, cell) not in self._ways:
                self._ways[number, cell] = self._ways_from(number, stage, cell)
            sums, ways = self._ways[number, cell]
            taken, cell = ways[point.one_of(sums) if len(ways) > 1 else 0]
            if taken:
                chosen[taken.contract] = taken.members[point.one_of(taken.sums)]
        return chosen

    def _ways_from(self, number: int, stage: Stage, cell: int) -> _Ways:
        """Where a stage may take a cell: running sums of the chances with all that is seen behind it, and the ways."""
        lane = bisect(self._trellis.layers[number], cell) - 1
        if isinstance(stage, BorderStage):
            return [], [(None, stage.moves[bisect_left(stage.moves, (lane, cell))].at)]
        shares, ahead = (*self._chances[stage.spot], 1.0), self._ahead[number + 1]
        own = stage.moves[bisect_left(stage.moves, (lane,)) : bisect_left(stage.moves, (lane + 1,))]
        ways = [(branch, at + cell - first) for _, first, last, at, (branch, _) in own if first <= cell < last]
        members = (*self._members[stage.spot], None)
        return list(accumulate(shares[b] * ahead[to] for b, to in ways)), [(members[b], to) for b, to in ways]


def _members_as_in(own: Look, look: Look) -> list[list[_Members]]:
    """Per spot and branch of a look what stands for it in another of its shape."""

    def members(contract: int, branch: Branch) -> _Members:
        possible = own.kinds.possible[contract]
        return _Members(contract, branch.members, [*accumulate(float(possible[m].chance) for m in branch.members)])

    return own.as_in(look, [[members(spot.contract, branch) for branch in spot.branches] for spot in own.course.spots])


class _Point:
    """A number from 0 to 1 from which one choice after the other takes what it needs, so that worlds of evenly spread
    numbers hold each choice as often as it deserves, the first ones all but exactly.

    Textbook name: systematic sampling by arithmetic decoding.
    """

    def __init__(self, random: Random, at: float) -> None:
        self._random, self._at, self._width = random, at, 1.0

    def one_of(self, sums: Sequence[float]) -> int:
        """An index, by running sums of weights."""
        place = self._at * sums[-1]
        index = min(bisect(sums, place), len(sums) - 1)
        below = sums[index - 1] if index else 0.0
        weight = sums[index] - below
        self._width *= weight / sums[-1] if sums[-1] else 0.0
        if self._width < FINEST:
            self._at, self._width = self._random.random(), 1.0
        else:
            self._at = min(max((place - below) / weight, 0.0), 1.0)
        return index
