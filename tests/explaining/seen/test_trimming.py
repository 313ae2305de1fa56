"""A walk without what leads to nothing that was seen."""

from __future__ import annotations

from jss_cli.explaining.seen.states import LaneStep
from jss_cli.explaining.seen.trimming import trimmed


def test_cells_that_reach_no_end_that_counts_are_taken_out_and_the_others_keep_their_moves_by_the_way() -> None:
    contract: list[LaneStep[str]] = [(0, 0, 2, 0, 0, "good"), (0, 0, 2, 1, 5, "bad")]
    border = [(0, 0, 1, 0, 0, "over"), (1, 5, 6, 1, 4, "over"), (1, 6, 7, 1, 3, "over")]
    moves, layers = trimmed([contract, border], {1: (9, 10)})
    assert layers == [2, 2, 1]
    assert moves == [[("bad", [0, 1], [0, 1])], [("over", [0, 1], [0, 0])]]


def test_lanes_that_are_left_lie_side_by_side() -> None:
    contract = [(0, 3, 4, 0, 1, "good"), (1, 7, 9, 1, 0, "good"), (2, 0, 2, 2, 2, "good")]
    moves, layers = trimmed([contract], {0: (4, 5), 2: (2, 4)})
    assert layers == [3, 3]
    assert moves == [[("good", [0, 1, 2], [0, 1, 2])]]


def test_nothing_is_left_where_no_end_counts() -> None:
    assert trimmed([[(0, 0, 1, 0, 0, "good")]], {}) == ([[]], [0, 0])
