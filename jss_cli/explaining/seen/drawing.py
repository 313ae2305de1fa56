"""Worlds drawn from all that show what was seen.

Textbook name: forward sampling by the backward sums. From each state a move is taken by its chance times that of all
that is seen behind it, so that every world drawn fits, and each as often as it deserves.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator, Sequence
from itertools import accumulate
from random import Random

from jss_cli.explaining.seen.look import Look
from jss_cli.explaining.seen.passes import Chances, final_shares
from jss_cli.explaining.seen.stages import ContractStage, Stage, Trellis

Chosen = dict[int, int]  # by the contract's number the possibility that it takes


class Drawing:
    """Draws worlds of one reading; `chances` by spot and branch are in the order of the trellis."""

    def __init__(self, trellis: Trellis, look: Look, chances: Chances, own: Look) -> None:
        self._trellis, self._chances, self._look = trellis, chances, own
        self._members = _members_as_in(own, look)
        self._ahead = self._backward()
        self._moves = [self._by_source(number, stage) for number, stage in enumerate(trellis.stages)]

    def draw(self, random: Random) -> Chosen:
        """One world."""
        chosen: Chosen = {}
        state = _one_of(random, list(accumulate(self._ahead[0])))
        for stage, moves in zip(self._trellis.stages, self._moves, strict=True):
            sums, ways = moves[state]
            branch, state = ways[_one_of(random, sums)]
            if isinstance(stage, ContractStage) and branch >= 0:
                contract, members = self._members[stage.spot][branch]
                possible = self._look.kinds.possible[contract]
                sums = list(accumulate(float(possible[m].chance) for m in members))
                chosen[contract] = members[_one_of(random, sums)]
        return chosen

    def _backward(self) -> list[list[float]]:
        """Per stage, and at the end, the chance of all that is seen from each state on."""
        layers = [final_shares(self._trellis)]
        for number in range(len(self._trellis.stages) - 1, -1, -1):
            stage, ahead = self._trellis.stages[number], layers[-1]
            before = [0.0] * self._trellis.sizes[number]
            for source, target, share, _ in self._ways(stage):
                before[source] += share * ahead[target]
            layers.append(before)
        return layers[::-1]

    def _ways(self, stage: Stage) -> Iterator[tuple[int, int, float, int]]:
        """Per move of a stage from where and to where it goes, its chance, and its branch."""
        if isinstance(stage, ContractStage):
            shares = (*self._chances[stage.spot], 1.0)
            yield from ((source, target, shares[branch], branch) for source, target, branch, _ in stage.moves)
        else:
            yield from ((move.source, move.target, move.factor, -1) for move in stage.moves)

    def _by_source(self, number: int, stage: Stage) -> list[tuple[list[float], list[tuple[int, int]]]]:
        """Per state before a stage the running chances of its moves, with the branch and the state of each."""
        found: list[tuple[list[float], list[tuple[int, int]]]] = [([], []) for _ in self._ahead[number]]
        for source, target, share, branch in self._ways(stage):
            sums, ways = found[source]
            sums.append((sums[-1] if sums else 0.0) + share * self._ahead[number + 1][target])
            ways.append((branch, target))
        return found


def _members_as_in(own: Look, look: Look) -> list[list[tuple[int, tuple[int, ...]]]]:
    """Per spot and branch of a look the contract and the possibilities that stand for it in another of its shape."""
    members = [[(spot.contract, branch.members) for branch in spot.branches] for spot in own.course.spots]
    return own.as_in(look, members)


def _one_of(random: Random, sums: Sequence[float]) -> int:
    """An index, by running sums of weights."""
    return min(bisect(sums, random.random() * sums[-1]), len(sums) - 1)
