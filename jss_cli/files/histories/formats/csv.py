"""Histories in CSV: `#name,value` lines for the whole file, then a header, then a row for each contract.

Rows become columns as fast as the csv module reads; anything unusual is left to the careful pass.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from io import StringIO
from itertools import islice

from jss_cli.files.histories.csv_cells import GUARD, Record, unguarded
from jss_cli.files.histories.csv_layout import Layout, looks_like_csv, read_layout
from jss_cli.files.histories.fields import CONTRACT_FIELDS
from jss_cli.files.histories.format import Entry, HistoryReader
from jss_cli.files.histories.found import CONTRACT
from jss_cli.files.histories.inspection import Inspection
from jss_cli.files.histories.sheet import PART, IrregularError, Sheet, SheetPart, parted
from jss_cli.files.yaml_events import Mapping, Scalar
from jss_cli.visible import quoted

TOTAL = re.compile(r"\s*(?:grand |sub)?(?:totals?|sum)\s*:?\s*", re.IGNORECASE)


class Reader(HistoryReader):
    """Only an empty cell means nothing, and fields go by their headers."""

    suffixes = (".csv", ".tsv")
    labels = {known.name: known.header for known in CONTRACT_FIELDS}  # noqa: RUF012 - the base says that it is the class's
    looks_like = staticmethod(looks_like_csv)

    @cached_property
    def _layout(self) -> Layout:
        return read_layout(self.document)

    def comments(self) -> int:
        """The lines above the header that are not about the file."""
        return self._layout.remarks

    def sheet(self) -> Sheet:
        """The columns, as fast as the csv module reads."""
        if self._layout.faults:
            raise IrregularError
        return self.settled(self._layout.top, _parts_of_text(self._layout))

    def contracts(self, inspection: Inspection) -> Iterator[Mapping]:
        """The rows as mappings."""
        layout = self._layout
        inspection.excused.update(CONTRACT.keys() - layout.names)
        for record in layout.text.records(layout.offset, layout.line) if any(layout.names) else ():
            if record.fault:
                inspection.faults.append(record.fault)
                inspection.is_partial = True
            elif not record.is_blank and _is_sound(inspection, layout, record):
                cells = zip(layout.names, record.cells, strict=True)
                keys = ((Scalar(name, cell.position, plain=True), cell) for name, cell in cells if name and cell.text)
                yield Mapping(tuple(keys), record.position)

    def entries(self, inspection: Inspection) -> Iterable[Entry]:
        """The lines above the header."""
        for fault in self._layout.faults:
            words = self.mistaken() if fault.code == "JSS963" else None
            inspection.faults.append(replace(fault, message=words[0], hint=words[1]) if words else fault)
        return self._layout.top


def _is_sound(inspection: Inspection, layout: Layout, record: Record) -> bool:
    """Whether a row is a contract at all; if not, the reason is recorded."""
    texts, width = [cell.text for cell in record.cells], len(layout.names)
    stray = next((place for place in layout.nameless if place < len(texts) and texts[place].strip()), None)
    at = record.position
    if any(map(TOTAL.fullmatch, texts[:3])) and not texts[1].strip():
        code, message, hint = "JSS969", "this row looks like a total", "remove it"
    elif texts == [cell.text for cell in layout.header]:
        code, message, hint = "JSS969", "the header stands here again", "two histories in one file? part them"
    elif len(texts) != width:
        code, message = "JSS965", f"{len(texts)} fields, the header has {width}"
        hint = _too_long_hint(record, layout) if len(texts) > width else _too_short_hint(record, layout)
    elif stray is not None:
        code, message = "JSS964", f"{quoted(texts[stray])} stands under a column without a name"
        hint, at = "name the column, or let its name begin with x_ to keep it unread", record.cells[stray].position
    else:
        return True
    inspection.refuse(code, message, hint, at, 1)
    inspection.is_partial = True
    return False


def _too_long_hint(record: Record, layout: Layout) -> str:
    """A text of prose that was cut at the sign between the cells goes on with a space."""
    texts = [cell.text for cell in record.cells]
    cut = next((place for place in range(1, len(texts)) if texts[place].startswith(" ")), None)
    sign = layout.text.delimiter
    meant = f"{texts[cut - 1]}{sign}{texts[cut]}" if cut else f"...{sign}..."
    return f'put quotes round a text that has the delimiter in it: "{meant}"'


def _too_short_hint(record: Record, layout: Layout) -> str:
    return f'it ends before "{layout.header[len(record.cells)].text}"; add what is missing, if only the delimiters'


CHUNK = 100_000  # characters, about a thousand rows


def _parts_of_text(layout: Layout) -> Iterator[SheetPart]:
    """The rows in parts. Raises IrregularError, when taken, for rows of another width or broken quotes."""
    text, delimiter, width = layout.text.document.text, layout.text.delimiter, len(layout.names)
    body = text[layout.offset :].rstrip("\n")
    guarded = GUARD.search(body) is not None
    for columns in _parsed(body, delimiter, width) if '"' in body else _split(body, delimiter, width):
        texts = [list(map(unguarded, column)) for column in columns] if guarded else columns
        named = dict(zip(layout.names, texts, strict=True))
        if any(named.pop("", ())):
            raise IrregularError
        yield parted(named, len(columns[0]))


def _split(body: str, delimiter: str, width: int) -> Iterator[list[Sequence[str]]]:
    """The columns of a text without quotes, three times as fast as the csv module.

    Line ends become cells of their own: where as many stand in the last column as there are, every row has one width.
    """
    line_end = f"{delimiter}\n{delimiter}"
    start = 0
    while start < len(body):
        end = body.find("\n", start + CHUNK) + 1 or len(body) + 1
        chunk = body[start : end - 1]
        cells = chunk.replace("\n", line_end).split(delimiter)
        columns: list[Sequence[str]] = [cells[place :: width + 1] for place in range(width + 1)]
        ends = columns.pop().count("\n")
        if ends != chunk.count("\n") or len(cells) != (ends + 1) * (width + 1) - 1:
            yield from _parsed(chunk, delimiter, width)
        else:
            yield columns
        start = end


def _parsed(body: str, delimiter: str, width: int) -> Iterator[list[Sequence[str]]]:
    """The columns of any text. Raises IrregularError unless every row has one width; empty rows are left out."""
    rows = csv.reader(StringIO(body), delimiter=delimiter, strict=True)
    try:
        while some := list(islice(rows, PART)):
            full = some if all(map(any, some)) else [row for row in some if any(map(str.strip, row))]
            columns: list[Sequence[str]] = list(zip(*full, strict=True)) if full else [()] * width
            if len(columns) != width:
                raise IrregularError
            yield columns
    except (csv.Error, ValueError) as error:
        raise IrregularError from error
