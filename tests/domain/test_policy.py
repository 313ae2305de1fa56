from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from jss_cli.domain.policy import Condition, FactValue
from jss_cli.domain.sections import Band
from jss_cli.files.policy import named_policy

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


@pytest.mark.parametrize(("percent", "name"), [(0, "low"), (49, "low"), (50, "fair"), (89, "fair"), (100, "high")])
def test_a_percent_falls_in_the_highest_band_that_it_reaches_in_whatever_order_they_stand(
    percent: int, name: str
) -> None:
    bands = (Band(50, "fair"), Band(0, "low"), Band(90, "high"))
    assert replace(named_policy("upwork-2016"), bands=bands).band(percent) == name


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


def claim(at_least: int | None = None, above: int | None = None, below: int | None = None) -> Condition:
    bounds = (None if bound is None else Fraction(bound) for bound in (at_least, above, below))
    return Condition("stars", None, *bounds)


@pytest.mark.parametrize(
    ("narrow", "wide", "is_within"),
    [
        (claim(at_least=3), claim(at_least=3), True),
        (claim(above=3), claim(at_least=3), True),
        (claim(at_least=3), claim(above=3), False),
        (claim(at_least=2), claim(at_least=3), False),
        (claim(below=3), claim(below=4), True),
        (claim(below=4), claim(below=3), False),
        (claim(at_least=3, below=4), claim(below=4), True),
        (claim(at_least=3), claim(below=4), False),
        (Condition("stars", (None, 3)), Condition("stars", (3, None, 4)), True),
        (Condition("stars", (None, 3)), claim(at_least=3), False),
        (Condition("stars", (3, 4)), claim(at_least=3), True),
        (claim(at_least=3, below=4), Condition("stars", (3,)), False),
    ],
)
def test_a_claim_lies_within_one_that_asks_for_no_more(narrow: Condition, wide: Condition, *, is_within: bool) -> None:
    assert narrow.within(wide) is is_within


def test_a_rule_covers_those_that_it_leaves_nothing() -> None:
    rules = {rule.code: rule for rule in named_policy("upwork-2015").rules}
    assert all(rules["JSS199"].covers(rule) for rule in rules.values())
    assert rules["JSS120"].covers(rules["JSS224"])
    assert not rules["JSS224"].covers(rules["JSS120"])
