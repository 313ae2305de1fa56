"""A walk without what leads to nothing that was seen."""

from __future__ import annotations

from jss_cli.explaining.seen.states import BorderMove, BorderStage, ContractStage, LaneMove, LaneSpan
from jss_cli.explaining.seen.trimming import trimmed


def test_cells_that_reach_no_end_that_counts_are_taken_out_and_the_others_keep_their_moves() -> None:
    contract = ContractStage(0, [LaneMove(0, 0, 2, 0, 0, 0, 0), LaneMove(0, 0, 2, 1, 1, 1, 8)])
    border = BorderStage(0, 6, [BorderMove(0, 0, 0, 0, 0.5), BorderMove(1, 2, 1, 0, 0.5), BorderMove(1, 1, 1, 0, 0.0)])
    spans = [[LaneSpan(0, 2)], [LaneSpan(0, 2), LaneSpan(4, 7)], [LaneSpan(0, 1), LaneSpan(9, 10)]]
    stages, left = trimmed([contract, border], spans, [False, True])
    assert left == [[LaneSpan(1, 2)], [LaneSpan(6, 7)], [LaneSpan(9, 10)]]
    assert stages == [
        ContractStage(0, [LaneMove(0, 0, 1, 0, 0, 1, 8)]),
        BorderStage(0, 6, [BorderMove(0, 0, 0, 0, 0.5)]),
    ]


def test_nothing_is_left_where_no_end_counts() -> None:
    stages, left = trimmed([ContractStage(0, [LaneMove(0, 0, 1, 0, 0, 0, 0)])], [[LaneSpan(0, 1)]] * 2, [False])
    assert (stages, left) == ([ContractStage(0, [])], [[], []])
