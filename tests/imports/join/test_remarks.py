from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from imports.evidences import day, extract, group, piece, shown

from jss_cli.domain.history import Contract, Feedback, Payment, Vague
from jss_cli.imports.join.joining import join
from jss_cli.imports.join.money import MoneyTaken
from jss_cli.imports.join.pieces import LedgerRow, Said
from jss_cli.imports.join.placing import Placed
from jss_cli.imports.join.remarks import UNPAID, money_remarks, questions, refund_remarks, unknowns

PAID = piece("transactions", "2022-03-20 263.33", "2022-03-21 -10", client="Mill House", title="Menu")
ROWS = tuple(LedgerRow(entry, PAID) for entry in PAID.evidence.ledger)


def test_money_that_is_not_whole_is_told() -> None:
    one = group(piece(started="2025-03-02"))
    assert list(money_remarks("c1", one, MoneyTaken(least=Decimal(50)))) == [
        "c1: at least 50.00; reports cover a part of it, which began by 2025-03-02: import an earlier one with them"
    ]
    (early,) = money_remarks("c1", one, MoneyTaken(early=ROWS[1:]))
    assert (
        early == "c1: 10.00 given back on 2022-03-21, and its payment lies before what the files cover: export from "
        "an earlier month"
    )
    assert len(list(money_remarks("c1", one, MoneyTaken(unsure=True)))) == 1


@pytest.mark.parametrize(
    ("money", "entered", "why"),
    [
        (MoneyTaken(), 0, "what was paid is not known"),
        (
            MoneyTaken(said=Said("earned", Decimal(30), "spreadsheet", "s.csv", "line 2", "assumed")),
            0,
            "30.00 was paid",
        ),
        (MoneyTaken(ROWS[:1], ROWS[1:]), 10, "263.33 was paid, and 10.00 given back"),
    ],
)
def test_a_refund_that_is_not_entered_is_told(money: MoneyTaken, entered: int, why: str) -> None:
    one = group(piece(refunded=entered), piece("spreadsheet", refunded=50))
    words = f"c1: 50.00 given back, as spreadsheet.x line 2 has it, is not entered: {why}"
    assert list(refund_remarks("c1", one, money, Decimal(entered))) == [words]


def test_a_join_tells_a_refund_of_more_than_was_paid() -> None:
    told = join([extract("spreadsheet", shown(title="A", started="2025-01-01", refunded=50))]).remarks
    assert any("is not entered: what was paid is not known" in remark for remark in told)


def test_money_that_no_list_names_is_asked_about_and_so_are_contracts_without_pay() -> None:
    one = group(PAID)
    one.rows = list(ROWS)
    asked = list(questions([extract("pasted", shown(title="x"))], [one], {id(one): "menu"}, Placed((), ())))
    assert [(each.text, each.contract) for each in asked] == [
        ("Mill House, Mar 2022: 263.33 of a contract that no other file names: when did it start and end?", "menu"),
        (UNPAID, ""),
    ]
    assert list(questions([extract("graphql")], [], {}, Placed((), ()))) == []


def test_a_payment_that_fits_two_contracts_is_asked_about() -> None:
    one, other = group(piece()), group(piece())
    between = Placed((), ((ROWS[0], (one, other)),))
    (asked,) = questions([extract("graphql")], [one, other], {id(one): "k4", id(other): "k5"}, between)
    assert asked.text == "263.33 of 2022-03-20 (transactions.x line 2): k4 or k5? It is not placed"


def test_of_many_contracts_that_a_payment_fits_the_first_are_named() -> None:
    many = [group(piece()) for _ in range(12)]
    ids = {id(one): f"k{place}" for place, one in enumerate(many)}
    (asked,) = questions([extract("graphql")], many, ids, Placed((), ((ROWS[0], tuple(many)),)))
    assert asked.text.endswith(": k0 or k1 or k2 or k3 or k4 or k5 or k6 or k7 or k8 or 3 more? It is not placed")


WHOLE = Contract(
    "c1",
    "Alder",
    day("2026-03-02"),
    title="Logo",
    ended=day("2026-03-20"),
    earned=Decimal(50),
    payments=(Payment(day("2026-03-20"), Decimal(50)),),
    feedback=Feedback(None),
)


def test_a_contract_of_which_all_is_told_has_nothing_unknown() -> None:
    assert list(unknowns([WHOLE], ())) == []


def test_what_no_file_tells_is_named() -> None:
    bare = Contract("c1", "unknown (c1)", day("2026-03-02"), ended=day("2026-03-20"))
    bare = replace(bare, vague=(Vague("ended", day("2026-03-20"), day("2026-03-20")),))
    assert [name for _, name in unknowns([bare], ())] == ["client", "title", "ended", "earned", "stars"]


def test_days_of_payment_before_the_first_report_are_not_asked_for() -> None:
    paid = replace(WHOLE, payments=())
    assert list(unknowns([paid], ((day("2026-01-01"), day("2026-12-31")),))) == [("c1", "payments")]
    assert list(unknowns([paid], ((day("2026-04-01"), day("2026-12-31")),))) == []
