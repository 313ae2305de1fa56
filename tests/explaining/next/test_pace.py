from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from jss_cli.explaining.next.pace import Pace, _monthly_anniversaries
from jss_cli.scoring.windows import add_months, earliest_entry

DAY = timedelta(days=1)
FIRST = date(2024, 1, 31)
PACES = [Pace(FIRST), Pace(FIRST, 1), Pace(FIRST, 3)]


def days() -> Iterator[date]:
    return (FIRST + number * 5 * DAY for number in range(80))


@pytest.mark.parametrize("pace", PACES, ids=lambda pace: str(pace.per_month))
def test_a_window_holds_the_ends_that_are_young_enough(pace: Pace) -> None:
    for day in days():
        for number in (0, 1, 5, 14):
            for months in (3, 6, 24):
                young = [end for end in pace.ends(day, number) if end >= earliest_entry(day, months)]
                assert pace.held(day, number, months) == len(young)


@pytest.mark.parametrize("pace", PACES[1:], ids=lambda pace: str(pace.per_month))
def test_as_many_can_have_ended_by_a_day_as_end_on_or_after_the_first(pace: Pace) -> None:
    assert PACES[0].most_by(FIRST) is None
    for day in days():
        assert pace.most_by(day) == sum(end >= FIRST for end in pace.ends(day, 60))


@pytest.mark.parametrize("pace", PACES, ids=lambda pace: str(pace.per_month))
def test_only_on_its_steps_can_more_have_ended_than_the_day_before(pace: Pace) -> None:
    last = add_months(FIRST, 14)
    steps = pace.steps(last)
    assert all(FIRST <= step <= last for step in steps)
    for day in (FIRST + number * DAY for number in range((last - FIRST).days + 1)):
        now, before = pace.most_by(day), pace.most_by(day - DAY)
        assert day in steps or now is None or before is None or now <= before


@pytest.mark.parametrize(
    ("day", "number"),
    [
        (date(2024, 1, 30), 0),
        (date(2024, 1, 31), 1),
        (date(2024, 2, 28), 1),
        (date(2024, 2, 29), 1),
        (date(2024, 3, 31), 3),
        (date(2025, 1, 31), 13),
    ],
)
def test_month_days_are_counted_back_from_the_day(day: date, number: int) -> None:
    assert _monthly_anniversaries(FIRST, day) == number
