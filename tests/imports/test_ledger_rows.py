"""Rows of money: an earning, a refund, or set aside with a reason and a line."""

from __future__ import annotations

from pathlib import Path

import pytest
from exported import LEDGER_HEADER, ledger_row, material, read_rows, told

from jss_cli.imports.ledger_rows import ASIDE, PAY_KINDS, TRANSACTION_KINDS
from jss_cli.imports.source import Wish
from jss_cli.imports.sources import transactions, transactions_by_ref


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (ledger_row("Service Fee", "-15.00"), "fee"),
        (ledger_row("SERVICE FEE", "15.00"), "fee"),
        (ledger_row("State sales tax", "-1.00"), "fee"),
        (ledger_row("WHT", "?"), "fee"),
        (ledger_row("Withdrawal", "-15.00"), "no contract"),
        (ledger_row("Connects", "-15.00"), "no contract"),
        (ledger_row("Adjustment", "5.00"), "not understood"),
        (ledger_row("Reimbursement", "5.00"), "not understood"),
        (ledger_row("Gift card", "5.00"), "not understood"),
        (ledger_row("", "5.00"), "not understood"),
        (ledger_row("Refund to client", "5.00"), "not understood"),
        (ledger_row("Hourly", "ask"), "not understood"),
        (ledger_row("Hourly", "500.00 €"), "not understood"),
        (ledger_row("Hourly", "5.00", on="soon"), "not understood"),
        (ledger_row("Hourly", "5.00", title="", client=""), "not understood"),
        (ledger_row("Hourly", "5.00", client="x" * 20_000), "not understood"),
        ("2026-05-13,9,Hourly,Leaflet,Birch", "not understood"),
        (ledger_row("Hourly", "5.00") + ",more", "not understood"),
        (LEDGER_HEADER, "page header"),
    ],
)
def test_a_row_that_gives_nothing_has_its_reason_and_its_line(text: str, why: str) -> None:
    found = read_rows(ledger_row("Hourly", "7.00"), text, ledger_row("Hourly", "8.00"))
    assert (found.lines, found.understood, told(found)) == (3, 2, {why: 1})
    assert found.set_aside[0].at == "line 3"
    assert [str(entry.amount) for entry in found.contracts[0].ledger] == ["7.00", "8.00"]


def test_what_is_wrong_with_a_row_is_said() -> None:
    found = read_rows(
        ledger_row("Hourly", "ask"), ledger_row("Gift card", "1"), ledger_row("Gift card", "2"), "2026-05-13,9,Hourly"
    )
    texts = ['"ask" is no amount', 'type "Gift card"', 'type "Gift card"', "3 of 10 cells: the file may be cut"]
    assert [aside.text for aside in found.set_aside] == texts
    assert found.remarks == ('2 rows of type "Gift card": set aside; if it is pay, say so with --map',)


def test_rows_without_their_last_empty_cells_are_read_but_for_the_last_which_may_be_cut() -> None:
    short = "2026-05-13,9,Hourly,Leaflet,Birch,F. E.,,1,5.00"
    found = read_rows(short, short)
    assert (found.understood, told(found)) == (1, {"not understood": 1})


def test_an_earning_below_zero_went_back_and_one_of_nothing_is_no_payment() -> None:
    found = read_rows(
        ledger_row("Fixed-price", "(20.00)"), ledger_row("Fixed-price", "0.00"), ledger_row("Hourly", "20")
    )
    assert (found.understood, [str(entry.amount) for entry in found.contracts[0].ledger]) == (3, ["-20.00", "20"])


def test_the_number_of_a_row_that_a_spreadsheet_made_short_is_no_number() -> None:
    found = read_rows(ledger_row("Hourly", "1", ref="6.0E+08"), ledger_row("Hourly", "2", ref=" 77 "))
    assert [entry.ref for entry in found.contracts[0].ledger] == ["", "77"]


def test_columns_that_are_not_read_an_agency_and_a_missing_client_are_told_once() -> None:
    header = "Date,Transaction ID,Transaction type,Amount,Transaction summary,Agency,Invoice #"
    found = read_rows(
        "2026-05-13,9,Hourly,5.00,Leaflet,Team A,1", "2026-05-14,9,Hourly,5.00,Leaflet,Team A,1", header=header
    )
    assert found.remarks == (
        'column "invoice #" is not read',
        "an agency is named: the score may be the agency's",
        "no column says who paid",
    )
    assert found.understood == 2


def test_a_type_of_row_that_a_person_calls_pay_is_pay(tmp_path: Path) -> None:
    words = tmp_path / "map.yaml"
    words.write_text("values: {kind: {gift card: fixed, Adjustment: hourly}}")
    rows = (ledger_row("Gift card", "5.00"), ledger_row("Hourly", "7.00"), ledger_row("Gift", "9.00"))
    found = transactions.Reader.read(material("\n".join((LEDGER_HEADER, *rows))), Wish(map_file=str(words)))
    assert (found.understood, told(found)) == (2, {"not understood": 1})


def test_of_two_columns_for_one_thing_the_second_is_told() -> None:
    header = "Date,Transaction ID,Transaction type,Amount,Transaction summary,Amount $"
    found = read_rows("2026-05-13,9,Hourly,4.00,Leaflet,5.00", header=header)
    assert [str(entry.amount) for entry in found.contracts[0].ledger] == ["5.00"]
    assert 'column "amount" is not read' in found.remarks


def test_both_generations_of_reports_call_their_rows_alike_but_for_two_fees_of_the_older() -> None:
    assert transactions.LEDGER.kinds == TRANSACTION_KINDS
    more = transactions_by_ref.LEDGER.kinds.items() - TRANSACTION_KINDS.items()
    assert sorted(more) == [("membership fee", "no contract"), ("withdrawal fee", "no contract")]


def test_every_kind_of_row_is_pay_or_follows_on_it_or_is_set_aside() -> None:
    assert set(TRANSACTION_KINDS.values()) == {*PAY_KINDS, "bonus", "refund", *ASIDE}
