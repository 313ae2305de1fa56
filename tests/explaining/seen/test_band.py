from __future__ import annotations

from jss_cli.domain.seen import ScoreBand
from jss_cli.domain.seen_next import PointsBand
from jss_cli.explaining.seen.band import band_of, least_enough, points_of


def test_a_band_lies_around_the_middle_of_the_worlds_that_have_a_score() -> None:
    assert band_of([(70, 0.04), (80, 0.5), (90, 0.42), (100, 0.04)]) == ScoreBand(80, 80, 90)
    assert band_of([(None, 0.6), (90, 0.4)]) == ScoreBand(None, None, None, 0.6)


def test_a_number_is_enough_where_the_worlds_that_it_is_enough_in_are() -> None:
    shares = [(3, 0.5), (5, 0.3), (None, 0.2)]
    assert [least_enough(shares, share) for share in (0.5, 0.8, 0.95)] == [3, 5, None]


def test_points_have_a_mean_and_none_are_nothing() -> None:
    assert points_of([(-10.0, 0.5), (0.0, 0.5)]) == PointsBand(-10.0, -10.0, 0.0, -5.0)
    assert points_of([]) == PointsBand(0.0, 0.0, 0.0, 0.0)
