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

from collections.abc import Sequence
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
        behind, alive = alive, _leading(stage, alive)
        kept.append(_between(stage, alive, behind))
        left.append(_placed(before, alive))
    return kept[::-1], left[::-1]


def _placed(spans: Sequence[LaneSpan], alive: _Alive) -> list[LaneSpan]:
    return [LaneSpan(spans[lane].start + cells.start, spans[lane].start + cells.stop) for lane, cells in alive.items()]


def _leading(stage: Stage, behind: _Alive) -> _Alive:
    """The cells from which some move leads to those that are alive behind a stage, in the order of their lanes."""
    found: _Alive = {}
    for move in stage.moves:
        if move.target in behind:
            cells = _cells(move, behind[move.target])
            if cells.start < cells.stop:
                was = found.get(move.source, cells)
                found[move.source] = LaneSpan(min(was.start, cells.start), max(was.stop, cells.stop))
    return dict(sorted(found.items()))


def _cells(move: LaneMove | BorderMove, to: LaneSpan) -> LaneSpan:
    """The cells of its source that a move takes to some cells of its target."""
    if isinstance(move, BorderMove):
        return LaneSpan(move.cell, move.cell + (move.factor > 0 and to.start <= move.at < to.stop))
    shift = move.first - move.at
    return LaneSpan(max(move.first, to.start + shift), min(move.last, to.stop + shift))


def _between(stage: Stage, before: _Alive, behind: _Alive) -> Stage:
    """A stage with the moves between the cells that are alive, by their new places."""
    sources = {lane: (place, cells.start) for place, (lane, cells) in enumerate(before.items())}
    targets = {lane: (place, cells.start) for place, (lane, cells) in enumerate(behind.items())}
    moves: list[Any] = []
    for move in stage.moves:
        if move.target in behind and (cells := _cells(move, behind[move.target])).start < cells.stop:
            (source, start), (target, begin) = sources[move.source], targets[move.target]
            if isinstance(move, BorderMove):
                moves.append(move._replace(source=source, cell=move.cell - start, target=target, at=move.at - begin))
            else:
                first, last, at = cells.start - start, cells.stop - start, move.at + cells.start - move.first - begin
                moves.append(LaneMove(source, first, last, target, at, move.branch, move.loss))
    return stage._replace(moves=moves)
