"""Workbooks as rows of cells, and those that cannot be opened."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal

import pytest
from conftest import ROOT
from workbooks import excel, open_document, zipped

from jss_cli.errors import InputError
from jss_cli.files.reading import Reading
from jss_cli.files.workbook import PROTECTED, _cells_of, _parts_of, _TooLargeError, is_workbook, read_workbook

READING = Reading()
FAR = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
ROW = '<table:table-row {}><table:table-cell office:value-type="float" office:value="2.5" {}/></table:table-row>'


def test_the_cells_of_every_sheet_are_texts_and_numbers_and_blank_rows_are_none() -> None:
    data = excel({"One": [["a ", 1.5], [], ["", 41000001]], "Two": [["b"]]})
    assert read_workbook("w", data, READING) == [
        ("One", ((1, ("a", Decimal("1.5"))), (3, ("", Decimal(41000001))))),
        ("Two", ((1, ("b",)),)),
    ]


def test_days_are_texts_with_one_reading() -> None:
    data = (ROOT / "tests" / "imports" / "exports" / "proyectos.xlsx").read_bytes()
    assert read_workbook("w", data, READING)[0][1][1][1][3:6] == ("2025-11-03", "2025-11-28", Decimal(240))


def test_an_open_document_sheet_is_read() -> None:
    rows = (
        ROW.format("", "")
        + '<table:table-row table:number-rows-repeated="1048574"><table:table-cell/></table:table-row>'
    )
    assert read_workbook("w", open_document(rows), READING) == [("S", ((1, (Decimal("2.5"),)),))]


@pytest.mark.parametrize(
    ("data", "reading", "message"),
    [
        (excel({"S": FAR}), READING, "has a sheet of 17,179,869,184 cells, more than 10,000,000"),
        (
            open_document(ROW.format('table:number-rows-repeated="9999"', 'table:number-columns-repeated="9999"')),
            READING,
            "has a sheet of 99,980,001 cells, more than 10,000,000",
        ),
        (excel({"S": " " * (2 << 20)}), Reading(max_bytes=1 << 20), "is larger than 1 MiB when unpacked"),
        (excel({"S": [["a"]] * 12}), Reading(max_contracts=9), "has more than 9 rows"),
        (b"\xd0\xcf\x11\xe0" + PROTECTED, READING, "is protected by a password"),
        (b"\xd0\xcf\x11\xe0" + bytes(2000), READING, "cannot be opened: "),
        (excel({"S": [["a"]]})[:-30], READING, "cannot be opened: "),
        (zipped({"xl/workbook.xml": "<"}), READING, "cannot be opened: "),
    ],
)
def test_a_workbook_that_is_protected_damaged_or_too_large_is_refused(
    data: bytes, reading: Reading, message: str
) -> None:
    with pytest.raises(InputError) as raised:
        read_workbook("w.xlsx", data, reading)
    fault = raised.value.faults[0]
    assert fault.code == "JSS827"
    assert fault.message.startswith(message)


def test_without_the_extra_it_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    with pytest.raises(InputError) as raised:
        read_workbook("w.xlsx", excel({"S": [["a"]]}), READING)
    fault = raised.value.faults[0]
    assert (fault.code, fault.message) == ("JSS840", "a workbook needs python_calamine, which is not installed")
    assert fault.hint == "pip install 'jss-cli[xlsx]', or save it as CSV and give that file"


def test_a_workbook_is_known_by_its_content() -> None:
    assert is_workbook(excel({"S": [["a"]]}))
    assert is_workbook(open_document(""))
    assert is_workbook(b"\xd0\xcf\x11\xe0" + "Workbook".encode("utf-16-le"))
    assert not is_workbook(b"\xd0\xcf\x11\xe0" + "WordDocument".encode("utf-16-le"))
    assert not is_workbook(zipped({"word/document.xml": ""}))
    assert not is_workbook(b"id,client\n")


def test_nothing_loads_the_reader_of_workbooks_before_there_is_one() -> None:
    code = "import sys, jss_cli.imports.sources.workbook; sys.exit('python_calamine' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


VALUE = "<table-cell value-type='a'/>"


def table(rows: str) -> bytes:
    return f"<table>{rows}</table>".encode()


def record(kind: int, content: bytes) -> bytes:
    return bytes((kind, len(content))) + content


def number(value: int) -> bytes:
    return value.to_bytes(4, "little")


@pytest.mark.parametrize(
    ("name", "content", "cells"),
    [
        ("xl/a.xml", b'<row r="3"><c r="B3"/></row>', 6),
        ("xl/a.xml", b"<x:row xmlns:x='x' r='3'><x:c  s='1'  r = 'AA3'/></x:row>", 81),
        ("xl/a.xml", b'<row r="9"><c/><c/></row>', 18),
        ("xl/a.xml", b"<styles/>", 0),
        ("xl/a.bin", record(0, number(9)) + record(5, number(3) + bytes(8)), 40),
        ("xl/a.bin", b"\xff\xff\xff\xff\xff\xff", 0),
        ("xl/a.bin", record(0, number(9)) + b"\x80", 0),
        ("content.xml", table(f"<table-row>{VALUE}</table-row>"), 1),
        ("content.xml", table("<table-row number-rows-repeated='9'><table-cell/></table-row>"), 0),
        (
            "content.xml",
            table(
                "<table-row number-rows-repeated='9'><table-cell/></table-row>"
                f"<table-row><table-cell number-columns-repeated='4'/>{VALUE}</table-row>"
            ),
            50,
        ),
    ],
)
def test_the_last_row_and_the_last_column_with_a_cell_span_it(name: str, content: bytes, cells: int) -> None:
    assert _cells_of(name, content) == cells


@pytest.mark.parametrize(
    "content", [b"<table><row></table>", b"", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', b"<a>\xff</a>"]
)
def test_a_part_that_is_no_sound_xml_is_refused_before_anything_else_reads_it(content: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        _cells_of("content.xml", content)


def test_an_archive_is_unpacked_as_far_as_it_may_be_and_pictures_not_at_all() -> None:
    data = zipped({"xl/media/1.png": "p" * 99, "a.xml": "a" * 50, "b.xml": "b" * 50})
    assert [name for name, _ in _parts_of(data, 100)] == ["a.xml", "b.xml"]
    with pytest.raises(_TooLargeError):
        list(_parts_of(data, 99))
