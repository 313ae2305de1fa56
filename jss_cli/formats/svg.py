"""The pictures of a report as one drawing for documents and chats: light, without a script, every word a text."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import count
from xml.etree.ElementTree import Element

from jss_cli.domain.answer import Answer
from jss_cli.domain.report import Bars, Block, Chart, Column, Headline, Row, Span, Table
from jss_cli.domain.strip import Strip, StripBar
from jss_cli.errors import Fault, UsageError
from jss_cli.formats.drawing.page_style import picture_style
from jss_cli.formats.drawing.picture import (
    ABOVE,
    BELOW,
    KEY,
    PLOT,
    Ruler,
    axis_parts,
    course_parts,
    key_parts,
    strip_parts,
)
from jss_cli.formats.drawing.screen import Screen
from jss_cli.formats.drawing.tree import element, xml
from jss_cli.visible import visible

WIDTH, EDGE = 960, 16  # pixels
NUMBER, DRAWN = 60, 300  # pixels of the first number of a row, and of its picture
TEXT = NUMBER + DRAWN + 16  # pixels from the edge to the words
LETTER = 6.4  # pixels of a letter, in the mean
LINE = 24  # pixels
FONTS = "system-ui,'DejaVu Sans','Liberation Sans',Arial,sans-serif"
STYLE = ".b{font-weight:600}.h{font-size:22px;font-weight:600}.b,.h,.t{fill:#1b2026}"


def render(answer: Answer, screen: Screen) -> str:  # noqa: ARG001 - a file has no screen
    """The drawing. Raises UsageError (JSS908) for a report without pictures."""
    blocks = [block for block in answer.report.blocks if _is_pictured(block)]
    if not blocks:
        hint = "explain, timeline and infer have some; -o FILE.html writes any answer as a page"
        raise UsageError(Fault("JSS908", "this answer has no picture", hint))
    headline = next((block for block in answer.report.blocks if isinstance(block, Headline)), None)
    parts, height = _stacked([*([headline] if headline else []), *blocks])
    style = Element("style")
    style.text = picture_style() + STYLE
    ground = element("rect", width="100%", height="100%", fill="#ffffff")
    drawn = element("svg", style, ground, *parts, xmlns="http://www.w3.org/2000/svg", width=str(WIDTH))
    for name, value in (("height", str(height)), ("viewBox", f"0 0 {WIDTH} {height}"), ("font-family", FONTS)):
        drawn.set(name, value)
    drawn.set("font-size", "12")
    return f"{xml(drawn)}\n"


def _is_pictured(block: Block) -> bool:
    """Whether a block is drawn: with a bar that is not empty, or as a course."""
    if isinstance(block, Table):
        bars = [index for index, column in enumerate(block.columns) if column.role == "bar"]
        return any(row.cells[index] for row in block.rows for index in bars)
    return isinstance(block, Bars | Chart)


def _stacked(blocks: list[Block]) -> tuple[list[Element], int]:
    """The blocks one under the other, and how high they are."""
    parts: list[Element] = []
    top = EDGE
    for block in blocks:
        drawn, high = _drawn(block, top)
        parts += drawn
        top += high + EDGE
    return parts, top


def _drawn(block: Block, top: int) -> tuple[list[Element], int]:
    """A block that begins so far down, and its height."""
    match block:
        case Headline():
            words = element("text", f"{block.label}  {block.value.text}", class_="h", x=str(EDGE), y=str(top + 20))
            facts = element("text", _cut(" · ".join(block.facts), WIDTH), x=str(EDGE), y=str(top + 42))
            return [words, facts], 2 * LINE
        case Chart():
            chart = list(course_parts(block, Ruler(3 * EDGE, WIDTH - 4 * EDGE, ""), top))
            return chart, ABOVE + PLOT + BELOW
        case Bars():
            columns = (Column("", "bar"), Column("", "name"), Column(""))
            rows = tuple(Row((bar.share, Span(bar.label), Span(bar.value)), "", bar.tone) for bar in block.bars)
            return _drawn(Table(block.title, columns, rows), top)
        case Table():
            return _table(block, top)
    raise AssertionError(block)


def _table(block: Table, top: int) -> tuple[list[Element], int]:
    """The rows of a table, each with its number, its picture and its words."""
    index = next(i for i, column in enumerate(block.columns) if column.role == "bar")
    axis, tops = block.columns[index].axis, count(top, LINE)
    parts: list[Element] = []
    if block.title:
        parts.append(element("text", _cut(block.title, WIDTH), class_="b", x=str(EDGE), y=str(next(tops) + 14)))
    if axis:
        parts += axis_parts(axis, _ruler(), next(tops) + 14)
    for row in block.rows:
        parts += _row(row, block.columns, index, next(tops))
    if axis and axis.keys:
        left, here = EDGE, next(tops)
        for sign, words in axis.keys:
            parts.append(element("g", *key_parts(sign, left, here)))
            parts.append(element("text", words, x=str(left + KEY + 6), y=str(here + 13)))
            left += KEY + 24 + round(len(words) * LETTER)
    return parts, next(tops) - top


def _ruler() -> Ruler:
    return Ruler(EDGE + NUMBER, DRAWN, "")


def _row(row: Row, columns: tuple[Column, ...], index: int, top: int) -> Iterator[Element]:
    """One row."""
    drawn, base = row.cells[index], str(top + 13)
    if isinstance(drawn, Fraction):
        drawn = Strip((StripBar(Fraction(0), abs(drawn)),) if drawn else ())
    if isinstance(drawn, Strip):
        yield element("g", *strip_parts(drawn, columns[index].axis, _ruler(), top), class_=row.tone)
    first = row.cells[0]
    leads = isinstance(first, Span) and columns[0].role == "number"
    if leads and isinstance(first, Span):
        yield element("text", first.text, class_="t", x=str(EDGE + NUMBER - 8), y=base, text_anchor="end")
    words = " · ".join(_words(row, columns, index))
    kind = "b" if row.tone == "strong" else "" if row.tone == "quiet" else "t"
    yield element("text", _cut(words, WIDTH - TEXT), class_=kind, x=str(EDGE + TEXT), y=base)


def _words(row: Row, columns: tuple[Column, ...], index: int) -> Iterator[str]:
    """The texts of a row, and the numbers behind its picture with their titles, but those that it shows as ticks."""
    drawn = row.cells[index]
    is_ticked = isinstance(drawn, Strip) and drawn.ticks
    for place, (cell, column) in enumerate(zip(row.cells, columns, strict=True)):
        if not isinstance(cell, Span) or cell.text in {"", "-"}:
            continue
        if column.role != "number":
            yield cell.text
        elif place > index and not is_ticked:
            yield f"{column.title} {cell.text}".strip()


def _cut(text: str, room: int) -> str:
    """A text that fits so many pixels."""
    most = int((room - 2 * EDGE) / LETTER)
    shown = visible(text)
    return shown if len(shown) <= most else f"{shown[: most - 1]}…"
