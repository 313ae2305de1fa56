"""Texts in so many columns of a terminal: shown, never obeyed, and cut where they do not fit."""

from __future__ import annotations

from collections.abc import Iterable

from rich.cells import cell_len, set_cell_size

from jss_cli.domain.report import Line, Span, Tone
from jss_cli.formats.drawing.screen import Screen
from jss_cli.formats.drawing.text import shown

READ = 1000  # letters of a text that are looked at: no line is longer


def fit(text: str, width: int, screen: Screen) -> str:
    """A text in exactly so many columns."""
    seen = shown(text[:READ], screen)
    more = "..." if screen.ascii else "…"
    if cell_len(seen) <= width and len(text) <= READ:
        return set_cell_size(seen, width)
    kept = max(0, width - len(more))
    return set_cell_size(set_cell_size(seen, kept).rstrip() + more, width)


def to_the_right(text: str, width: int, screen: Screen) -> str:
    """The same with the room at its left."""
    seen = fit(text, width, screen).rstrip()
    return " " * (width - cell_len(seen)) + seen


def cut_line(spans: Iterable[Span], width: int, screen: Screen) -> Line:
    """Spans one after the other in exactly so many columns; what does not fit is cut."""
    told: list[Span] = []
    room = width
    for span in spans:
        text = shown(span.text[:READ], screen)
        if cell_len(text) > room:
            text = fit(span.text, room, screen)
        told.append(Span(text, span.tone))
        room -= cell_len(text)
    return (*told, Span(" " * room))


def wrapped(text: str, width: int, lines: int, screen: Screen) -> list[str]:
    """A text in at most so many lines, broken between words; the last one is cut if there is more."""
    words, told = text[:READ].split(), [""]
    while words:
        longer = f"{told[-1]} {words[0]}".strip()
        if cell_len(shown(longer, screen)) <= width or not told[-1]:
            told[-1] = longer
            words.pop(0)
        elif len(told) < lines:
            told.append("")
        else:
            told[-1] = f"{told[-1]} {' '.join(words)}"
            break
    return [fit(line, width, screen) for line in told]


def labelled(label: str, text: str, width: int, screen: Screen, tone: Tone = "plain") -> Line:
    """A line behind its label."""
    return cut_line((Span(f"{label:<9}", "strong"), Span(text, tone)), width, screen)
