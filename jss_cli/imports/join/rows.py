"""Rows of money files, each counted once: what stands in two files or two generations of a report is set aside.

Payments that an earlier import placed by money alone are taken out, to be placed anew: a later file may know the job.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

from jss_cli.dataclass import dataclass
from jss_cli.imports.join.pieces import Group, LedgerRow, Piece, is_from_old, is_money
from jss_cli.imports.join.precedence import HISTORY, REPORTS, WORKED, rank
from jss_cli.imports.source import Extract, SetAside

Aside = tuple[str, SetAside]  # a file, and a line of it


@dataclass(frozen=True, slots=True)
class CountedRows:
    """The rows of transaction reports and those of earnings reports, each once, and the lines that say them again."""

    paid: tuple[LedgerRow, ...]
    worked: tuple[LedgerRow, ...]
    again: tuple[Aside, ...]


def count_rows(pieces: Iterable[Piece], extracts: Iterable[Extract]) -> CountedRows:
    """Every row once, the newer generation of reports first."""
    told, files = list(pieces), list(extracts)
    asides: list[Aside] = []
    paid = list(_newest(list(_once(_rows(told, REPORTS), asides)), files, asides))
    return CountedRows(tuple(paid), tuple(_worked_once(_rows(told, (WORKED,)), asides)), tuple(asides))


def _rows(pieces: list[Piece], sources: tuple[str, ...]) -> list[LedgerRow]:
    """The rows of some sources, in the order of the sources and of their files."""
    told = (piece for piece in pieces if piece.source in sources and not piece.old)
    ordered = sorted(told, key=lambda piece: (rank("payments", piece.source), piece.file))
    return [LedgerRow(entry, piece) for piece in ordered for entry in piece.evidence.ledger]


def _once(rows: list[LedgerRow], asides: list[Aside]) -> Iterator[LedgerRow]:
    """Rows with the same number once."""
    seen: dict[str, LedgerRow] = {}
    for row in rows:
        if not row.entry.ref or (first := seen.setdefault(row.entry.ref, row)) is row:
            yield row
        else:
            words = f"{row.entry.ref}: as in {first.piece.file} {first.entry.at}"
            asides.append((row.piece.file, SetAside("twice", row.entry.at, words)))


def _newest(rows: list[LedgerRow], extracts: list[Extract], asides: list[Aside]) -> Iterator[LedgerRow]:
    """Rows of the older generation of reports only for days that no newer report covers, if the two share no number."""
    newer = [(one.file, *one.covers) for one in extracts if one.source == REPORTS[0] and one.covers]
    again = {file for file, _ in asides}
    for row in rows:
        covering = None
        if row.piece.source == REPORTS[1] and row.piece.file not in again:
            covering = next((file for file, first, last in newer if first <= row.entry.on <= last), None)
        if covering is None:
            yield row
        else:
            asides.append((row.piece.file, SetAside("twice", row.entry.at, f"{covering} covers that day")))


def _worked_once(rows: list[LedgerRow], asides: list[Aside]) -> Iterator[LedgerRow]:
    """Rows of work, of a contract and a day the larger number of equal ones of two files."""
    told: Counter[tuple[str, date, Decimal, bool]] = Counter()
    within: Counter[tuple[str, str, date, Decimal, bool]] = Counter()
    for row in rows:
        key = row.piece.text("id") or row.piece.text("title"), row.entry.on, row.entry.amount, row.entry.bonus
        within[row.piece.file, *key] += 1
        if within[row.piece.file, *key] > told[key]:
            told[key] += 1
            yield row
        else:
            words = f"{row.entry.amount} of {row.entry.on}: as in another earnings report"
            asides.append((row.piece.file, SetAside("twice", row.entry.at, words)))


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
    has. One whose payments went nowhere keeps them."""
    owners = {id(row): one for one in groups for row in one.rows}
    heirs: dict[int, tuple[Group, Group]] = {}
    gone: set[int] = set()
    for one, rows in loose:
        if one.rows or not is_undated(one):
            continue
        if heir := next((owners[id(row)] for row in rows if id(row) in owners), None):
            if heir.existing and one.existing:
                yield f"{one.existing.id} was {heir.existing.id}: its payments are there now"
            heir.existing = heir.existing or one.existing
            heirs[id(heir)] = one, heir
            gone |= {id(one), id(heir)}
        else:
            one.rows.extend(rows)
    heir_of = {id(one): heir for one, heir in heirs.values()}
    groups[:] = [heir_of.get(id(one), one) for one in groups if id(one) in heir_of or id(one) not in gone]
