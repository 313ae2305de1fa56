"""A file of money: each earning and refund once, to the cent."""

from __future__ import annotations

from decimal import Decimal

import pytest
from exported import claimed, ledger_row, paid, read_rows
from hypothesis import given
from hypothesis import strategies as st

from jss_cli.errors import InputError


def test_an_export_without_rows_gives_nothing() -> None:
    with pytest.raises(InputError, match="the transaction report has no rows") as raised:
        read_rows()
    assert [(fault.code, fault.hint) for fault in raised.value.faults] == [
        ("JSS800", "choose a longer time when you export it")
    ]


def test_whose_file_it_is_is_known_where_one_name_stands_in_it() -> None:
    rows = (ledger_row("Hourly", "1"), ledger_row("Hourly", "2"))
    assert read_rows(*rows).freelancer == "name F. E."
    assert read_rows(rows[0], rows[1].replace("F. E.", "G.")).freelancer == ""


def test_the_first_and_last_day_of_any_row_are_those_that_the_file_covers() -> None:
    found = read_rows(
        ledger_row("Hourly", "1"),
        ledger_row("Service Fee", "-1", on="Sep 25, 2026"),
        ledger_row("Withdrawal", "-1", on="2026-01-01"),
    )
    assert [str(day) for day in found.covers or ()] == ["2026-01-01", "2026-09-25"]


def test_money_goes_to_client_and_title_and_back_on_a_refund() -> None:
    found = read_rows(
        ledger_row("Refund to client", "-150.00", on="2026-05-29", ref="4"),
        ledger_row("Fixed-price", "150.00", ref="3"),
        ledger_row("Milestone", "150.00", ref="2"),
        ledger_row("Hourly", "20.00", "Books", on="2026-05-01"),
        ledger_row("Bonus", "5.00", "leaflet ", on="2026-06-01", ref="5"),
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


def test_a_title_that_was_both_hourly_and_fixed_has_no_kind() -> None:
    (one,) = read_rows(ledger_row("Fixed-price", "20"), ledger_row("Hourly", "20")).contracts
    assert claimed(one) == {"client": "Birch", "title": "Leaflet"}


AMOUNTS = st.decimals(-10_000, 10_000, places=2).filter(bool)
KINDS = st.sampled_from(("Hourly", "Fixed-price", "Bonus", "Service Fee", "Withdrawal", "Tip"))
WRITTEN = st.sampled_from(("{:,.2f}", "${:,.2f}", "{:.2f} USD", "{:.2f}"))


@given(st.lists(st.tuples(KINDS, AMOUNTS, WRITTEN, st.sampled_from("ABC")), min_size=1, max_size=40))
def test_the_sum_of_the_ledgers_is_that_of_the_earnings_to_the_cent(
    made: list[tuple[str, Decimal, str, str]],
) -> None:
    rows = [
        ledger_row(kind, way.format(amount), title, ref=str(place))
        for place, (kind, amount, way, title) in enumerate(made)
    ]
    found = read_rows(*rows)
    earned = sum(amount for kind, amount, *_ in made if kind in {"Hourly", "Fixed-price", "Bonus"})
    assert sum(entry.amount for one in found.contracts for entry in one.ledger) == earned
    assert found.understood + len(found.set_aside) == found.lines == len(made)
