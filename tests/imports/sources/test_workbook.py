"""Workbooks read as sheets."""

from __future__ import annotations

import pytest
from imports.files import EXPORTS, WISH, claimed, endures_cuts, handed, material, refusal, told
from workbooks import excel

from jss_cli.imports.sources.spreadsheet import Reader as Spreadsheet
from jss_cli.imports.sources.workbook import Reader

HEADER = ["Client", "Title", "Start", "Amount"]


def test_a_workbook_gives_what_the_same_sheet_gives_as_text() -> None:
    extract, as_text = Reader.read(handed("proyectos.xlsx"), WISH), Spreadsheet.read(handed("proyectos.csv"), WISH)
    assert claimed(extract) == claimed(as_text)
    assert (extract.lines, extract.understood, told(extract)) == (3, 2, {"total": 1})
    assert [one.at for one in extract.contracts] == ["line 2", "line 3"]


def test_every_sheet_with_a_header_is_read_and_the_rows_of_the_others_are_told() -> None:
    data = excel(
        {
            "2024": [HEADER, ["Ash", "Menu", "2024-02-03", 5]],
            "2025": [["My jobs"], HEADER, ["Oak", "Logo", "2025-02-03", 7.5]],
            "Prices": [["Logo", 5], ["Menu", 6]],
        }
    )
    extract = Reader.read(material(data), WISH)
    assert [one.at for one in extract.contracts] == ['"2024" line 2', '"2025" line 3']
    assert (extract.lines, told(extract)) == (5, {"above the header": 1, "sheet without contracts": 2})


def test_a_number_in_the_column_of_days_is_a_day_of_a_spreadsheet() -> None:
    extract = Reader.read(material(excel({"S": [HEADER, ["Ash", "Menu", 45691, 5]]})), WISH)
    assert str(claimed(extract)[0]["started"]) == "2025-02-03"


def test_a_workbook_without_contracts_is_refused() -> None:
    assert refusal(Reader, material(excel({"S": [["a", "b"]]})))[0] == "JSS826"


@pytest.mark.parametrize("step", [97, pytest.param(7, marks=pytest.mark.slow)])
def test_a_workbook_that_is_cut_anywhere_is_refused_and_nothing_breaks(step: int) -> None:
    endures_cuts(Reader, (EXPORTS / "proyectos.xlsx").read_bytes(), "proyectos.xlsx", step=step)
