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
from datetime import timedelta
from itertools import groupby

from jss_cli.errors import Fault, InputError
from jss_cli.imports.join.again import Origins
from jss_cli.imports.join.days import a_day_agrees, both_days_agree, starts_near
from jss_cli.imports.join.filing import Filed, traits_of
from jss_cli.imports.join.pieces import Group, Piece, Traits, is_money
from jss_cli.visible import quoted

EARLY, LATE = timedelta(days=14), timedelta(days=180)  # how far from its days a contract is paid
MOST_COMPARED = 100_000  # pairs: half a second
TOGETHER = "could belong together by title, client and days"
_Key = Callable[[Traits, Traits], int]  # how well two fit; 0: not at all


def group(pieces: Iterable[Piece], existing: Iterable[Group] = ()) -> tuple[list[Group], list[str]]:
    """The contracts of some pieces that are no payments, those of a history first, and what is told of numbers that do
    not fit. Raises InputError (JSS802) for a number that is two contracts in one file."""
    told = list(pieces)
    groups, remarks = list(existing), []
    numbered = {number: one for one in groups for known in one.pieces if (number := known.text("id"))}
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
    contracts = [traits_of(one) for one in groups]
    for key in (_by_title_and_days, _by_sheet, _by_money):
        contracts = _merged(contracts, key)
    return [one.group for one in contracts], remarks


def _is_same(one: Group, piece: Piece) -> bool:
    """Whether a piece with the number of a contract is that contract. Raises InputError (JSS802)."""
    other = Group([piece])
    if agree(one.titles, other.titles):
        return True
    again = (known for known in one.pieces if known.file == piece.file and not known.old)
    if twice := next((known for known in again if known.text("title")), None):
        titles = " and ".join(quoted(each.text("title")) for each in (twice, piece))
        message = f"{piece.text('id')} is {titles} ({twice.evidence.at}, {piece.evidence.at})"
        raise InputError(Fault("JSS802", message, "correct the number of one of them", piece.file))
    return bool(a_day_agrees(traits_of(one), traits_of(other)))


def _two_of(piece: Piece, first: Piece) -> str:
    titles = " and ".join(f"{quoted(one.text('title'))} in {one.file} {one.evidence.at}" for one in (first, piece))
    return f"{piece.text('id')} is {titles}: neither title nor days agree, so they are two contracts"


def agree(names: set[str], others: set[str]) -> bool:
    """Whether two have a name in common, or of one of them none is known."""
    return not names or not others or bool(names & others)


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


def _merged(contracts: Iterable[Traits], key: _Key) -> list[Traits]:
    """Puts together what a key takes for one contract: the best fit first, and nothing that fits two alike. Raises
    InputError (JSS834) where too many could be one another."""
    filed = Filed(by_client=key is _by_sheet, by_start=key is not _by_money)
    kept: dict[int, Traits] = {}
    compared = 0
    for _, shown in groupby(contracts, key=lambda one: "" if one.group.existing else one.group.pieces[0].file):
        new: list[tuple[Group, Traits]] = []
        for later in shown:
            others = [kept[id(one)] for one in filed.others(later)]
            compared += len(others)
            refuse_many(compared, MOST_COMPARED, f"pairs of contracts {TOGETHER}", later.apart)
            whole = later
            if into := _best([(key(one, later), one) for one in others if one.apart.isdisjoint(later.apart)], key):
                into.pieces.extend(later.group.pieces)
                into.worked.extend(later.group.worked)
                into.rows.extend(later.group.rows)
                whole = traits_of(into)
            kept[id(whole.group)] = whole
            new.append((whole.group, later))
        for pair in new:  # what one file tells apart is never compared
            filed.add(*pair)
    return list(kept.values())


def _best(fits: list[tuple[int, Traits]], key: _Key) -> Group | None:
    """What fits best; None: nothing does, or two alike, which by title and both days are as good as each other."""
    best = max((fit for fit, _ in fits), default=0)
    alike = [one.group for fit, one in fits if fit == best] if best else []
    return alike[0] if len(alike) == 1 or (alike and key is _by_title_and_days) else None


def refuse_many(number: int, most: int, what: str, files: Iterable[str]) -> None:
    """Raise InputError (JSS834) for more than an import puts together."""
    if number > most:
        hint = "import each file by itself, or fewer of their rows: jss import FILE -o history.yaml"
        raise InputError(Fault("JSS834", f"more than {most:,} {what}", hint, ", ".join(sorted(set(files)))))


def _by_title_and_days(one: Traits, later: Traits) -> int:
    return int(bool(one.titles & later.titles) and agree(one.numbers, later.numbers) and both_days_agree(one, later))


def _by_sheet(one: Traits, later: Traits) -> int:
    """What a person wrote down: with a start near by, by title and client, by title, or by client; without one by title
    and client."""
    if not (one.is_own or later.is_own) or not agree(one.numbers, later.numbers):
        return 0
    near, title, client = starts_near(one, later), one.titles & later.titles, one.clients & later.clients
    if near is None:
        return int(bool(title and client))
    undisputed = agree(one.titles, later.titles) and agree(one.clients, later.clients)
    return near * (4 * bool(title) + 2 * bool(client) + (undisputed and bool(title or client)))


def _by_money(one: Traits, later: Traits) -> int:
    """A contract of which only money tells, by days of work or by an earlier import, and one that bears its title and
    ran while it was paid."""
    is_new = bool(one.paid) != bool(later.paid) or bool(one.group.rows) != bool(later.group.rows)
    if not (one.paid or later.paid) or not is_new or not agree(one.numbers, later.numbers):
        return 0
    if not one.titles & later.titles or not agree(one.named_clients, later.named_clients):
        return 0
    days, span = (one.paid, later.span) if one.paid else (later.paid, one.span)
    early, late = span.first and min(days) < span.first - EARLY, span.last and max(days) > span.last + LATE
    return int(not early and not late)
