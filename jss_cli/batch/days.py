"""Days as whole numbers (since 1970) in columns of polars; months are added by a calendar that is looked up."""

from __future__ import annotations

from datetime import date
from functools import cache

import polars as pl

from jss_cli.dataclass import dataclass
from jss_cli.files.suggestions import YEARS

EPOCH, FIRST, LAST = date(1970, 1, 1), date(YEARS[0], 1, 1), date(YEARS[-1], 12, 31)
END = date(YEARS[-1] + 100, 12, 31)  # of the calendar: the longest window ends before it


def day_number(day: date) -> int:
    """A day as a whole number."""
    return (day - EPOCH).days


@dataclass(frozen=True, slots=True)
class _Calendar:
    """Of each day its month (counted from year 0), the day in it and the days of it; of each month its first day."""

    month: pl.Series
    day: pl.Series
    length: pl.Series
    begun: pl.Series


@cache
def _calendar() -> _Calendar:
    days = pl.date_range(FIRST, END, eager=True)
    month = days.dt.year().cast(pl.Int32) * 12 + days.dt.month().cast(pl.Int32) - 1
    begun = days.filter(days.dt.day() == 1).to_physical()
    return _Calendar(month, days.dt.day().cast(pl.Int32), days.dt.month_end().dt.day().cast(pl.Int32), begun)


def _looked_up(values: pl.Series, place: pl.Expr) -> pl.Expr:
    return pl.lit(values).gather(place.cast(pl.Int32))


def _month_of(day: pl.Expr) -> pl.Expr:
    """The month of a day, counted from year 0."""
    return _looked_up(_calendar().month, day - day_number(FIRST))


def _day_of(day: pl.Expr) -> pl.Expr:
    """The day in its month."""
    return _looked_up(_calendar().day, day - day_number(FIRST))


def months_later(day: pl.Expr, months: pl.Expr) -> pl.Expr:
    """As `scoring.windows.add_months`, of days within the calendar."""
    first = _looked_up(_calendar().begun, _month_of(day) + months - FIRST.year * 12)
    last = _looked_up(_calendar().length, first - day_number(FIRST))
    return first + pl.min_horizontal(_day_of(day), last) - 1


def whole_months(start: pl.Expr, day: pl.Expr) -> pl.Expr:
    """As `scoring.windows.months_since`."""
    last = _looked_up(_calendar().length, day - day_number(FIRST))
    short = pl.min_horizontal(_day_of(start), last) > _day_of(day)
    return _month_of(day) - _month_of(start) - short.cast(pl.Int32)
