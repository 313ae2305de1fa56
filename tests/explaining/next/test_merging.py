from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from random import Random

import pytest
from strategies import random_history

from jss_cli.domain.history import Contract, Ending, Feedback, History, Interim, Payment
from jss_cli.explaining.next.merging import _as_one, find_twins, merge
from jss_cli.files.policy import load_policy
from jss_cli.scoring.scoring import score_history

FIRST = Contract(
    "a",
    "Acme",
    date(2024, 1, 1),
    ended=date(2024, 3, 1),
    earned=Decimal(100),
    refunded=Decimal(10),
    paid_months=2,
    interim=(Interim(date(2024, 2, 9), Decimal(3)),),
    feedback=Feedback(Decimal(2), 1),
    ending=Ending("freelancer", "incomplete"),
    continues="before",
    disputed=True,
    notes="one",
)
LAST = Contract(
    "b",
    "Acme",
    date(2024, 3, 5),
    title="again",
    ended=date(2024, 5, 1),
    earned=Decimal(50),
    paid_months=1,
    interim=(Interim(date(2024, 2, 1), Decimal(4)),),
    feedback=Feedback(Decimal(5), 10),
    ending=Ending("client", "completed"),
    continues="a",
    client_standing="flagged",
    suspected=True,
    notes="two",
)


def test_one_engagement_has_the_sums_of_its_parts_and_the_last_word() -> None:
    assert _as_one([FIRST, LAST]) == Contract(
        "a+b",
        "Acme",
        date(2024, 1, 1),
        title="again",
        ended=date(2024, 5, 1),
        earned=Decimal(150),
        refunded=Decimal(10),
        paid_months=3,
        interim=(Interim(date(2024, 2, 1), Decimal(4)), Interim(date(2024, 2, 9), Decimal(3))),
        feedback=Feedback(Decimal(5), 10),
        ending=Ending("client", "completed"),
        continues="before",
        client_standing="flagged",
        disputed=True,
        suspected=True,
        notes="one; two",
    )


def test_what_continued_a_part_continues_the_whole() -> None:
    later = Contract("c", "Acme", date(2024, 6, 1), continues="b")
    merged = merge(History((FIRST, LAST, later)), ["a", "b"])
    assert [(contract.id, contract.continues) for contract in merged.contracts] == [("a+b", "before"), ("c", "a+b")]


def test_the_days_of_refunds_are_kept_where_all_of_them_are_told() -> None:
    back = (Payment(date(2024, 5, 9), Decimal(10)),)
    dated = replace(FIRST, refunds=back)
    assert _as_one([dated, LAST]).refunds == back
    assert _as_one([dated, replace(LAST, refunded=Decimal(3))]).refunds == ()


DAY = date(2017, 1, 1)
POLICY = load_policy(None, DAY)
EARLY = Contract("a", "K", date(2016, 5, 1), ended=date(2016, 5, 10), earned=Decimal(0), feedback=Feedback(None, None))
SECOND = Contract(
    "b", "K", date(2016, 5, 12), ended=date(2016, 6, 1), earned=Decimal(90), feedback=Feedback(Decimal(5))
)


def twins_of(*contracts: Contract) -> list[tuple[str, str, int, bool]]:
    history = History(contracts)
    found = find_twins(history, score_history(history, POLICY, DAY))
    return [(twin.first.id, twin.second.id, twin.days, twin.declared) for twin in found]


def test_the_founding_case_would_be_at_86_had_the_scope_change_been_one_contract(founding: History) -> None:
    day = date(2016, 8, 21)
    (twin,) = find_twins(founding, score_history(founding, load_policy(None, day), day))
    assert (twin.first.id, twin.second.id, twin.days, twin.declared) == ("c5", "c6", 0, True)
    assert (twin.merged.percent, twin.merged.whole) == (Fraction(600, 7), 86)


@pytest.mark.parametrize(
    ("first", "second", "days"),
    [
        (EARLY, SECOND, 2),
        (EARLY, replace(SECOND, started=date(2016, 5, 17)), 7),
        (EARLY, replace(SECOND, started=date(2016, 5, 4)), -6),
        (EARLY, replace(SECOND, ended=None), 2),
        (replace(EARLY, earned=Decimal(50), ending=Ending("client", "not_needed")), SECOND, 2),
        (replace(EARLY, earned=Decimal(50), refunded=Decimal(50)), SECOND, 2),
    ],
    ids=["soon after", "a week after", "overlapping", "successor still open", "paid, ended early", "refunded"],
)
def test_an_unpaid_or_early_end_with_a_successor_within_days_is_a_twin(
    first: Contract, second: Contract, days: int
) -> None:
    assert twins_of(first, second) == [("a", "b", days, False)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (EARLY, replace(SECOND, client="L")),
        (EARLY, replace(SECOND, started=date(2016, 5, 18))),
        (replace(EARLY, earned=Decimal(50)), SECOND),
        (EARLY, replace(SECOND, started=date(2016, 4, 20))),
        (EARLY, replace(SECOND, started=date(2017, 1, 2), ended=None)),
        (EARLY, replace(SECOND, started=date(2016, 5, 2), ended=date(2016, 5, 9))),
    ],
    ids=["another client", "too late", "paid in full", "began before it", "not begun yet", "ended before it"],
)
def test_anything_else_is_not(first: Contract, second: Contract) -> None:
    assert twins_of(first, second) == []


def test_a_declared_successor_is_a_twin_however_late() -> None:
    second = replace(SECOND, continues="a", started=date(2016, 12, 1), ended=None)
    assert twins_of(EARLY, second) == [("a", "b", 205, True)]


def test_merging_takes_the_widest_days_all_the_money_and_the_last_word() -> None:
    first = replace(
        EARLY, earned=Decimal(10), refunded=Decimal(5), paid_months=1, disputed=True, notes="x", continues="z"
    )
    second = replace(SECOND, paid_months=2, notes="y", continues="a")
    whole = _as_one((first, second))
    assert whole == replace(
        second,
        id="a+b",
        started=first.started,
        earned=Decimal(100),
        refunded=Decimal(5),
        paid_months=3,
        disputed=True,
        notes="x; y",
        continues="z",
    )


def test_a_part_without_dated_payments_is_paid_on_its_last_day() -> None:
    paid = replace(EARLY, earned=Decimal(10), payments=(Payment(date(2016, 5, 5), Decimal(10)),))
    assert _as_one((paid, SECOND)).payments == (*paid.payments, Payment(date(2016, 6, 1), Decimal(90)))


def test_who_continued_a_part_continues_the_whole() -> None:
    third = replace(SECOND, id="c", continues="b", started=date(2016, 7, 1))
    merged = merge(History((EARLY, SECOND, third)), ("a", "b"))
    assert [(c.id, c.continues) for c in merged.contracts] == [("a+b", None), ("c", "a+b")]


def test_a_history_full_of_one_client_has_each_pair_at_most_once() -> None:
    rng = Random("twins")  # noqa: S311 - test data
    for _ in range(60):
        history, day = random_history(rng, 10, clients=1)
        policy = load_policy(None, day)
        pairs = [frozenset((t.first.id, t.second.id)) for t in find_twins(history, score_history(history, policy, day))]
        assert len(pairs) == len(set(pairs))
