"""A step line of signs where there is room for one, and a line of little bars where there is not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import groupby

from jss_cli.dataclass import dataclass
from jss_cli.domain.report import Chart, Line, Span, Tone
from jss_cli.formats.drawing.screen import Screen

MARGIN = 5  # columns of the scale at the left
ROOMY = 60
QUARTERS_UNTIL = 800  # days
EVEN = 20  # percent between two levels that are written, where the scale is longer than a few rows
FLAT = 30  # percent: a scale no longer than this has rows of 2.5 percent instead of 5


@dataclass(frozen=True, slots=True)
class _Signs:
    """What the line is drawn with."""

    past: str = "─"
    future: str = "╌"
    upright: str = "│"
    up: tuple[str, str] = ("╯", "╭")
    down: tuple[str, str] = ("╮", "╰")
    mark: str = "·"
    today: str = "┊"
    seen: str = "●"
    axis: str = "┤"
    bars: str = "▁▂▃▄▅▆▇█"


SIGNS = _Signs()
ASCII = _Signs("-", ".", "|", ("+", "+"), ("+", "+"), "'", ":", "o", "|", "_.-:=+*#")
_Cell = tuple[str, Tone]


def chart_lines(chart: Chart, screen: Screen) -> list[Line]:
    """The chart as lines that fit the screen."""
    return _sparkline(chart, screen) if screen.width < ROOMY else _StepLine(chart, screen).lines()


def _sparkline(chart: Chart, screen: Screen) -> list[Line]:
    """One line of bars as wide as the screen, and the days and levels at its ends below it."""
    signs = ASCII if screen.ascii else SIGNS
    low, high = lowest(chart), 100
    bars = [
        " " if level is None else signs.bars[(level - low) * (len(signs.bars) - 1) // (high - low)]
        for level in _levels_by_column(chart, screen.width)
    ]
    turned = _column_of(chart, chart.today, screen.width) + 1
    ends = f"{chart.steps[0][0]} to {chart.last}: {low}-{high} %"
    return [(Span("".join(bars[:turned])), Span("".join(bars[turned:]), "quiet")), (Span(ends, "quiet"),)]


class _StepLine:
    """A chart on a grid of cells: rows of 5 or 2.5 percent, columns of some days each."""

    def __init__(self, chart: Chart, screen: Screen) -> None:
        self._chart, self._signs = chart, ASCII if screen.ascii else SIGNS
        self._width = screen.width - MARGIN
        self._low = lowest(chart)
        self._rows_per_ten = 4 if 100 - self._low <= FLAT else 2
        self._cells: dict[tuple[int, int], _Cell] = {}

    def lines(self) -> list[Line]:
        """The rows from 100 percent down, and the days below them."""
        self._draw_marks()
        self._draw_today()
        self._draw_line()
        self._draw_seen()
        rows = range(self._row(100), -1, -1)
        return [*(self._line(row) for row in rows), self._days(), (Span(self._legend(), "quiet"),)]

    def _row(self, level: int) -> int:
        """The row a level falls in, counted from the lowest; a level below a mark is drawn below it."""
        return (level - self._low) * self._rows_per_ten // 10

    def _draw_marks(self) -> None:
        for mark in self._chart.marks:
            self._cells |= {
                (self._row(mark), column): (self._signs.mark, "quiet") for column in range(0, self._width, 2)
            }

    def _draw_today(self) -> None:
        column = _column_of(self._chart, self._chart.today, self._width)
        self._cells |= {(row, column): (self._signs.today, "quiet") for row in range(self._row(100) + 1)}

    def _draw_line(self) -> None:
        today = _column_of(self._chart, self._chart.today, self._width)
        before: int | None = None
        for column, level in enumerate(_levels_by_column(self._chart, self._width)):
            row = None if level is None else self._row(level)
            tone: Tone = "quiet" if column > today else "good"
            if row is not None:
                self._cells[row, column] = (self._signs.future if column > today else self._signs.past, tone)
            if row is not None and before is not None and row != before:
                self._draw_jump(column, before, row, tone)
            before = row

    def _draw_jump(self, column: int, start: int, end: int, tone: Tone) -> None:
        low, high = sorted((start, end))
        self._cells |= {(row, column): (self._signs.upright, tone) for row in range(low + 1, high)}
        at_start, at_end = self._signs.up if end > start else self._signs.down
        self._cells[start, column], self._cells[end, column] = (at_start, tone), (at_end, tone)

    def _draw_seen(self) -> None:
        for day, level in self._chart.seen:
            if self._chart.steps[0][0] <= day <= self._chart.last and level >= self._low:
                cell = (self._row(level), _column_of(self._chart, day, self._width))
                self._cells[cell] = (self._signs.seen, "strong")

    def _line(self, row: int) -> Line:
        first = self._low // EVEN * EVEN + EVEN if 100 - self._low > FLAT else 100
        told = (*range(first, min(self._chart.marks, default=100), EVEN), self._low, 100, *self._chart.marks)
        level = {self._row(level): level for level in told}.get(row)
        label = " " * MARGIN if level is None else f"{level:3} {self._signs.axis}"
        cells = [self._cells.get((row, column), (" ", "plain")) for column in range(self._width)]
        return (Span(label, "quiet"), *_joined(cells))

    def _days(self) -> Line:
        """The first days of years, or of quarters where years are few, written where they fall if there is room."""
        text = ""
        for begins, label in time_marks(self._chart.steps[0][0], self._chart.last):
            at = MARGIN + _column_of(self._chart, begins, self._width)
            if at >= len(text) and at + len(label) <= self._width + MARGIN:
                text = f"{text:{at}}{label} "
        return (Span(text, "quiet"),)

    def _legend(self) -> str:
        signs = self._signs
        parts = [
            f"{signs.past} {self._chart.line}",
            f"{signs.future} if nothing else happens",
            f"{signs.today} {self._chart.today}",
        ]
        parts += [f"{signs.seen} seen"] if self._chart.seen else []
        return " " * MARGIN + "   ".join(parts)


def time_marks(first: date, last: date) -> Iterator[tuple[date, str]]:
    """The first days of years, or of quarters where years are few, with what is written there."""
    few_years = (last - first).days < QUARTERS_UNTIL
    for year in range(first.year, last.year + 1):
        for month in (1, 4, 7, 10) if few_years else (1,):
            if (begins := max(date(year, month, 1), first)) <= last:
                yield begins, f"{begins:%Y-%m}" if few_years else f"{begins:%Y}"


def _joined(cells: Iterable[_Cell]) -> Iterator[Span]:
    return (Span("".join(sign for sign, _ in run), tone) for tone, run in groupby(cells, key=lambda cell: cell[1]))


def lowest(chart: Chart) -> int:
    """Where the scale begins: at a multiple of 5 that no level, and no mark, is below."""
    levels = [level for _, level in chart.steps if level is not None]
    return min(*chart.marks, *levels, *(level for _, level in chart.seen), 100) // 5 * 5


def _levels_by_column(chart: Chart, width: int) -> list[int | None]:
    """The level on the last day of each column."""
    first, days = chart.steps[0][0], (chart.last - chart.steps[0][0]).days + 1
    levels: list[int | None] = []
    at = 0
    for column in range(width):
        day = first + timedelta(days=max(days * (column + 1) // width - 1, 0))
        while at + 1 < len(chart.steps) and chart.steps[at + 1][0] <= day:
            at += 1
        levels.append(chart.steps[at][1])
    return levels


def _column_of(chart: Chart, day: date, width: int) -> int:
    """The column that a day falls in; days outside the chart fall in its first or last one."""
    first, days = chart.steps[0][0], (chart.last - chart.steps[0][0]).days + 1
    return max(0, min((day - first).days * width // days, width - 1))
