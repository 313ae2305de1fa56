"""Days of work beside days of payment: the same money, so it is compared, and never added."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from jss_cli.domain.imported import Conflict
from jss_cli.imports.join.money import WEEK_PAID, MoneyTaken, near
from jss_cli.imports.join.pieces import Group, LedgerRow, left_of

_Days = tuple[date, date]


def add_work(groups: Iterable[Group], worked: Iterable[LedgerRow]) -> None:
    """Gives rows of work to the contracts that the pieces they stand in are part of."""
    owners = {id(piece): one for one in groups for piece in one.pieces}
    for row in worked:
        owners[id(row.piece)].worked.append(row)


def work_conflicts(one: Group, money: MoneyTaken, covered: Iterable[_Days]) -> Iterator[Conflict]:
    """Where earnings reports and transaction reports tell of the same days, and their sums differ by more than the
    weeks that are worked and not paid yet."""
    if not one.worked or not money.payments or any(row.entry.worked for row in money.payments):
        return
    days = [row.entry.on for row in one.worked]
    for span in covered:
        common = max(span[0], min(days)), min(span[1], max(days) + WEEK_PAID)
        if common[0] < common[1] and (found := _differing(one, money, common)):
            yield found


def _differing(one: Group, money: MoneyTaken, span: _Days) -> Conflict | None:
    first, last = span
    began = one.span.first
    is_new = began is not None and began >= first - WEEK_PAID
    worked, paid = _within(one.worked, first - WEEK_PAID, last), _within(money.payments, first, last)
    surely_paid = left_of(_within(one.worked, first - WEEK_PAID if is_new else first, last - WEEK_PAID))
    surely_worked = left_of(_within(paid, first if is_new else min(first + WEEK_PAID, last), last))
    is_less, is_more = _exceeds(surely_paid, left_of(paid)), _exceeds(surely_worked, left_of(worked))
    if not paid or not worked or not (is_less or is_more):
        return None
    files = tuple(dict.fromkeys(row.piece.file for row in paid))
    places = tuple(dict.fromkeys(row.piece.file for row in worked))
    return Conflict("", "earned", f"{left_of(paid):.2f}", files, "read", f"{left_of(worked):.2f}", places, "seen")


def _within(rows: Iterable[LedgerRow], first: date, last: date) -> list[LedgerRow]:
    """The payments of some days."""
    return [row for row in rows if row.entry.amount > 0 and first <= row.entry.on <= last]


def _exceeds(one: Decimal, other: Decimal) -> bool:
    return one > other and not near(one, other)
