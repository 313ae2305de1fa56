"""Texts in so many columns of a terminal: shown, never obeyed, and cut where they do not fit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.cells import cell_len, set_cell_size

from jss_cli.dataclass import dataclass
from jss_cli.domain.report import Line, Span, Tone
from jss_cli.formats.drawing.screen import Screen
from jss_cli.formats.drawing.text import shown

HANG = 9  # columns of a label, and before the lines below it
READ = 1000  # letters of a text that are looked at: no line is longer


def fit(text: str, width: int, screen: Screen) -> str:
    """A text in exactly so many columns."""
    seen = shown(text[:READ], screen)
    more = "..." if screen.ascii else "…"
    if cell_len(seen) <= width and len(text) <= READ:
        return set_cell_size(seen, width)
    return set_cell_size(set_cell_size(seen, max(0, width - len(more))).rstrip() + more, width)


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


def wrapped(text: str, width: int, lines: int, screen: Screen, first: int = 0) -> list[str]:
    """A text in at most so many lines, broken between words; the last one is cut if there is more. The first line may
    have a width of its own."""
    told, rooms = [""], [first or width]
    for word in text[:READ].split():
        longer = f"{told[-1]} {word}".lstrip()
        if not told[-1] or len(told) == lines or cell_len(shown(longer, screen)) <= rooms[-1]:
            told[-1] = longer
        else:
            told, rooms = [*told, word], [*rooms, width]
    return [fit(line, room, screen) for line, room in zip(told, rooms, strict=True)]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text behind its label."""

    label: str
    text: str
    tone: Tone = "plain"

    def lines(self, width: int, most: int, screen: Screen) -> list[Line]:
        """It in at most so many lines, of which all but the first hang."""
        label = shown(f"{self.label:<{HANG}}" if self.label else "", screen)
        hang = " " * min(HANG, len(label))
        first, *rest = wrapped(self.text, width - len(hang), most, screen, width - cell_len(label))
        return [(Span(label, "strong"), Span(first, self.tone)), *((Span(hang + line, self.tone),) for line in rest)]


def in_lines(told: Iterable[Labelled], width: int, free: int, screen: Screen) -> Iterator[list[Line]]:
    """Each text in a line, and in as many more as it needs while lines are free."""
    for one in told:
        lines = one.lines(width, 1 + free, screen)
        free -= len(lines) - 1
        yield lines
