from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from jss_cli.domain.sections import Assume, Basis, Blend, Cadence, Minimum, Scale, Step, Weights, Windows

TOLD = Basis("assumed")


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
