"""When a contract enters and leaves a window."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

SHORTEST_MONTH = 28  # days


def add_months(day: date, months: int) -> date:
    """The same day of the month so many months later (or earlier), or that month's last day if it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    every_month_has_it = day.day <= SHORTEST_MONTH
    return date(year, month + 1, day.day if every_month_has_it else min(day.day, monthrange(year, month + 1)[1]))


def earliest_entry(day: date, months: int) -> date:
    """The first entry day whose contract a window of so many months still holds on `day`.

    A contract entered on E is held until add_months(E, months) and leaves the day after, when it is "six months and one
    day" old. Where the month is too short for that day, the entry a day later is the first that reaches it.
    """
    back = add_months(day, -months)
    return back if back.day == day.day else back + timedelta(days=1)


def months_since(start: date, day: date) -> int:
    """Whole months from `start` to `day`: the most that can be added to `start` without passing `day`."""
    months = (day.year - start.year) * 12 + day.month - start.month
    return months if add_months(start, months) <= day else months - 1
