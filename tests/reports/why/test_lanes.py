from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from conftest import ROOT

from jss_cli import api
from jss_cli.domain.case import Case
from jss_cli.domain.history import Contract, Feedback, History
from jss_cli.domain.report import Span, Strip, Table
from jss_cli.explaining.explanation import explain
from jss_cli.files.rulebook import open_rulebook
from jss_cli.reports.why.lanes import lanes_table

NINE = str(ROOT / "sample_histories" / "nine_jobs_75.yaml")


def told(case: Case, top: int = 10) -> Table:
    found = explain(case)
    (table,) = lanes_table(found.lanes, found.attribution.score, top=top)
    return table


def case(day: date, *contracts: tuple[date, date | None]) -> Case:
    made = (
        Contract(f"c{n}", f"K{n}", started, ended=ended, earned=Decimal(90), feedback=Feedback(Decimal(5)))
        for n, (started, ended) in enumerate(contracts)
    )
    return Case(History(tuple(made)), day, open_rulebook())


def test_a_lane_tells_when_each_window_lets_a_contract_go() -> None:
    row = told(api.open_history(NINE)).rows[0]
    assert row.sentence == (
        "c5 Report to web site (E) counts as neutral; it leaves the window of 6 months on 2016-12-10, "
        "12 months on 2017-06-10, 24 months on 2018-06-10."
    )


def test_windows_that_hold_it_no_more_are_said_to_be_left() -> None:
    row = told(case(date(2016, 8, 21), (date(2014, 1, 1), date(2015, 9, 1)))).rows[0]
    assert [cell.text for cell in row.cells[3:] if isinstance(cell, Span)] == ["left", "2016-09-02", "2017-09-02"]
    assert "6 months" not in row.sentence


def test_what_is_not_told_is_counted() -> None:
    table = told(api.open_history(NINE), top=3)
    assert [len(table.rows), table.rows[-1].sentence] == [4, "and 5 contracts more."]


def test_nothing_is_drawn_of_what_lies_before_the_axis() -> None:
    day = date(2026, 11, 27)
    rows = told(case(day, (date(2025, 1, 14), date(2025, 2, 3)), (date(2026, 10, 1), date(2026, 11, 12)))).rows
    before, within = (next(cell for cell in row.cells if isinstance(cell, Strip)) for row in rows)
    assert [[bar.look for bar in strip.bars] for strip in (before, within)] == [["pale"], ["pale", "full"]]
    assert [len(strip.ticks) for strip in (before, within)] == [2, 3]


def test_the_legend_says_from_when_work_is_drawn_and_of_which_day_the_mark_is() -> None:
    day = date(2026, 11, 27)
    cut, whole = (told(case(day, (started, day))) for started in (date(2025, 1, 14), date(2026, 1, 14)))
    keys = [dict(table.columns[2].axis.keys) for table in (cut, whole) if table.columns[2].axis]
    assert [key["full"] for key in keys] == ["worked on, from 2025-10-23 on", "worked on"]
    assert keys[0]["mark"] == "as of 2026-11-27"


@pytest.mark.parametrize("ended", [None, date(2016, 8, 1)])
@pytest.mark.parametrize("started", [date(1999, 1, 1), date(2016, 7, 31)])
def test_every_lane_lies_within_the_axis(started: date, ended: date | None) -> None:
    found = explain(case(date(2016, 8, 21), *[(started, ended)] * 2, (date(2016, 1, 1), date(2016, 2, 1))))
    for table in lanes_table(found.lanes, found.attribution.score, top=10):
        strips = [cell for row in table.rows for cell in row.cells if isinstance(cell, Strip)]
        assert all(0 <= bar.start <= bar.end <= 1 for strip in strips for bar in strip.bars)
        assert all(0 <= tick <= 1 for strip in strips for tick in strip.ticks)
