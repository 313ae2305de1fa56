"""The rows of a CSV export with their lines, whatever stands above them and however they are parted."""

from __future__ import annotations

import pytest

from jss_cli.errors import InputError
from jss_cli.files.document import SourceText
from jss_cli.imports.table import CsvTable, Header, read_table

HEADER = Header((("day",), ("amount $", "amount")), ("id",))


def table(text: str) -> CsvTable:
    return read_table(SourceText("a.csv", text), HEADER)


def test_the_header_is_found_below_other_rows_without_case_and_blanks() -> None:
    found = table('My report\n\n \ufeffDAY ,"Amount\u00a0$"\na,1\n\n,,\n"b\nc",2\nd,3\n')
    assert (found.above, found.line) == ((1,), 3)
    assert found.rows == ((4, ["a", "1"]), (7, ["b\nc", "2"]), (9, ["d", "3"]))
    assert found.places() == {"day": 0, "amount $": 1}


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_the_sign_between_cells_is_found(sign: str) -> None:
    assert table(f"Day{sign}Amount\n1{sign}2\n").rows == ((2, ["1", "2"]),)
    assert table(f"sep={sign}\nDay{sign}Amount\n1{sign}2\n").rows == ((3, ["1", "2"]),)


@pytest.mark.parametrize("text", ["", "Day\n", "Day,Amount,ID\n", "x\n" * 30 + "Day,Amount\n", '"Day,Amount\n'])
def test_a_text_without_the_header_is_not_known_and_not_read(text: str) -> None:
    assert not HEADER.stands_in(text)
    with pytest.raises(InputError):
        table(text)


@pytest.mark.parametrize(
    ("row", "code", "line"),
    [('"a,1\n', "JSS966", 3), ('"a"b,1\n', "JSS967", 3), (f"{'x' * 200_000},1\n", "JSS982", None)],
)
def test_what_the_csv_module_cannot_read_is_a_fault_with_its_place(row: str, code: str, line: int | None) -> None:
    with pytest.raises(InputError) as raised:
        table(f"Day,Amount\nb,2\n{row}")
    (fault,) = raised.value.faults
    assert (fault.code, fault.position and fault.position.line) == (code, line)


def test_a_column_that_is_there_twice_is_refused() -> None:
    with pytest.raises(InputError, match="twice"):
        table("Day,Amount,amount\n").places()
