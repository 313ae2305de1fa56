from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from jss_cli.domain.policy import Blend, Condition, Minimum, Step
from jss_cli.files.policy import named_policy


def test_values_are_exact() -> None:
    tiered, newest = named_policy("upwork-2016-tiered"), named_policy("upwork-2024-09")
    assert (tiered.scale.positive, tiered.scale.neutral, tiered.scale.negative, tiered.scale.unit) == (2, 1, 0, 2)
    assert newest.weights.earnings == (Step(Decimal(250), 5), Step(Decimal(1000), 6))
    assert newest.windows.blends == (Blend("trending", (6, 3)),)
    assert newest.windows.minimum == Minimum(2, 2)
    share = {rule.code: rule for rule in named_policy("upwork-2015").rules}["JSS225"].when[2]
    assert share == Condition("unrated_share", above=Fraction(1, 3))
