from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from jss_cli.domain.score import Score, WindowScore, WindowSum, clamp, shown_percent
from jss_cli.domain.sections import Minimum
from jss_cli.files.policy import named_policy


@pytest.mark.parametrize(
    ("percent", "clamped", "shown"),
    [
        ("-1/3", "0", 0),
        ("0", "0", 0),
        ("149/2", "149/2", 75),
        ("7449/100", "7449/100", 74),
        ("151/2", "151/2", 76),
        ("199/2", "199/2", 100),
        ("100", "100", 100),
        ("401/4", "100", 100),
    ],
)
def test_a_percent_is_shown_within_0_to_100_whole_and_halves_up(percent: str, clamped: str, shown: int) -> None:
    assert (clamp(Fraction(percent)), shown_percent(Fraction(percent))) == (Fraction(clamped), shown)


@pytest.mark.parametrize(
    ("contracts", "clients", "enough"), [((2, 1, 1), 3, True), ((2, 1, 0), 3, False), ((2, 1, 1), 2, False)]
)
def test_a_window_is_shown_with_enough_contracts_of_any_outcome_from_enough_clients(
    contracts: tuple[int, int, int], clients: int, enough: bool
) -> None:
    window = WindowSum(6, 0, 0, *contracts, clients)
    assert window.meets(Minimum(contracts=4, clients=3)) == enough


def test_a_blend_reaches_back_as_far_as_its_longest_part() -> None:
    assert WindowScore("blend", (WindowSum(3), WindowSum(12), WindowSum(6)), None).longest == WindowSum(12)


@pytest.mark.parametrize(
    ("percent", "expected"),
    [
        (Fraction(-5), (Fraction(-5), Fraction(0), 0)),
        (Fraction(149, 2), (Fraction(149, 2), Fraction(149, 2), 75)),
        (None, (None, None, None)),
    ],
)
def test_a_score_is_that_of_the_window_shown_and_none_without_one(
    percent: Fraction | None, expected: tuple[Fraction | None, ...]
) -> None:
    shown = None if percent is None else WindowScore("6-month", (WindowSum(6),), percent)
    score = Score(named_policy("upwork-2016"), (), shown, date(2017, 1, 1), None, ())
    assert (score.raw, score.percent, score.whole) == expected
