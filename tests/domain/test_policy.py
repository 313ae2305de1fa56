from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest

from jss_cli.domain.policy import (
    Assume,
    Band,
    Basis,
    Blend,
    Cadence,
    Condition,
    FactValue,
    Minimum,
    Scale,
    Step,
    Weights,
    Windows,
)
from jss_cli.files.policy import named_policy

TOLD = Basis("assumed")
HALF = Fraction(1, 2)


@pytest.mark.parametrize(
    ("condition", "holding", "failing"),
    [
        (Condition("stars", at_least=Fraction(7, 2)), (Decimal("3.5"), 4), (Decimal("3.49"), None)),
        (Condition("stars", above=Fraction(3)), (Decimal("3.01"),), (3, None)),
        (Condition("stars", below=Fraction(3)), (Decimal("2.99"), 0), (3, None)),
        (Condition("unrated_share", at_least=HALF, below=Fraction(1)), (HALF,), (Fraction(49, 100), Fraction(1))),
        (Condition("recommend", one_of=(None,)), (None,), (0, 10)),
        (Condition("recommend", one_of=(0, 1)), (0, 1), (None, 2)),
        (Condition("reason", one_of=("other", "completed")), ("other", "completed"), ("not_needed", None)),
        (Condition("reason", at_least=Fraction(0)), (), ("other",)),
    ],
)
def test_a_claim_holds_for_its_answers_or_within_its_bounds_and_never_for_a_number_that_does_not_exist(
    condition: Condition, holding: tuple[FactValue, ...], failing: tuple[FactValue, ...]
) -> None:
    assert [condition.holds(value) for value in (*holding, *failing)] == [True] * len(holding) + [False] * len(failing)


@pytest.mark.parametrize(
    ("day", "before", "after"),
    [
        (date(2016, 6, 12), date(2016, 6, 12), date(2016, 6, 12)),
        (date(2016, 6, 13), date(2016, 6, 12), date(2016, 6, 26)),
        (date(2016, 6, 25), date(2016, 6, 12), date(2016, 6, 26)),
        (date(2016, 6, 11), date(2016, 5, 29), date(2016, 6, 12)),
    ],
)
def test_scores_are_computed_every_so_many_days_before_and_after_the_anchor(
    day: date, before: date, after: date
) -> None:
    cadence = Cadence(14, date(2016, 6, 12), TOLD)
    assert (cadence.last_until(day), cadence.next_from(day)) == (before, after)


def test_every_day_lies_between_two_computation_days_that_follow_one_another() -> None:
    cadence = Cadence(14, date(2016, 6, 12), TOLD)
    for days in range(-30, 30):
        day = cadence.anchor + timedelta(days=days)
        gap = cadence.next_from(day) - cadence.last_until(day)
        assert gap == timedelta(days=0 if days % 14 == 0 else 14)


@pytest.mark.parametrize(("percent", "name"), [(0, "low"), (49, "low"), (50, "fair"), (89, "fair"), (100, "high")])
def test_a_percent_falls_in_the_highest_band_that_it_reaches_in_whatever_order_they_stand(
    percent: int, name: str
) -> None:
    bands = (Band(50, "fair"), Band(0, "low"), Band(90, "high"))
    assert replace(named_policy("upwork-2016"), bands=bands).band(percent) == name


@pytest.mark.parametrize(("earned", "weight"), [("0", 4), ("250", 4), ("250.01", 5), ("1000", 5), ("1000.01", 7)])
def test_a_contract_s_step_is_the_highest_that_its_earnings_are_above(earned: str, weight: int) -> None:
    weights = Weights(4, (Step(Decimal(250), 5), Step(Decimal(1000), 7)), cap=32, unit=4, basis=TOLD)
    assert weights.step(Decimal(earned)) == weight


def test_an_excluded_contract_has_no_value() -> None:
    scale = Scale(2, 1, 0, 2, TOLD)
    assert [scale.value(outcome) for outcome in ("positive", "neutral", "negative")] == [2, 1, 0]
    for outcome in ("lukewarm", "excluded"):
        with pytest.raises(ValueError, match="no value"):
            scale.value(outcome)


def test_every_window_is_summed_once_those_too_that_are_only_blended() -> None:
    windows = Windows((12, 6), (Blend("trending", (6, 3)),), Minimum(1, 1), TOLD)
    assert windows.lengths == (3, 6, 12)


def test_the_word_that_is_taken_for_an_unknown_fact_is_its_own() -> None:
    assume = Assume((("ended_by", "client"), ("recommend", "like_stars")), 14, "paid_lowest_step", TOLD)
    assert (assume.word("ended_by"), assume.word("recommend")) == ("client", "like_stars")


@pytest.mark.parametrize(
    ("claim", "found"),
    [
        (Condition("idle_months", at_least=Fraction(3)), [3]),
        (Condition("idle_months", below=Fraction(5, 2)), [3]),
        (Condition("idle_months", above=Fraction(3)), [4]),
        (Condition("idle_months", one_of=(2, 7)), [2, 3, 7, 8]),
        (Condition("reason", one_of=("completed",)), []),
    ],
)
def test_a_claim_about_a_growing_number_changes_its_answer_at_its_limits_only(
    claim: Condition, found: list[int]
) -> None:
    assert list(claim.limits) == found
    said = [claim.holds(number) for number in range(10)]
    assert not found or [n for n in range(1, 10) if said[n] != said[n - 1]] == found
