"""A walk without what leads to nothing that was seen.

Textbook name: trimming an automaton: states from which no end that counts is reached are taken out, so that every pass
over the walk is spared them. State: per lane the cells from the first to the last that is alive. What is left of the
lanes between two stages lies side by side in a layer.
A contract leads from one cell to two lanes, of which only the second ends where something counts:

    >>> steps = [LaneStep(0, 0, 1, 0, 4, "first"), LaneStep(0, 0, 1, 1, -4, "second")]
    >>> moves, layers = trimmed([steps], {1: LaneSpan(-4, -3)})
    >>> moves[0], layers
    ([CellMove(lane=0, first=0, last=1, at=0, how='second')], [[0, 1], [0, 1]])
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import Any

from jss_cli.explaining.seen.states import CellMove, LaneSpan, LaneStep

_Alive = dict[int, LaneSpan]  # by lane, in their order


def trimmed(laid: Sequence[Iterable[LaneStep[Any]]], ends: _Alive) -> tuple[list[list[CellMove[Any]]], list[list[int]]]:
    """The moves of every stage without those from which none of some lanes at the end is reached, and before and behind
    the stages where in its layer each lane begins that is left, and the last ends."""
    alive, moves, layers = ends, [], [_begins(ends)]
    for steps in reversed(laid):
        kept, before = _leading(steps, alive)
        moves.append(list(_placed(kept, before, alive)))
        alive = before
        layers.append(_begins(alive))
    return moves[::-1], layers[::-1]


def _begins(alive: _Alive) -> list[int]:
    return [*accumulate((stop - start for start, stop in alive.values()), initial=0)]


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
            kept.append(LaneStep(source, begin, end, target, shift, how))
            was = before.get(source)
            if was is None or begin < was.start or end > was.stop:
                before[source] = LaneSpan(min(begin, was.start), max(end, was.stop)) if was else LaneSpan(begin, end)
    return kept, before


def _placed(steps: Iterable[LaneStep[Any]], before: _Alive, behind: _Alive) -> Iterator[CellMove[Any]]:
    """Steps by the places of their cells."""
    sources, targets = _places(before), _places(behind)
    for source, first, last, target, shift, how in steps:
        lane, place = sources[source]
        yield CellMove(lane, first + place, last + place, first + shift + targets[target][1], how)


def _places(alive: _Alive) -> dict[int, tuple[int, int]]:
    """By lane its place among those that are left, and where in their layer its cell 0 would lie."""
    pairs = zip(alive.items(), _begins(alive), strict=False)
    return {lane: (number, begin - span.start) for number, ((lane, span), begin) in enumerate(pairs)}
