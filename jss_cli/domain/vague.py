"""Days of which only bounds are known, and the days that are taken for them.

One day is taken for one that a file does not tell, whichever day is asked about, so that all commands say the same of
any day: the last that it can be, but none after the day of telling, for what a person tells is over by then. That day
is the file's `as_of`, or today. What it may be ends there too; where neither the file nor a bound says how late, on the
day asked about, so that an answer for a day that is past stays what it is.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Literal, NamedTuple

from jss_cli.dataclass import dataclass
from jss_cli.domain.history import Contract, History, Payment, Vague, with_values

DayField = Literal["started", "ended"]
DAYS: tuple[DayField, ...] = ("started", "ended")


@dataclass(frozen=True, slots=True)
class DayBounds:
    """What is known of a day: the first and the last that it can be (None: no bound)."""

    not_before: date | None = None
    not_after: date | None = None

    @classmethod
    def of_months(cls, first: date | None, last: date | None) -> DayBounds:
        """The days of all months from that of a first day to that of a last one."""
        return cls(first and first.replace(day=1), last and end_of_month(last))

    def vague(self, field: DayField, taken: date, until: date | None = None) -> Vague:
        """The day of a contract that is taken for it."""
        return Vague(field, taken, self.not_before, self.not_after, until)


def end_of_month(day: date) -> date:
    """The last day of the month in which one lies."""
    return day.replace(day=monthrange(day.year, day.month)[1])


class Settled(NamedTuple):
    """The days of a contract, and which of them were taken."""

    started: date
    ended: date | None
    vague: tuple[Vague, ...]


def settled(values: Mapping[str, Any], told_on: date | None = None) -> Settled | None:
    """The days of a contract by the values of its fields; None: nothing tells when it began.

    An end is taken as the last day that it can be, else the first day it can be or the last payment, else the start;
    a start as the last day that it can be, but not after the first payment and the end. Neither is taken to be after
    the day of telling, unless it lies ahead altogether.
    """
    began, over = values.get("started"), values.get("ended")
    first, last = _days_paid(values)
    begin = began.not_before if isinstance(began, DayBounds) else began
    of_start, of_end = _reached(told_on, begin), _reached(told_on, begin, getattr(over, "not_before", None))
    started, ended = began, over
    if isinstance(over, DayBounds):
        known = over.not_before or last
        known = over.not_after or (known and max(known, begin or known))
        ended = known and _least(known, of_end)
    if isinstance(began, DayBounds):
        started = _least(_least(began.not_after, ended, first) or began.not_before, of_start)
    if started is None:
        return None
    if isinstance(over, DayBounds) and ended is None:
        ended = started
    days = ((began, "started", started, of_start), (over, "ended", ended, of_end))
    return Settled(started, ended, tuple(b.vague(name, *day) for b, name, *day in days if isinstance(b, DayBounds)))  # type: ignore[arg-type]  # the names and days of the fields


def _reached(told_on: date | None, *first: date | None) -> date | None:
    """The day of telling, if a day that is none of the `first` ones or before them can lie before it."""
    return told_on if told_on and all(day is None or day <= told_on for day in first) else None


def _least(*days: date | None) -> date | None:
    """The first of the days that are known."""
    return min((day for day in days if day), default=None)


def _days_paid(values: Mapping[str, Any]) -> tuple[date | None, date | None]:
    """The days of the first and of the last payment, where any are told."""
    payments: Iterable[Payment] = values.get("payments", ())
    days = [payment.on for payment in payments]
    return (min(days), max(days)) if days else (None, None)


def known_day(contract: Contract, field: DayField) -> date | DayBounds | None:
    """A day of a contract, or the bounds that are known of it."""
    vague = contract.bounds(field)
    return DayBounds(vague.not_before, vague.not_after) if vague else getattr(contract, field)


def with_told(contract: Contract, values: Mapping[str, object], told_on: date) -> Contract:
    """A contract with some fields set as `with_values` does, of whose days only bounds need be known; days that are
    taken are taken anew by the day of telling."""
    plain = {name: value for name, value in values.items() if not isinstance(value, DayBounds)}
    changed = with_values(contract, plain)
    known: dict[str, object] = {field: values.get(field, known_day(changed, field)) for field in DAYS}
    days = settled(known | {"payments": changed.payments}, told_on)
    if days is None:
        return changed
    kept = {(one.field, one.taken): one for one in contract.vague if one.until and one.field not in values}
    vague = tuple(kept.get((one.field, one.taken), one) for one in days.vague)
    return replace(changed, started=days.started, ended=days.ended, vague=vague)


def taken_by(history: History, told_on: date, until: date) -> History:
    """A history whose days that are known within bounds alone are taken by the day of telling; what nothing bounds
    above may be as late as `until`."""
    if not any(contract.vague for contract in history.contracts):
        return history
    taken = (with_told(contract, {}, told_on) if contract.vague else contract for contract in history.contracts)
    return replace(history, contracts=tuple(replace(c, vague=tuple(one.by(until) for one in c.vague)) for c in taken))


def span_of(contract: Contract, vague: Vague) -> tuple[date | None, date | None]:
    """The first and the last day that a vague one can be, by its bounds, the day of telling, and the other days of
    its contract (None: nothing bounds it)."""
    last = _least(vague.not_after, vague.until)
    if vague.field == "ended":
        began = known_day(contract, "started")
        first = began.not_before if isinstance(began, DayBounds) else began
        return max((day for day in (vague.not_before, first) if day), default=None), last
    over = contract.bounds("ended")
    ended = span_of(contract, over)[1] if over else contract.ended
    return vague.not_before, _least(last, ended, *(payment.on for payment in contract.payments))
