"""A walk without what leads to nothing that was seen."""

from __future__ import annotations

from jss_cli.explaining.seen.states import Move, Span, Step
from jss_cli.explaining.seen.trimming import trimmed


def test_cells_that_reach_no_end_that_counts_are_taken_out_and_the_others_keep_their_moves() -> None:
    contract = [Step(0, 0, 2, 0, 0, "good"), Step(0, 0, 2, 1, 5, "bad")]
    border = [Step(0, 0, 1, 0, 0, "over"), Step(1, 5, 6, 1, 4, "over"), Step(1, 6, 7, 1, 3, "over")]
    moves, layers = trimmed([contract, border], {1: Span(9, 10)})
    assert layers == [[0, 2], [0, 2], [0, 1]]
    assert moves == [[Move(0, 0, 2, 0, "bad")], [Move(0, 0, 1, 0, "over"), Move(0, 1, 2, 0, "over")]]


def test_lanes_that_are_left_lie_side_by_side() -> None:
    contract = [Step(0, 3, 4, 0, 1, "good"), Step(1, 7, 9, 1, 0, "good"), Step(2, 0, 2, 2, 2, "good")]
    moves, layers = trimmed([contract], {0: Span(4, 5), 2: Span(2, 4)})
    assert layers == [[0, 1, 3], [0, 1, 3]]
    assert moves == [[Move(0, 0, 1, 0, "good"), Move(1, 1, 3, 1, "good")]]


def test_nothing_is_left_where_no_end_counts() -> None:
    assert trimmed([[Step(0, 0, 1, 0, 0, "good")]], {}) == ([[]], [[0], [0]])
