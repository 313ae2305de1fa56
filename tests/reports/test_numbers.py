from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jss_cli.reports.numbers import (
    hundredths,
    largest_remainder,
    listed,
    plain_number,
    signed_tenths,
    tenth,
    whole_percent,
)


@given(st.lists(st.fractions(0, 100), max_size=30))
def test_printed_tenths_add_up_to_the_printed_sum_and_no_one_is_off_by_a_tenth(values: list[Fraction]) -> None:
    exact = sum(values, Fraction(0)) * 10
    total = int(exact + Fraction(1, 2))
    tenths = largest_remainder(values, total)
    assert sum(tenths) == total
    assert all(abs(one - value * 10) <= 1 for one, value in zip(tenths, values, strict=True))


@pytest.mark.parametrize(
    ("value", "text"),
    [(Fraction(25, 2), "12.5"), (Fraction(600, 7), "85.7"), (Fraction(1, 20), "0.1"), (Fraction(0), "0.0")],
)
def test_one_decimal_with_halves_up(value: Fraction, text: str) -> None:
    assert tenth(value) == text


def test_a_minus_is_a_true_one() -> None:
    assert signed_tenths(-125) == "−12.5"


@pytest.mark.parametrize(
    ("percent", "text"), [(Fraction(149, 2), "75 %"), (Fraction(600, 7), "86 %"), (None, "no score")]
)
def test_a_score_is_a_whole_percent(percent: Fraction | None, text: str) -> None:
    assert whole_percent(percent) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1, "1"),
        (Fraction(5, 4), "1.25"),
        (Fraction(105, 84), "1.25"),
        (Fraction(99, 25), "3.96"),
        (Fraction(1, 3), "1/3"),
    ],
)
def test_an_exact_number_is_written_as_a_policy_writes_it(value: Fraction, text: str) -> None:
    assert plain_number(Fraction(value)) == text


def test_long_lists_of_names_say_how_many_more() -> None:
    assert listed([f"c{i}" for i in range(10)], 3) == "c0 c1 c2 and 7 more"


@pytest.mark.parametrize(
    ("percent", "words"),
    [("88.46", "88.46, "), ("88.499", "88.49, "), ("88.44", ""), ("88.5", ""), ("88.55", ""), ("99.96", ""), ("0", "")],
)
def test_a_percent_whose_tenths_round_to_another_whole_one_is_told_in_hundredths(percent: str, words: str) -> None:
    assert hundredths(Fraction(percent)) == words
