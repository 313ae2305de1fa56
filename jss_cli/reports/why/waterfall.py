"""The way from 100 down to a score as a picture beside the points: a bar for each step, a dot for each level."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import accumulate

from jss_cli.domain.report import Axis, Column, Strip, StripBar, Table
from jss_cli.reports.numbers import MINUS

TOP, GRID = 1000, 100  # tenths of a percent: where it begins, and what it ends below
FEW = 6  # labels of an axis
LevelMove = int | None  # tenths of a point; 0 is a level, None stands beside the way


def with_waterfall(table: Table, moves: Sequence[LevelMove]) -> Table:
    """The table with a column of steps behind its first one: by how much each row moves the level, which begins at 100.
    Where nothing moves it there is nothing to draw."""
    if not any(moves):
        return _with_column(table, Axis(()), [Fraction(0)] * len(table.rows))
    levels = list(accumulate((move or 0 for move in moves), initial=TOP))
    low = min(min(levels) // GRID * GRID, TOP - GRID)
    cells = [_step(before, after, move, low) for before, after, move in zip(levels, levels[1:], moves, strict=False)]
    return _with_column(table, _axis(low), cells)


def _with_column(table: Table, axis: Axis, cells: Sequence[Strip | Fraction]) -> Table:
    """The table with one column more."""
    first, *others = table.columns
    rows = (
        replace(row, cells=(row.cells[0], cell, *row.cells[1:])) for row, cell in zip(table.rows, cells, strict=True)
    )
    return replace(table, columns=(first, Column("", "bar", axis=axis), *others), rows=tuple(rows))


def _step(before: int, after: int, move: LevelMove, low: int) -> Strip | Fraction:
    """The picture of one row."""
    if move is None:
        return Fraction(0)
    start, end = (Fraction(level - low, TOP - low) for level in sorted((before, after)))
    return Strip((StripBar(start, end, "full" if move else "dot"),))


def _axis(low: int) -> Axis:
    """Levels in tens, or in coarser steps where there are many."""
    step = next(size for size in (10, 20, 50, 100) if (TOP - low) // 10 <= size * (FEW - 1) or size == GRID)  # percent
    marks = range(TOP, low - 1, -10 * step)
    labels = ((mark, f"{MINUS if mark < 0 else ''}{abs(mark // 10)}") for mark in reversed(marks))
    return Axis(tuple((Fraction(mark - low, TOP - low), label) for mark, label in labels))
