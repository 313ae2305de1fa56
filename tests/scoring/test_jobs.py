from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from random import Random

import oracle
import pytest
from conftest import Examples
from strategies import random_history

from jss_cli.domain.history import Contract, Payment
from jss_cli.domain.policy import Policy
from jss_cli.domain.sections import Combine, Jobs, Period, Step
from jss_cli.domain.weighing import with_least_unit
from jss_cli.files.policy import load_policy, named_policy
from jss_cli.scoring.jobs import Work, paid_until, work_of

BASE = load_policy("upwork-2024-09", date(2025, 6, 1))
START = date(2024, 9, 10)
LATER = date(2030, 1, 1)
COMBINE: tuple[Combine, ...] = ("times", "plus", "max", "per_period")
STEPS = (Step(Decimal(250), 5), Step(Decimal(1000), 6))


def policy_with(combine: Combine, *, extras: bool = False, spoils: bool = True) -> Policy:
    """Rules under which periods of 90 days are the jobs, or three months extras beside the contract."""
    period = Period(months=3) if extras else Period(days=90)
    jobs = Jobs(period, "extras" if extras else "jobs", combine, 8, 90, BASE.jobs.basis)
    rule = replace(BASE.rules[0], spoils="latest_job" if spoils else "whole")
    weights = replace(BASE.weights, plain=4, earnings=STEPS, cap=32, unit=4)
    return with_least_unit(replace(BASE, jobs=jobs, weights=weights, rules=(*BASE.rules, rule)))


def paid(days: list[int], amount: int = 100, *, lasting: int = 800) -> Contract:
    """A contract of so many days, with payments so many days after its start."""
    payments = tuple(Payment(START + timedelta(on), Decimal(amount)) for on in days)
    total = Decimal(amount * len(days))
    return Contract("c1", "A", START, ended=START + timedelta(lasting), earned=total, payments=payments)


def worked(contract: Contract, day: date, policy: Policy) -> Work:
    """The jobs of a contract as of a day, in the periods in which it was paid."""
    return work_of(contract, day, policy, paid_until(contract, day, policy).periods)


def weights_of(contract: Contract, policy: Policy, day: date = LATER) -> list[Fraction]:
    """What each job weighs, in plain contracts."""
    work = worked(contract, day, policy)
    return [Fraction(work.weight * part, policy.weights.unit * sum(work.parts)) for part in work.parts]


@pytest.mark.parametrize(
    ("days", "number"),
    [
        ([10, 100, 200], 3),  # the page: 270 days, paid in each period
        ([10, 200], 2),  # the page: the second period holds no payment
        ([10, 20, 30], 1),
        ([89, 90], 2),
        ([700], 1),
        ([], 1),
        (list(range(0, 720, 90)), 8),
        (list(range(0, 800, 90)), 8),
    ],
)
def test_a_contract_is_as_many_jobs_as_it_has_periods_with_a_payment(days: list[int], number: int) -> None:
    assert len(worked(paid(days), LATER, policy_with("times")).parts) == number


@pytest.mark.parametrize(
    ("combine", "weights"),
    [
        ("times", ["5/4", "5/4", "5/4"]),
        ("plus", ["1", "1", "5/4"]),
        ("max", ["1", "1", "1"]),
        ("per_period", ["1", "1", "1"]),
    ],
)
def test_earnings_and_length_combine_in_four_ways(combine: Combine, weights: list[str]) -> None:
    assert weights_of(paid([10, 100, 200]), policy_with(combine)) == [Fraction(text) for text in weights]


def test_each_period_weighs_by_its_own_money_and_by_equal_shares_where_no_days_are_told() -> None:
    large = paid([10, 100, 200], 900)
    mixed = replace(large, payments=(Payment(START, Decimal(100)), Payment(START + timedelta(100), Decimal(2600))))
    hourly = replace(large, payments=(), kind="hourly", ended=START + timedelta(170), earned=Decimal(2100))
    refunded = replace(large, refunded=Decimal(2100))
    policy = policy_with("per_period")
    assert weights_of(mixed, policy) == [1, Fraction(3, 2)]
    assert weights_of(hourly, policy) == [Fraction(3, 2)] * 2
    assert weights_of(refunded, policy) == [1, 1, 1]


@pytest.mark.parametrize("combine", COMBINE)
def test_no_contract_weighs_more_than_the_cap_and_the_latest_job_keeps_its_share(combine: Combine) -> None:
    policy = policy_with(combine)
    large = paid(list(range(0, 900, 90)), 5000, lasting=1000)
    weights = weights_of(large, policy)
    latest = {"times": "1/8", "plus": "3/17", "max": "1/8", "per_period": "1/8"}[combine]
    assert len(weights) == 8
    assert sum(weights) == 8
    assert weights[-1] / sum(weights) == Fraction(latest)


def test_until_2024_a_quarter_is_an_extra_once_it_is_over_and_payments_lie_far_apart() -> None:
    policy = policy_with("plus", extras=True)
    contract = paid([0, 80, 100, 200], lasting=260)
    after = [(89, 1), (90, 1), (91, 1), (100, 2), (180, 2), (181, 3), (260, 3), (900, 3)]
    for days, number in after:
        assert len(worked(contract, START + timedelta(days), policy).parts) == number, days
    assert len(worked(paid([5], lasting=700), LATER, policy).parts) == 1
    assert weights_of(contract, policy) == [1, 1, Fraction(5, 4)]


def test_a_payment_after_the_end_makes_its_period_a_job_where_periods_are_jobs_and_its_money_counts() -> None:
    bonus = paid([10, 400], 200, lasting=50)
    assert weights_of(bonus, policy_with("times")) == [Fraction(5, 4), Fraction(5, 4)]
    assert weights_of(bonus, policy_with("plus", extras=True)) == [Fraction(5, 4)]
    assert weights_of(bonus, policy_with("times"), START + timedelta(399)) == [1]


@pytest.mark.parametrize("combine", COMBINE)
@pytest.mark.parametrize("extras", [False, True])
def test_jobs_equal_the_oracle_s(combine: Combine, *, extras: bool, examples: Examples) -> None:
    if extras and combine == "per_period":
        return
    policy = policy_with(combine, extras=extras)
    rng = Random(f"{combine} {extras}")  # noqa: S311 - test data
    for _ in examples(20):
        history, day = random_history(rng, 4)
        early = (replace(one, ended=one.payments[0].on) for one in history.contracts if one.payments)
        contracts = (*history.contracts, *early)
        for offset in (-200, -30, 0, 100, 900):
            on = day + timedelta(days=offset)
            for contract in contracts:
                expected = oracle.jobs(contract, policy, on)
                assert weights_of(contract, policy, on) == [weight for weight, _ in expected]
                assert list(worked(contract, on, policy).paid) == [last for _, last in expected]


def test_where_periods_must_be_complete_the_running_one_is_no_job_until_its_last_day_is_over() -> None:
    policy = named_policy("upwork-2024-09+period-when-complete")
    start = date(2025, 1, 1)
    paid = tuple(Payment(start + timedelta(days), Decimal(300)) for days in (10, 100, 190))
    contract = Contract("c", "A", start, ended=start + timedelta(200), earned=Decimal(900), payments=paid)
    numbers = [len(worked(contract, start + timedelta(day), policy).parts) for day in (0, 89, 179, 180, 269, 270)]
    assert numbers == [1, 1, 1, 2, 2, 3]
