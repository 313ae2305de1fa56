"""The payments of a contract: as they were told, as `paid_months` stands for them, or as its kind and days suggest.

What was refunded in full counts as no payment at all, from its day on where that is told. Amounts are gross, in the
history's currency.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from jss_cli.domain.history import Contract, Payment
from jss_cli.scoring.windows import add_months, months_since


def payment_days(contract: Contract, day: date) -> tuple[date, ...]:
    """The days until `day` on which the client paid, oldest first; none where nothing was kept by then."""
    if contract.started > day and not contract.payments:
        return ()
    is_kept = contract.payments and not (contract.refunded or contract.refunds)
    return days_taken(contract, day) if is_kept or kept_until(contract, day) > 0 else ()


def days_taken(contract: Contract, day: date) -> tuple[date, ...]:
    """The days until `day` on which payments are told or taken to have been made.

    `paid_months` stands for as many payments, a month apart from the start on. Nothing told: an hourly contract is paid
    on the same days, another one once, on its last day (if it is open: on the day asked about).
    """
    last = min(day, contract.ended or day)
    if contract.payments:
        paid = _ledger(_Listed(contract.payments)).days
        return paid[: bisect_right(paid, day)]
    if contract.paid_months:
        return tuple(on for on in _equal_payments(contract, contract.paid_months) if on <= last)
    return (
        _monthly(contract.started, months_since(contract.started, last) + 1) if contract.kind == "hourly" else (last,)
    )


def shares_until(contract: Contract, day: date) -> tuple[Sequence[date], Sequence[Decimal]]:
    """The days until `day` of what was paid, oldest first, and what that came to before each of them and in all;
    payments whose amounts are not told are equal."""
    if contract.payments:
        days, sums = _ledger(_Listed(contract.payments))
        return days[: bisect_right(days, day)], sums
    days = payment_days(contract, day)
    return days, [Decimal(number) for number in range(len(days) + 1)]


class _Listed:
    """Some payments as a key by which they are known themselves: to compare thousands takes as long as to sum them."""

    __slots__ = ("items",)

    def __init__(self, items: tuple[Payment, ...]) -> None:
        self.items = items

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Listed) and self.items is other.items

    def __hash__(self) -> int:
        return id(self.items)


class _Ledger(NamedTuple):
    """The days of payments that are more than nothing, oldest first, and what was paid before each of them and in
    all."""

    days: tuple[date, ...]
    sums: tuple[Decimal, ...]


@lru_cache(maxsize=1024)
def _ledger(listed: _Listed) -> _Ledger:
    """Payments in the order of their days, summed once for every day that is asked about."""
    paid = sorted((item.on, item.amount) for item in listed.items if item.amount > 0)
    return _Ledger(tuple(on for on, _ in paid), tuple(accumulate((one for _, one in paid), initial=Decimal(0))))


def _until(items: tuple[Payment, ...], day: date) -> Decimal:
    """What some payments come to until a day."""
    days, sums = _ledger(_Listed(items))
    return sums[bisect_right(days, day)]


def _equal_payments(contract: Contract, paid_months: int) -> tuple[date, ...]:
    """The days that so many paid months stand for, none after the end; the first is always one."""
    ended = contract.ended
    lasting = paid_months if ended is None else months_since(contract.started, ended) + 1
    return _monthly(contract.started, min(paid_months, lasting))


@lru_cache(maxsize=4096)
def _monthly(start: date, number: int) -> tuple[date, ...]:
    """A day and the same day of each of the months after it, so many in all."""
    return tuple(add_months(start, months) for months in range(number))


def kept_until(contract: Contract, day: date) -> Decimal:
    """What was paid until a day, less what was refunded until then; all of it where nothing is told of the days.

    Equal shares have 28 digits: no limit of a policy can tell them from the exact ones.
    """
    back = refunded_until(contract, day)
    if contract.payments:
        return _until(contract.payments, day) - back
    if contract.paid_months:
        days = _equal_payments(contract, contract.paid_months)
        return contract.gross * bisect_right(days, day) / len(days) - back
    return contract.gross - back


def refunded_until(contract: Contract, day: date) -> Decimal:
    """What was paid back until a day; all of it where nothing is told of the days."""
    return _until(contract.refunds, day) if contract.refunds else contract.refunded


def as_known(contract: Contract, day: date) -> Contract:
    """A contract without the refunds after a day, and those until then as if they always had been."""
    back = {"earned": contract.gross, "refunded": refunded_until(contract, day), "refunds": ()}
    return replace(contract, **back) if contract.refunds else contract  # type: ignore[arg-type]  # of their fields


def is_paid_daily(contract: Contract, day: date) -> bool:
    """Whether a contract is taken to be paid on whichever day is asked about: open, paid, and nothing told of when."""
    told = contract.payments or contract.paid_months or contract.kind == "hourly"
    is_open = contract.started <= day and (contract.ended is None or day < contract.ended)
    return not told and is_open and kept_until(contract, day) > 0
