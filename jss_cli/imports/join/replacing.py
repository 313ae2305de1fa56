"""Payments that an earlier import placed by money alone, placed anew: a later file may know their jobs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from jss_cli.imports.join.pieces import Group, LedgerRow, is_from_old, is_money
from jss_cli.imports.join.precedence import HISTORY, REPORTS

NAMES = ("client", "title", "kind")  # what a row of money says of its contract


def is_loose(one: Group) -> bool:
    """Whether a history knows a contract from reports of payments alone, and nobody wrote a word of it."""
    old = [piece for piece in one.pieces if piece.old]
    written = {name for piece in old if piece.source == HISTORY for name, _ in piece.evidence.claims}
    sources = {piece.source for piece in old} - {HISTORY} | {row.piece.source for row in one.rows}
    return bool(one.existing and one.rows) and sources <= set(REPORTS) and written <= {"id"}


def is_undated(one: Group) -> bool:
    """Whether no file of this import tells more of a contract than its money."""
    return all(piece.old or is_money(piece) for piece in one.pieces)


def loosened(one: Group) -> list[LedgerRow]:
    """The payments of a contract, taken out of it, each with what the reports say of it."""
    told = (claim for piece in one.pieces if is_from_old(piece) for claim in piece.evidence.claims)
    claims = tuple((name, claim) for name, claim in told if name in NAMES)
    old = {id(row.piece): row.piece for row in one.rows}
    pieces = {key: replace(piece, evidence=replace(piece.evidence, claims=claims)) for key, piece in old.items()}
    rows = [LedgerRow(row.entry, pieces[id(row.piece)]) for row in one.rows]
    one.rows.clear()
    return rows


def handed_on(groups: list[Group], loose: list[tuple[Group, list[LedgerRow]]]) -> Iterator[str]:
    """Lets a contract whose payments all went to another one be that one, under its id; tells it of two that a history
    has."""
    for one, rows in loose:
        if one.rows or not is_undated(one):
            continue
        heir = next(other for other in groups if any(row is rows[0] for row in other.rows))
        groups.remove(heir)
        groups[groups.index(one)] = heir
        if heir.existing and one.existing:
            yield f"{one.existing.id} was {heir.existing.id}: its payments are there now"
        heir.existing = heir.existing or one.existing
