"""Tables of a page: in columns where there is room, else a few lines for each row; strips and bars are pictures."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from urllib.parse import quote
from xml.etree.ElementTree import Element

from jss_cli.domain.report import Axis, Column, Row, Span, Strip, StripBar, Table, TableCell
from jss_cli.formats.drawing.picture import HEIGHT, KEY_PIXELS, Ruler, axis_parts, key_parts, strip_parts
from jss_cli.formats.drawing.tree import element

LONGEST_NAME = 120  # letters of a name; the rest of it is not worth a page
BASE = 13  # pixels from the top of an axis to the foot of its labels


def grid(block: Table) -> Element:
    """A table with its title; what its signs mean stands below it."""
    shown = [
        index
        for index, column in enumerate(block.columns)
        if column.role != "bar" or any(row.cells[index] for row in block.rows)
    ]
    parts = [element("caption", block.title)] if block.title else []
    columns = [block.columns[index] for index in shown]
    if any(column.title or column.axis for column in columns):
        parts.append(element("thead", element("tr", *map(_heading, columns), role="row"), role="rowgroup"))
    rows = (_row(row, [row.cells[index] for index in shown], columns) for row in block.rows)
    parts.append(element("tbody", *rows, role="rowgroup"))
    drawn = element("table", *parts, role="table")
    keys = [key for column in columns if column.axis and column.axis.keys for key in _keys(column.axis)]
    return element("div", drawn, *([element("p", *keys, class_="keys")] if keys else []), class_="table")


def _heading(column: Column) -> Element:
    """The head of a column; an axis is the picture's, whose words the other columns have."""
    if column.axis:
        drawn = element("svg", *axis_parts(column.axis, Ruler(), BASE), class_="strip axis", height=str(HEIGHT))
        drawn.set("aria-hidden", "true")
        return element("td", drawn, class_="bar", role="cell")
    if not column.title:
        return element("td", class_=column.role, role="cell")
    return element("th", column.title, scope="col", role="columnheader", class_=_kind(column))


def _kind(column: Column) -> str:
    return column.role if column.role in {"number", "bar", "code", "name"} else ""


def _row(row: Row, cells: list[TableCell], columns: list[Column]) -> Element:
    tone = row.tone if row.tone in {"strong", "quiet"} else ""
    first, *others = (_cell(cell, column, row) for cell, column in zip(cells, columns, strict=True))
    first.attrib.pop("data-t", "")
    return element("tr", first, *others, role="row", class_=tone)


def _cell(cell: TableCell, column: Column, row: Row) -> Element:
    """A cell; numbers and labelled texts bring their title where a row becomes lines and they do not begin it."""
    if not isinstance(cell, Span):
        return element("td", *_picture(cell, column.axis, row), class_="bar", role="cell")
    is_told = column.title and (column.labelled or column.role == "number") and cell.text
    text = f"{cell.text[:LONGEST_NAME]}…" if column.role == "name" and len(cell.text) > LONGEST_NAME else cell.text
    inner = element("span", text, class_=cell.tone) if cell.tone in {"good", "middling", "poor", "quiet"} else text
    inner = element("strong", text) if cell.tone == "strong" else inner
    inner = element("a", text, href=quote(cell.text)) if column.role == "page" and cell.tone == "plain" else inner
    return element("td", inner, class_=_kind(column), data_t=f"{column.title}: " if is_told else "", role="cell")


def _picture(cell: Fraction | Strip, axis: Axis | None, row: Row) -> Iterator[Element]:
    """A strip, or a share as a bar from the left; nothing for none."""
    if cell:
        strip = cell if isinstance(cell, Strip) else Strip((StripBar(Fraction(0), abs(cell)),))
        parts = strip_parts(strip, axis, Ruler())
        yield element("svg", *parts, class_=f"strip {row.tone}", height=str(HEIGHT), aria_hidden="true")


def _keys(axis: Axis) -> Iterator[Element]:
    for sign, words in axis.keys:
        drawn = element(
            "svg", *key_parts(sign), class_="key", width=str(KEY_PIXELS), height=str(HEIGHT), aria_hidden="true"
        )
        yield element("span", drawn, f" {words}")
