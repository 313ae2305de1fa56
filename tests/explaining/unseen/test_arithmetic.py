"""Which scores a handful of contracts can show at all."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from itertools import product

import pytest

from jss_cli.domain.policy import Policy
from jss_cli.domain.story import Recipe
from jss_cli.explaining.unseen.arithmetic import possible
from jss_cli.files.policy import load_policy


def policy(name: str = "upwork-2016") -> Policy:
    return load_policy(name, date(2016, 8, 21))


def every_score(weights: list[int], rules: Policy) -> set[int]:
    values = (rules.scale.positive, rules.scale.neutral, rules.scale.negative)
    sums = {sum(w * v for w, v in zip(weights, mix, strict=True)) for mix in product(values, repeat=len(weights))}
    exact = {Fraction(100 * value, sum(weights) * rules.scale.unit) for value in sums}
    return {int(min(max(percent, Fraction(0)), Fraction(100)) + Fraction(1, 2)) for percent in exact}


def test_seventy_five_cannot_come_from_nine_equal_contracts_but_can_from_eight_or_twelve() -> None:
    nine = possible(75, [4] * 9, policy())
    assert (nine.is_possible, nine.below, nine.above) == (False, 67, 78)
    assert {8, 12} <= set(nine.counts)
    assert 9 not in nine.counts


def test_eight_contracts_show_it_in_two_ways() -> None:
    assert possible(75, [4] * 8, policy()).recipes == (Recipe(6, 2, 0), Recipe(7, 0, 1))


@pytest.mark.parametrize("name", ["upwork-2016", "upwork-2016+tiered"])
@pytest.mark.parametrize("weights", [[4], [4, 4], [4, 4, 4], [4, 5, 6], [4, 4, 32], [5, 6, 6, 7, 32], [4] * 6])
def test_it_is_possible_exactly_where_some_mix_shows_it(name: str, weights: list[int]) -> None:
    shown = every_score(weights, policy(name))
    for score in range(101):
        answer = possible(score, weights, policy(name))
        assert answer.is_possible == (score in shown)
        assert answer.below == max((s for s in shown if s < score), default=None)
        assert answer.above == min((s for s in shown if s > score), default=None)


@pytest.mark.parametrize(
    ("score", "contracts", "recipe"), [(0, 1, Recipe(0, 1, 0)), (0, 3, Recipe(0, 3, 0)), (100, 5, Recipe(5, 0, 0))]
)
def test_zero_holds_all_that_is_below_it_and_a_hundred_only_the_best(
    score: int, contracts: int, recipe: Recipe
) -> None:
    answer = possible(score, [4] * contracts, policy())
    assert recipe in answer.recipes
    assert (len(answer.recipes) == 1) == (score == 100)


def test_of_unequal_weights_the_simplest_mix_is_told() -> None:
    answer = possible(50, [4, 4, 4, 12], policy("upwork-2016+tiered"))
    assert [(weight, outcome.value) for weight, outcome in answer.misfits] == [(12, "negative")]
