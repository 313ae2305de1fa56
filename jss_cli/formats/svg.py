"""The pictures of a report as one drawing for documents and chats: light, without a script, every word a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from xml.etree.ElementTree import Element, tostring

from jss_cli.domain.answer import Answer
from jss_cli.domain.report import Bars, Block, Chart, Column, Headline, Paragraph, Row, Span, Strip, StripBar, Table
from jss_cli.errors import Fault, UsageError
from jss_cli.formats.drawing.measure import lines_within, width
from jss_cli.formats.drawing.page_style import picture_style
from jss_cli.formats.drawing.picture import (
    ABOVE,
    BELOW,
    KEY_PIXELS,
    PLOT,
    Ruler,
    axis_parts,
    course_parts,
    key_parts,
    strip_parts,
)
from jss_cli.formats.drawing.screen import Screen
from jss_cli.formats.drawing.tree import element
from jss_cli.visible import visible

WIDTH, EDGE = 960, 16  # pixels
NUMBER, DRAWN = 60, 300  # pixels of the first number of a row, and of its picture
TEXT = NUMBER + DRAWN + 16  # pixels from the edge to the words
LETTER, TITLE = 12, 22  # pixels that letters are high
NAME = 26  # heights of letters that a name is drawn wide at most
LINE, NEXT_LINE = 24, 16  # pixels of a row, and from one line of it to the next
MOST = 4  # lines of what is said above the pictures
FONTS = "system-ui,'DejaVu Sans','Liberation Sans',Arial,sans-serif"
ASKED = re.compile(r" \(--[^)]*\)")  # a hint that nobody can follow from a picture
STYLE = ".b{font-weight:600}.h{font-size:22px;font-weight:600}.b,.h,.t{fill:#1b2026}"


def render(answer: Answer, screen: Screen) -> str:  # noqa: ARG001 - a file has no screen
    """The drawing. Raises UsageError (JSS908) for a report without pictures."""
    if not (blocks := [block for block in answer.report.blocks if _is_pictured(block)]):
        hint = "explain, timeline, diff, what-if, infer, page and triage have some; -o FILE.html writes any answer"
        raise UsageError(Fault("JSS908", "this answer has no picture", hint))
    parts, height = _stacked([*_said(answer.report.blocks), *blocks])
    style = Element("style")
    style.text = picture_style() + STYLE
    ground = element("rect", width="100%", height="100%", fill="#ffffff")
    drawn = element("svg", style, ground, *parts, xmlns="http://www.w3.org/2000/svg", width=str(WIDTH))
    for name, value in (("height", str(height)), ("viewBox", f"0 0 {WIDTH} {height}"), ("font-family", FONTS)):
        drawn.set(name, value)
    drawn.set("font-size", "12")
    return f"{tostring(drawn, encoding='unicode')}\n"


def _said(blocks: tuple[Block, ...]) -> list[Block]:
    """The answer in words: the headline, the paragraph below it, and one above it, that it is not to be sent."""
    start = next((index for index, block in enumerate(blocks) if isinstance(block, Headline)), len(blocks))
    return [block for block in blocks[: start + 2] if isinstance(block, Headline | Paragraph)]


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
            words, _ = _text(f"{block.label} {block.value.text}", "h", EDGE, top + 20)
            facts, high = _text(" · ".join(block.facts), "", EDGE, top + 42, 2)
            return [*words, *facts], high + LINE
        case Paragraph():
            return _text("".join(span.text for span in block.line), "t", EDGE, top + 4, MOST)
        case Chart():
            return list(course_parts(block, Ruler(3 * EDGE, WIDTH - 4 * EDGE, ""), top)), ABOVE + PLOT + BELOW
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
    axis, here = block.columns[index].axis, top
    parts: list[Element] = []
    if block.title:
        parts, high = _text(block.title, "b", EDGE, here + 14)
        here += high
    if axis:
        parts += axis_parts(axis, _ruler(), here + 14)
        here += LINE
    elif title := block.columns[index].title:
        parts += _text(title, "", EDGE + NUMBER, here + 14)[0]
        here += LINE
    for row in block.rows:
        drawn, high = _row(row, block.columns, index, here)
        parts += drawn
        here += high
    if axis and axis.keys:
        left = EDGE
        for sign, words in axis.keys:
            parts.append(element("g", *key_parts(sign, left, here)))
            parts.append(element("text", words, x=str(left + KEY_PIXELS + 6), y=str(here + 13)))
            left += KEY_PIXELS + 24 + round(width(words) * LETTER)
        here += LINE
    return parts, here - top


def _ruler() -> Ruler:
    return Ruler(EDGE + NUMBER, DRAWN, "")


def _row(row: Row, columns: tuple[Column, ...], index: int, top: int) -> tuple[list[Element], int]:
    drawn, first = row.cells[index], row.cells[0]
    kind = "b" if row.tone == "strong" else "" if row.tone == "quiet" else "t"
    words = [
        (text, "".join(lines_within(visible(text), NAME, 1)) if column.role == "name" else text)
        for text, column in _words(row, columns, index)
    ]
    whole, short = (" · ".join(pair[number] for pair in words) for number in (0, 1))
    parts, high = _text(short, kind, EDGE + TEXT, top + 13, 2, whole)
    if isinstance(drawn, Fraction):
        drawn = Strip((StripBar(Fraction(0), abs(drawn)),) if drawn else ())
    if isinstance(drawn, Strip):
        parts.append(element("g", *strip_parts(drawn, columns[index].axis, _ruler(), top), class_=row.tone))
    if isinstance(first, Span) and columns[0].role == "number":
        x, y = str(EDGE + NUMBER - 8), str(top + 13)
        parts.append(element("text", first.text, class_="t", x=x, y=y, text_anchor="end"))
    return parts, high


def _words(row: Row, columns: tuple[Column, ...], index: int) -> Iterator[tuple[str, Column]]:
    """The texts of a row, and the numbers behind its picture with their titles, but those that it shows as ticks."""
    drawn = row.cells[index]
    is_ticked = isinstance(drawn, Strip) and drawn.ticks
    for place, (cell, column) in enumerate(zip(row.cells, columns, strict=True)):
        if not isinstance(cell, Span) or cell.text in {"", "-"}:
            continue
        if column.role != "number":
            yield ASKED.sub("", cell.text), column
        elif place > index and not is_ticked:
            yield f"{column.title} {cell.text}".strip(), column


def _text(  # noqa: PLR0913, PLR0917 - what, how and where
    text: str, kind: str, left: int, base: int, most: int = 1, whole: str = ""
) -> tuple[list[Element], int]:
    """A text in at most so many lines from a place to the edge, and their height; one that is cut has the whole of it
    for a title."""
    shown, whole = visible(text), visible(whole or text)
    high = TITLE if kind == "h" else LETTER * 1.1 if kind == "b" else LETTER
    lines = lines_within(shown, (WIDTH - EDGE - left) / high, most)
    parts = [
        element("text", line, class_=kind, x=str(left), y=str(base + NEXT_LINE * number))
        for number, line in enumerate(lines)
    ]
    if lines and "".join(lines).replace(" ", "") != whole.replace(" ", ""):
        parts[-1].text, title = "", element("title", whole)
        title.tail = lines[-1]
        parts[-1].append(title)
    return parts, LINE + NEXT_LINE * max(len(lines) - 1, 0)
