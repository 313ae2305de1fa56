"""The rectangle of cells that a part of a workbook needs."""

from __future__ import annotations

import pytest
from workbooks import zipped

from jss_cli.files.workbook_size import TooLargeError, cells_of, parts_of

EMPTY_ROWS = b'<table:table-row table:number-rows-repeated="9"><table:table-cell/></table:table-row>'
LATER = b'<table:table-row><table:table-cell number-columns-repeated="4"/><table:table-cell value-type="a"/>'


def record(kind: int, content: bytes) -> bytes:
    return bytes((kind, len(content))) + content


def number(value: int) -> bytes:
    return value.to_bytes(4, "little")


@pytest.mark.parametrize(
    ("name", "content", "cells"),
    [
        ("xl/a.xml", b'<row r="3"><c r="B3"/></row>', 6),
        ("xl/a.xml", b"<x:row r='3'><x:c  s='1'  r = 'AA3'/></x:row>", 81),
        ("xl/a.xml", b'<row r="9"><c/><c/></row>', 18),
        ("xl/a.xml", b"<styles/>", 0),
        ("xl/a.bin", record(0, number(9)) + record(5, number(3) + bytes(8)), 40),
        ("xl/a.bin", b"\xff\xff\xff\xff\xff\xff", 0),
        ("xl/a.bin", record(0, number(9)) + b"\x80", 0),
        ("content.xml", b'<table:table><table:table-row><table:table-cell value-type="a"/></table:table-row>', 1),
        ("content.xml", b'<table:table><table:table-row number-rows-repeated="9"><table:table-cell/>', 0),
        ("content.xml", b"<table:table>" + EMPTY_ROWS + LATER, 50),
    ],
)
def test_the_last_row_and_the_last_column_with_a_cell_span_it(name: str, content: bytes, cells: int) -> None:
    assert cells_of(name, content) == cells


def test_an_archive_is_unpacked_as_far_as_it_may_be_and_pictures_not_at_all() -> None:
    data = zipped({"xl/media/1.png": "p" * 99, "a.xml": "a" * 50, "b.xml": "b" * 50})
    assert [name for name, _ in parts_of(data, 100)] == ["a.xml", "b.xml"]
    with pytest.raises(TooLargeError):
        list(parts_of(data, 99))
