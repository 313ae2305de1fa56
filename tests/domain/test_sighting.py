from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from jss_cli.domain.history import Observation
from jss_cli.domain.sighting import Sighting
from jss_cli.files.policy import named_policy


@pytest.mark.parametrize(
    ("seen", "computed", "agrees"), [(75, 75, True), (75, 74, False), (0, 0, True), (0, None, False), (75, None, False)]
)
def test_an_observed_score_agrees_only_with_the_same_whole_percent(
    seen: int, computed: int | None, agrees: bool
) -> None:
    observation = Observation(date(2016, 8, 21), seen, Fraction(1))
    assert Sighting(observation, computed, named_policy("upwork-2016")).agrees == agrees
