"""When two sources mean the same days: a day apart is a time zone, a month holds its days, an open end may come."""

from __future__ import annotations

from datetime import date
from itertools import product

from jss_cli.domain.vague import DayBounds
from jss_cli.imports.join.pieces import Group
from jss_cli.imports.join.precedence import HISTORY, REPORTS, WORKED

ZONE = 1  # days by which two time zones differ
NEAR = 3  # days by which a start in a sheet of one's own may be off


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


def both_days_agree(one: Group, other: Group) -> bool:
    """Whether start and end of two are the same, as far as both are told; of the start they are. One that was open in
    one file may have ended in another; without an end of both the start must be the very day."""
    starts, ends = (_pairs(one, other, name) for name in ("started", "ended"))
    if not any(days_agree(*pair) for pair in starts):
        return False
    if not ends:
        return any(isinstance(first, date) and first == second for first, second in starts)
    return any(None in pair or days_agree(*pair) for pair in ends)


def a_day_agrees(one: Group, other: Group) -> bool | None:
    """Whether a day that both tell is the same; None: they tell none both."""
    pairs = [pair for name in ("started", "ended") for pair in _pairs(one, other, name)]
    return any(days_agree(*pair) for pair in pairs) if pairs else None


def starts_near(one: Group, other: Group) -> bool | None:
    """Whether both began within three days; None: one of them does not tell."""
    pairs = _pairs(one, other, "started")
    return any(days_agree(*pair, NEAR) for pair in pairs) if pairs else None


def _pairs(one: Group, other: Group, name: str) -> list[tuple[object, object]]:
    return list(product(days_told(one, name), days_told(other, name)))


def days_told(one: Group, name: str) -> list[object]:
    """What is said of a day, but for bounds that follow from money: what is believed, and if that is what a person
    wrote, what files say beside it."""
    said = [said for said in one.said(name) if said.source not in {*REPORTS, WORKED}]
    shown = [each for each in said if each.source != HISTORY]
    return [each.value for each in dict.fromkeys((*said[:1], *shown[:1]))]
