"""Strips in a terminal: bars where they lie on their axis, or as long as they are where there is no room for it."""

from __future__ import annotations

from fractions import Fraction
from math import ceil

from jss_cli.domain.report import Axis, Row, Sign, Strip
from jss_cli.formats.drawing.screen import Screen

SIGNS: dict[Sign, str] = {"full": "▇", "pale": "░", "dot": "●", "tick": "|", "mark": "┃"}
ASCII: dict[Sign, str] = {"full": "#", "pale": ".", "dot": "o", "tick": "|", "mark": "!"}
LEAST_WIDTH, MOST_WIDTH = 16, 40  # columns of a strip; of one whose signs must be told


def _signs_of(screen: Screen) -> dict[Sign, str]:
    return ASCII if screen.ascii else SIGNS


def strip_text(strip: Strip, axis: Axis | None, width: int, screen: Screen) -> str:
    """A strip in so many columns."""
    signs = _signs_of(screen)
    cells = [" "] * width
    for one in strip.bars:
        first = _place(one.start, width)
        last = first if one.look == "dot" else max(ceil(one.end * width), first + 1)
        cells[first : max(last, first + 1)] = signs[one.look] * (max(last, first + 1) - first)
    for tick in strip.ticks:
        cells[_place(tick, width)] = signs["tick"]
    if axis and axis.mark is not None:
        cells[_place(axis.mark, width)] = signs["mark"]
    return "".join(cells).rstrip()


def _place(share: Fraction, width: int) -> int:
    """The column that a place falls in."""
    return min(int(share * width), width - 1)


def labels(axis: Axis, width: int) -> str:
    """The labels of an axis where they belong, as far as there is room."""
    text = ""
    for share, label in axis.labels:
        at = min(_place(share, width), width - len(label))
        if at >= len(text):
            text = f"{text:{at}}{label} "
    return text.rstrip()


def length(strip: Strip) -> Fraction:
    """How long all bars of a strip are; 0 for a strip with ticks, which tells by places alone."""
    return Fraction(0) if strip.ticks else sum((one.end - one.start for one in strip.bars), Fraction(0))


def longest(rows: tuple[Row, ...], index: int) -> Fraction:
    """The longest strip of a column."""
    cells = (row.cells[index] for row in rows)
    return max((length(cell) for cell in cells if isinstance(cell, Strip)), default=Fraction(0)) or Fraction(1)


def keys(axis: Axis, screen: Screen) -> str:
    """What the signs mean."""
    return "   ".join(f"{_signs_of(screen)[sign]} {words}" for sign, words in axis.keys)
