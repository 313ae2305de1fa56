"""A walk without what leads to nothing that was seen.

Textbook name: trimming an automaton: states from which no end that counts is reached are taken out, so that every pass
over the walk is spared them. State: per lane the cells from the first to the last that is alive.
A contract leads from one cell to two lanes, of which only the second ends where something counts:

    >>> from jss_cli.explaining.seen.states import ContractStage
    >>> contract = ContractStage(0, [LaneMove(0, 0, 1, 0, 0, 0, 0), LaneMove(0, 0, 1, 1, 0, 1, 8)])
    >>> stages, spans = trimmed([contract], [[LaneSpan(0, 1)], [LaneSpan(4, 5), LaneSpan(-4, -3)]], [False, True])
    >>> spans[-1], [move.branch for move in stages[0].moves]
    ([LaneSpan(start=-4, stop=-3)], [1])
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from jss_cli.explaining.seen.states import BorderMove, LaneMove, LaneSpan, Stage

_Alive = dict[int, LaneSpan]  # by lane the cells that are alive, counted from its start


def trimmed(
    stages: Sequence[Stage], spans: Sequence[Sequence[LaneSpan]], ends: Sequence[bool]
) -> tuple[list[Stage], list[list[LaneSpan]]]:
    """The stages and the spans of their lanes without those from which no end that counts is reached; `ends` tells of
    each lane at the end whether it does, and those that do not are left out."""
    alive = {lane: LaneSpan(0, span.stop - span.start) for lane, span in enumerate(spans[-1]) if ends[lane]}
    kept, left = [], [_placed(spans[-1], alive)]
    for stage, before in zip(reversed(stages), reversed(spans[:-1]), strict=True):
        moves = [(move, cells) for move in stage.moves if (cells := _cells(move, alive.get(move.target)))]
        behind, alive = alive, _leading(moves)
        kept.append(stage._replace(moves=list(_between(moves, alive, behind))))
        left.append(_placed(before, alive))
    return kept[::-1], left[::-1]


def _placed(spans: Sequence[LaneSpan], alive: _Alive) -> list[LaneSpan]:
    return [LaneSpan(spans[lane].start + cells.start, spans[lane].start + cells.stop) for lane, cells in alive.items()]


def _cells(move: LaneMove | BorderMove, to: LaneSpan | None) -> LaneSpan | None:
    """The cells of its source that a move takes to some cells of its target; None: there are none."""
    if to is None:
        return None
    if isinstance(move, BorderMove):
        return LaneSpan(move.cell, move.cell + 1) if move.factor > 0 and to.start <= move.at < to.stop else None
    shift = move.first - move.at
    start, stop = max(move.first, to.start + shift), min(move.last, to.stop + shift)
    return LaneSpan(start, stop) if start < stop else None


def _leading(moves: Iterable[tuple[LaneMove | BorderMove, LaneSpan]]) -> _Alive:
    """The cells from which some move leads to others, in the order of their lanes."""
    found: _Alive = {}
    for move, cells in moves:
        was = found.get(move.source, cells)
        found[move.source] = LaneSpan(min(was.start, cells.start), max(was.stop, cells.stop))
    return dict(sorted(found.items()))


def _between(moves: Iterable[tuple[LaneMove | BorderMove, LaneSpan]], before: _Alive, behind: _Alive) -> Iterator[Any]:
    """The moves of some cells that are alive, by their new places."""
    sources = {lane: (place, cells.start) for place, (lane, cells) in enumerate(before.items())}
    targets = {lane: (place, cells.start) for place, (lane, cells) in enumerate(behind.items())}
    for move, cells in moves:
        (source, start), (target, begin) = sources[move.source], targets[move.target]
        if isinstance(move, BorderMove):
            yield move._replace(source=source, cell=move.cell - start, target=target, at=move.at - begin)
        else:
            at = move.at + cells.start - move.first - begin
            yield LaneMove(source, cells.start - start, cells.stop - start, target, at, move.branch, move.loss)
