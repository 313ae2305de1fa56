from __future__ import annotations

from datetime import date, timedelta

import pytest
from oracle import every_day, later, whole_months

from jss_cli.scoring.windows import add_months, earliest_entry, months_since


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2016, 6, 9), 6, date(2016, 12, 9)),
        (date(2016, 8, 31), 6, date(2017, 2, 28)),
        (date(2015, 8, 31), 6, date(2016, 2, 29)),
        (date(2016, 2, 29), 12, date(2017, 2, 28)),
        (date(2016, 2, 29), 24, date(2018, 2, 28)),
        (date(2015, 12, 31), 2, date(2016, 2, 29)),
        (date(2017, 2, 28), -6, date(2016, 8, 28)),
        (date(2017, 1, 31), -2, date(2016, 11, 30)),
        (date(2100, 12, 31), 24, date(2102, 12, 31)),
    ],
)
def test_months_are_added_to_the_same_day_or_the_month_s_last(day: date, months: int, expected: date) -> None:
    assert add_months(day, months) == expected


@pytest.mark.parametrize("months", [3, 6, 12, 24])
def test_a_contract_leaves_a_window_when_it_is_so_many_months_and_one_day_old(months: int) -> None:
    for day in every_day(date(2015, 12, 20), date(2017, 3, 10)):
        entries = every_day(later(day, 0) - timedelta(days=31 * months + 3), day)
        oldest = next(entry for entry in entries if later(entry, months) >= day)
        assert earliest_entry(day, months) == oldest


def test_whole_months_are_counted_as_a_person_counts_them() -> None:
    for start in every_day(date(2015, 12, 28), date(2016, 3, 2)):
        for days in range(0, 430, 7):
            day = start + timedelta(days=days)
            assert months_since(start, day) == whole_months(start, day)
