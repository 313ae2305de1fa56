"""Which pieces are one contract. Keys are tried in order, and none is a title alone where two contracts bear it:

0. what a history has from the very item of a file, whatever a person changed since;
1. the number of the contract, if title or a day agrees;
2. the title and both days;
3. a sheet: title or client, and a start within three days;
4. what only money tells of, such as an earnings report whose number nobody else has: the title, and money within days.

Payments are placed afterwards, one by one (`placing`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from jss_cli.errors import Fault, InputError
from jss_cli.imports.join.again import Origins
from jss_cli.imports.join.days import NEAR_DAYS, a_day_agrees, both_days_agree, days_told, starts_near
from jss_cli.imports.join.pieces import Group, Piece, is_money
from jss_cli.imports.join.precedence import HISTORY, SHEETS, WORKED
from jss_cli.visible import quoted

SUREST = ("graphql", WORKED)  # whose numbers are those of contracts
EARLY, LATE = timedelta(days=14), timedelta(days=180)  # how far from its days a contract is paid
_Key = Callable[[Group, Group], int]  # how well two fit; 0: not at all


def group(pieces: Iterable[Piece], existing: Iterable[Group] = ()) -> tuple[list[Group], list[str]]:
    """The contracts of some pieces that are no payments, those of a history first, and what is told of numbers that do
    not fit. Raises InputError (JSS802) for a number that is two contracts in one file."""
    told = list(pieces)
    groups, remarks = list(existing), []
    numbered = {number: one for one in groups for number in one.numbers}
    origins = Origins(groups)
    for piece in (piece for piece in told if not is_money(piece)):
        if imported := origins.of(piece):
            imported.pieces.append(piece)
            continue
        known = numbered.get(number := piece.text("id"))
        if known and _is_same(known, piece):
            known.pieces.append(piece)
            continue
        groups.append(Group([piece]))
        if known:
            remarks.append(_two_of(piece, known.pieces[0]))
        elif number:
            numbered[number] = groups[-1]
    _name_payers(groups, told)
    for key in (_by_title_and_days, _by_sheet, _by_money):
        _merge(groups, key)
    return groups, remarks


def _is_same(one: Group, piece: Piece) -> bool:
    """Whether a piece with the number of a contract is that contract. Raises InputError (JSS802)."""
    other = Group([piece])
    if _titles_agree(one, other):
        return True
    again = (known for known in one.pieces if known.file == piece.file and not known.old)
    if twice := next((known for known in again if known.text("title")), None):
        titles = " and ".join(quoted(each.text("title")) for each in (twice, piece))
        message = f"{piece.text('id')} is {titles} ({twice.evidence.at}, {piece.evidence.at})"
        raise InputError(Fault("JSS802", message, "correct the number of one of them", piece.file))
    return bool(a_day_agrees(one, other))


def _two_of(piece: Piece, first: Piece) -> str:
    titles = " and ".join(f"{quoted(one.text('title'))} in {one.file} {one.evidence.at}" for one in (first, piece))
    return f"{piece.text('id')} is {titles}: neither title nor days agree, so they are two contracts"


def _titles_agree(one: Group, other: Group) -> bool:
    """Whether two have a title in common, or of one of them none is known."""
    return not one.titles or not other.titles or bool(one.titles & other.titles)


def clients_agree(one: Group, other: Group) -> bool:
    """Whether two have a client in common, or of one of them none is known."""
    return not one.clients or not other.clients or bool(one.clients & other.clients)


def _name_payers(groups: list[Group], pieces: list[Piece]) -> None:
    """Lets contracts without a client have the one who alone paid for work of their title."""
    payers: dict[str, set[str]] = {}
    for piece in filter(is_money, pieces):
        paid = Group([piece])
        for title in paid.titles:
            payers.setdefault(title, set()).update(paid.clients)
    for one in groups:
        known = {client for title in one.titles for client in payers.get(title, ())}
        one.payers = known if len(known) == 1 else set()


def _merge(groups: list[Group], key: _Key) -> None:
    """Puts together what a key takes for one contract: the best fit first, and nothing that fits two alike."""
    known = _Index(key)
    gone: set[int] = set()
    for later in groups:
        fits = sorted(((_fit(one, later, key), one) for one in known.others(later)), key=lambda fit: -fit[0])
        if fits and fits[0][0] and (len(fits) == 1 or fits[0][0] > fits[1][0] or key is _by_title_and_days):
            into = fits[0][1]
            into.pieces.extend(later.pieces)
            into.worked.extend(later.worked)
            into.rows.extend(later.rows)
            into.existing = into.existing or later.existing
            gone.add(id(later))
            known.add(into, later)
        else:
            known.add(later, later)
    groups[:] = [one for one in groups if id(one) not in gone]


class _Index:
    """Contracts by title, and for sheets by client; but for work, those alone whose starts can be the same."""

    def __init__(self, key: _Key) -> None:
        self.key = key
        self._known: dict[str, dict[int | None, dict[int, Group]]] = {}

    def add(self, one: Group, shown: Group) -> None:
        """Files a contract under what a part of it is called."""
        for name in self._names(shown):
            for week in self._weeks(shown) or (None,):
                self._known.setdefault(name, {}).setdefault(week, {})[id(one)] = one

    def others(self, one: Group) -> list[Group]:
        """Contracts of which one could be a part, in the order in which they were filed."""
        weeks = self._weeks(one)
        near = {near for week in weeks for near in (week - 1, week, week + 1)}
        found: dict[int, Group] = {}
        for name in self._names(one):
            filed = self._known.get(name, {})
            for week in (*sorted(near), None) if weeks else filed:
                found |= filed.get(week, {})
        return list(found.values())

    def _names(self, one: Group) -> list[str]:
        clients = one.clients if self.key is _by_sheet else ()
        return [f"title {name}" for name in sorted(one.titles)] + [f"client {name}" for name in sorted(clients)]

    def _weeks(self, one: Group) -> list[int]:
        """About when it began; empty: its start is not known to the day."""
        starts = [] if self.key is _by_money else days_told(one, "started")
        known = [start.toordinal() // (NEAR_DAYS + 1) for start in starts if isinstance(start, date)]
        return known if len(known) == len(starts) else []


def _fit(one: Group, later: Group, key: _Key) -> int:
    """How well two fit by a key; 0 for what one file, or the history, tells apart."""
    return 0 if (one.existing and later.existing) or one.files & later.files else key(one, later)


def _by_title_and_days(one: Group, later: Group) -> int:
    return int(bool(one.titles & later.titles) and _numbers_agree(one, later) and both_days_agree(one, later))


def _numbers_agree(one: Group, later: Group) -> bool:
    """Whether two do not go by two numbers that are both surely those of contracts."""
    first, second = ({p.text("id") for p in g.pieces if p.source in SUREST} - {""} for g in (one, later))
    return not first or not second or bool(first & second)


def _by_sheet(one: Group, later: Group) -> int:
    """What a person wrote down: with a start near by, by title and client, by title, or by client; without one by title
    and client."""
    is_own = any(piece.source in {HISTORY, *SHEETS} for each in (one, later) for piece in each.pieces)
    if not is_own or not _numbers_agree(one, later):
        return 0
    near, title, client = starts_near(one, later), bool(one.titles & later.titles), bool(one.clients & later.clients)
    if near is None:
        return int(title and client)
    undisputed = _titles_agree(one, later) and clients_agree(one, later)
    return near * (4 * title + 2 * client + (undisputed and (title or client)))


def _by_money(one: Group, later: Group) -> int:
    """A contract of which only money tells, by days of work or by an earlier import, and one that bears its title and
    ran while it was paid."""
    paid = [_days_of_money(each) for each in (one, later)]
    is_new = bool(paid[0]) != bool(paid[1]) or bool(one.rows) != bool(later.rows)
    if not any(paid) or not is_new or not _numbers_agree(one, later):
        return 0
    named = one.named_clients, later.named_clients
    if not one.titles & later.titles or (all(named) and not named[0] & named[1]):
        return 0
    days, span = (paid[0], later.span) if paid[0] else (paid[1], one.span)
    early, late = span.first and min(days) < span.first - EARLY, span.last and max(days) > span.last + LATE
    return int(not early and not late)


def _days_of_money(one: Group) -> list[date]:
    """The days on which a contract was worked or paid of which only money tells."""
    if any(days_told(one, name) for name in ("started", "ended")):
        return []
    worked = [entry.on for piece in one.pieces for entry in piece.evidence.ledger if entry.worked]
    return [*worked, *(row.entry.on for row in (*one.rows, *one.worked))]
