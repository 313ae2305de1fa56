from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from jss_cli.domain.history import Contract
from jss_cli.domain.story import Chances, Extreme, Posterior
from jss_cli.domain.verdict import Outcome

EVEN = Chances(0.4, 0.3, 0.2, 0.1)


@pytest.mark.parametrize(
    ("raw", "percent", "whole"), [("-10", "0", 0), ("149/2", "149/2", 75), ("110", "100", 100), ("1/3", "1/3", 0)]
)
def test_the_worst_and_the_best_score_are_shown_like_any_score(raw: str, percent: str, whole: int) -> None:
    extreme = Extreme(Fraction(raw), ())
    assert (extreme.percent, extreme.whole) == (Fraction(percent), whole)


def test_every_outcome_has_a_chance_of_its_own_and_they_sum_to_1() -> None:
    assert [EVEN.of(outcome) for outcome in Outcome] == [0.4, 0.0, 0.3, 0.2, 0.1]
    assert sum(map(EVEN.of, Outcome)) == pytest.approx(1)


@pytest.mark.parametrize(
    ("before", "is_open"),
    [(Chances(1, 0, 0, 0), False), (Chances(0, 0, 0, 1), False), (Chances(0.9, 0, 0.1, 0), True), (EVEN, True)],
)
def test_a_contract_is_open_if_more_than_one_outcome_was_possible_before_anything_was_seen(
    before: Chances, is_open: bool
) -> None:
    settled = Chances(1, 0, 0, 0)
    assert Posterior(Contract("c1", "A", date(2024, 1, 8)), before, after=settled).is_open == is_open
