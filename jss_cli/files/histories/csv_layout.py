"""What stands above the rows of a CSV history: its delimiter, the lines that begin with #, and the header."""

from __future__ import annotations

import re

from jss_cli.dataclass import dataclass
from jss_cli.errors import Fault, InputError, Position, did_you_mean
from jss_cli.files.document import SourceText
from jss_cli.files.histories.csv_cells import CsvText, Record
from jss_cli.files.histories.field import Field
from jss_cli.files.histories.fields import CONTRACT_FIELDS, LONGEST_NAME, OWN, OWNERS, TOP_FIELDS, by_header, folded
from jss_cli.files.histories.showing import too_long_name
from jss_cli.files.reading import OF_MANY
from jss_cli.files.yaml_events import Node, Scalar, Sequence
from jss_cli.files.yaml_text import first_lines, looks_like_yaml

DELIMITERS = ",;\t|"
SEPARATOR_LINE = re.compile(r"sep=(.)\n", re.IGNORECASE)
HEADERS = by_header()
TOP_NAMES = frozenset(field.name for field in TOP_FIELDS)


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the rows begin and what each column is called: the dotted name of a field, x_..., or "" for nothing.

    `top` are the fields of the whole file, as a YAML file would have them.
    """

    text: CsvText
    top: tuple[tuple[Scalar, Node], ...]
    names: tuple[str, ...]
    header: tuple[Scalar, ...]
    offset: int
    line: int
    faults: tuple[Fault, ...]
    nameless: tuple[int, ...]  # the places of columns whose header is empty
    remarks: int  # lines that say something to people only


def read_layout(document: SourceText) -> Layout:
    """The layout of a CSV text; what is wrong with it stands in its faults."""
    separator = SEPARATOR_LINE.match(document.text)
    text = CsvText(document, separator[1] if separator else _delimiter(document.text))
    preamble: list[Record] = []
    start = (separator.end(), 2) if separator else (0, 1)
    header = Record((), Position(1, 1), len(document.text), 1)
    for record in text.records(*start):
        header = record
        if record.fault or not (record.is_blank or record.cells[0].text.startswith("#")):
            break
        preamble.append(record)
    reader = _LayoutReader(document)
    top = reader.top_entries(preamble)
    names = reader.names(header)
    faults = [*reader.faults, *([header.fault] if header.fault else [])]
    nameless = tuple(place for place, cell in enumerate(header.cells) if not cell.text.strip())
    return Layout(text, top, names, header.cells, header.end, header.next_line, tuple(faults), nameless, reader.remarks)


def looks_like_csv(text: str) -> bool:
    """Whether it begins with `sep=`, as spreadsheets do, or its first line that says something has known headers."""
    if SEPARATOR_LINE.match(text):
        return True
    if looks_like_yaml(text):
        return False
    line = next((line for line in first_lines(text) if line.strip() and not line.startswith("#")), "")
    cells = re.split(f"[{DELIMITERS}]", line)
    return len(cells) > 1 and any(folded(cell.strip('"')) in HEADERS for cell in cells)


def _delimiter(text: str) -> str:
    """The sign that parts the cells of the first line that is no remark."""
    lines = (line for line in first_lines(text) if line.strip() and not line.startswith(("#", '"#')))
    return max(DELIMITERS, key=re.sub(r'"[^"]*"', "", next(lines, "")).count)


class _LayoutReader:
    def __init__(self, document: SourceText) -> None:
        self.document = document
        self.faults: list[Fault] = []
        self.remarks = 0

    def top_entries(self, preamble: list[Record]) -> tuple[tuple[Scalar, Node], ...]:
        """`#name,value` lines as the entries of a mapping; a # with a space after it begins a remark."""
        entries: dict[str, tuple[Scalar, Node]] = {}
        for record in preamble:
            sign, *rest = record.cells
            cells = tuple(cell for cell in rest if cell.text.strip())
            if record.is_blank or sign.text[1:2] in {"", " ", "#"} or not cells:
                self.remarks += not record.is_blank
                continue
            key = Scalar(sign.text[1:].strip(), Position(sign.position.line, sign.position.column + 1), plain=True)
            self._add(entries, key, cells)
        return tuple(entries.values())

    def _add(self, entries: dict[str, tuple[Scalar, Node]], key: Scalar, cells: tuple[Scalar, ...]) -> None:
        earlier = entries.get(key.text)
        if key.text == "observed":
            items = earlier[1].items if earlier and isinstance(earlier[1], Sequence) else ()
            entries[key.text] = key, Sequence((*items, *cells), key.position)
        elif earlier:
            self._refuse("JSS917", f'"{key.text}" is given twice', "remove one of the two", key)
        elif len(cells) > 1:
            self._refuse("JSS965", f'"#{key.text}" has {len(cells)} values', "put quotes round the value", cells[1])
        else:
            entries[key.text] = key, cells[0]

    def names(self, header: Record) -> tuple[str, ...]:
        """What each column holds."""
        cells = header.cells
        known = [HEADERS.get(folded(cell.text)) for cell in cells]
        if cells and not any(known):
            hint = "it looks like data: write id,client,started,... above"
            self._refuse("JSS963", "the first row names no known field", hint, cells[0])
            return tuple("" for _ in cells)
        names = tuple(self._name(cell, field) for cell, field in zip(cells, known, strict=True))
        self._check_names(cells, names)
        return names

    def _name(self, cell: Scalar, field: Field | None) -> str:
        if field:
            return field.name
        name = cell.text.strip()
        if folded(name) in OWNERS:
            raise InputError(self.document.fault("JSS912", *OF_MANY, cell.position, len(cell.text)))
        if name and not name.startswith(OWN):
            self._refuse("JSS912", f'unknown column "{name}"', _column_hint(folded(name)), cell)
        elif len(name) > LONGEST_NAME:
            self._refuse("JSS982", *too_long_name(name), cell)
        else:
            return name
        return ""

    def _check_names(self, cells: tuple[Scalar, ...], names: tuple[str, ...]) -> None:
        for place, name in enumerate(names):
            if name and name in names[:place]:
                message = f'the columns "{cells[names.index(name)].text}" and "{cells[place].text}" are the same field'
                self._refuse("JSS917", message, "remove one of the two", cells[place])
        for field in CONTRACT_FIELDS:
            if cells and field.required and field.name not in names:
                message = f'the header has no column "{field.header}"'
                self._refuse("JSS911", message, "every contract needs id, client and started", cells[0])

    def _refuse(self, code: str, message: str, hint: str, cell: Scalar) -> None:
        length = len(cell.text) + (0 if cell.plain else 2)
        self.faults.append(self.document.fault(code, message, hint, cell.position, length))


def _column_hint(name: str) -> str:
    if name in TOP_NAMES:
        return f"it holds for the whole file: write a line #{name},... above the header"
    headers = {known: field.header for known, field in HEADERS.items()}
    return did_you_mean(name, headers, f"remove it, or let its name begin with {OWN}")
