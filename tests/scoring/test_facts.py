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

from jss_cli.domain.history import UNKNOWN, Contract, Ending, Feedback, Interim, Payment
from jss_cli.domain.sections import Measures
from jss_cli.files.policy import load_policy
from jss_cli.scoring.context import Relations, Surroundings, unrated_share
from jss_cli.scoring.facts import facts_on
from jss_cli.scoring.jobs import paid_until
from jss_cli.scoring.windows import earliest_entry

POLICY = load_policy("upwork-2015", date(2015, 6, 1))
MEASURES: Measures = POLICY.measures
START = date(2015, 11, 30)
ALONE = Surroundings(Fraction(0), Relations((), START))


def test_the_facts_of_a_day_equal_the_oracle_s_on_every_day_around_a_contract(examples: Examples) -> None:
    rng = Random(3)  # noqa: S311 - test data
    for _ in examples(20):
        history, day = random_history(rng, 4)
        for offset in range(-400, 500, 23):
            on = day + timedelta(days=offset)
            around = Surroundings(unrated_share(history.contracts, on, MEASURES), Relations(history.contracts, on))
            for contract in history.contracts:
                facts = facts_on(contract, on, POLICY, around)
                expected = oracle.facts(history, contract, POLICY, on)
                assert {name: getattr(facts, name) for name in expected} == expected


@pytest.mark.parametrize(
    ("feedback", "said"),
    [
        (Feedback(Decimal(5), None), "given"),
        (Feedback(None, 9), "given"),
        (Feedback(None, 0), "given"),
        (Feedback(None, None), "none"),
        (Feedback(None, UNKNOWN), UNKNOWN),
        (Feedback(Decimal(5), UNKNOWN), "given"),
        (Feedback(Decimal(5), 10, removed=True), "removed"),
    ],
)
def test_feedback_is_given_none_or_unknown(feedback: Feedback, said: object) -> None:
    contract = Contract("c1", "A", START, ended=START, feedback=feedback)
    assert facts_on(contract, START, POLICY, ALONE).feedback == said


def test_nothing_is_known_of_the_end_before_it() -> None:
    contract = Contract(
        "c1", "A", START, ended=date(2016, 2, 29), feedback=Feedback(Decimal(5), 9), ending=Ending("client")
    )
    before = facts_on(contract, date(2016, 2, 28), POLICY, ALONE)
    after = facts_on(contract, date(2016, 2, 29), POLICY, ALONE)
    assert (before.status, before.stars, before.recommend, before.ended_by) == ("open", None, None, None)
    assert (after.status, after.stars, after.recommend, after.ended_by) == ("ended", Decimal(5), 9, "client")


def test_stars_given_on_the_way_count_nowhere() -> None:
    interim = (Interim(date(2016, 3, 1), Decimal(3)), Interim(date(2016, 6, 1), Decimal(4)))
    contract = Contract("c1", "A", START, ended=date(2016, 9, 1), feedback=Feedback(Decimal(5)), interim=interim)
    days = (date(2016, 3, 1), date(2016, 8, 31), date(2016, 9, 1))
    assert [facts_on(contract, day, POLICY, ALONE).stars for day in days] == [None, None, 5]


def test_a_quarter_is_paid_when_a_payment_falls_into_it_and_counts_once_it_is_over() -> None:
    first, second, third = date(2015, 12, 1), date(2016, 1, 3), date(2016, 6, 15)
    payments = tuple(Payment(on, Decimal(50)) for on in (first, second, third))
    contract = Contract("c1", "A", START, earned=Decimal(150), payments=payments)
    assert paid_until(contract, date(2016, 6, 14), POLICY).periods == ()
    assert paid_until(contract, third, POLICY).periods == (second,)
    assert paid_until(contract, date(2017, 1, 1), POLICY).periods == (second, third)


def test_idle_months_are_counted_from_the_last_payment_or_the_start() -> None:
    unpaid = Contract("c1", "A", START, earned=Decimal(0))
    paid_twice = Contract("c2", "A", START, earned=Decimal(9), paid_months=2)
    paid_on = Contract("c3", "A", START, earned=Decimal(9))
    day = date(2016, 5, 30)
    assert [facts_on(c, day, POLICY, ALONE).idle_months for c in (unpaid, paid_twice, paid_on)] == [6, 5, 0]


def test_less_than_one_unit_of_money_is_money() -> None:
    half = Contract("c1", "A", START, earned=Decimal("1.00"), refunded=Decimal("0.50"))
    facts = facts_on(half, date(2016, 5, 30), POLICY, ALONE)
    assert (facts.paid, facts.refunded, facts.paid_periods, facts.idle_months) == (True, "part", 0, 0)
    cents = Contract("c2", "A", START, ended=START, earned=Decimal("0.50"))
    assert unrated_share((cents,), START, MEASURES) == 1


def test_a_payment_counts_from_its_day_on_and_a_refund_takes_it_back() -> None:
    day = date(2016, 5, 30)
    paid = Contract("c1", "A", START, earned=Decimal(9), payments=(Payment(day, Decimal(9)),))
    before, on = (facts_on(paid, each, POLICY, ALONE) for each in (date(2016, 5, 29), day))
    assert (before.paid, before.idle_months) == (False, 5)
    assert (on.paid, on.idle_months) == (True, 0)
    returned = replace(paid, refunded=Decimal(9))
    assert not facts_on(returned, day, POLICY, ALONE).paid


def test_the_share_of_unrated_contracts_is_of_those_that_ended_within_the_measured_months_both_days_included() -> None:
    day = date(2016, 8, 21)
    first = earliest_entry(day, MEASURES.unrated_months)
    ends = (first - timedelta(days=1), first, day, day + timedelta(days=1))
    rated = Contract("c", "A", START, ended=date(2016, 5, 1), earned=Decimal(9), feedback=Feedback(Decimal(5)))
    shares = []
    for ended in ends:
        silent = Contract("s", "A", min(START, ended), ended=ended, earned=Decimal(9))
        shares.append(unrated_share((rated, silent), day, MEASURES))
    assert shares == [0, Fraction(1, 2), Fraction(1, 2), 0]
