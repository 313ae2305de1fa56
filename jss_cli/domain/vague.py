"""Days of which only bounds are known, and the days that are taken for them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Literal, NamedTuple

from jss_cli.dataclass import dataclass
from jss_cli.domain.history import Payment, Vague


@dataclass(frozen=True, slots=True)
class DayBounds:
    """What is known of a day: the first and the last that it can be (None: no bound)."""

    not_before: date | None = None
    not_after: date | None = None

    def vague(self, field: Literal["started", "ended"], taken: date) -> Vague:
        """The day of a contract that is taken for it."""
        return Vague(field, taken, self.not_before, self.not_after)


class Settled(NamedTuple):
    """The days of a contract, and which of them were taken."""

    started: date
    ended: date | None
    vague: tuple[Vague, ...]


def settled(values: Mapping[str, Any]) -> Settled | None:
    """The days of a contract by the values of its fields; None: nothing tells when it began.

    An end is taken as the last day that it can be, else the last payment or the first day it can be, else the start;
    a start as the last day that it can be, but not after the first payment and the end.
    """
    began, over = values.get("started"), values.get("ended")
    first, last = _days_paid(values)
    ended = (over.not_after or over.not_before or last) if isinstance(over, DayBounds) else over
    started = _start_of(began, ended, first) if isinstance(began, DayBounds) else began
    if started is None:
        return None
    if isinstance(over, DayBounds) and ended is None:
        ended = started
    days = ((began, "started", started), (over, "ended", ended))
    return Settled(started, ended, tuple(b.vague(name, day) for b, name, day in days if isinstance(b, DayBounds)))  # type: ignore[arg-type]  # the names and days of the fields


def _start_of(bounds: DayBounds, ended: date | None, first_payment: date | None) -> date | None:
    """The day taken for a start within some bounds; None: nothing tells it."""
    known = [day for day in (bounds.not_after, ended, first_payment) if day]
    return min(known) if known else bounds.not_before


def _days_paid(values: Mapping[str, Any]) -> tuple[date | None, date | None]:
    """The days of the first and of the last payment, where any are told."""
    payments: Iterable[Payment] = values.get("payments", ())
    days = [payment.on for payment in payments]
    return (min(days), max(days)) if days else (None, None)
