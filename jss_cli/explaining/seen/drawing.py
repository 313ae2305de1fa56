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

from jss_cli.explaining.seen.kinds import Chosen
from jss_cli.explaining.seen.look import Look
from jss_cli.explaining.seen.states import BorderStage, ContractStage
from jss_cli.explaining.seen.weighing import Summed

FINEST = 1e-9  # of a number, that still tells worlds apart


class Drawing:
    """Draws worlds of one reading."""

    def __init__(self, one: Summed) -> None:
        self._trellis, self._chances, self._look = one.trellis, one.chances, one.reading.look
        self._members = _members_as_in(self._look, one.guide)
        self._ahead = one.sums.ahead
        self._starts = list(accumulate(self._ahead[0]))

    def draw(self, random: Random, at: float | None = None) -> Chosen:
        """One world; `at` places it among all of them in the order of their contracts, from 0 to 1."""
        chosen: Chosen = {}
        point = _Point(random, random.random() if at is None else at)
        cell = point.one_of(self._starts)
        for number, stage in enumerate(self._trellis.stages):
            lane = bisect(self._trellis.layers[number], cell) - 1
            if isinstance(stage, BorderStage):
                cell = stage.moves[bisect_left(stage.moves, (lane, cell))].at
                continue
            ways = self._ways(number, stage, lane, cell)
            place = point.one_of([*accumulate(share for share, _, _ in ways)]) if len(ways) > 1 else 0
            _, branch, cell = ways[place]
            if branch >= 0:
                contract, members = self._members[stage.spot][branch]
                possible = self._look.kinds.possible[contract]
                sums = list(accumulate(float(possible[m].chance) for m in members))
                chosen[contract] = members[point.one_of(sums)]
        return chosen

    def _ways(self, number: int, stage: ContractStage, lane: int, cell: int) -> list[tuple[float, int, int]]:
        """Where a contract may take a cell: the chance with all that is seen behind it, the branch, and the cell."""
        shares, ahead = (*self._chances[stage.spot], 1.0), self._ahead[number + 1]
        own = stage.moves[bisect_left(stage.moves, (lane,)) : bisect_left(stage.moves, (lane + 1,))]
        leading = [(at + cell - first, way.branch) for _, first, last, at, way in own if first <= cell < last]
        return [(shares[branch] * ahead[to], branch, to) for to, branch in leading]


def _members_as_in(own: Look, look: Look) -> list[list[tuple[int, tuple[int, ...]]]]:
    """Per spot and branch of a look the contract and the possibilities that stand for it in another of its shape."""
    members = [[(spot.contract, branch.members) for branch in spot.branches] for spot in own.course.spots]
    return own.as_in(look, members)


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
