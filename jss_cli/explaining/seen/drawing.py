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
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from random import Random
from typing import NamedTuple, TypeVar

from jss_cli.explaining.seen.kinds import Chosen
from jss_cli.explaining.seen.states import BorderStage, CellMoves, Stage
from jss_cli.explaining.seen.weighing import Summed
from jss_cli.explaining.unseen.walk.course import Branch

T = TypeVar("T")
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
        look = one.reading.look
        spots = [(spot, look.kinds.own[spot.contract].chances) for spot in look.course.spots]
        self._members = look.as_in(
            one.guide, [[_members(spot.contract, b, of) for b in spot.branches] for spot, of in spots]
        )
        self._starts = list(accumulate(self._ahead[0]))
        self._ways: dict[tuple[int, int], _Ways] = {}  # by stage and cell

    def draw(self, random: Random, at: float | None = None) -> Chosen:
        """One world; `at` places it among all of them in the order of their contracts, from 0 to 1."""
        chosen: Chosen = {}
        point = _Point(random, random.random() if at is None else at)
        cell = point.one_of(self._starts)
        for number, stage in enumerate(self._trellis.stages):
            key = number, cell
            sums, ways = self._ways.get(key) or self._ways.setdefault(key, self._ways_from(number, stage, cell))
            taken, cell = ways[point.one_of(sums) if len(ways) > 1 else 0]
            if taken:
                chosen[taken.contract] = taken.members[point.one_of(taken.sums)]
        return chosen

    def _ways_from(self, number: int, stage: Stage, cell: int) -> _Ways:
        """Where a stage may take a cell: running sums of the chances with all that is seen behind it, and the ways."""
        if isinstance(stage, BorderStage):
            return [], [(None, to) for _, to in _moves_from(cell, stage.moves)]
        shares, ahead = (*self._chances[stage.spot], 1.0), self._ahead[number + 1]
        ways, members = [*_moves_from(cell, stage.moves)], (*self._members[stage.spot], None)
        sums = accumulate(shares[branch] * ahead[to] for (branch, _), to in ways)
        return [*sums], [(members[branch], to) for (branch, _), to in ways]


def _moves_from(cell: int, moves: Iterable[CellMoves[T]]) -> Iterator[tuple[T, int]]:
    """The ways in which one cell moves, and where it goes."""
    for how, sources, targets in moves:
        place = bisect_left(sources, cell)
        if place < len(sources) and sources[place] == cell:
            yield how, targets[place]


def _members(contract: int, branch: Branch, chances: Sequence[float]) -> _Members:
    return _Members(contract, branch.members, [*accumulate(chances[member] for member in branch.members)])


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
