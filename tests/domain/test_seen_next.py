"""What can be done about a seen score is told in points over all worlds."""

from __future__ import annotations

import pytest

from jss_cli.domain.seen_next import PointsBand
from jss_cli.explaining.seen.band import points_of


@pytest.mark.parametrize(
    ("shares", "band"),
    [
        ([(2.0, 1.0)], PointsBand(2.0, 2.0, 2.0, 2.0)),
        ([(4.0, 0.5), (-2.0, 0.5)], PointsBand(-2.0, -2.0, 4.0, 1.0)),
        ([(10.0, 0.04), (0.0, 0.96)], PointsBand(0.0, 0.0, 0.0, 0.4)),
        ([], PointsBand(0.0, 0.0, 0.0, 0.0)),
    ],
)
def test_points_have_a_band_and_a_mean(shares: list[tuple[float, float]], band: PointsBand) -> None:
    assert points_of(shares) == band
