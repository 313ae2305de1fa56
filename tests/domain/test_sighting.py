from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from jss_cli.domain.history import Observation
from jss_cli.domain.score import shown_percent
from jss_cli.domain.sighting import AnswerCount, Sighting
from jss_cli.files.policy import named_policy


@pytest.mark.parametrize(
    ("seen", "computed", "agrees"), [(75, 75, True), (75, 74, False), (0, 0, True), (0, None, False), (75, None, False)]
)
def test_an_observed_score_agrees_only_with_the_same_whole_percent(
    seen: int, computed: int | None, agrees: bool
) -> None:
    observation = Observation(date(2016, 8, 21), seen, Fraction(1))
    assert Sighting(observation, computed, named_policy("upwork-2016")).agrees == agrees


def test_a_share_of_answers_is_given_where_some_number_of_them_gives_it() -> None:
    for known, poor, unknown in ((0, 0, 0), (0, 0, 3), (3, 0, 0), (3, 2, 0), (7, 1, 2), (11, 2, 0), (2, 2, 5)):
        goods = [(known - poor + good, known + more) for more in range(unknown + 1) for good in range(more + 1)]
        shares = {shown_percent(Fraction(100 * good, number)) for good, number in goods if number}
        found = AnswerCount(known, poor, unknown)
        assert [percent for percent in range(101) if found.may_give(percent)] == sorted(shares)
