from __future__ import annotations

import pytest

from jss_cli.domain.seen_next import PointsBand
from jss_cli.reports.next.seen_plan import gain_words


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [(8.94, 11.5, "+8.9 to +11.5"), (8.94, 8.86, "+8.9"), (-0.04, 2.0, "+0.0 to +2.0"), (-3.2, -3.2, "−3.2")],
)
def test_a_gain_is_told_once_where_both_ends_of_its_band_are_written_alike(low: float, high: float, words: str) -> None:
    assert gain_words(PointsBand(low, low, high, low)) == words
