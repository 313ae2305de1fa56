"""Where a number lies in most worlds."""

from __future__ import annotations

import pytest

from jss_cli.domain.seen import Band
from jss_cli.explaining.seen.band import band_of, least_enough


@pytest.mark.parametrize(
    ("shares", "band"),
    [
        ([(80, 1.0)], Band(80, 80, 80)),
        ([(90, 0.04), (80, 0.9), (70, 0.06)], Band(70, 80, 80)),
        ([(percent, 0.01) for percent in range(1, 101)], Band(5, 50, 95)),
        ([(None, 0.6), (80, 0.4)], Band(None, None, None, 0.6)),
        ([(None, 0.2), (80, 0.4), (60, 0.4)], Band(60, 60, 80, 0.2)),
        ([], Band(None, None, None)),
    ],
)
def test_a_band_holds_all_but_the_twentieth_at_each_end(shares: list[tuple[int | None, float]], band: Band) -> None:
    assert band_of(shares) == band


@pytest.mark.parametrize(("certainty", "number"), [(0.5, 4), (0.8, 7), (0.95, None)])
def test_the_least_number_is_enough_in_so_many_worlds(certainty: float, number: int | None) -> None:
    assert least_enough([(7, 0.3), (4, 0.5), (None, 0.2)], certainty) == number
