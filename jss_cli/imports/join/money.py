"""What a contract earned, from everything that tells of its money: one kind of source is taken for any day.

Transaction reports come first, if they cover the days of the contract or sum to what is known to be left of it; days of
work of earnings reports stand in for payments where no transaction report covers them; then the amount that another
source has left over; a sheet last. What cannot be known so stays unknown, "at least" what the reports have. Days of
work beside days of payment are the same money, so they are compared, and never added.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import accumulate

from jss_cli.dataclass import dataclass
from jss_cli.domain.imported import Conflict
from jss_cli.imports.join.pieces import Group, LedgerRow, RunDays, Said, is_from_old, is_new, is_written, left_of
from jss_cli.imports.join.precedence import HISTORY

WEEK_PAID = timedelta(days=14)  # a week's work is paid about ten days after it
FIRST_PAID = timedelta(days=31)  # a contract may have begun so long before the first day that a report tells of
ROUNDING, SHARE = Decimal("1.00"), Decimal("0.01")
_Days = tuple[date, date]
Covered = tuple[_Days, ...]
_Rows = tuple[LedgerRow, ...]


@dataclass(frozen=True, slots=True)
class MoneyTaken:
    """The money of a contract: rows that are its payments and refunds, or an amount that is said. `least` is what
    reports have of one whose whole they do not tell, `unsure` a zero that may hide a refund; `early` are refunds whose
    payments no file tells, `beside` rows that files have and the list of a person lacks."""

    payments: tuple[LedgerRow, ...] = ()
    refunds: tuple[LedgerRow, ...] = ()
    said: Said | None = None
    least: Decimal | None = None
    unsure: bool = False
    early: tuple[LedgerRow, ...] = ()
    beside: tuple[LedgerRow, ...] = ()

    @property
    def gross(self) -> Decimal | None:
        """What was paid in all; None: not known."""
        if self.payments:
            return left_of(self.payments)
        return self.said.value if self.said and isinstance(self.said.value, Decimal) else None

    @property
    def left(self) -> Decimal:
        """What is left of it after refunds."""
        return (self.gross or Decimal(0)) + left_of(self.refunds)


def money_taken(one: Group, covered: Covered, worked_in: Covered = ()) -> MoneyTaken:
    """What is taken for the money of a contract. `covered` are the days of which transaction reports tell, `worked_in`
    those of earnings reports."""
    rows, beside = rows_once(one.rows, one.imported_to)
    paid = tuple(row for row in rows if row.entry.amount > 0)
    back = tuple(row for row in rows if row.entry.amount < 0)
    written = next((said for said in one.said("earned") if said.source == HISTORY), None)
    net = next((said for said in one.said("net") if isinstance(said.value, Decimal)), None)
    worked = tuple(sorted(rows_once(one.worked)[0], key=lambda row: (row.entry.on, row.place)))
    sheet = next(iter(one.said("earned")), None)
    if written and left_of(paid) != written.value:
        return _refunded(MoneyTaken(said=written, beside=(*paid, *beside)), back)
    if taken := _listed_money(one, paid, worked, left_of(back), net, (covered, worked_in)):
        return _refunded(MoneyTaken(taken, beside=beside), back)
    least = max(left_of(paid), left_of(worked)) if paid or worked else None
    was_known = one.existing is not None and net is not None and one.existing.earned == net.value
    if net and (net.value or was_known or _covers(one.span, covered)):
        return MoneyTaken(said=net, least=least)
    if sheet:
        return _refunded(MoneyTaken(said=sheet), back)
    return MoneyTaken(least=least, unsure=net is not None, early=() if paid else back)


def _listed_money(  # noqa: PLR0913, PLR0917 - everything that tells of it
    one: Group, paid: _Rows, worked: _Rows, back: Decimal, net: Said | None, covers_of: tuple[Covered, Covered]
) -> _Rows:
    """The rows that are all the money of a contract: payments, with days of work before the first day of which reports
    tell; or days of work alone. None of them, if they are not all of it."""
    covered, worked_in = covers_of
    had_paid, had_worked = (any(row.piece.old for row in rows) for rows in (one.rows, one.worked))
    if paid and (_is_whole(one.span, covered, net, left_of(paid) + back) or (had_paid and not had_worked)):
        return paid
    rows = (*_before(one, paid, worked, covered), *paid)
    both = merged((*covered, *worked_in))
    if rows and (had_worked or had_paid or _is_whole(one.span, both, net, left_of(rows) + back)):
        return rows
    return ()


def _before(one: Group, paid: _Rows, worked: _Rows, covered: Covered) -> _Rows:
    """Days of work that were paid before the first day of which transaction reports tell."""
    if not paid:
        return worked
    first = min(row.entry.on for row in paid)
    begin = next((known[0] for known in covered if known[0] <= first <= known[1]), first)
    late = WEEK_PAID - timedelta(days=4) if one.first("kind") == "hourly" else timedelta(0)
    return tuple(row for row in worked if row.entry.on < begin - late)


def rows_once(
    rows: Iterable[LedgerRow], imported_to: date | None = None
) -> tuple[list[LedgerRow], tuple[LedgerRow, ...]]:
    """Rows by day, each once: what a person wrote, then what new files have, then what a history has from old ones; and
    those of files that a person's own list lacks, but for later ones, which it gains. Of a list that was imported up to
    some day and changed since, those to that day were left out by her."""
    told, found = list(rows), list[LedgerRow]()
    for own in (is_written, is_new, is_from_old):
        found += _not_among(found, [row for row in told if own(row.piece)])
    written = [row.entry.on for row in found if is_written(row.piece)]
    last = max([*written, *([imported_to] if imported_to else [])], default=None) if written else None
    beside = tuple(row for row in found if last and not is_written(row.piece) and row.entry.on <= last)
    kept = (row for row in found if not last or is_written(row.piece) or row.entry.on > last)
    return sorted(kept, key=lambda row: (row.entry.on, row.entry.ref, row.place)), beside


def _not_among(known: list[LedgerRow], rows: list[LedgerRow]) -> list[LedgerRow]:
    """The rows that are none of those known: by their numbers, or where one has none by day and amount."""
    if not known or not rows:
        return rows
    refs = {row.entry.ref for row in known if row.entry.ref}
    bare = Counter((row.entry.on, row.entry.amount) for row in known if not row.entry.ref)
    named = Counter((row.entry.on, row.entry.amount) for row in known if row.entry.ref)
    left = []
    for row in rows:
        key = row.entry.on, row.entry.amount
        if row.entry.ref and row.entry.ref in refs:
            continue
        alike = bare if bare[key] or row.entry.ref else named
        if alike[key]:
            alike[key] -= 1
        else:
            left.append(row)
    return left


def _refunded(money: MoneyTaken, back: tuple[LedgerRow, ...]) -> MoneyTaken:
    """Money with what went back of it, as long as it was paid before."""
    gross, sums = money.gross or Decimal(0), accumulate(-row.entry.amount for row in back)
    fitting = sum(total <= gross for total in sums)
    return replace(money, refunds=back[:fitting], early=back[fitting:])


def _is_whole(span: RunDays, covered: Covered, net: Said | None, left: Decimal) -> bool:
    """Whether reports tell all the money of a contract: they sum to what is known to be left of it, or they cover its
    days and no less is left."""
    if net is not None and _reaches(left, net):
        return True
    if net is not None:
        return _covers(span, covered)
    if span.first is None:
        return True
    holding = next((known for known in covered if known[0] - FIRST_PAID <= span.first <= known[1]), None)
    if holding is None:
        return False
    return holding == covered[-1] or (span.last is not None and span.last <= holding[1] + FIRST_PAID)


def _reaches(amount: Decimal, net: Said) -> bool:
    """Whether an amount is about what is known to be left, or more."""
    return isinstance(net.value, Decimal) and (amount >= net.value or near(amount, net.value))


def _covers(span: RunDays, covered: Covered) -> bool:
    """Whether reports tell of the very days of a contract, so that no payment and no refund of it is missing."""
    first, last = span.first, span.last
    return first is not None and last is not None and any(a <= first and last <= b for a, b in covered)


def merged(spans: Iterable[tuple[date, date] | None]) -> Covered:
    """The days that reports cover, spans that nearly touch as one."""
    found: list[tuple[date, date]] = []
    for first, last in sorted(span for span in spans if span):
        if found and first <= found[-1][1] + FIRST_PAID:
            found[-1] = found[-1][0], max(found[-1][1], last)
        else:
            found.append((first, last))
    return tuple(found)


def near(one: Decimal, other: Decimal) -> bool:
    """Whether two amounts are about the same: within 1.00, or one in a hundred."""
    return abs(one - other) <= max(ROUNDING, SHARE * max(abs(one), abs(other)))


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
