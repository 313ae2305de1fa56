from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from jss_cli.domain.sections import Combine
from jss_cli.domain.weighing import _in_unit, parts, weight_of, with_least_unit
from jss_cli.files.policy import load_all, named_policy

BASE = named_policy("upwork-2024-09")


@pytest.mark.parametrize(
    ("combine", "shares", "weight"),
    [("times", (5, 5, 5), 15), ("plus", (4, 4, 5), 13), ("max", (1, 1, 1), 12), ("per_period", (5, 5, 5), 15)],
)
def test_three_jobs_share_a_weight(combine: Combine, shares: tuple[int, ...], weight: int) -> None:
    assert tuple(parts(combine, (5, 5, 5), 4)) == shares
    assert weight_of(combine, (5, 5, 5), 4, cap=32) == weight


@pytest.mark.parametrize("combine", ["times", "plus", "max", "per_period"])
def test_no_contract_weighs_more_than_the_cap(combine: Combine) -> None:
    assert weight_of(combine, (6,) * 8, 4, cap=32) == 32


@pytest.mark.parametrize(
    ("combine", "unit"), [("times", 84), ("plus", 2244), ("max", 4), ("per_period", 4103825022837540)]
)
def test_the_unit_is_the_least_in_which_every_spoiled_job_is_whole(combine: Combine, unit: int) -> None:
    policy = with_least_unit(replace(BASE, jobs=replace(BASE.jobs, combine=combine), weights=_in_unit(BASE.weights, 4)))
    assert policy.weights.unit == unit


def test_a_weight_is_the_same_in_every_unit() -> None:
    for policy in load_all():
        finer = _in_unit(policy.weights, policy.weights.unit * 3)
        for one, other in zip(policy.weights.earnings, finer.earnings, strict=True):
            assert Fraction(one.weight, policy.weights.unit) == Fraction(other.weight, finer.unit)
        assert Fraction(finer.cap, finer.unit) == 8


def test_without_spoiled_jobs_quarters_do() -> None:
    assert {policy.weights.unit for policy in load_all() if policy.jobs.are == "extras"} == {4}
