"""A walk without what leads to nothing that was seen.

Textbook name: trimming an automaton: states from which no end that counts is reached are taken out, so that every pass
over the walk is spared them. State: per lane the cells from the first to the last that is alive. What is left of the
lanes between two stages lies side by side in a layer.
A contract leads from one cell to two lanes, of which only the second ends where something counts:

    >>> steps = [(0, 0, 1, 0, 4, "first"), (0, 0, 1, 1, -4, "second")]
    >>> moves, layers = trimmed([steps], {1: (-4, -3)})
    >>> moves[0], layers
    ([('second', [0], [0])], [1, 1])
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import Any

from jss_cli.explaining.seen.states import CellMoves, LaneSpan, LaneStep

_Alive = dict[int, LaneSpan]  # by lane, in their order


def trimmed(laid: Sequence[Iterable[LaneStep[Any]]], ends: _Alive) -> tuple[list[list[CellMoves[Any]]], list[int]]:
    """The moves of every stage without those from which none of some lanes at the end is reached, and before and behind
    the stages how many cells are left."""
    alive, (places, cells) = ends, _placed(ends)
    moves, layers = [], [cells]
    for steps in reversed(laid):
        kept, alive = _leading(steps, alive)
        behind, (places, cells) = places, _placed(alive)
        moves.append(_moves(kept, places, behind))
        layers.append(cells)
    return moves[::-1], layers[::-1]


def _placed(alive: _Alive) -> tuple[dict[int, int], int]:
    """By lane where in their layer its cell 0 would lie, and how many cells there are."""
    *begins, cells = accumulate((stop - start for start, stop in alive.values()), initial=0)
    pairs = zip(alive.items(), begins, strict=True)
    return {lane: begin - start for (lane, (start, _)), begin in pairs}, cells


def _leading(steps: Iterable[LaneStep[Any]], alive: _Alive) -> tuple[list[LaneStep[Any]], _Alive]:
    """The steps to cells that are alive, as far as they lead there, and the cells from which they do."""
    kept: list[LaneStep[Any]] = []
    before: _Alive = {}
    for source, first, last, target, shift, how in steps:
        if target not in alive:
            continue
        start, stop = alive[target]
        begin, end = max(first, start - shift), min(last, stop - shift)
        if begin < end:
            kept.append((source, begin, end, target, shift, how))
            was = before.get(source)
            before[source] = (min(begin, was[0]), max(end, was[1])) if was else (begin, end)
    return kept, before


def _moves(steps: Iterable[LaneStep[Any]], before: dict[int, int], behind: dict[int, int]) -> list[CellMoves[Any]]:
    """Steps by the places of their cells, those of one way together."""
    found: dict[Any, CellMoves[Any]] = {}
    for source, first, last, target, shift, how in steps:
        _, sources, targets = found.get(how) or found.setdefault(how, (how, [], []))
        place, to = before[source], behind[target] + shift
        sources.extend(range(first + place, last + place))
        targets.extend(range(first + to, last + to))
    return [*found.values()]
