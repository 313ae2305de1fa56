"""What holds of every report, whatever it tells."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from fractions import Fraction

import pytest
from conftest import ROOT

from jss_cli import api
from jss_cli.domain.answer import Answer
from jss_cli.domain.report import (
    Bars,
    Block,
    Chart,
    Column,
    Headline,
    Report,
    Row,
    Span,
    Steps,
    Strip,
    StripBar,
    Table,
    TableCell,
)


def answers() -> Iterator[Answer]:
    case = api.open_history(str(ROOT / "sample_histories" / "nine_jobs_75.yaml"))
    yield api.score(case)
    yield api.explain(case, every=True)
    yield api.timeline(case)
    yield api.what_if(case, "c8.recommend=9")


@pytest.fixture(scope="module")
def reports() -> list[Report]:
    return [answer.report for answer in answers()]


@pytest.fixture(scope="module")
def blocks(reports: list[Report]) -> list[Block]:
    return [block for report in reports for block in report.blocks]


def test_the_score_comes_first(reports: list[Report]) -> None:
    for first in (report.blocks[0] for report in reports):
        assert "75 %" in (first.value.text if isinstance(first, Headline) else repr(first))


def test_every_row_has_a_cell_for_each_column_and_says_the_same_in_a_sentence(blocks: list[Block]) -> None:
    rows = [(block.columns, row) for block in blocks if isinstance(block, Table) for row in block.rows]
    assert rows
    for columns, row in rows:
        assert all(fits(cell, column) for cell, column in zip(row.cells, columns, strict=True))
        assert row.sentence.endswith((".", "!", "?", ")"))


def fits(cell: TableCell, column: Column) -> bool:
    """A share within -1 to 1 or a strip on its axis in a column of bars, a text in any other."""
    if isinstance(cell, Strip):
        return column.axis is not None and lies_within(cell)
    return abs(cell) <= 1 if isinstance(cell, Fraction) else column.role != "bar" or not cell.text


def test_only_columns_of_bars_hold_shares() -> None:
    assert fits(Fraction(-1), Column("", "bar"))
    assert not fits(Fraction(3, 2), Column("", "bar"))
    assert not fits(Span("1"), Column("", "bar"))
    assert Row((), "").tone == "plain"


def test_a_bar_is_a_share_of_the_whole(blocks: list[Block]) -> None:
    bars = [bar for block in blocks if isinstance(block, Bars) for bar in block.bars]
    assert all(0 <= bar.share <= 1 for bar in bars)


def test_the_days_of_a_chart_rise_within_it_and_it_can_be_told_in_sentences(blocks: list[Block]) -> None:
    for chart in (block for block in blocks if isinstance(block, Chart)):
        days = [day for day, _ in chart.steps]
        assert days == sorted(set(days))
        assert days[-1] <= chart.last + timedelta(days=1)
        assert all(days[0] <= day <= chart.last for day, _ in chart.seen)
        assert chart.sentences


def test_no_step_is_empty(blocks: list[Block]) -> None:
    for step in (step for block in blocks if isinstance(block, Steps) for step in block.steps):
        assert any(span.text.strip() for span in step.line)


def lies_within(strip: Strip) -> bool:
    """Whether every bar and tick is on the axis, from 0 to 1, and no bar ends before it starts."""
    places = [place for bar in strip.bars for place in (bar.start, bar.end)]
    in_order = all(bar.start <= bar.end for bar in strip.bars)
    return in_order and all(0 <= place <= 1 for place in (*places, *strip.ticks))


@pytest.mark.parametrize(
    ("start", "end", "tick", "fits"),
    [(0, 1, Fraction(1, 2), True), (0, 2, 0, False), (Fraction(3, 4), Fraction(1, 4), 0, False), (0, 1, -1, False)],
)
def test_a_strip_lies_within_its_axis(start: Fraction, end: Fraction, tick: Fraction, *, fits: bool) -> None:
    assert lies_within(Strip((StripBar(Fraction(start), Fraction(end)),), (Fraction(tick),))) is fits
