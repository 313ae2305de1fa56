"""Payments to contracts, row by row: by title and client, within 14 days before the start to 180 days after the end.

Where two contracts fit, a payment goes to the one whose days hold it, then to the one that ended last before it; where
two still fit it is not placed. What fits none makes a contract of its own, which no other file names.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from jss_cli.dataclass import dataclass
from jss_cli.imports.join.keys import EARLY, LATE, MOST_COMPARED, TOGETHER, agree, refuse_many
from jss_cli.imports.join.pieces import Group, LedgerRow, Piece, RunDays, left_of
from jss_cli.imports.join.rows import Aside, handed_on, is_loose, is_undated, loosened
from jss_cli.imports.source import SetAside

MOST_PLACED = 1_000_000  # pairs of a payment and a contract: a second


@dataclass(frozen=True, slots=True)
class Placed:
    """Lines that are set aside for want of a contract, payments that fit several, and what is told of contracts that
    turned out to be one."""

    asides: tuple[Aside, ...]
    between: tuple[tuple[LedgerRow, tuple[Group, ...]], ...]
    remarks: tuple[str, ...] = ()


def place(rows: Iterable[LedgerRow], groups: list[Group]) -> Placed:
    """Gives every row to the contract that it belongs to; contracts of which only money tells are added, and payments
    of such a one of the history are placed anew."""
    loose = [(one, loosened(one)) for one in groups if is_loose(one)]
    placing = _Placing(groups, [one for one, _ in loose])
    left = placing.known([*rows, *(row for _, some in loose for row in some)])
    placing.choose_payers([piece for piece, _ in left])
    for piece, some in left:
        placing.piece(piece, some)
    groups.extend(placing.own.values())
    return Placed(tuple(placing.asides), tuple(placing.between), tuple(handed_on(groups, loose)))


class _Placing:
    """The contracts by what they are called, with their days."""

    def __init__(self, groups: list[Group], loose: list[Group]) -> None:
        self._loose = {id(one): one for one in loose}
        self.own: dict[tuple[str, str], Group] = {}
        self.asides: list[Aside] = []
        self.between: list[tuple[LedgerRow, tuple[Group, ...]]] = []
        self._refs: dict[str, Group] = {}
        self._by_name: dict[tuple[str, ...], dict[int, Group]] = {}
        self._filed: dict[int, tuple[int, set[str]]] = {}
        self._spans: dict[int, RunDays] = {}
        self._narrowing = 0
        self._payer: dict[int, str] = {}
        self._clientless = [one for one in groups if not one.clients]
        for one in groups:
            self._add(one)

    def _add(self, one: Group) -> None:
        self._spans[id(one)] = one.span if one.is_dated or one.worked else _widened(one.span)
        self._filed.setdefault(id(one), (len(self._filed), one.titles))
        self._file(one)
        whose = ("client",) if one.titles else ("client", "untitled")
        for name in ((word, client) for client in one.clients for word in whose):
            self._by_name.setdefault(name, {})[id(one)] = one
        if one.existing and id(one) not in self._loose:
            self._refs |= {item.ref: one for item in (*one.existing.payments, *one.existing.refunds) if item.ref}

    def _file(self, one: Group) -> None:
        """Files a contract under its titles, and under each with its client."""
        for title in self._filed[id(one)][1]:
            for name in (("title", title), *(("title", title, client) for client in one.clients or {""})):
                self._by_name.setdefault(name, {})[id(one)] = one

    def known(self, rows: Iterable[LedgerRow]) -> list[tuple[Piece, list[LedgerRow]]]:
        """Gives the rows that a history has to its contracts; the others, by piece."""
        left: dict[int, tuple[Piece, list[LedgerRow]]] = {}
        for row in rows:
            if known := self._refs.get(row.entry.ref):
                _give(known, row)
                self._file(known)
            else:
                left.setdefault(id(row.piece), (row.piece, []))[1].append(row)
        return list(left.values())

    def _candidates(self, piece: Piece) -> list[Group]:
        """The contracts that payments of a piece can be for: those of its title, and of its client where one of the two
        has no title."""
        payer = Group([piece])
        title, client = "".join(payer.titles), _client(piece)
        own, unclaimed = (self._by_name.get(name, {}) for name in (("title", title, client), ("title", title, "")))
        titled = (own | unclaimed) if client else self._by_name.get(("title", title), {})
        bare = self._by_name.get(("untitled" if title else "client", client), {})
        found = [one for one in titled.values() if agree(one.clients, payer.clients)]
        found.sort(key=lambda one: self._filed[id(one)][0])
        return list(
            {id(one): one for one in (*found, *(some for some in bare.values() if _are_alike(some, payer)))}.values()
        )

    def choose_payers(self, pieces: list[Piece]) -> None:
        """Of several clients who may have paid for a contract whose client nobody names, the one whose payments sum to
        what is known of it, then the one with most payments in its days. Raises InputError (JSS834) where payments may
        be for too many contracts."""
        best: dict[int, tuple[tuple[bool, int], str]] = {}
        looked = tried = 0
        for piece in pieces:
            candidates = self._candidates(piece)
            looked, tried = looked + len(candidates), tried + len(candidates) * len(piece.evidence.ledger)
            refuse_many(looked, MOST_COMPARED, f"pairs of a client's payments and a contract {TOGETHER}", [piece.file])
            refuse_many(tried, MOST_PLACED, f"pairs of a payment and a contract {TOGETHER}", [piece.file])
            for one in candidates:
                if not one.clients:
                    within = [entry for entry in piece.evidence.ledger if _holds(self._spans[id(one)], entry.on)]
                    fits = sum(entry.amount for entry in within) == one.first("net"), len(within)
                    if id(one) not in best or fits > best[id(one)][0]:
                        best[id(one)] = fits, _client(piece)
        self._payer = {number: client for number, (_, client) in best.items()}

    def piece(self, piece: Piece, rows: list[LedgerRow]) -> None:
        """Places the rows of one client and one title."""
        client = _client(piece)
        candidates = [one for one in self._candidates(piece) if self._payer.get(id(one), client) == client]
        last = [one for one in candidates if self._is_last(one)]
        surer = [one for one in candidates if not self._is_last(one)]
        left = []
        for row in rows:
            found = self._chosen(surer, row) or last[:1]
            if len(found) == 1:
                _give(found[0], row)
            elif found:
                self.between.append((row, tuple(found)))
                self.asides.append((piece.file, SetAside("not understood", row.entry.at, "fits two contracts")))
            else:
                left.append(row)
        if left and not (len(left) == len(rows) and self._place_by_sum(piece, left)):
            self._leave(piece, left)

    def _is_last(self, one: Group) -> bool:
        """Whether a payment belongs to a contract only if it fits no other."""
        return id(one) in self._loose and is_undated(one)

    def _place_by_sum(self, piece: Piece, rows: list[LedgerRow]) -> bool:
        """Gives payments without a title to the one contract without a client that they sum to, if all fit its days."""
        payer = Group([piece])
        if payer.titles:
            return False
        fits = [
            one
            for one in self._clientless
            if one.first("net") == left_of(rows)
            and not one.rows
            and _are_alike(one, payer)
            and all(_fits(self._spans[id(one)], row.entry.on) for row in rows)
        ]
        for row in rows if len(fits) == 1 else ():
            _give(fits[0], row)
        return len(fits) == 1

    def _chosen(self, candidates: list[Group], row: LedgerRow) -> list[Group]:
        """The contract that a row is for; several if it is not clear, none if nothing fits."""
        if len(candidates) == 1 and _fits(self._spans[id(candidates[0])], row.entry.on):
            return candidates
        spans = [(one, self._spans[id(one)]) for one in candidates]
        fits = [(one, span) for one, span in spans if _fits(span, row.entry.on)]
        if not fits and (row.entry.bonus or row.entry.amount < 0):
            fits = [(one, span) for one, span in spans if span.first is None or span.first <= row.entry.on]
        if holding := [one for one, span in fits if _holds(span, row.entry.on)]:
            return self._narrowed(holding, row)
        if ended := [(span.last, one) for one, span in fits if span.last and span.last < row.entry.on]:
            latest = max(last for last, _ in ended)
            return self._narrowed([one for last, one in ended if last == latest], row)
        begin = [(span.first, one) for one, span in fits if span.first]
        return [one for first, one in begin if first == min(day for day, _ in begin)] or [one for one, _ in fits]

    def _narrowed(self, found: list[Group], row: LedgerRow) -> list[Group]:
        """Of several contracts those that are paid in the way of the row, and those of its title."""
        self._narrowing += len(found) - 1
        refuse_many(self._narrowing, MOST_COMPARED, f"pairs of a payment and a contract {TOGETHER}", [row.piece.file])
        payer = Group([row.piece])
        for fits in (
            lambda one: one.first("kind") == payer.first("kind"),
            lambda one: bool(one.titles & payer.titles),
        ):
            if len(found) > 1 and (some := [one for one in found if fits(one)]):
                found = some
        return found

    def _leave(self, piece: Piece, rows: list[LedgerRow]) -> None:
        """Makes a contract of payments that no other file names; money given back for nothing is set aside."""
        paid = Group([piece])
        key = "".join(paid.clients), "".join(paid.titles)
        if key not in self.own and left_of([row for row in rows if row.entry.amount > 0]) == 0:
            words = "given back, and its payment lies before what the file covers"
            self.asides += [(piece.file, SetAside("no contract", row.entry.at, words)) for row in rows]
            return
        one = self.own.setdefault(key, Group())
        for row in rows:
            _give(one, row)
        self._add(one)


def _client(piece: Piece) -> str:
    return "".join(Group([piece]).clients)


def _are_alike(one: Group, payer: Group) -> bool:
    """Whether two of the same client, of which one has no title, are not paid in different ways."""
    return len({one.first("kind"), payer.first("kind")} - {None}) <= 1


def _widened(span: RunDays) -> RunDays:
    """The days of a contract of which only payments tell, which may have begun long before the first of them."""
    return replace(span, first=span.first and span.first - (LATE - EARLY))


def _fits(span: RunDays, day: date) -> bool:
    early = span.first and day < span.first - EARLY
    late = span.last and not span.open and day > span.last + LATE
    return not early and not late


def _holds(span: RunDays, day: date) -> bool:
    """Whether a day lies within the days of a contract; of unknown ones it may."""
    return (span.first or date.min) <= day <= (span.last or date.max)


def _give(one: Group, row: LedgerRow) -> None:
    """Adds a row to a contract, and the piece that it stands in."""
    one.rows.append(row)
    if not any(piece is row.piece for piece in one.pieces):
        one.pieces.append(row.piece)
