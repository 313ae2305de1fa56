from __future__ import annotations

import pytest

from jss_cli.explaining.unseen.walk.lanes import (
    State,
    Tally,
    Transition,
    axis_of,
    closed,
    laid_out,
    lane_opened,
    with_tally,
)
from jss_cli.explaining.unseen.walk.quorum import EMPTY


def state(*offsets: int | None) -> State:
    """A state with a tally for each day that is open, so far from the axis."""
    tallies = tuple(None if offset is None else Tally(offset, 4, EMPTY, (), fits=False) for offset in offsets)
    return State(tallies, (), (), 0, (0,) * len(offsets))


def values(piece: Transition, of: State, *, after: bool) -> list[tuple[int | None, ...]]:
    """Per cell of a piece the value of each day's sum, before or after it has gone on."""
    shift = piece.shift if after else 0
    cells = range(piece.start + shift, piece.stop + shift)
    return [tuple(None if t is None else t.offset + cell for t in of.tallies) for cell in cells]


@pytest.mark.parametrize(("offsets", "axis"), [((0, 3), 0), ((None, 3), 1), ((None, None, 2), 2), ((None, None), None)])
def test_the_axis_is_the_latest_day_that_is_open(offsets: tuple[int | None, ...], axis: int | None) -> None:
    assert axis_of(state(*offsets)) == axis


@pytest.mark.parametrize("offsets", [(None, None), (0, None), (2, None)])
def test_a_day_that_opens_begins_at_nothing_and_leaves_the_others_as_they_are(offsets: tuple[int | None, ...]) -> None:
    source, span = state(*offsets), range(-2, 3) if offsets[0] is not None else range(1)
    pieces = list(lane_opened(source, span, 1))
    assert [cell for piece in pieces for cell in range(piece.start, piece.stop)] == list(span)
    for piece in pieces:
        before, after = values(piece, source, after=False), values(piece, piece.target, after=True)
        assert [first for first, _ in before] == [first for first, _ in after]
        assert all(new == 0 for _, new in after)


@pytest.mark.parametrize("offsets", [(0, 3), (0, 3, -4), (None, 0, 7), (0, None, 5)])
def test_a_day_that_is_done_leaves_the_sums_of_the_others(offsets: tuple[int | None, ...]) -> None:
    source, cells = state(*offsets), range(-3, 5)
    for day in (day for day, offset in enumerate(offsets) if offset is not None):
        left = with_tally(source, day, None)
        for piece in closed(source, cells, left):
            assert axis_of(piece.target) == axis_of(left)
            before, after = values(piece, left, after=False), values(piece, piece.target, after=True)
            assert before == after


def test_when_the_last_day_is_done_all_its_cells_are_one() -> None:
    pieces = list(closed(state(1), range(-3, 5), state(None)))
    assert {piece.start + piece.shift for piece in pieces} == {0}
    assert len(pieces) == 8


def test_moves_lead_every_cell_to_its_place_in_the_lane_it_goes_to() -> None:
    a, b, c = state(0), state(1), state(2)
    spans = {a: range(-2, 3), b: range(4, 6)}
    pieces = [Transition(a, -2, 1, c, 5, 0), Transition(a, 1, 3, b, 0, 1), Transition(b, 4, 6, c, -3, 2)]
    reach, stage = laid_out(pieces, spans, 7)
    assert reach == {c: range(1, 6), b: range(1, 3)}
    assert (stage.spot, stage.before, stage.after) == (7, (5, 2), (5, 2))
    sources, targets = list(spans.items()), list(reach.items())
    for piece, move in zip(pieces, stage.moves, strict=True):
        source, span = sources[move.source]
        target, cells = targets[move.target]
        assert (source, target, move.branch) == (piece.source, piece.target, piece.branch)
        assert (span[move.start], move.stop - move.start) == (piece.start, piece.stop - piece.start)
        assert cells[move.at] == piece.start + piece.shift
