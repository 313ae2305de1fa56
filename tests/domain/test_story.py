from __future__ import annotations

from fractions import Fraction

import pytest

from jss_cli.domain.story import Chances, Extreme
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
