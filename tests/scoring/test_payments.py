from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from random import Random

import oracle
import pytest
from strategies import random_history

from jss_cli.domain.history import Contract, Payment
from jss_cli.scoring.payments import as_known, is_paid_daily, kept_until, payment_days, shares_until

START, END, LATER = date(2024, 11, 30), date(2025, 3, 15), date(2025, 6, 1)
FIXED = Contract("c1", "A", START, ended=END, earned=Decimal(900))
HOURLY = replace(FIXED, kind="hourly")
MONTHS = replace(FIXED, paid_months=3)
TOLD = replace(FIXED, payments=(Payment(LATER, Decimal(300)), Payment(START, Decimal(600))))


def back(contract: Contract, amount: int, *days: date) -> Contract:
    """The contract with an amount refunded in equal parts on some days."""
    refunds = tuple(Payment(on, Decimal(amount) / len(days)) for on in days)
    return replace(contract, refunded=Decimal(amount), refunds=refunds)


SAME_DAYS = (START, date(2024, 12, 30), date(2025, 1, 30), date(2025, 2, 28))


@pytest.mark.parametrize(
    ("contract", "day", "days"),
    [
        (FIXED, END, (END,)),
        (FIXED, LATER, (END,)),
        (FIXED, date(2025, 1, 1), (date(2025, 1, 1),)),
        (FIXED, START - timedelta(days=1), ()),
        (replace(FIXED, ended=None), LATER, (LATER,)),
        (HOURLY, LATER, SAME_DAYS),
        (HOURLY, date(2025, 1, 29), SAME_DAYS[:2]),
        (MONTHS, LATER, SAME_DAYS[:3]),
        (replace(MONTHS, paid_months=12), LATER, SAME_DAYS),
        (replace(MONTHS, paid_months=0), LATER, (END,)),
        (replace(MONTHS, ended=None, paid_months=6), date(2025, 1, 29), SAME_DAYS[:2]),
        (TOLD, END, (START,)),
        (TOLD, LATER, (START, LATER)),
        (replace(FIXED, earned=Decimal(0)), LATER, ()),
        (replace(HOURLY, refunded=Decimal(900)), LATER, ()),
        (replace(HOURLY, refunded=Decimal(899)), LATER, SAME_DAYS),
        (replace(TOLD, refunded=Decimal(600)), END, ()),
        (back(HOURLY, 900, LATER), LATER - timedelta(days=1), SAME_DAYS),
        (back(HOURLY, 900, LATER), LATER, ()),
        (back(HOURLY, 899, LATER), LATER, SAME_DAYS),
    ],
)
def test_the_days_with_a_payment(contract: Contract, day: date, days: tuple[date, ...]) -> None:
    assert payment_days(contract, day) == days


def test_paid_months_and_payments_that_say_the_same_give_the_same_on_every_day() -> None:
    for months, ended in ((1, END), (4, END), (7, None)):
        whole = Contract("c1", "A", START, ended=ended, earned=Decimal(100) * months, paid_months=months)
        told = tuple(Payment(on, Decimal(100)) for on in payment_days(whole, date(2030, 1, 1)))
        listed = replace(whole, paid_months=None, payments=told)
        for offset in range(-3, 300):
            day = START + timedelta(days=offset)
            assert payment_days(whole, day) == payment_days(listed, day)
            assert kept_until(whole, day) == kept_until(listed, day)


def test_a_refund_is_known_from_its_day_on_and_from_then_on_as_if_it_had_no_day() -> None:
    for amount in (400, 900):
        for contract in (FIXED, HOURLY, MONTHS, TOLD):
            dated, undated = back(contract, amount, END, LATER), replace(contract, refunded=Decimal(amount))
            for offset in range(-3, 300):
                day = START + timedelta(days=offset)
                assert as_known(dated, day) == (undated if day >= LATER else as_known(dated, day))
                known = contract if day < END else undated if day >= LATER else as_known(dated, day)
                assert payment_days(dated, day) == payment_days(known, day)
                assert kept_until(dated, day) == kept_until(known, day)


def test_only_an_open_contract_of_which_nothing_is_told_is_paid_on_whichever_day_is_asked() -> None:
    still_open = replace(FIXED, ended=None)
    told = (replace(still_open, kind="hourly"), replace(still_open, paid_months=2), replace(TOLD, ended=None))
    assert is_paid_daily(still_open, LATER)
    assert is_paid_daily(FIXED, END - timedelta(days=1))
    assert not any(is_paid_daily(contract, END) for contract in (FIXED, *told, replace(still_open, earned=Decimal(0))))


def test_payments_equal_the_oracle_s_around_random_contracts() -> None:
    rng = Random(5)  # noqa: S311 - test data
    for _ in range(60):
        history, day = random_history(rng, 4)
        for offset in (-200, -30, 0, 100, 500):
            on = day + timedelta(days=offset)
            for contract in history.contracts:
                assert list(payment_days(contract, on)) == oracle.paid_days(contract, on)
                assert abs(Fraction(kept_until(contract, on)) - oracle.net(contract, on)) < Fraction(1, 10**20)


def test_what_is_known_of_payments_is_of_those_alone_and_not_of_equal_ones() -> None:
    for amount in (300, 400):
        contract = replace(TOLD, payments=(Payment(LATER, Decimal(amount)), Payment(START, Decimal(0))))
        assert [kept_until(contract, day) for day in (END, LATER)] == [0, amount]
        assert payment_days(contract, LATER) == (LATER,)


def test_shares_are_what_was_paid_before_each_day_and_in_all_and_equal_where_no_amounts_are_told() -> None:
    months = replace(MONTHS, paid_months=2)
    for contract, day, paid in (
        (TOLD, LATER, {START: 0, LATER: 600}),
        (TOLD, END, {START: 0}),
        (months, LATER, {START: 0, SAME_DAYS[1]: 1}),
    ):
        days, before = shares_until(contract, day)
        assert dict(zip(days, before, strict=False)) == paid
    assert [shares_until(contract, LATER)[1][-1] for contract in (TOLD, months)] == [900, 2]
