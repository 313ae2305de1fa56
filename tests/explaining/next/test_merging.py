from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from jss_cli.domain.history import Contract, Ending, Feedback, History, Interim, Payment
from jss_cli.explaining.next.merging import _as_one, merge

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
