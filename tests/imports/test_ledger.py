"""Rows of money: each earning and refund once, to the cent; every other row with its reason."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from exported import claimed, material, paid, told
from hypothesis import given
from hypothesis import strategies as st

from jss_cli.errors import InputError
from jss_cli.imports.evidence import Extract
from jss_cli.imports.ledger import read_ledger
from jss_cli.imports.source import Wish
from jss_cli.imports.sources.transactions import LEDGER

HEADER = (
    "Date,Transaction ID,Transaction type,Transaction summary,Client team,Freelancer,Agency,Ref ID,Amount $,Balance"
)


def read(*rows: str, header: str = HEADER) -> Extract:
    return read_ledger(LEDGER, material("\n".join((header, *rows))).document, Wish())


def row(
    kind: str, amount: str, title: str = "Leaflet", *, client: str = "Birch", on: str = "2026-05-13", ref: str = "1"
) -> str:
    return f'"{on}",9,{kind},"{title}",{client},F. E.,,{ref},"{amount}",'


def test_an_export_without_rows_gives_nothing() -> None:
    with pytest.raises(InputError, match="the transaction report has no rows") as raised:
        read()
    assert [(fault.code, fault.hint) for fault in raised.value.faults] == [
        ("JSS800", "choose a longer time when you export it")
    ]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (row("Service Fee", "-15.00"), "fee"),
        (row("SERVICE FEE", "15.00"), "fee"),
        (row("State sales tax", "-1.00"), "fee"),
        (row("WHT", "?"), "fee"),
        (row("Withdrawal", "-15.00"), "no contract"),
        (row("Connects", "-15.00"), "no contract"),
        (row("Adjustment", "5.00"), "not understood"),
        (row("Reimbursement", "5.00"), "not understood"),
        (row("Gift card", "5.00"), "not understood"),
        (row("", "5.00"), "not understood"),
        (row("Refund to client", "5.00"), "not understood"),
        (row("Hourly", "ask"), "not understood"),
        (row("Hourly", "500.00 €"), "not understood"),
        (row("Hourly", "5.00", on="soon"), "not understood"),
        (row("Hourly", "5.00", title="", client=""), "not understood"),
        (row("Hourly", "5.00", client="x" * 20_000), "not understood"),
        ("2026-05-13,9,Hourly,Leaflet,Birch", "not understood"),
        (row("Hourly", "5.00") + ",more", "not understood"),
        (HEADER, "page header"),
    ],
)
def test_a_row_that_gives_nothing_has_its_reason_and_its_line(text: str, why: str) -> None:
    found = read(row("Hourly", "7.00"), text, row("Hourly", "8.00"))
    assert (found.lines, found.understood, told(found)) == (3, 2, {why: 1})
    assert found.set_aside[0].at == "line 3"
    assert [str(entry.amount) for entry in found.contracts[0].ledger] == ["7.00", "8.00"]


def test_what_is_wrong_with_a_row_is_said() -> None:
    found = read(row("Hourly", "ask"), row("Gift card", "1"), row("Gift card", "2"), "2026-05-13,9,Hourly")
    texts = ['"ask" is no amount', 'type "Gift card"', 'type "Gift card"', "3 of 10 cells: the file may be cut"]
    assert [aside.text for aside in found.set_aside] == texts
    assert found.remarks == ('2 rows of type "Gift card": set aside; if it is pay, say so with --map',)


def test_rows_without_their_last_empty_cells_are_read_but_for_the_last_which_may_be_cut() -> None:
    short = "2026-05-13,9,Hourly,Leaflet,Birch,F. E.,,1,5.00"
    found = read(short, short)
    assert (found.understood, told(found)) == (1, {"not understood": 1})


def test_money_goes_to_client_and_title_and_back_on_a_refund() -> None:
    found = read(
        row("Refund to client", "-150.00", on="2026-05-29", ref="4"),
        row("Fixed-price", "150.00", ref="3"),
        row("Milestone", "150.00", ref="2"),
        row("Hourly", "20.00", "Books", on="2026-05-01"),
        row("Bonus", "5.00", "leaflet ", on="2026-06-01", ref="5"),
    )
    assert [claimed(one) for one in found.contracts] == [
        {"client": "Birch", "title": "Books", "kind": "hourly"},
        {"client": "Birch", "title": "Leaflet", "kind": "fixed"},
    ]
    leaflet = found.contracts[1]
    assert list(paid(leaflet).values()) == ["150.00", "150.00", "-150.00", "5.00"]
    assert [(entry.ref, entry.bonus) for entry in leaflet.ledger] == [
        ("3", False),
        ("2", False),
        ("4", False),
        ("5", True),
    ]
    assert leaflet.at == "line 2"


def test_an_earning_below_zero_went_back_and_one_of_nothing_is_no_payment() -> None:
    found = read(row("Fixed-price", "(20.00)"), row("Fixed-price", "0.00"), row("Hourly", "20"))
    assert (found.understood, [str(entry.amount) for entry in found.contracts[0].ledger]) == (3, ["-20.00", "20"])


def test_a_title_that_was_both_hourly_and_fixed_has_no_kind() -> None:
    (one,) = read(row("Fixed-price", "20"), row("Hourly", "20")).contracts
    assert claimed(one) == {"client": "Birch", "title": "Leaflet"}


def test_the_number_of_a_row_that_a_spreadsheet_made_short_is_no_number() -> None:
    found = read(row("Hourly", "1", ref="6.0E+08"), row("Hourly", "2", ref=" 77 "))
    assert [entry.ref for entry in found.contracts[0].ledger] == ["", "77"]


def test_columns_that_are_not_read_an_agency_and_a_missing_client_are_told_once() -> None:
    header = "Date,Transaction ID,Transaction type,Amount,Transaction summary,Agency,Invoice #"
    found = read(
        "2026-05-13,9,Hourly,5.00,Leaflet,Team A,1", "2026-05-14,9,Hourly,5.00,Leaflet,Team A,1", header=header
    )
    assert found.remarks == (
        'column "invoice #" is not read',
        "an agency is named: the score may be the agency's",
        "no column says who paid",
    )
    assert found.understood == 2


def test_whose_file_it_is_is_known_where_one_name_stands_in_it() -> None:
    rows = (row("Hourly", "1"), row("Hourly", "2"))
    assert read(*rows).freelancer == "name F. E."
    assert read(rows[0], rows[1].replace("F. E.", "G.")).freelancer == ""


def test_the_first_and_last_day_of_any_row_are_those_that_the_file_covers() -> None:
    found = read(
        row("Hourly", "1"), row("Service Fee", "-1", on="Sep 25, 2026"), row("Withdrawal", "-1", on="2026-01-01")
    )
    assert [str(day) for day in found.covers or ()] == ["2026-01-01", "2026-09-25"]


def test_a_type_of_row_that_a_person_calls_pay_is_pay(tmp_path: Path) -> None:
    words = tmp_path / "map.yaml"
    words.write_text("values: {kind: {gift card: fixed, Adjustment: hourly}}")
    rows = (row("Gift card", "5.00"), row("Hourly", "7.00"), row("Gift", "9.00"))
    found = read_ledger(LEDGER, material("\n".join((HEADER, *rows))).document, Wish(map_file=str(words)))
    assert (found.understood, told(found)) == (2, {"not understood": 1})


def test_of_two_columns_for_one_thing_the_second_is_told() -> None:
    header = "Date,Transaction ID,Transaction type,Amount,Transaction summary,Amount $"
    found = read("2026-05-13,9,Hourly,4.00,Leaflet,5.00", header=header)
    assert [str(entry.amount) for entry in found.contracts[0].ledger] == ["5.00"]
    assert 'column "amount" is not read' in found.remarks


AMOUNTS = st.decimals(-10_000, 10_000, places=2).filter(bool)
KINDS = st.sampled_from(("Hourly", "Fixed-price", "Bonus", "Service Fee", "Withdrawal", "Tip"))
WRITTEN = st.sampled_from(("{:,.2f}", "${:,.2f}", "{:.2f} USD", "{:.2f}"))


@given(st.lists(st.tuples(KINDS, AMOUNTS, WRITTEN, st.sampled_from("ABC")), min_size=1, max_size=40))
def test_the_sum_of_the_ledgers_is_that_of_the_earnings_to_the_cent(
    made: list[tuple[str, Decimal, str, str]],
) -> None:
    rows = [
        row(kind, way.format(amount), title, ref=str(place)) for place, (kind, amount, way, title) in enumerate(made)
    ]
    found = read(*rows)
    earned = sum(amount for kind, amount, *_ in made if kind in {"Hourly", "Fixed-price", "Bonus"})
    assert sum(entry.amount for one in found.contracts for entry in one.ledger) == earned
    assert found.understood + len(found.set_aside) == found.lines == len(made)
