"""When two sources mean the same days: a day apart is a time zone, a month holds its days, an open end may come.

A contract that an old file shows as open was so on the day of the file; what became of it no file may tell.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import product

from jss_cli.domain.vague import DayBounds
from jss_cli.imports.join.pieces import Group, Piece, Traits
from jss_cli.imports.join.precedence import HISTORY, REPORTS, WORKED
from jss_cli.imports.source import Evidence, Extract

ZONE = 1  # days by which two time zones differ
NEAR_DAYS = 3  # days by which a start in a sheet of one's own may be off


def days_agree(one: object, other: object, apart: int = ZONE) -> bool:
    """Whether two values of a day can be the same day."""
    match one, other:
        case (None, None):
            return True
        case (date(), date()):
            return abs((one - other).days) <= apart
        case (DayBounds(), date() | DayBounds()):
            return _holds(one, other)
        case (date(), DayBounds()):
            return _holds(other, one)
    return False


def _holds(bounds: DayBounds, other: date | DayBounds) -> bool:
    """Whether bounds leave room for a day, or for other bounds."""
    first, last = (other, other) if isinstance(other, date) else (other.not_before, other.not_after)
    before = bounds.not_after and first and first > bounds.not_after
    after = bounds.not_before and last and last < bounds.not_before
    return not before and not after


def days_told(one: Group, name: str) -> tuple[object, ...]:
    """What is said of a day, but for bounds that follow from money: what is believed, and if that is what a person
    wrote, what files say beside it."""
    said = [said for said in one.said(name) if said.source not in {*REPORTS, WORKED}]
    return tuple(each.value for each in dict.fromkeys((*said[:1], *[one for one in said if one.source != HISTORY][:1])))


def both_days_agree(one: Traits, other: Traits) -> bool:
    """Whether start and end of two are the same, as far as both are told; of the start they are. One that was open in
    one file may have ended in another; without an end of both the start must be the very day."""
    if not any(days_agree(*pair) for pair in product(one.started, other.started)):
        return False
    if not one.ended or not other.ended:
        return any(isinstance(first, date) and first == second for first, second in product(one.started, other.started))
    return any(None in pair or days_agree(*pair) for pair in product(one.ended, other.ended))


def a_day_agrees(one: Traits, other: Traits) -> bool | None:
    """Whether a day that both tell is the same; None: they tell none both."""
    pairs = [*product(one.started, other.started), *product(one.ended, other.ended)]
    return any(days_agree(*pair) for pair in pairs) if pairs else None


def starts_near(one: Traits, other: Traits) -> bool | None:
    """Whether both began within three days; None: one of them does not tell."""
    if not one.started or not other.started:
        return None
    return any(days_agree(*pair, NEAR_DAYS) for pair in product(one.started, other.started))


OLD = ("odesk", "profile_json")  # kinds of files that are made no more
STILL = timedelta(days=62)  # so long after a file, or after a payment, a contract may be taken for open


def close_old(groups: Sequence[Group], files: Sequence[Extract], as_of: date | None = None) -> None:
    """Takes an end that an old file leaves open for unknown, where later files have the contract neither among the open
    ones nor paid. `as_of`: the day of the history that is added to."""
    days = _days_of_old(groups) | {file.file: _day_of(file) for file in files}
    newest = max((day for day in (as_of, *days.values()) if day), default=None)
    for one in groups:
        one.pieces[:] = [_closed(one, piece, days.get(piece.file), newest) for piece in one.pieces]


def _day_of(file: Extract) -> date | None:
    """The last day that a file speaks of; of a month its first."""
    told = [day for shown in file.contracts for day in _days_in(shown)]
    seen = [one.on for one, _ in file.observed]
    return max((day for day in (file.day, *(file.covers or ()), *seen, *told) if day), default=None)


def _days_in(shown: Evidence) -> Iterator[date]:
    """The days that are claimed of a contract; of a month its first."""
    for _, claim in shown.claims:
        day = claim.value.not_before if isinstance(claim.value, DayBounds) else claim.value
        if isinstance(day, date):
            yield day


def _days_of_old(groups: Iterable[Group]) -> dict[str, date | None]:
    """The last days that a history has from its old files."""
    old = [piece for one in groups for piece in one.pieces if piece.old and piece.source in OLD]
    return dict(sorted((piece.file, day) for piece in old for day in _days_in(piece.evidence)))


def _closed(one: Group, piece: Piece, day: date | None, newest: date | None) -> Piece:
    ended = piece.evidence.claim("ended")
    if piece.source not in OLD or ended is None or ended.value is not None or not day or not newest:
        return piece
    paid = [row.entry.on for row in one.rows if row.piece.source in REPORTS]
    if newest <= day + STILL or (paid and max(paid) > newest - STILL) or _is_open_elsewhere(one, piece):
        return piece
    claims = dict(piece.evidence.claims) | {"ended": replace(ended, value=DayBounds(not_before=day))}
    return replace(piece, evidence=replace(piece.evidence, claims=tuple(claims.items())))


def _is_open_elsewhere(one: Group, piece: Piece) -> bool:
    others = (other for other in one.pieces if other.source not in {*OLD, HISTORY} and other is not piece)
    return any((claim := other.evidence.claim("ended")) and claim.value is None for other in others)
