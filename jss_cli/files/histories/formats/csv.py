"""Histories in CSV: `#name,value` lines for the whole file, then a header, then a row for each contract."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property

from jss_cli.files.histories.csv_cells import Record
from jss_cli.files.histories.csv_layout import Layout, looks_like_csv, read_layout
from jss_cli.files.histories.csv_rows import parts_of_text
from jss_cli.files.histories.fields import CONTRACT_FIELDS
from jss_cli.files.histories.format import Entry, HistoryReader
from jss_cli.files.histories.found import CONTRACT
from jss_cli.files.histories.inspection import Inspection
from jss_cli.files.histories.sheet import IrregularError, Sheet
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
        return self.settled(self._layout.top, parts_of_text(self._layout))

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
    missing = layout.header[len(record.cells)].text
    return f'it ends before "{missing}"; add what is missing, if only the delimiters'
