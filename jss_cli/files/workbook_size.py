"""How large a workbook is before it is opened: unpacked, and as the rectangles that hold what its sheets say."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import NoReturn
from xml.parsers.expat import ExpatError, ParserCreate

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


class TooLargeError(Exception):
    """What is unpacked is larger than it may be."""


def parts_of(data: bytes, most: int) -> Iterator[tuple[str, bytes]]:
    """The parts of a workbook that is a zip archive. Raises TooLargeError beyond `most` bytes of all of them, and what
    zipfile and zlib raise for what is damaged."""
    left = most
    with zipfile.ZipFile(BytesIO(data)) as archive:
        for part in archive.infolist():
            if not part.filename.startswith(NO_CELLS):
                with archive.open(part) as stream:
                    content = stream.read(left + 1)
                left -= len(content)
                if left < 0:
                    raise TooLargeError
                yield part.filename, content


def cells_of(name: str, content: bytes) -> int:
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
