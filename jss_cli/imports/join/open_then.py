"""A contract that an old file shows as open: it was, on the day of the file, and what became of it no file may tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from jss_cli.domain.vague import DayBounds
from jss_cli.imports.evidence import Evidence, Extract
from jss_cli.imports.join.pieces import Group, Piece
from jss_cli.imports.join.precedence import HISTORY, REPORTS

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
