"""Tables: in columns where there is room, else a few lines for each row."""

from __future__ import annotations

from fractions import Fraction
from math import ceil

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from jss_cli.domain.report import Column, Row, Span, Table, Tone
from jss_cli.formats.drawing.text import STYLES, shown, styled
from jss_cli.screen import Screen

BAR_AT_80, BAR_AT_110 = 6, 12
ROOMY = 110


def bar(share: Fraction, cells: int, screen: Screen) -> str:
    """A share from -1 to 1 as so many cells at most, at least one if it is not 0."""
    return ("#" if screen.ascii else "▇") * ceil(abs(share) * cells)


def columns(block: Table, screen: Screen) -> RenderableType:
    """The table with its columns lined up; text wraps, numbers and codes never do."""
    grid = Grid(box=None, padding=(0, 2, 0, 0), pad_edge=False, show_header=any(c.title for c in block.columns))
    for column in block.columns:
        is_text = column.role in {"name", "text"}
        grid.add_column(
            Text(shown(column.title, screen), style="dim"),
            justify="right" if column.role == "number" else "left",
            no_wrap=not is_text,
            overflow="fold",
            ratio=None,
        )
    for row in block.rows:
        grid.add_row(*(cell(item, row, screen) for item in row.cells))
    return grid


def cell(item: Span | Fraction, row: Row, screen: Screen) -> Text:
    """A cell; bars and numbers carry the row's tone, a strong or quiet row carries it everywhere."""
    if isinstance(item, Fraction):
        return Text(bar(item, BAR_AT_110 if screen.width >= ROOMY else BAR_AT_80, screen), style=STYLES[row.tone])
    return styled(item.text, screen, tone_of(item, row))


def tone_of(item: Span, row: Row) -> Tone:
    """A span's own tone, else that of a row which is strong or quiet as a whole."""
    return row.tone if item.tone == "plain" and row.tone in {"strong", "quiet"} else item.tone


def stacked(block: Table, screen: Screen) -> RenderableType:
    """A few lines for each row, every cell in them: what is narrow first, then texts, then the rest with its title."""
    return Group(*(line for row in block.rows for line in stacked_row(block.columns, row, screen)))


def stacked_row(titles: tuple[Column, ...], row: Row, screen: Screen) -> list[RenderableType]:
    """The first number and its bar on a line of their own, everything else below it."""
    cells = [(column, item) for column, item in zip(titles, row.cells, strict=True) if has_content(item)]
    first = [text for column, item in cells[:2] if (text := lead(column, item, row, screen)) is not None]
    lines: list[RenderableType] = [Text("  ").join(first)] if first else []
    for column, item in cells[len(first) :]:
        if isinstance(item, Span):
            title = f"{column.title}: " if column.role == "number" and column.title else ""
            text = styled(f"{title}{item.text}", screen, tone_of(item, row))
            lines.append(Padding(text, (0, 0, 0, 2)))
    return lines


def lead(column: Column, item: Span | Fraction, row: Row, screen: Screen) -> Text | None:
    """A cell that may stand on the first line: a number or a bar."""
    if isinstance(item, Fraction):
        return cell(item, row, screen)
    return styled(item.text, screen, tone_of(item, row)) if column.role in {"number", "name"} else None


def has_content(item: Span | Fraction) -> bool:
    """Whether there is anything to show in a cell."""
    return bool(item) if isinstance(item, Fraction) else bool(item.text)
