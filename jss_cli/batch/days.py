"""Days as whole numbers (since 1970) in columns of polars; months are added by a calendar that is looked up."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import NamedTuple

import polars as pl

from jss_cli.files.suggestions import YEARS

EPOCH, FIRST, LAST = date(1970, 1, 1), date(YEARS[0], 1, 1), date(YEARS[-1], 12, 31)
END = date(YEARS[-1] + 100, 12, 31)  # of the calendar: the longest window ends before it
MONTH = 32  # more than the days of any


def day_number(day: date) -> int:
    """A day as a whole number."""
    return (day - EPOCH).days


class _Calendar(NamedTuple):
    """Of each day its place, MONTH times its month and the day in it; its latest place, as if the last day of a month
    were the 31st; and of each place its day, that of a day which a month lacks being the last."""

    place: pl.Series
    latest: pl.Series
    day: pl.Series


@cache
def _calendar() -> _Calendar:
    days = pl.date_range(FIRST, END, eager=True)
    month = ((days.dt.year() - FIRST.year).cast(pl.Int32) * 12 + days.dt.month() - 1) * MONTH
    place = month + days.dt.day()
    latest = place.zip_with(days != days.dt.month_end(), month + 31)
    until = place.search_sorted(pl.int_range(place[-1] + 1, eager=True), side="right").cast(pl.Int32)
    return _Calendar(place, latest, until + day_number(FIRST) - 1)


def _of(day: pl.Expr, values: pl.Series) -> pl.Expr:
    return pl.lit(values).gather(day.cast(pl.Int32) - day_number(FIRST))


def months_later(day: pl.Expr, months: pl.Expr) -> pl.Expr:
    """As `scoring.windows.add_months`, of days within the calendar."""
    place = _of(day, _calendar().place) + months * MONTH
    return pl.lit(_calendar().day).gather(place.cast(pl.Int32))


def whole_months(start: pl.Expr, day: pl.Expr) -> pl.Expr:
    """As `scoring.windows.months_since`."""
    return (_of(day, _calendar().latest) - _of(start, _calendar().place)) // MONTH
