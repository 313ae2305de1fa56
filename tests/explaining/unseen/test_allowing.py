"""Which scores the readings of the rules allow."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from random import Random

import oracle
import pytest
import readings

from jss_cli.domain.arithmetic import Arithmetic, PossibleQuestion
from jss_cli.domain.history import Contract, Ending, Feedback, History, Payment
from jss_cli.domain.policy import Policy
from jss_cli.explaining.unseen.allowing import differing_readings, is_within, widest
from jss_cli.explaining.unseen.arithmetic import _search, possible_on_each_scale
from jss_cli.files.policy import named_policy, policy_names
from jss_cli.files.rulebook import open_rulebook

DAY = date(2026, 3, 1)


def asked(score: int, contracts: int) -> PossibleQuestion:
    return PossibleQuestion(score, contracts, None, DAY)


def answer(score: int, contracts: int, name: str) -> Arithmetic:
    return possible_on_each_scale(open_rulebook(name), asked(score, contracts))[0]


def some_contract(number: int, rng: Random) -> Contract:
    """A contract that ended lately, of up to nine periods, each with a payment or not."""
    ended, periods = DAY - timedelta(days=rng.randrange(1, 50)), rng.randrange(1, 10)
    started = ended - timedelta(days=92 * periods - 1)
    paid = [place for place in range(periods) if rng.random() < 0.8] or [0]
    payments = tuple(
        Payment(started + timedelta(days=92 * place + 5), Decimal(rng.choice((40, 400, 4000)))) for place in paid
    )
    said = Feedback(Decimal(rng.choice(("5", "5", "4.1", "3.2", "1"))), rng.choice((10, 10, 8, 5, 2)))
    ending = Ending("client", rng.choice(("completed", "not_needed", "unprofessional")))
    earned = sum((payment.amount for payment in payments), Decimal(0))
    return Contract(
        f"c{number}",
        f"client {number}",
        started,
        kind="hourly",
        ended=ended,
        earned=earned,
        payments=payments,
        feedback=said,
        ending=ending,
    )


EVERY = [*readings.single_options(), *readings.mixed_options(12)]


def era_of(policy: Policy) -> str:
    return policy.name.partition("+")[0]


@pytest.mark.parametrize("name", policy_names())
def test_no_score_that_contracts_have_under_a_reading_of_an_era_is_said_to_be_impossible(name: str) -> None:
    rng = Random(name)  # noqa: S311 - test data
    wide = widest([reading for _, reading in differing_readings(named_policy(name), open_rulebook(name))])
    for policy in (one for one in EVERY if era_of(one) == name):
        assert any(is_within(policy, other) for other in wide), readings.label(policy)
        found = {contracts: _search(asked(0, contracts), policy) for contracts in (1, 2, 4)}
        for _ in range(4):
            contracts = rng.choice((1, 2, 4))
            history = History(tuple(some_contract(number, rng) for number in range(contracts)))
            percent = oracle.score(history, policy, DAY)
            if percent is not None and len(oracle.counted(history, policy, DAY)) == contracts:
                shown = int(percent + Fraction(1, 2))
                assert found[contracts].allows(shown) is not False, (readings.label(policy), history, percent)


def test_a_score_that_only_some_readings_allow_names_them() -> None:
    found = answer(94, 3, "upwork-2024-09")
    assert found.is_possible
    assert found.allowed_by == tuple(
        f"upwork-2024-09+{option}" for option in ("length-by-period", "private-half", "middle-zero")
    )
    assert found.policy.name == found.allowed_by[0]


def test_a_reading_that_was_picked_is_tried_alone() -> None:
    found = answer(94, 3, "upwork-2024-09+length-plus")
    assert (found.is_possible, found.is_settled, found.readings) == (False, True, 1)


def test_what_the_heaviest_reading_allows_names_no_other() -> None:
    assert answer(91, 3, "upwork-2024-09").allowed_by == ()


def test_no_reading_at_all_is_a_no_with_what_is_near_by_any_of_them() -> None:
    found = answer(97, 2, "upwork-2023-12")
    assert (found.is_possible, found.is_settled, found.readings) == (False, True, 5)
    assert (found.below, found.above) == (94, 100)


def test_jobs_are_counted_where_the_minimum_asks_for_them() -> None:
    rules = named_policy("upwork-2024-09+minimum-of-jobs")
    one = _search(PossibleQuestion(100, 1, (4,), DAY), rules)
    assert (one.allows(100), _search(PossibleQuestion(100, 1, (8,), DAY), rules).allows(100)) == (False, True)
