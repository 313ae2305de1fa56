from __future__ import annotations

from fractions import Fraction

import pytest

from jss_cli.domain.report import Answer, Column, Report, Row, Span, Table
from jss_cli.formats.drawing.screen import Screen
from jss_cli.formats.terminal import render
from jss_cli.reports.results import stamp
from jss_cli.reports.rules.rule_result import CodesResult

NOTHING = CodesResult(*stamp("rule"), ())
KINDS = {
    "a text first": (Column("why", "text"), Column("points", "number"), Column("rule", "code")),
    "a number first": (Column("points", "number"), Column("why", "text"), Column("rule", "code")),
    "two that lead": (Column("points", "number"), Column("contract", "name"), Column("why", "text")),
}


@pytest.mark.parametrize("columns", KINDS.values(), ids=KINDS)
@pytest.mark.parametrize("width", [20, 40, 80])
def test_every_cell_of_a_row_is_shown_once_at_every_width(columns: tuple[Column, ...], width: int) -> None:
    row = Row(tuple(Span(text) for text in ("first", "second", "third")), "")
    text = render(Answer(NOTHING, Report((Table("", columns, (row,)),))), Screen(width=width))
    assert [text.count(word) for word in ("first", "second", "third")] == [1, 1, 1]


def test_a_bar_is_as_long_as_its_share_and_never_invisible() -> None:
    columns = (Column("", "bar"), Column("what"))
    rows = tuple(Row((share, Span("x")), "") for share in (Fraction(1), Fraction(-1, 2), Fraction(1, 100), Fraction(0)))
    lines = render(Answer(NOTHING, Report((Table("", columns, rows),))), Screen()).splitlines()
    assert [line.count("▇") for line in lines[-4:]] == [6, 3, 1, 0]
