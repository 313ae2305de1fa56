"""The rectangle of cells that a part of a workbook needs."""

from __future__ import annotations

import pytest
from workbooks import zipped

from jss_cli.files.workbook_size import TooLargeError, cells_of, parts_of

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
    assert cells_of(name, content) == cells


@pytest.mark.parametrize(
    "content", [b"<table><row></table>", b"", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', b"<a>\xff</a>"]
)
def test_a_part_that_is_no_sound_xml_is_refused_before_anything_else_reads_it(content: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        cells_of("content.xml", content)


def test_an_archive_is_unpacked_as_far_as_it_may_be_and_pictures_not_at_all() -> None:
    data = zipped({"xl/media/1.png": "p" * 99, "a.xml": "a" * 50, "b.xml": "b" * 50})
    assert [name for name, _ in parts_of(data, 100)] == ["a.xml", "b.xml"]
    with pytest.raises(TooLargeError):
        list(parts_of(data, 99))
