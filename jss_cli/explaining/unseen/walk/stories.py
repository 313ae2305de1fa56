"""The likeliest stories that fit, exact and in order, from the walk.

Textbook name: k-best search (A* on a trellis; the best chance that is left at every cell is its exact heuristic). It
bounds what a story begun there can reach, so the search opens the most promising beginning first, and the first story
that it finishes is the likeliest. State: a set of cells, what was decided on the way there, and the bound.
Of three equal five-star contracts and a score of 33 %, each alone is the likeliest story:

    >>> from datetime import date
    >>> from jss_cli.api import open_history
    >>> from jss_cli.domain.story import Seen
    >>> from jss_cli.explaining.unseen.prospect import prospect_of
    >>> case = open_history(text='''id,client,started,ended,earned,stars
    ... a,A,2024-10-01,2024-10-15,100,5
    ... b,B,2024-10-01,2024-10-20,100,5
    ... c,C,2024-10-01,2024-10-31,100,5''', as_of=date(2024, 12, 1))
    >>> prospect = prospect_of(case.history, (Seen(case.day, case.policy, score=33),))
    >>> stories = Likeliest(Walk(prospect.course), prospect.shares).stories()
    >>> [[outcome.value for _, outcome in told].count("negative") for told, _ in stories]
    [1, 1, 1]
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from heapq import heappop, heappush
from itertools import count
from math import fsum
from typing import NamedTuple

from jss_cli.domain.verdict import Outcome
from jss_cli.explaining.unseen.walk.flow import Layer, Shares, packed, returned
from jss_cli.explaining.unseen.walk.lanes import Move, Stage
from jss_cli.explaining.unseen.walk.walk import Walk

MOST_LOOKS = 20_000
DIGITS = 10

_Cells = dict[tuple[int, int], float]  # by the lane's number and the cell in it
Told = tuple[tuple[int, Outcome], ...]  # per spot with more than one outcome: what it counts as


class _Beginning(NamedTuple):
    """A story up to a stage: what it can still reach (negative, for the heap), an order among equals, the cells.

    What it can reach is rounded, so that beginnings that are equal but for their sums' last digits are told one after
    the other and not all at once.
    """

    bound: float
    order: int
    stage: int
    cells: _Cells
    told: Told


class Likeliest:
    """The stories of a walk, likeliest first."""

    def __init__(self, walk: Walk, shares: Shares) -> None:
        self._walk = walk
        self._shares = shares
        self._outcomes = [tuple(dict.fromkeys(b.outcome for b in spot.branches)) for spot in walk.course.spots]
        self._best = self._bounds()
        self._moves: dict[int, dict[int, list[Move]]] = {}

    def stories(self) -> Iterator[tuple[Told, float]]:
        """Each story with the chance of it and of all that was seen, until none is left or the search is too long."""
        order = count(0, -1)  # among equals the latest first: it is the furthest
        begun = {(lane, 0): 1.0 for lane in range(len(self._walk.starts))}
        heap = [_Beginning(-1.0, next(order), 0, begun, ())]
        for _ in range(MOST_LOOKS):
            if not heap:
                return
            found = heappop(heap)
            if found.stage == len(self._walk.stages):
                yield found.told, fsum(found.cells.values())
                continue
            for cells, told in self._continued(found):
                after = found.stage + 1
                bound = fsum(chance * self._best[after][lane][cell] for (lane, cell), chance in cells.items())
                if bound:
                    heappush(heap, _Beginning(-float(f"{bound:.{DIGITS}e}"), next(order), after, cells, told))

    def _continued(self, found: _Beginning) -> Iterator[tuple[_Cells, Told]]:
        """The beginning one stage further, once for every outcome that the stage's contract may have."""
        spot = self._walk.stages[found.stage].spot
        if spot is None:
            yield self._moved(found, None), found.told
            return
        for outcome in self._outcomes[spot]:
            told = (*found.told, (spot, outcome)) if len(self._outcomes[spot]) > 1 else found.told
            yield self._moved(found, outcome), told

    def _moved(self, found: _Beginning, outcome: Outcome | None) -> _Cells:
        """The cells after a stage in which its contract counts as `outcome`."""
        stage, moves = self._walk.stages[found.stage], self._moves_of(found.stage)
        moved: _Cells = defaultdict(float)
        for (lane, cell), chance in found.cells.items():
            for _, start, stop, target, at, branch in moves.get(lane, ()):
                if start <= cell < stop and (stage.spot is None or self._is(stage.spot, branch, outcome)):
                    share = 1 if stage.spot is None else self._shares[stage.spot][branch]
                    moved[target, at + cell - start] += chance * share
        return moved

    def _is(self, spot: int, branch: int, outcome: Outcome | None) -> bool:
        return self._walk.course.spots[spot].branches[branch].outcome is outcome

    def _moves_of(self, index: int) -> dict[int, list[Move]]:
        if index not in self._moves:
            by_source: dict[int, list[Move]] = {}
            for move in self._walk.stages[index].moves:
                by_source.setdefault(move.source, []).append(move)
            self._moves[index] = by_source
        return self._moves[index]

    def _bounds(self) -> list[Layer]:
        """Per stage the best chance that one story can still reach from each cell."""
        best: list[Layer] = [[[1.0] * length for length in self._walk.stages[-1].after]]
        for stage in reversed(self._walk.stages):
            ways = [returned(part, best[-1], self._shares) for part in self._by_outcome(stage)]
            best.append(
                packed([list(map(max, *lanes)) if lanes[1:] else lanes[0] for lanes in zip(*ways, strict=True)])
            )
        best.reverse()
        return best

    def _by_outcome(self, stage: Stage) -> list[Stage]:
        """A stage once per outcome, with the moves that lead to it."""
        spot = stage.spot
        if spot is None:
            return [stage]
        return [
            replace(stage, moves=tuple(move for move in stage.moves if self._is(spot, move.branch, outcome)))
            for outcome in self._outcomes[spot]
        ]
