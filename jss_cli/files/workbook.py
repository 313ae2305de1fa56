"""Workbooks as sheets of cells: opened by python-calamine, if it is installed, and never larger than they may be."""

from __future__ import annotations

import zipfile
import zlib
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

from jss_cli.errors import Fault, InputError
from jss_cli.extras import library
from jss_cli.files.histories.source import MEBIBYTE
from jss_cli.files.reading import Reading
from jss_cli.files.workbook_size import TooLargeError, cells_of, parts_of

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
        largest = max((cells_of(name, part) for name, part in parts_of(data, reading.max_bytes)), default=0)
    except TooLargeError:
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
