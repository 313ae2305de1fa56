"""A walk without what leads to nothing that was seen."""

from __future__ import annotations

from jss_cli.explaining.seen.states import CellMove, LaneSpan, LaneStep
from jss_cli.explaining.seen.trimming import trimmed


def test_cells_that_reach_no_end_that_counts_are_taken_out_and_the_others_keep_their_moves() -> None:
    contract = [LaneStep(0, 0, 2, 0, 0, "good"), LaneStep(0, 0, 2, 1, 5, "bad")]
    border = [LaneStep(0, 0, 1, 0, 0, "over"), LaneStep(1, 5, 6, 1, 4, "over"), LaneStep(1, 6, 7, 1, 3, "over")]
    moves, layers = trimmed([contract, border], {1: LaneSpan(9, 10)})
    assert layers == [[0, 2], [0, 2], [0, 1]]
    assert moves == [[CellMove(0, 0, 2, 0, "bad")], [CellMove(0, 0, 1, 0, "over"), CellMove(0, 1, 2, 0, "over")]]


def test_lanes_that_are_left_lie_side_by_side() -> None:
    contract = [LaneStep(0, 3, 4, 0, 1, "good"), LaneStep(1, 7, 9, 1, 0, "good"), LaneStep(2, 0, 2, 2, 2, "good")]
    moves, layers = trimmed([contract], {0: LaneSpan(4, 5), 2: LaneSpan(2, 4)})
    assert layers == [[0, 1, 3], [0, 1, 3]]
    assert moves == [[CellMove(0, 0, 1, 0, "good"), CellMove(1, 1, 3, 1, "good")]]


def test_nothing_is_left_where_no_end_counts() -> None:
    assert trimmed([[LaneStep(0, 0, 1, 0, 0, "good")]], {}) == ([[]], [[0], [0]])
