"""The transaction report that names transactions by ids of their own."""

from __future__ import annotations

import pytest
from exported import EXPECTED, claimed, extract, handed, material, reader, told

NAME = "2026-10-02_transaction_report.csv"


def test_the_handed_report_gives_the_money_of_seven_contracts() -> None:
    found = extract("transactions", handed(NAME))
    assert {"lines": found.lines, "understood": found.understood, "told": told(found)} == EXPECTED[NAME]
    assert {claimed(one)["title"]: str(sum(entry.amount for entry in one.ledger)) for one in found.contracts} == {
        "Weekly bookkeeping": "3360.00",
        "Traducción de folleto": "240.00",
        "Price list layout": "400.00",
        "Website texts": "1200.00",
        "Leaflet, two pages": "0.00",
        "Podcast notes": "310.00",
        "Event poster": "300.00",
    }
    assert len(found.contracts[0].ledger) == 28
    assert [str(day) for day in found.covers or ()] == ["2025-09-12", "2026-09-25"]
    assert (found.remarks, found.questions, found.freelancer) == ((), (), "name F. Example")


def test_a_report_that_a_spreadsheet_saved_again_is_read_alike() -> None:
    saved = (
        "Transaction Summary;Team;Amount $;Transaction Type;Ref ID ;DATE;Transaction ID\n"
        "Menu card;Hazel Inn;1.050,00;Fixed price;3;25.09.2026;9\n"
        "Menu card;Hazel Inn;(50,00);Refund to Client;4;2026-09-26;9\n"
    )
    found = extract("transactions", saved)
    (one,) = found.contracts
    assert claimed(one) == {"client": "Hazel Inn", "title": "Menu card", "kind": "fixed"}
    assert [(f"{entry.on}", f"{entry.amount}") for entry in one.ledger] == [
        ("2026-09-25", "1050.00"),
        ("2026-09-26", "-50.00"),
    ]


@pytest.mark.parametrize("name", ["transactions_2023.csv", "earnings_report_2026.csv", "auftraege.csv"])
def test_other_exports_are_none(name: str) -> None:
    assert not reader("transactions").knows(handed(name))
    assert not reader("transactions").knows(material(""))
