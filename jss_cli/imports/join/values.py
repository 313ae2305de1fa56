"""The values of a joined contract: for each field the one that is believed first, and what speaks against it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import accumulate
from typing import Any

from jss_cli.dataclass import dataclass
from jss_cli.domain.history import CENT, Payment, total_of
from jss_cli.domain.imported import Conflict
from jss_cli.domain.vague import DayBounds
from jss_cli.errors import Fault, InputError
from jss_cli.files.histories.fields import CONTRACT_FIELDS
from jss_cli.files.histories.tree import cell, text_of_day
from jss_cli.imports.join.days import days_agree
from jss_cli.imports.join.money import WEEK_PAID, MoneyTaken, near, rows_once
from jss_cli.imports.join.names import same_client, same_title
from jss_cli.imports.join.pieces import Group, LedgerRow, Said, is_written, left_of
from jss_cli.imports.join.precedence import HISTORY, REPORTS, WORKED, rank

OF_MONEY = ("earned", "refunded", "payments", "refunds")
PLAIN = tuple(field.name for field in CONTRACT_FIELDS if field.name not in {"id", "from", *OF_MONEY})
ROUNDED = Decimal("0.05")  # stars that differ by no more are rounded
NUMBERED = "profile_json"  # whose clients are numbers, not names


@dataclass(frozen=True, slots=True)
class Decided:
    """The values of a contract by the names of fields, who said each, and what speaks against them."""

    values: dict[str, Any]
    taken: tuple[Said, ...]
    conflicts: tuple[Conflict, ...]


def settle(one: Group, money: MoneyTaken, newest: date | None) -> Decided:
    """The values of a contract, whose id is still to be given. Raises InputError (JSS802) for a file in which it ended
    before it began. `newest` is the last day that any file tells of."""
    claimed = {name for piece in one.pieces for name, _ in piece.evidence.claims}
    names = (*(name for name in PLAIN if name in claimed), *sorted(name for name in claimed if name.startswith("x_")))
    said = {name: told for name in names if (told := one.said(name))}
    conflicts = [against for name, told in said.items() for against in _against(_shown(one, name, told))]
    taken = {name: told[0] for name, told in said.items()}
    taken |= {name: _day(one, taken.get(name), name, newest) for name in ("started", "ended")}
    conflicts += _straightened(taken)
    if taken["ended"].value is None:
        for name in ("ending.by", "ending.reason", "feedback.stars"):
            is_idle = name in taken and (name != "feedback.stars" or taken[name].value is None)
            if is_idle and taken[name].source != HISTORY:
                del taken[name]
    everything = (*taken.values(), *_of_money(one, money))
    conflicts += _about_money(one, money)
    return Decided({told.field: told.value for told in everything}, everything, tuple(conflicts))


def _shown(one: Group, name: str, told: list[Said]) -> list[Said]:
    """What can speak against each other of a field: that stars are gone says nothing of those that were removed."""
    gone = name == "feedback.stars" and one.first("feedback.removed")
    return [told[0], *(said for said in told[1:] if said.value is not None)] if gone else told


def value_text(value: object) -> str:
    """A value of a history as a person reads it."""
    match value:
        case tuple() if all(isinstance(paid, Payment) for paid in value):
            return f"{len(value)} of {total_of(value):.2f} in all"
        case DayBounds():
            return text_of_day(value.vague("started", date.min))
        case Decimal() if value == round(value, 2) and value > 5:  # noqa: PLR2004 - no stars
            return f"{value:.2f}"
        case _:
            return cell(value)


def _against(told: list[Said]) -> Iterator[Conflict]:
    """What speaks against the value that is believed first, equal values together."""
    first, *others = told
    agreeing = [first, *(said for said in others if _agree(first, said))]
    differing: dict[object, list[Said]] = {}
    for said in others:
        if not _agree(first, said) and not _says_nothing_new(first, said):
            differing.setdefault(said.value, []).append(said)
    yield from (
        _conflict(first.field, first.value, agreeing, some, alike=_alike(first, some[0])) for some in differing.values()
    )


def _conflict(field: str, taken: object, agreeing: Iterable[Said], differing: list[Said], *, alike: bool) -> Conflict:
    """Two values of one field of a contract that has no id yet."""
    have = list(agreeing)
    files = tuple(dict.fromkeys(said.file for said in have))
    places = tuple(dict.fromkeys(f"{said.file} {said.at}".strip() for said in differing))
    other = value_text(differing[0].value)
    return Conflict(
        "", field, value_text(taken), files, have[0].certainty, other, places, differing[0].certainty, alike
    )


def _agree(first: Said, said: Said) -> bool:
    """Whether two say the same."""
    one, other = first.value, said.value
    match first.field:
        case "client":
            return same_client(str(one)) == same_client(str(other))
        case "title":
            return same_title(str(one)) == same_title(str(other))
        case "started" | "ended" if isinstance(one, DayBounds) or isinstance(other, DayBounds):
            return days_agree(one, other, 0)
    return one == other


def _says_nothing_new(first: Said, said: Said) -> bool:
    """Whether a value that differs is no contradiction: an end that came later, bounds of payments, a client's
    number."""
    if first.field == "ended" and said.value is None:
        return True
    is_bound = isinstance(said.value, DayBounds) and said.source in REPORTS
    return is_bound or (first.field == "client" and NUMBERED in {first.source, said.source})


def _alike(first: Said, said: Said) -> bool:
    """Whether two values differ by no more than rounding, or by a time zone."""
    one, other = first.value, said.value
    if isinstance(one, Decimal) and isinstance(other, Decimal):
        return abs(one - other) <= ROUNDED
    return first.field in {"started", "ended"} and days_agree(one, other)


def _day(one: Group, told: Said | None, name: str, newest: date | None) -> Said:
    """A day of a contract; one that nobody tells within the bounds that payments give it."""
    if told and not isinstance(told.value, DayBounds):
        return told
    known = [said.value for said in one.said(name) if isinstance(said.value, DayBounds)]
    rows = sorted((row for row in (*one.rows, *one.worked) if not row.piece.old), key=lambda row: row.entry.on)
    told_elsewhere = any(said.source not in {*REPORTS, WORKED} for said in one.said("ended"))
    if rows and not (name == "ended" and told_elsewhere):
        known.append(_paid_bounds(one, rows, name))
    value = _within(known)
    if told and value == told.value:
        return told
    if name == "started" and value == DayBounds():
        end = one.first("ended")
        value = DayBounds(None, end if isinstance(end, date) else newest)
    if told:
        return replace(told, value=value)
    if rows:
        row = rows[0 if name == "started" else -1]
        return Said(name, value, row.piece.source, *row.place, "assumed")
    piece = one.pieces[0]
    return Said(name, value, piece.source, piece.file, piece.evidence.at, "assumed")


def _within(known: list[DayBounds]) -> DayBounds:
    """The bounds that are within all of some; the first of them where these leave no day."""
    lows, highs = ([day for b in known if (day := getattr(b, end))] for end in ("not_before", "not_after"))
    low, high = max(lows, default=None), min(highs, default=None)
    return known[0] if low and high and low > high else DayBounds(low, high)


def _paid_bounds(one: Group, rows: list[LedgerRow], name: str) -> DayBounds:
    """What payments tell of a day: no start after the first, no end before the last work that was paid."""
    if name == "started":
        return DayBounds(None, rows[0].entry.on)
    work = [row.entry for row in rows if not row.entry.bonus and row.entry.amount > 0]
    late = WEEK_PAID if one.first("kind") == "hourly" else timedelta(0)
    return DayBounds(max((entry.on - (timedelta(0) if entry.worked else late) for entry in work), default=None), None)


def _straightened(taken: dict[str, Said]) -> Iterator[Conflict]:
    """Takes the day back that is believed less, where a contract would have ended before it began. Raises InputError
    (JSS802) where one file says both."""
    began, over = taken["started"], taken["ended"]
    if not isinstance(began.value, date) or not isinstance(over.value, date) or over.value >= began.value:
        return
    if began.file == over.file:
        message = f"ended {over.value} ({over.at}), before it started on {began.value} ({began.at})"
        raise InputError(Fault("JSS802", message, "correct one of the two days", over.file))
    keeps_end = rank("ended", over.source) <= rank("started", began.source)
    kept_day, dropped = (over, began) if keeps_end else (began, over)
    bounds = DayBounds(None, over.value) if keeps_end else DayBounds(began.value, None)
    taken[dropped.field] = replace(dropped, value=bounds)
    yield _conflict(dropped.field, f"{kept_day.field} {kept_day.value}", [kept_day], [dropped], alike=False)


def _of_money(one: Group, money: MoneyTaken) -> Iterator[Said]:
    """The money of a contract as values of its fields."""
    if money.payments:
        yield _listed("payments", money.payments, 1)
    elif money.said:
        yield replace(money.said, field="earned", value=_in_cents(money.said.value))
    back = next((said for said in one.said("refunded") if isinstance(said.value, Decimal)), None)
    is_own = back is not None and back.source == HISTORY
    if money.refunds and not (back and is_own and back.value != -left_of(money.refunds)):
        yield _listed("refunds", money.refunds, -1)
    elif back and (is_own or (money.said and money.said.field == "earned")) and _at_most(back, money):
        yield back


def _in_cents(value: object) -> object:
    """An amount with two decimals, as money is written."""
    return value.quantize(CENT) if isinstance(value, Decimal) and value == round(value, 2) else value


def _at_most(back: Said, money: MoneyTaken) -> bool:
    """Whether no more is said to have gone back than was paid."""
    return isinstance(back.value, Decimal) and back.value <= (money.gross or Decimal(0))


def _listed(field: str, rows: tuple[LedgerRow, ...], sign: int) -> Said:
    value = tuple(Payment(row.entry.on, sign * row.entry.amount, row.entry.ref or None) for row in rows)
    first, more = rows[0], len(rows) - 1
    if written := next((row for row in rows if is_written(row.piece)), None):
        return Said(field, value, HISTORY, HISTORY, written.entry.at, "seen")
    at = first.entry.at + (f" and {more} more" if more and not first.piece.old else "")
    claims = first.piece.evidence.claims
    certainty = claims[0][1].certainty if claims else "assumed"
    return Said(field, value, first.piece.source, first.piece.file, at, certainty)


def _about_money(one: Group, money: MoneyTaken) -> Iterator[Conflict]:
    """Amounts that differ from what is taken: a sheet's from what was paid, others' from what is left of it."""
    if money.gross is None:
        return
    others = [said for said in (*one.said("earned"), *one.said("net")) if said is not money.said]
    known = [said for said in others if isinstance(said.value, Decimal)]
    if not known and not money.beside:
        return
    taken = [_listed("payments", money.payments, 1)] if money.payments else [money.said] if money.said else []
    agreeing = [said for said in known if _is_paid(one, money, said)]
    differing: dict[str, list[Said]] = {}
    if money.beside:
        rows = replace(_listed("payments", money.beside, 1), field="earned", value=_in_all(one))
        yield _conflict("earned", money.gross, taken, [rows], alike=near(money.gross, _in_all(one)))
    for said in known:
        if said not in agreeing:
            differing.setdefault(value_text(said.value), []).append(said)
    for some in differing.values():
        own = money.left if some[0].field == "net" else money.gross
        value = some[0].value
        alike = isinstance(value, Decimal) and near(own, value)
        yield _conflict("earned", own, [*taken, *agreeing], [replace(s, field="earned") for s in some], alike=alike)


def _in_all(one: Group) -> Decimal:
    """What files have as paid, whatever a person's own list says."""
    return left_of(
        row for row in rows_once(row for row in one.rows if not is_written(row.piece))[0] if row.entry.amount > 0
    )


def _is_paid(one: Group, money: MoneyTaken, said: Said) -> bool:
    """Whether an amount is what was paid, what was left of it, or what was left of it on an earlier day."""
    if said.value in {money.gross if said.field == "earned" else money.left, money.left}:
        return True
    rows = sorted((*money.payments, *money.refunds), key=lambda row: row.entry.on)
    return not isinstance(one.first("ended"), date) and said.value in set(accumulate(row.entry.amount for row in rows))
