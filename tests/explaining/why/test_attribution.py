from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import combinations
from math import factorial
from random import Random

import oracle
import pytest
from conftest import Examples
from hypothesis import given
from strategies import histories, random_history

from jss_cli.domain.history import History
from jss_cli.domain.policy import Policy
from jss_cli.domain.score import Score
from jss_cli.domain.verdict import Outcome, Verdict
from jss_cli.explaining.why.attribution import attribute
from jss_cli.files.policy import load_policy, policy_names
from jss_cli.scoring.scoring import score_history, score_verdicts

POLICIES = [load_policy(name, date(2020, 1, 1)) for name in policy_names()]


def random_scores(policy: Policy, number: range) -> list[tuple[History, Score]]:
    rng = Random(f"points {policy.name}")  # noqa: S311 - test data
    cases = (random_history(rng, rng.randrange(1, 14), clients=rng.randrange(1, 7)) for _ in number)
    return [(history, score_history(history, policy, day)) for history, day in cases]


@pytest.mark.parametrize("policy", POLICIES, ids=lambda policy: policy.name)
def test_points_and_score_are_one_hundred_exactly(policy: Policy, examples: Examples) -> None:
    for _, score in random_scores(policy, examples(12)):
        attribution = attribute(score)
        lost = sum((c.lost for c in attribution.contributions), Fraction(0))
        if score.percent is not None:
            assert 100 - lost + attribution.floor == score.percent
        else:
            assert lost == 0


@pytest.mark.parametrize("policy", POLICIES, ids=lambda policy: policy.name)
def test_without_it_equals_scoring_again_with_the_contract_left_out(policy: Policy, examples: Examples) -> None:
    for history, score in random_scores(policy, examples(10)):
        everything = oracle.counted(history, policy, score.as_of)
        for contribution in attribute(score).contributions:
            contract = contribution.verdict.contract
            left = oracle.percent([entry for entry in everything if entry[0] != contract], policy, score.as_of)
            assert contribution.without == (None if left is None else min(max(left, Fraction(0)), Fraction(100)))


@given(histories())
def test_an_excluded_contract_costs_nothing_and_has_a_reason(case: tuple[History, date]) -> None:
    history, day = case
    for contribution in attribute(score_history(history, load_policy(None, day), day)).contributions:
        if contribution.verdict.outcome is Outcome.EXCLUDED:
            assert contribution.lost == 0
            assert not contribution.counted
        assert contribution.verdict.words


@given(histories())
def test_equal_contracts_cost_equal_points(case: tuple[History, date]) -> None:
    history, day = case
    twins = History((*history.contracts, *(replace(c, id=f"{c.id} again") for c in history.contracts)))
    contributions = attribute(score_history(twins, load_policy(None, day), day)).contributions
    half = len(history.contracts)
    assert [c.lost for c in contributions[:half]] == [c.lost for c in contributions[half:]]


def test_points_are_the_shapley_value_of_replacing_outcomes_by_good_ones(examples: Examples) -> None:
    """Brute force over all coalitions: the players are the contracts, a coalition's members keep their outcome."""
    rng = Random(7)  # noqa: S311 - test data
    policy = load_policy("upwork-2016", date(2017, 1, 1))
    checked = 0
    while checked < len(examples(12)):
        history, day = random_history(rng, 6, day=date(2017, 1, 1))
        score = score_history(history, policy, day)
        if score.shown is None:
            continue
        checked += 1
        lost = {c.verdict.contract.id: c.lost for c in attribute(score).contributions}
        counted = [v for v in score.verdicts if v.outcome is not Outcome.EXCLUDED]
        for verdict in counted:
            others = [v for v in counted if v is not verdict]
            assert shapley(score, verdict, others) == -lost[verdict.contract.id]


def shapley(score: Score, player: Verdict, others: list[Verdict]) -> Fraction:
    total = Fraction(0)
    n = len(others) + 1
    for size in range(n):
        weight = Fraction(factorial(size) * factorial(n - size - 1), factorial(n))
        for coalition in combinations(others, size):
            total += weight * (worth(score, (*coalition, player)) - worth(score, coalition))
    return total


def worth(score: Score, coalition: tuple[Verdict, ...]) -> Fraction:
    """The shown window's percent if only the coalition kept its outcomes and all other contracts had gone well."""
    kept = {v.contract.id for v in coalition}
    verdicts = tuple(
        v if v.outcome is Outcome.EXCLUDED or v.contract.id in kept else gone_well(v, score.policy.scale.unit)
        for v in score.verdicts
    )
    assert score.shown is not None
    window = next(w for w in score_verdicts(verdicts, score.policy, score.as_of).windows if w.name == score.shown.name)
    assert window.percent is not None
    return window.percent


def gone_well(verdict: Verdict, unit: int) -> Verdict:
    shares = tuple(replace(share, net=share.weight * unit) for share in verdict.shares)
    return replace(verdict, outcome=Outcome.POSITIVE, counting=replace(verdict.counting, shares=shares))
