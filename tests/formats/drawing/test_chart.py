from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from jss_cli.domain.report import Chart
from jss_cli.formats.drawing.chart import chart_lines
from jss_cli.formats.drawing.screen import Screen

JUMP = Chart(
    title="",
    steps=((date(2017, 1, 1), 82), (date(2017, 7, 1), 100), (date(2018, 1, 1), None), (date(2018, 7, 1), 70)),
    last=date(2018, 12, 31),
    today=date(2017, 10, 1),
    marks=(90, 75),
    seen=((date(2017, 3, 1), 82),),
    sentences=("Highest: 100 %.",),
)
PICTURE = """\
100 ┤             ╭───────╌╌╌╌╌╌
                  │      ┊
                  │      ┊
                  │      ┊
 90 ┤· · · · · · ·│· · · ┊ · · · · · · · · · · · · · · · · ·
                  │      ┊
                  │      ┊
                  │      ┊
     ────●────────╯      ┊
                         ┊
 75 ┤· · · · · · · · · · ┊ · · · · · · · · · · · · · · · · ·
                         ┊
 70 ┤                    ┊                    ╌╌╌╌╌╌╌╌╌╌╌╌╌╌"""


def picture(chart: Chart, width: int, *, ascii: bool = False) -> list[str]:  # noqa: A002 - the screen's word
    return ["".join(span.text for span in line).rstrip() for line in chart_lines(chart, Screen(width, ascii=ascii))]


def test_a_chart_is_a_step_line_with_marks_today_and_what_was_seen() -> None:
    *rows, _, _ = picture(JUMP, 60)
    assert "\n".join(rows) == PICTURE


def test_below_60_columns_it_is_a_line_of_bars_with_its_ends() -> None:
    assert picture(JUMP, 20)[0] == "▃▃▃▃██████    ▁▁▁▁▁▁"
    assert picture(JUMP, 20)[1] == "2017-01-01 to 2018-12-31: 70-100 %"


@pytest.mark.parametrize("width", [20, 40, 60, 80, 160])
def test_ascii_screens_get_ascii_signs_alone(width: int) -> None:
    assert all(line.isascii() for line in picture(JUMP, width, ascii=True))


def test_a_level_below_a_mark_is_drawn_below_it() -> None:
    for level, marked in ((89, False), (90, True), (92, True), (74, False), (75, True)):
        chart = replace(JUMP, steps=((date(2017, 1, 1), level),), seen=(), today=date(2018, 12, 31))
        rows = [line for line in picture(chart, 80) if "──" in line]
        assert (rows[0].startswith((" 90", " 75"))) is marked


days = st.integers(0, 1500).map(lambda number: date(2016, 1, 1) + timedelta(days=number))
levels = st.none() | st.integers(0, 100)


@given(
    st.dictionaries(days, levels, min_size=1, max_size=30),
    st.integers(0, 900),
    days,
    st.lists(st.tuples(days, st.integers(0, 100)), max_size=4),
    st.integers(20, 160),
)
def test_any_line_fits_any_screen(
    steps: dict[date, int | None], more: int, today: date, seen: list[tuple[date, int]], width: int
) -> None:
    ordered = tuple(sorted(steps.items()))
    chart = Chart("", ordered, ordered[-1][0] + timedelta(days=more), today, (90, 75), tuple(seen), ())
    drawing = picture(chart, width)
    grid = drawing[:-1] if width >= 60 else drawing[:1]
    assert all(cell_len(line) <= width for line in grid)
    assert len(drawing) <= 25


def test_every_level_that_lasts_is_seen_in_the_line() -> None:
    chart = replace(JUMP, seen=())
    for width in (60, 80, 120):
        text = "\n".join(picture(chart, width))
        assert text.count("╭") == 1
        assert text.count("╯") == 1


def test_a_long_scale_is_written_at_even_levels_below_the_marks() -> None:
    *rows, _, _ = picture(replace(JUMP, steps=((date(2017, 1, 1), 82), (date(2018, 7, 1), 18))), 60)
    assert [int(row[:3]) for row in rows if row[:3].strip()] == [100, 90, 75, 60, 40, 20, 15]
