"""Tables: in columns where there is room, else a few lines for each row."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import takewhile
from math import ceil

from rich.cells import cell_len
from rich.console import Group, JustifyMethod, RenderableType
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from jss_cli.dataclass import dataclass
from jss_cli.domain.report import Axis, Column, Row, Span, Strip, Table, TableCell, Tone
from jss_cli.formats.drawing import strip
from jss_cli.formats.drawing.screen import ROOMY, Screen
from jss_cli.formats.drawing.text import STYLES, shown, styled

BAR_AT_80, BAR_AT_110 = 6, 12
FROM_110 = 110
STACKED_BELOW = 60  # columns of the screen
LEGIBLE, LONG = 16, 32  # columns that a text needs for looking whole; and for a word of it not to be torn
GAP = 2


def table(block: Table, screen: Screen) -> RenderableType:
    """A table in columns, or stacked where the screen or the texts are too narrow for it."""
    block = _without_idle_bars(block if screen.width >= ROOMY else _with_lengths(block))
    widths = [_Width.of(block, index, screen) for index in range(len(block.columns))]
    room = screen.width - GAP * (len(widths) - 1)
    if screen.width < STACKED_BELOW or sum(width.least for width in widths) > room:
        bare = _with_lengths(block)
        return Group(*(line for row in bare.rows for line in _stacked_row(bare.columns, row, screen)))
    return _columns(block, _shared(room, widths), screen)


def _with_lengths(block: Table) -> Table:
    """The table with bars for its strips, as long as they are beside the longest; there is no room for their places."""
    most = [strip.longest(block.rows, index) for index in range(len(block.columns))]
    rows = tuple(
        replace(
            row,
            cells=tuple(
                strip.length(item) / longest if isinstance(item, Strip) else item
                for item, longest in zip(row.cells, most, strict=True)
            ),
        )
        for row in block.rows
    )
    return replace(block, columns=tuple(replace(column, axis=None) for column in block.columns), rows=rows)


def _without_idle_bars(block: Table) -> Table:
    """The table without columns in which no bar would be drawn."""
    used = [i for i, c in enumerate(block.columns) if c.role != "bar" or any(row.cells[i] for row in block.rows)]
    rows = tuple(replace(row, cells=tuple(row.cells[index] for index in used)) for row in block.rows)
    return replace(block, columns=tuple(block.columns[index] for index in used), rows=rows)


@dataclass(frozen=True, slots=True)
class _Width:
    """How much room a column needs, and how much it could use."""

    least: int
    most: int

    @classmethod
    def of(cls, block: Table, index: int, screen: Screen) -> _Width:
        """The width of a column: texts wrap, numbers, codes and bars never do."""
        column = block.columns[index]
        if column.axis:
            return cls(strip.LEAST_WIDTH, strip.MOST_WIDTH if column.axis.keys else strip.LEAST_WIDTH)
        if column.role == "bar":
            return cls(_bar_width(screen), _bar_width(screen))
        texts = [shown(item.text, screen) for row in block.rows if isinstance(item := row.cells[index], Span)]
        most = max(cell_len(text) for text in (shown(column.title, screen), *texts))
        if column.role not in {"name", "text", "address"}:
            return cls(most, most)
        word = max((cell_len(word) for text in texts for word in text.split()), default=0)
        return cls(min(most, max(LEGIBLE, word if column.role == "address" else min(word, LONG))), most)


def _shared(room: int, widths: list[_Width]) -> list[int]:
    """The room for each column: what it needs, and of the rest an equal part each, or as much as it can use."""
    granted = [width.least for width in widths]
    spare = room - sum(granted)
    hungry = sorted(range(len(widths)), key=lambda index: widths[index].most - widths[index].least)
    for place, index in enumerate(hungry):
        more = min(widths[index].most - widths[index].least, spare // (len(hungry) - place))
        granted[index] += more
        spare -= more
    return granted


def _bar_width(screen: Screen) -> int:
    return BAR_AT_110 if screen.width >= FROM_110 else BAR_AT_80


def bar(share: Fraction, cells: int, screen: Screen) -> str:
    """A share from -1 to 1 as so many cells at most, at least one if it is not 0."""
    return ("#" if screen.ascii else "▇") * ceil(abs(share) * cells)


def _columns(block: Table, widths: list[int], screen: Screen) -> RenderableType:
    grid = Grid(box=None, padding=(0, GAP, 0, 0), pad_edge=False, show_header=any(c.title for c in block.columns))
    for column, width in zip(block.columns, widths, strict=True):
        justify: JustifyMethod = "right" if column.role == "number" else "left"
        title = strip.labels(column.axis, width) if column.axis else column.title
        grid.add_column(styled(title, screen, "quiet"), justify=justify, width=width, overflow="fold")
    for row in block.rows:
        cells = zip(row.cells, block.columns, widths, strict=True)
        grid.add_row(*(_drawn_cell(item, row, column.axis, width, screen) for item, column, width in cells))
    told = [strip.keys(column.axis, screen) for column in block.columns if column.axis and column.axis.keys]
    return Group(grid, *(styled(words, screen, "quiet") for words in told))


def _drawn_cell(item: TableCell, row: Row, axis: Axis | None, width: int, screen: Screen) -> Text:
    if isinstance(item, Strip):
        return Text(strip.strip_text(item, axis, width, screen), style=STYLES[row.tone])
    return _cell(item, row, screen)


def _cell(item: Span | Fraction, row: Row, screen: Screen) -> Text:
    """A cell; bars and numbers carry the row's tone, a strong or quiet row carries it everywhere."""
    if isinstance(item, Fraction):
        return Text(bar(item, _bar_width(screen), screen), style=STYLES[row.tone])
    return styled(item.text, screen, _tone_of(item, row))


def _tone_of(item: Span, row: Row) -> Tone:
    """A span's own tone, else that of a row which is strong or quiet as a whole."""
    return row.tone if item.tone == "plain" and row.tone in {"strong", "quiet"} else item.tone


def _stacked_row(titles: tuple[Column, ...], row: Row, screen: Screen) -> list[RenderableType]:
    """The numbers, names and bars that begin a row, two at most, on one line; everything else below it."""
    pairs = zip(titles, row.cells, strict=True)
    cells = [(column, item) for column, item in pairs if (item.text if isinstance(item, Span) else item)]
    leads = takewhile(lambda text: text is not None, (_lead(column, item, row, screen) for column, item in cells[:2]))
    first = [text for text in leads if text is not None]
    lines: list[RenderableType] = [Text("  ").join(first)] if first else []
    for column, item in cells[len(first) :]:
        if isinstance(item, Span):
            is_told = column.labelled or column.role == "number"
            title = f"{column.title}: " if is_told and column.title else ""
            text = styled(f"{title}{item.text}", screen, _tone_of(item, row))
            lines.append(Padding(text, (0, 0, 0, 2)))
    return lines


def _lead(column: Column, item: TableCell, row: Row, screen: Screen) -> Text | None:
    """A cell that may stand on the first line: a number or a bar."""
    if not isinstance(item, Span):
        return _cell(item, row, screen) if isinstance(item, Fraction) else None
    is_bare = column.role in {"number", "name"} and not column.labelled
    return styled(item.text, screen, _tone_of(item, row)) if is_bare else None
