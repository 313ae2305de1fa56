from __future__ import annotations

import pytest
from imports.evidences import day, group, piece

from jss_cli.domain.vague import DayBounds
from jss_cli.imports.join.days import a_day_agrees, both_days_agree, days_agree, starts_near

MARCH = DayBounds(day("2026-03-01"), day("2026-03-31"))


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        (day("2026-03-02"), day("2026-03-03"), True),
        (day("2026-03-02"), day("2026-03-04"), False),
        (MARCH, day("2026-03-31"), True),
        (day("2026-04-01"), MARCH, False),
        (MARCH, DayBounds(not_before=day("2026-04-01")), False),
        (MARCH, DayBounds(not_before=day("2026-03-20")), True),
        (None, None, True),
        (None, day("2026-03-02"), False),
    ],
)
def test_days_are_the_same_a_time_zone_apart_and_within_their_month(one: object, other: object, agree: bool) -> None:
    assert days_agree(one, other) is agree


def test_two_contracts_agree_by_the_days_that_both_tell() -> None:
    one = group(piece(started="2026-03-02", ended="2026-03-20"))
    assert both_days_agree(one, group(piece("pasted", started="2026-03-03", ended="2026-03-20")))
    assert not both_days_agree(one, group(piece("pasted", started="2026-03-03")))
    assert both_days_agree(one, group(piece("pasted", started="2026-03-02")))
    assert a_day_agrees(one, group(piece("pasted", started="2026-03-03"))) is True
    assert a_day_agrees(one, group(piece("pasted", title="Logo"))) is None
    assert starts_near(one, group(piece("spreadsheet", started="2026-03-05"))) is True
    assert starts_near(one, group(piece("spreadsheet", started="2026-03-06"))) is False


def test_what_was_open_in_one_file_may_have_ended_in_another() -> None:
    assert both_days_agree(
        group(piece(started="2026-03-02", ended="2026-03-20")),
        group(piece("pasted", started="2026-03-02", ended=None)),
    )
