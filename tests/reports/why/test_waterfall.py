from __future__ import annotations

from fractions import Fraction

import pytest

from jss_cli.domain.report import Column, Row, Span, Strip, StripBar, Table
from jss_cli.reports.why.waterfall import LevelMove, with_waterfall


def pictured(*moves: LevelMove) -> Table:
    rows = tuple(Row((Span(str(move)), Span("c")), "c.") for move in moves)
    return with_waterfall(Table("", (Column("points", "number"), Column("contract", "name")), rows), moves)


def bars(table: Table) -> list[StripBar | None]:
    return [cell.bars[0] if isinstance(cell := row.cells[1], Strip) else None for row in table.rows]


def test_each_step_begins_where_the_one_before_it_ended() -> None:
    start, first, second, end, beside = bars(pictured(0, -125, -125, 0, None))
    assert start == StripBar(Fraction(1), Fraction(1), "dot")
    assert first == StripBar(Fraction(7, 12), Fraction(1))
    assert second == StripBar(Fraction(1, 6), Fraction(7, 12))
    assert end == StripBar(Fraction(1, 6), Fraction(1, 6), "dot")
    assert beside is None


@pytest.mark.parametrize(
    ("lost", "labels"),
    [
        (1, ["90", "100"]),
        (250, ["70", "80", "90", "100"]),
        (900, ["20", "40", "60", "80", "100"]),
        (2000, ["−100", "−50", "0", "50", "100"]),
    ],
)
def test_the_axis_reaches_down_to_the_score_and_has_few_labels(lost: int, labels: list[str]) -> None:
    axis = pictured(0, -lost, 0).columns[1].axis
    assert axis
    assert [label for _, label in axis.labels] == labels
    assert axis.labels[-1][0] == 1


def test_where_nothing_moves_nothing_is_drawn() -> None:
    assert bars(pictured(None, None)) == [None, None]
    assert bars(pictured(0, 0, None)) == [None, None, None]
    assert bars(pictured()) == []
