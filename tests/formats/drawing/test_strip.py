from __future__ import annotations

from fractions import Fraction

import pytest

from jss_cli.domain.answer import Answer
from jss_cli.domain.report import Axis, Column, Report, Row, Span, Strip, StripBar, Table
from jss_cli.formats.drawing.screen import Screen
from jss_cli.formats.drawing.strip import labels, strip_text
from jss_cli.formats.terminal import render
from jss_cli.reports.results import stamp
from jss_cli.reports.rules.rule_result import CodesResult

AXIS = Axis(((Fraction(0), "50"), (Fraction(1, 2), "75"), (Fraction(1), "100")), Fraction(1, 4), (("full", "worked"),))
HALF = Fraction(1, 2)
LANE = Strip((StripBar(Fraction(0), HALF), StripBar(HALF, Fraction(1), "pale")), (Fraction(3, 4),))


@pytest.mark.parametrize(("ascii_only", "signs"), [(False, "▇▇┃▇░░|░"), (True, "##!#..|.")])
def test_bars_ticks_and_mark_stand_where_they_belong(ascii_only: bool, signs: str) -> None:
    assert strip_text(LANE, AXIS, 8, Screen(ascii=ascii_only)) == signs


def test_a_dot_at_the_end_and_a_bar_of_no_length_are_seen() -> None:
    assert strip_text(Strip((StripBar(Fraction(1), Fraction(1), "dot"),)), None, 8, Screen()) == "       ●"
    assert strip_text(Strip((StripBar(HALF, HALF),)), None, 8, Screen()) == "    ▇"


@pytest.mark.parametrize(("width", "told"), [(16, "50      75   100"), (8, "50  75"), (7, "50 75"), (3, "50")])
def test_labels_that_have_no_room_are_left_out(width: int, told: str) -> None:
    assert labels(AXIS, width) == told


def table(*strips: Strip, roomy: bool = False) -> Answer:
    columns = (Column("contract", "name"), Column("", "bar", axis=AXIS))
    rows = tuple(Row((Span(f"c{n}"), strip), f"c{n}.") for n, strip in enumerate(strips))
    return Answer(CodesResult(*stamp("rule"), ()), Report((Table("Lanes", columns, rows, roomy),)))


def test_strips_are_drawn_in_place_where_there_is_room_and_as_long_as_they_are_elsewhere() -> None:
    steps = [Strip((StripBar(Fraction(n, 4), Fraction(1)),)) for n in (0, 2)]
    wide, narrow = (render(table(*steps), Screen(width=width)) for width in (100, 80))
    assert "50" in wide
    assert "▇ worked" in wide
    assert wide.splitlines()[3].startswith("c1           ")
    assert narrow.splitlines()[-2:] == ["c0        ▇▇▇▇▇▇", "c1        ▇▇▇"]


def test_a_table_that_takes_room_is_left_out_where_there_is_none() -> None:
    assert "Lanes" in render(table(LANE, roomy=True), Screen(width=100))
    assert render(table(LANE, roomy=True), Screen(width=99)) == ""
