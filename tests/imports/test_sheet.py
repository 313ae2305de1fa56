"""The rows of a sheet: contracts, totals, and what is neither."""

from __future__ import annotations

from decimal import Decimal

import pytest
from imports.files import claimed

from jss_cli.errors import InputError
from jss_cli.files.document import SourceText
from jss_cli.imports.sheet import HandSheet, read_sheets
from jss_cli.imports.sheet_map import NO_MAP
from jss_cli.imports.source import Extract, Wish

FILE = SourceText("a.csv", "")
HEADER = "Client|Title|Id|Start|Amount"


def sheet(*rows: str, name: str = "") -> HandSheet:
    return HandSheet(tuple((line, row.split("|")) for line, row in enumerate(rows, 1)), name)


def read(*sheets: HandSheet) -> Extract:
    return read_sheets(sheets, NO_MAP, FILE, Wish(), "spreadsheet")


def aside(extract: Extract) -> list[tuple[str, str, str]]:
    return [(one.at, one.why, one.text) for one in extract.set_aside]


def test_every_row_is_a_contract_or_is_told() -> None:
    extract = read(
        sheet(
            "My jobs",
            HEADER,
            "Ash Inn|Menu|7|2025-02-03|$100.00",
            "Ash Inn|Menu|7|2025-02-03|$100.00",
            HEADER,
            "2024||||",
            "|||2025-02-03|$7.00",
            "Ash Inn|Logo, blue|8|2025-02-04|$50.00|more",
            "Total||||$100.00",
            "Oak Inn|Site|9",
        )
    )
    assert aside(extract) == [
        ("line 1", "above the header", ""),
        ("line 4", "twice", '"7" is line 3 already'),
        ("line 5", "page header", ""),
        ("line 6", "not understood", "nothing stands beside its name"),
        ("line 7", "not understood", "neither a client nor a title is in it"),
        ("line 8", "not understood", "6 of 5 cells"),
        ("line 9", "total", ""),
        ("line 10", "not understood", "3 of 5 cells: the file may be cut"),
    ]
    assert [(one.at, len(one.claims)) for one in extract.contracts] == [("line 3", 5)]
    assert (extract.lines, extract.understood, extract.currency) == (9, 1, "USD")


@pytest.mark.parametrize(
    ("total", "told"),
    [
        ("Sum||||150", []),
        ("||||150", []),
        ("Grand total||||1,950", ["line 4 says 1,950.00, the rows give 150.00: is one missing?"]),
        ("||Totals:|||ask", []),
    ],
)
def test_a_total_that_the_rows_do_not_give_is_told(total: str, told: list[str]) -> None:
    rows = (HEADER, "Ash|Menu|1|2025-02-03|100", "Oak|Logo|2|2025-02-04|50")
    extract = read(
        sheet(*rows, total + "|" * (4 - total.count("|"))) if "ask" not in total else sheet(*rows, "Totals:||||")
    )
    assert [remark for remark in extract.remarks if "says" in remark] == told
    assert [one.why for one in extract.set_aside] == ["total"]


def test_the_total_of_a_part_is_that_of_its_rows() -> None:
    extract = read(
        sheet(
            HEADER, "Ash|Menu||2025-02-03|100", "Subtotal||||100", "Oak|Logo||2025-02-04|50", "Sum||||50", "Sum||||150"
        )
    )
    assert not [remark for remark in extract.remarks if "says" in remark]


def test_a_client_who_is_called_like_a_sum_is_a_client() -> None:
    assert claimed(read(sheet(HEADER, "Total|Pump manual||2025-02-03|100")))[0]["client"] == "Total"


def test_numbers_of_a_workbook_are_numbers() -> None:
    numbers = ("Ash", "Menu", Decimal(41000001), "2025-02-03", Decimal("1.125"))
    assert claimed(read(HandSheet(((1, HEADER.split("|")), (2, numbers)))))[0] | {"started": None} == {
        "client": "Ash",
        "title": "Menu",
        "id": "41000001",
        "started": None,
        "earned": Decimal("1.13"),
    }


def test_a_sheet_without_contracts_is_told_row_by_row() -> None:
    extract = read(sheet(HEADER, "Ash|Menu|1|2025-02-03|1", name="2025"), sheet("Prices", "5|6", name="Prices"))
    assert extract.contracts[0].at == '"2025" line 2'
    assert aside(extract) == [
        ('"Prices" line 1', "sheet without contracts", ""),
        ('"Prices" line 2', "sheet without contracts", ""),
    ]


@pytest.mark.parametrize(
    ("rows", "code", "message"),
    [
        (("a|b", "1|2"), "JSS826", "no row among the first 20 names a client or a title, and more"),
        ((HEADER,), "JSS800", "the sheet has no row that is a contract"),
        (
            (HEADER, "A|Menu|7|2025-02-03|1", "A|Logo|7|2025-02-03|1"),
            "JSS802",
            '7 is "Menu" and "Logo" (lines 2, 3)',
        ),
        (
            ("Title|Start|End", "Menu|2025-02-03|2025-02-01"),
            "JSS802",
            "end 2025-02-01 (line 2), start 2025-02-03 (line 2)",
        ),
    ],
)
def test_a_sheet_that_gives_nothing_or_contradicts_itself_is_refused(
    rows: tuple[str, ...], code: str, message: str
) -> None:
    with pytest.raises(InputError) as raised:
        read(sheet(*rows))
    assert [(fault.code, fault.message) for fault in raised.value.faults] == [(code, message)]


def test_a_day_to_come_is_told() -> None:
    rows = [f"A|Menu {day}|{day}|2025-02-0{day}|1" for day in range(1, 4)]
    assert "line 5: starts 2062-08-28: check the year" in read(sheet(HEADER, *rows, "A|Ad|9|2062-08-28|1")).remarks


def test_a_row_whose_names_have_neither_a_letter_nor_a_digit_is_no_contract() -> None:
    extract = read(sheet(HEADER, "?|Menu|?|2025-02-03|$100.00", "?|?|?|?|?", "--|…||2025-02-03|"))
    assert [sorted(name for name, _ in one.claims) for one in extract.contracts] == [["earned", "started", "title"]]
    assert aside(extract) == [
        (f"line {line}", "not understood", "neither a client nor a title is in it") for line in (3, 4)
    ]
