"""A CSV export as its header and the rows below it, each with its line: as fast as the csv module reads."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import islice

from jss_cli.dataclass import dataclass
from jss_cli.errors import Fault, InputError, Position
from jss_cli.files.collector import collector_paused
from jss_cli.files.document import SourceText
from jss_cli.files.histories.csv_cells import CsvText
from jss_cli.files.histories.csv_layout import DELIMITERS, SEPARATOR_LINE
from jss_cli.visible import quoted

LINE = re.compile(r"[^\n]*\n|[^\n]+")
HEADER_WITHIN = 20  # rows
BEGINNING = 40_000  # characters, in which a header is looked for
CsvRow = tuple[int, list[str]]


def folded_text(name: str) -> str:
    """A header without what varies: case, byte order marks, and blanks of any kind round and within it."""
    return " ".join(name.replace("\ufeff", "").casefold().split())


@dataclass(frozen=True, slots=True)
class Header:
    """By what a kind of export is known: of each tuple one name is needed, and none of `lacks` may be there."""

    needs: tuple[tuple[str, ...], ...]
    lacks: tuple[str, ...] = ()

    def fits(self, cells: Iterable[str]) -> bool:
        """Whether some cells are such a header."""
        names = set(map(folded_text, cells))
        return all(names.intersection(some) for some in self.needs) and not names.intersection(self.lacks)

    def stands_in(self, text: str) -> bool:
        """Whether such a header is among the first rows of a text."""
        return any(map(self.fits, first_rows(text)))


@dataclass(frozen=True, slots=True)
class CsvTable:
    """The header with the line it stands in, and the lines of the rows above it; then the rows that are not blank."""

    document: SourceText
    header: tuple[str, ...]
    line: int
    above: tuple[int, ...]
    rows: tuple[CsvRow, ...]

    def places(self) -> dict[str, int]:
        """Where each column stands, by its folded name. Raises InputError (JSS917) for a name that is there twice."""
        names = [folded_text(name) for name in self.header]
        for place, name in enumerate(names):
            if name and name in names[:place]:
                message = f"the column {quoted(self.header[place])} is there twice"
                fault = Fault("JSS917", message, "remove one of the two", self.document.file, Position(self.line, 1))
                raise InputError(fault)
        return {name: place for place, name in enumerate(names) if name}


def width_told(here: int, width: int) -> str:
    """What is said of a row that has too few cells, or too many."""
    return f"{here} of {width} cells" + ": the file may be cut" * (here < width)


def read_table(document: SourceText, header: Header) -> CsvTable:
    """The table in a text. Raises InputError where there is no such header, and for broken quotes (JSS966, JSS967)."""
    rows = read_rows(document)
    for place, (line, cells) in enumerate(rows[:HEADER_WITHIN]):
        if header.fits(cells):
            above = tuple(line for line, _ in rows[:place])
            return CsvTable(document, tuple(cells), line, above, tuple(rows[place + 1 :]))
    needed = ", ".join(some[0] for some in header.needs)
    hint = "give the file as it was downloaded"
    raise InputError(Fault("JSS963", f"no row among the first {HEADER_WITHIN} has {needed}", hint, document.file))


def read_rows(document: SourceText, delimiter: str = "") -> list[CsvRow]:
    """The rows that are not blank; "": the text shows what parts its cells.

    Raises InputError for broken quotes (JSS966, JSS967).
    """
    try:
        with collector_paused():
            return [row for row in _rows(document.text, delimiter) if any(row[1]) and any(map(str.strip, row[1]))]
    except csv.Error as error:
        raise InputError(_broken(document, str(error), delimiter)) from None


def first_rows(text: str, delimiter: str = "") -> list[list[str]]:
    """The rows among which a header is looked for; none after broken quotes."""
    found: list[list[str]] = []
    with suppress(csv.Error):
        for _, cells in islice(_rows(text[:BEGINNING], delimiter), HEADER_WITHIN):
            found.append(cells)
    return found


def _delimiter_of(text: str) -> str:
    """The sign that parts the cells of the line, of the first, that has most of one."""
    lines = (re.sub(r'"[^"]*"', "", match[0]) for match in islice(LINE.finditer(text), HEADER_WITHIN))
    return max(DELIMITERS, key=max(lines, key=lambda line: max(map(line.count, DELIMITERS)), default="").count)


def _rows(text: str, delimiter: str = "") -> Iterator[CsvRow]:
    """Every row with its line. Raises csv.Error for broken quotes."""
    separator = SEPARATOR_LINE.match(text)
    body, line = (text[separator.end() :], 2) if separator else (text, 1)
    reader = csv.reader(
        LINE.findall(body), delimiter=delimiter or _named(separator) or _delimiter_of(body), strict=True
    )
    first = line
    for cells in reader:
        yield line, cells
        line = first + reader.line_num


def _named(separator: re.Match[str] | None) -> str:
    return separator[1] if separator else ""


def _broken(document: SourceText, reason: str, delimiter: str) -> Fault:
    """The fault of the first row whose quotes are broken, or, if none are, what the csv module says."""
    separator = SEPARATOR_LINE.match(document.text)
    start = (separator.end(), 2) if separator else (0, 1)
    text = CsvText(document, delimiter or _named(separator) or _delimiter_of(document.text))
    told = (record.fault for record in text.records(*start) if record.fault)
    return next(told, Fault("JSS982", f"cannot be read as rows: {reason}", "look for a stray quote", document.file))
