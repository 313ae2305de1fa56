"""Which scores a handful of contracts can show at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import combinations_with_replacement, product

import pytest

from jss_cli.domain.arithmetic import Arithmetic, PossibleQuestion, Recipe
from jss_cli.domain.policy import Policy
from jss_cli.domain.sections import Blend, Minimum
from jss_cli.explaining.unseen.arithmetic import _possible, _search
from jss_cli.files.policy import load_policy

DAY = date(2016, 8, 21)


def policy(name: str = "upwork-2016", contracts: int = 4) -> Policy:
    found = load_policy(name, DAY)
    return replace(found, windows=replace(found.windows, minimum=Minimum(contracts, 1)))


def answer(score: int, contracts: int, rules: Policy, weights: Sequence[int] | None = None) -> Arithmetic:
    return _possible(PossibleQuestion(score, contracts, tuple(weights) if weights else None, DAY), rules)


def every_possible(scores: range, contracts: int, rules: Policy, weights: Sequence[int] | None = None) -> set[int]:
    found = _search(PossibleQuestion(0, contracts, tuple(weights) if weights else None, DAY), rules)
    return {score for score in scores if found.allows(score)}


def shown(percent: Fraction) -> int:
    return int(min(max(percent, Fraction(0)), Fraction(100)) + Fraction(1, 2))


def every_score(weights: list[int], rules: Policy) -> set[int]:
    values = (rules.scale.positive, rules.scale.neutral, rules.scale.negative)
    sums = {sum(w * v for w, v in zip(weights, mix, strict=True)) for mix in product(values, repeat=len(weights))}
    return {shown(Fraction(100 * value, sum(weights) * rules.scale.unit)) for value in sums}


def by_2024(cap: int) -> Iterator[tuple[Fraction, Fraction]]:
    """Weight and net of every contract under the rules of 2024: each of its jobs weighs what it earned, the last may be
    bad."""
    for jobs, step in product(range(1, 9), (Fraction(1), Fraction(5, 4), Fraction(3, 2))):
        weight = min(jobs * step, Fraction(cap))
        yield from ((weight, weight), (weight, weight * (jobs - 2) / jobs))


def test_seventy_five_cannot_come_from_nine_equal_contracts_but_can_from_eight_or_twelve() -> None:
    nine = answer(75, 9, policy(), [4] * 9)
    assert (nine.is_possible, nine.is_settled, nine.below, nine.above) == (False, True, 67, 78)
    assert {8, 12} <= set(nine.counts)
    assert 9 not in nine.counts


def test_eight_contracts_show_it_in_two_ways() -> None:
    assert answer(75, 8, policy()).recipes == (Recipe(6, 2, 0), Recipe(7, 0, 1))


@pytest.mark.parametrize("name", ["upwork-2016", "upwork-2016+tiered"])
@pytest.mark.parametrize("weights", [[4], [4, 4, 4], [4, 5, 6], [4, 4, 32], [5, 6, 6, 7, 32], [4] * 6])
def test_of_given_weights_it_is_possible_exactly_where_some_mix_shows_it(name: str, weights: list[int]) -> None:
    rules = policy(name, contracts=1)
    expected = every_score(weights, rules)
    assert every_possible(range(101), len(weights), rules, weights) == expected
    for score in (33, 75):
        found = answer(score, len(weights), rules, weights)
        assert (found.is_possible, found.is_settled) == (score in expected, True)
        if not found.is_possible:
            assert found.below == max((s for s in expected if s < score), default=None)
            assert found.above == min((s for s in expected if s > score), default=None)


@pytest.mark.parametrize(("contracts", "step"), [(1, 1), (2, 1), (3, 9)])
@pytest.mark.parametrize(("name", "kinds"), [("upwork-2024-09", set(by_2024(8))), ("upwork-2016", set())])
def test_of_any_weight_it_is_possible_exactly_where_some_contracts_show_it(
    name: str, kinds: set[tuple[Fraction, Fraction]], contracts: int, step: int
) -> None:
    kinds = kinds or {(Fraction(w), Fraction(w * value)) for w in range(1, 9) for value in (1, 0, -1)}
    mixes = combinations_with_replacement(sorted(kinds), contracts)
    expected = {shown(Fraction(100 * sum(n for _, n in mix)) / sum(w for w, _ in mix)) for mix in mixes}
    rules = policy(name, contracts=1)
    assert every_possible(range(0, 101, step), contracts, rules) == expected & set(range(0, 101, step))


def test_the_mean_of_two_windows_shows_what_no_window_does() -> None:
    rules = policy("upwork-2021", contracts=1)
    rules = replace(rules, windows=replace(rules.windows, blends=(Blend("trending", (6, 3)),)))
    shares = [Fraction(sum(mix), 3) for mix in product((1, 0, -1), repeat=3)]
    late = [Fraction(sum(mix[:n]), n) for mix in product((1, 0, -1), repeat=3) for n in (1, 2, 3)]
    pairs = zip((share for share in shares for _ in range(3)), late, strict=True)
    expected = {shown(100 * (a + b) / 2) for a, b in pairs if b >= a} | {shown(100 * share) for share in shares}
    assert every_possible(range(101), 3, rules, [4, 4, 4]) == expected
    assert answer(83, 3, rules, [4, 4, 4]).by == "trending"


def test_six_contracts_show_seventy_nine_in_2021_by_unequal_weights_only() -> None:
    found = answer(79, 6, load_policy("upwork-2021", DAY))
    assert (found.is_possible, found.recipes) == (True, ())
    assert len({kind.weight for kind, _ in found.example}) > 1
    weight, loss = (sum(getattr(kind, name) for kind, _ in found.example) for name in ("weight", "loss"))
    assert shown(Fraction(100 * (weight - loss), weight)) == 79
    assert not answer(79, 6, load_policy("upwork-2021", DAY), [4] * 6).is_possible


def test_a_bad_end_spoils_only_the_last_job_of_a_contract_of_given_weight() -> None:
    assert answer(33, 1, policy("upwork-2024-09", contracts=1), [12]).example[0][0].spoiled == 1
    assert not answer(33, 1, policy("upwork-2016", contracts=1), [12]).is_possible


def test_too_few_contracts_show_no_score() -> None:
    assert not answer(100, 3, policy()).is_possible
    assert min(answer(100, 3, policy()).counts) == 4


@pytest.mark.parametrize(
    ("score", "contracts", "recipe"), [(0, 1, Recipe(0, 1, 0)), (0, 3, Recipe(0, 3, 0)), (100, 5, Recipe(5, 0, 0))]
)
def test_zero_holds_all_that_is_below_it_and_a_hundred_only_the_best(
    score: int, contracts: int, recipe: Recipe
) -> None:
    found = answer(score, contracts, policy(contracts=1))
    assert recipe in found.recipes
    assert (len(found.recipes) == 1) == (score == 100)


def test_of_unequal_weights_the_simplest_mix_is_told() -> None:
    found = answer(50, 4, policy("upwork-2016+tiered"), [4, 4, 4, 12])
    bad = [(kind.weight, kind.outcome.value) for kind, _ in found.example if kind.loss]
    assert bad == [(Fraction(3), "negative")]


def test_where_blended_windows_hold_periods_apart_nothing_that_was_not_found_is_a_no() -> None:
    rules = load_policy("upwork-2021", DAY)
    own = replace(rules, age=replace(rules.age, holds="periods"))
    plain = [4] * 4
    assert not answer(99, 4, rules, plain).is_possible
    assert answer(99, 4, rules, plain).is_settled
    assert not answer(99, 4, own, plain).is_settled
    assert answer(100, 4, own, plain).is_settled
