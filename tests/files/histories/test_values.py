from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from jss_cli.files.histories.values import Values
from jss_cli.files.reading import Reading
from jss_cli.files.suggestions import days


@given(st.decimals(min_value=0, max_value=10**9, places=2))
def test_amounts_are_read_exactly(amount: Decimal) -> None:
    assert Values(Reading()).amount(str(amount)) == amount
    assert Values(Reading(decimal="comma")).amount(str(amount).replace(".", ",")) == amount


@given(st.dates(date(1999, 1, 1), date(2100, 12, 31)))
def test_days_are_read_and_suggested_exactly(day: date) -> None:
    assert Values(Reading()).day(day.isoformat()) == day
    assert day.isoformat() in days(f"{day.day}/{day.month}/{day.year}")
    assert days(f"{day:%B} {day.day}, {day.year}") == [day.isoformat()]
    assert Values(Reading(date_order="dmy")).day(f"{day.day}.{day.month}.{day.year}") == day
