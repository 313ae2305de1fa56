"""Workbooks as sheets of cells: opened by python-calamine, if it is installed, and never larger than they may be."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any, NoReturn
from xml.parsers.expat import ExpatError, ParserCreate

from jss_cli.errors import Fault, InputError
from jss_cli.extras import library
from jss_cli.files.histories.source import MEBIBYTE
from jss_cli.files.reading import Reading

NO_CELLS = ("xl/media/", "Pictures/", "Thumbnails/")  # parts that are never unpacked
PLACE = re.compile(rb"""[\s]r\s*=\s*["']([A-Za-z]{0,4})([0-9]{1,10})""")
ROW, CELL = re.compile(rb"<(?:\w+:)?row[\s/>]"), re.compile(rb"<(?:\w+:)?c[\s/>]")
TABLE, LINE = re.compile(rb"<(?:\w+:)?table[\s>]"), re.compile(rb"<(?:\w+:)?table-row[\s/>]")
BOX = re.compile(rb"<(?:\w+:)?(?:covered-)?table-cell[^>]*")
ROWS_REPEATED = re.compile(rb"""number-rows-repeated\s*=\s*["']([0-9]{1,10})""")
COLUMNS_REPEATED = re.compile(rb"""number-columns-repeated\s*=\s*["']([0-9]{1,10})""")
LETTERS = 26
ROW_HEADER, LAST_CELL = 0, 11  # records of a binary sheet
MORE = 0x80  # of a byte that another follows


class _TooLargeError(Exception):
    """What is unpacked is larger than it may be."""


def _parts_of(data: bytes, most: int) -> Iterator[tuple[str, bytes]]:
    """The parts of a workbook that is a zip archive. Raises _TooLargeError beyond `most` bytes of all of them, and what
    zipfile and zlib raise for what is damaged."""
    left = most
    with zipfile.ZipFile(BytesIO(data)) as archive:
        for part in archive.infolist():
            if not part.filename.startswith(NO_CELLS):
                with archive.open(part) as stream:
                    content = stream.read(left + 1)
                left -= len(content)
                if left < 0:
                    raise _TooLargeError
                yield part.filename, content


def _cells_of(name: str, content: bytes) -> int:
    """How many cells the rectangle has that a part of a workbook needs, whatever of it is empty.

    Raises ValueError for XML that is broken, or declares entities: what reads it next might never end.
    """
    if name.endswith((".xml", ".rels")):
        _refuse_broken(content)
    if name == "content.xml":
        return max(map(_open_cells, TABLE.split(content)[1:]), default=0)
    return _binary_cells(content) if name.endswith(".bin") else _sheet_cells(content)


def _refuse_broken(content: bytes) -> None:
    parser = ParserCreate()
    parser.EntityDeclHandler = _refuse_entity
    try:
        parser.Parse(content, True)
    except ExpatError as error:
        raise ValueError(str(error)) from None


def _refuse_entity(*declared: object) -> NoReturn:
    raise ValueError(declared[0])


def _sheet_cells(content: bytes) -> int:
    places = PLACE.findall(content)
    rows = ROW.split(content)
    height = max((int(number) for _, number in places), default=0)
    width = max((_column(letters) for letters in {letters for letters, _ in places}), default=0)
    return max(height, len(rows)) * max(width, *(len(CELL.findall(row)) for row in rows))


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * LETTERS + letter - ord("A") + 1
    return number


def _open_cells(table: bytes) -> int:
    """Of an OpenDocument table, whose rows and cells may be repeated."""
    height, width, last = 0, 0, 0
    for row in LINE.split(table)[1:]:
        repeated = ROWS_REPEATED.match(row) or ROWS_REPEATED.search(row.partition(b">")[0])
        height += int(repeated[1]) if repeated else 1
        if b"value-type" in row:
            last = height
            boxes = map(COLUMNS_REPEATED.search, BOX.findall(row))
            width = max(width, sum(int(found[1]) if found else 1 for found in boxes))
    return last * width


def _binary_cells(content: bytes) -> int:
    """Of a sheet of records, each a kind, a length and what it holds."""
    height = width = place = 0
    while place < len(content):
        kind, place = _number(content, place)
        length, place = _number(content, place)
        first = int.from_bytes(content[place : place + 4], "little")
        if kind == ROW_HEADER:
            height = max(height, first + 1)
        elif kind <= LAST_CELL:
            width = max(width, first + 1)
        place += length
    return height * width


def _number(content: bytes, place: int) -> tuple[int, int]:
    """A number of up to four bytes with seven bits each, and where the next begins."""
    number = 0
    for step, byte in enumerate(content[place : place + 4]):
        number |= (byte & (MORE - 1)) << 7 * step
        if not byte & MORE:
            return number, place + step + 1
    return number, place + 4


ZIP, COMPOUND = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
PARTS = (  # of which one is named in a workbook that is a zip archive, though it may be cut
    *(b"xl/workbook", b"xl/worksheets/", b"xl/_rels/", b"xl/theme/", b"xl/styles", b"xl/sharedStrings"),
    b"opendocument.spreadsheet",
)
PROTECTED = "EncryptedPackage".encode("utf-16-le")
STREAMS = ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le"), PROTECTED)  # of one in a compound file
MOST_CELLS = 10_000_000  # of the rectangle that holds what a sheet says
Cell = str | Decimal
Rows = tuple[tuple[int, tuple[Cell, ...]], ...]


def is_workbook(data: bytes) -> bool:
    """Whether bytes begin and are named within as a workbook is, whatever program wrote it."""
    parts = PARTS if data.startswith(ZIP) else STREAMS if data.startswith(COMPOUND) else ()
    return any(part in data for part in parts)


def read_workbook(file: str, data: bytes, reading: Reading) -> list[tuple[str, Rows]]:
    """The sheets with their names, and of each the rows that are not blank with their numbers; days are ISO texts.

    Formulas are what they last came to, macros are not looked at. Raises InputError where python-calamine is missing
    (JSS840), and for what is protected, damaged, or larger than the limits (JSS827).
    """
    calamine = library("xlsx", "python_calamine", file)
    if data.startswith(ZIP):
        _refuse_size(file, data, reading)
    elif PROTECTED in data:
        raise _unusable(file, "is protected by a password", "save it without one")
    try:
        workbook = calamine.CalamineWorkbook.from_filelike(BytesIO(data))
        return [(name, _rows(workbook.get_sheet_by_name(name), file, reading)) for name in workbook.sheet_names]
    except calamine.PasswordError:
        raise _unusable(file, "is protected by a password", "save it without one") from None
    except (calamine.CalamineError, OSError, ValueError):
        raise _damaged(file) from None


def _rows(sheet: Any, file: str, reading: Reading) -> Rows:
    rows = sheet.to_python(skip_empty_area=False)
    found = ((number, tuple(map(_cell, cells))) for number, cells in enumerate(rows, 1))
    kept = tuple((number, cells) for number, cells in found if any(cell != "" for cell in cells))
    if len(kept) > reading.max_contracts + len(("header",)):
        message = f"has more than {reading.max_contracts} rows"
        raise _unusable(file, message, "split it, or raise the limit with --max-contracts")
    return kept


def _cell(value: object) -> Cell:
    """A text, a number, or a day as the text that it is in ISO; of a time of day its text."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool) or not isinstance(value, int | float):
        return " ".join(str(value).split())
    whole = isinstance(value, int) or value.is_integer()
    return Decimal(int(value)) if whole else Decimal(repr(value)) if value == value else ""  # noqa: PLR0124 - no number


def _refuse_size(file: str, data: bytes, reading: Reading) -> None:
    """Raise InputError (JSS827) for an archive that is larger than the limits once it is unpacked, or broken."""
    size = f"{reading.max_bytes // MEBIBYTE} MiB"
    try:
        largest = max((_cells_of(name, part) for name, part in _parts_of(data, reading.max_bytes)), default=0)
    except _TooLargeError:
        raise _unusable(file, f"is larger than {size} when unpacked", "save it as CSV, or raise --max-size") from None
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError):
        raise _damaged(file) from None
    if largest > MOST_CELLS:
        hint = "remove what stands far below or beside the rows, or save it as CSV"
        raise _unusable(file, f"has a sheet of {largest:,} cells, more than {MOST_CELLS:,}", hint)


def _damaged(file: str) -> InputError:
    return _unusable(file, "cannot be opened: it is damaged, or no workbook", "save it again, or save it as CSV")


def _unusable(file: str, message: str, hint: str) -> InputError:
    return InputError(Fault("JSS827", message, hint, file))
