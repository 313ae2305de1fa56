"""CSV cell by cell, with the position of each: for headers, and for telling what is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jss_cli.dataclass import dataclass
from jss_cli.errors import Fault, Position
from jss_cli.files.document import SourceText
from jss_cli.files.yaml_events import Scalar
from jss_cli.visible import FORMULA

QUOTED = re.compile(r'"([^"]*(?:""[^"]*)*)"')
GUARDED = (*FORMULA, "'")  # a cell that begins so has an apostrophe in front, which is no part of the text
GUARD = re.compile(f"'(?=[{re.escape(''.join(GUARDED))}])")


def guarded(text: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(GUARDED) else text


def unguarded(text: str) -> str:
    """A cell without the apostrophe that says that a text follows, where a spreadsheet needs one."""
    return text[1:] if GUARD.match(text) else text


@dataclass(frozen=True, slots=True)
class Record:
    """One row: its cells, the offset and the line of what follows it, and what is wrong with its quotes."""

    cells: tuple[Scalar, ...]
    position: Position
    end: int
    next_line: int
    fault: Fault | None = None

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands in it."""
        return not self.fault and not any(cell.text.strip() for cell in self.cells)


@dataclass(frozen=True, slots=True)
class CsvText:
    """A CSV text whose line ends are LF, and the sign between its cells."""

    document: SourceText
    delimiter: str

    def records(self, offset: int, line: int) -> Iterator[Record]:
        """The rows from an offset on, which begins the given line. Reading stops after a quote that never closes."""
        plain = re.compile(rf"[^{re.escape(self.delimiter)}\n]*")
        while offset < len(self.document.text):
            record = self._record(offset, line, plain)
            yield record
            offset, line = record.end, record.next_line

    def _record(self, offset: int, line: int, plain: re.Pattern[str]) -> Record:
        text, start, first = self.document.text, offset, Position(line, 1)
        cells: list[Scalar] = []
        while True:
            position = Position(line, offset - start + 1)
            quoted = QUOTED.match(text, offset)
            if quoted is None and text.startswith('"', offset):
                return Record(tuple(cells), first, len(text), line, self._never_closed(position))
            match = quoted or plain.match(text, offset)
            assert match is not None  # noqa: S101  # `plain` matches the empty text
            cell = match[1].replace('""', '"') if quoted else match[0]
            cells.append(Scalar(unguarded(cell), position, quoted is None))
            offset = match.end()
            if breaks := match[0].count("\n"):
                line, start = line + breaks, match.start() + match[0].rindex("\n") + 1
            if text.startswith(self.delimiter, offset):
                offset += 1
            elif offset >= len(text) or text[offset] == "\n":
                return Record(tuple(cells), first, offset + 1, line + 1)
            else:
                fault = self._stray_quote(Position(line, offset - start))
                return Record(tuple(cells), first, self._line_end(offset), line + 1, fault)

    def _line_end(self, offset: int) -> int:
        end = self.document.text.find("\n", offset)
        return len(self.document.text) if end < 0 else end + 1

    def _never_closed(self, position: Position) -> Fault:
        hint = 'close it, or write "" for a quote inside a quoted text'
        return self.document.fault("JSS966", "the quote that opens here is not closed", hint, position)

    def _stray_quote(self, position: Position) -> Fault:
        hint = 'write "" for a quote inside a quoted text'
        return self.document.fault("JSS967", "text follows the quote that closes here", hint, position)
