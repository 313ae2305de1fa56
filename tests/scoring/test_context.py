from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from random import Random

import oracle
from strategies import random_history

from jss_cli.domain.history import Contract, Payment
from jss_cli.scoring.context import Relation, Relations

START, LAST = date(2025, 1, 1), date(2026, 1, 1)
DAYS = (30, 90, 91, 200)


def paid(name: str, *days: int, refunded: int = 0) -> Contract:
    """An ended contract that was paid 10 so many days after the start."""
    payments = tuple(Payment(START + timedelta(on), Decimal(10)) for on in days)
    ended, earned = START + timedelta(max(days)), Decimal(10 * len(days))
    return Contract(name, "A", START, ended=ended, earned=earned, refunded=Decimal(refunded), payments=payments)


def test_a_relation_spans_all_contracts_with_a_client() -> None:
    relation = Relation((paid("a", 5), paid("b", 95)), LAST)
    assert [relation.days(START + timedelta(on)) for on in (4, 5, 94, 95, 300)] == [0, 0, 0, 90, 90]
    assert (relation.since(90), relation.since(91)) == (START + timedelta(95), None)


def test_what_was_refunded_in_full_is_no_payment() -> None:
    relation = Relation((paid("a", 5, refunded=10), paid("b", 95)), LAST)
    assert relation.days(LAST) == 0
    partly = Relation((paid("a", 5, 100, refunded=10),), LAST)
    assert [partly.days(START + timedelta(on)) for on in (50, 99, 100)] == [0, 0, 95]
    assert partly.since(90) == START + timedelta(100)


def test_an_open_contract_of_which_nothing_is_told_is_paid_every_day() -> None:
    relation = Relation((paid("a", 5), Contract("b", "A", START + timedelta(20), earned=Decimal(9))), LAST)
    assert relation.days(START + timedelta(19)) == 0
    assert relation.since(90) == START + timedelta(95)


def test_another_client_has_a_relation_of_its_own() -> None:
    relations = Relations((paid("a", 5, 200),), LAST)
    assert relations.with_client("A", LAST).days(LAST) == 195
    assert relations.with_client("B", LAST).days(LAST) == 0


def test_a_refund_takes_the_payments_back_from_its_day_on() -> None:
    back = replace(paid("a", 5, 100, refunded=20), refunds=(Payment(START + timedelta(120), Decimal(20)),))
    relations = Relations((back, paid("b", 50)), LAST)
    before, after = (relations.with_client("A", START + timedelta(on)) for on in (119, 120))
    assert [before.since(90), after.since(90)] == [START + timedelta(100), None]
    assert relations.within(back, START + timedelta(119)).since(90) == START + timedelta(100)
    assert relations.within(back, START + timedelta(120)).since(90) is None
    assert relations.refund_days("A") == (START + timedelta(120),)


def test_relations_equal_the_oracle_s_on_every_day() -> None:
    rng = Random("relations")  # noqa: S311 - test data
    for _ in range(40):
        history, day = random_history(rng, 6, clients=2)
        last = day + timedelta(days=200)
        for client in ("K0", "K1"):
            relations = Relations(history.contracts, last)
            for offset in range(-400, 200, 17):
                on = day + timedelta(days=offset)
                relation = relations.with_client(client, on)
                span = oracle.apart(oracle.client_payments(history, client, on))
                assert relation.days(on) == span
                for days in DAYS:
                    since = relation.since(days)
                    assert (since is not None and since <= on) == (span >= days)
