"""Rows of money become contracts: each earning and refund once, to the cent, and every other row with its reason."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass as mutable
from dataclasses import field
from datetime import date
from typing import Literal, NamedTuple

from jss_cli.dataclass import dataclass
from jss_cli.domain.history import Kind
from jss_cli.errors import Fault, InputError
from jss_cli.files.document import SourceText
from jss_cli.files.histories.vague import DayBounds
from jss_cli.imports.columns import amounts_of, days_of
from jss_cli.imports.evidence import Certainty, Claim, Evidence, Extract, LedgerEntry, SetAside, Why
from jss_cli.imports.names import name_of
from jss_cli.imports.source import Wish
from jss_cli.imports.table import Header, Table, folded, read_table
from jss_cli.visible import quoted

RowKind = Literal["hourly", "fixed", "bonus", "refund", "fee", "no contract"]
ASIDE: Mapping[RowKind, Why] = {"fee": "fee", "no contract": "no contract"}
KINDS: Mapping[RowKind, Kind] = {"hourly": "hourly", "fixed": "fixed"}
NO_NUMBER = re.compile(r"[\d.,]+e\+\d+", re.IGNORECASE)  # what a spreadsheet makes of a long number
Key = tuple[str, str]


class About(NamedTuple):
    """What a row says of its contract: its title, the row it points back to, the days of work that it pays for."""

    title: str = ""
    ref: str = ""
    worked: tuple[date, date] | None = None


@dataclass(frozen=True, slots=True)
class Ledger:
    """How a kind of transaction file is read: `columns` are the names of each that is used, the best first, `unused`
    those of the others; `kinds` are those of its rows, and `about` is what a row of a kind says beside its amount."""

    name: str
    noun: str
    header: Header
    columns: Mapping[str, tuple[str, ...]]
    unused: frozenset[str]
    kinds: Mapping[str, RowKind]
    about: Callable[[RowKind, str], About]
    certainty: Mapping[str, Certainty]


class Paid(NamedTuple):
    """A row that is an earning or a refund."""

    line: int
    kind: RowKind
    client: str
    about: About
    entry: LedgerEntry


def read_ledger(ledger: Ledger, document: SourceText, wish: Wish) -> Extract:
    """Everything that a transaction file gives. Raises InputError for one without rows (JSS800), or that can be read
    in two ways (JSS801)."""
    table = read_table(document, ledger.header)
    if not table.rows:
        message = f"the {ledger.noun} has no rows"
        raise InputError(Fault("JSS800", message, "choose a longer time when you export it", document.file))
    rows = _Rows(ledger, table, wish)
    read = [rows.read(line, cells) for line, cells in table.rows]
    paid = [row for row in read if isinstance(row, Paid)]
    aside = [SetAside("above the header", f"line {line}") for line in table.above]
    aside += [row for row in read if isinstance(row, SetAside)]
    contracts = tuple(_contracts(ledger, paid))
    return Extract(
        file=document.file,
        source=ledger.name,
        lines=len(table.above) + len(table.rows),
        understood=len(paid),
        set_aside=tuple(aside),
        contracts=contracts,
        covers=(min(rows.days.values()), max(rows.days.values())) if rows.days else None,
        freelancer=rows.freelancer(),
        currency="USD",
        remarks=tuple(rows.remarks()),
        questions=tuple(_questions(contracts)),
    )


class _Rows:
    """Sorts rows out, one after the other."""

    def __init__(self, ledger: Ledger, table: Table, wish: Wish) -> None:
        self.ledger, self.table, self.limit = ledger, table, wish.reading.max_field
        places = table.places()
        self.at = {name: _place(places, names) for name, names in ledger.columns.items()}
        self.used = max(self.at.values())
        self.unread = [name for name in places if name not in ledger.unused.union(*ledger.columns.values())]
        self.days = days_of(self._lines("on"), table.document, wish.reading)
        self.amounts = amounts_of(self._lines("amount"), table.document, wish.reading)
        self.kinds = {text: ledger.kinds.get(type_of(text)) for text in self._lines("type")}
        self.names = {text: name_of(text) for name in ("client", "title") for text in self._lines(name)}
        self.strange: Counter[str] = Counter()

    def _lines(self, name: str) -> dict[str, int]:
        """The texts of a column, each with the first line that has it."""
        place, found = self.at[name], {}
        for line, cells in self.table.rows if place >= 0 else ():
            if place < len(cells) and cells[place] not in found:
                found[cells[place]] = line
        return found

    def _cell(self, name: str, cells: list[str]) -> str:
        return cells[place] if 0 <= (place := self.at[name]) < len(cells) else ""

    def read(self, line: int, cells: list[str]) -> Paid | SetAside:
        """The row as an earning or a refund, or why it is set aside."""
        if len(cells) != len(self.table.header) and (told := self._misfit(line, cells)):
            return SetAside("not understood", f"line {line}", told)
        written = cells[self.at["type"]]
        kind = self.kinds[written]
        if kind is None:
            return self._odd(line, cells, written)
        return SetAside(ASIDE[kind], f"line {line}") if kind in ASIDE else self._paid(line, cells, kind)

    def _paid(self, line: int, cells: list[str], kind: RowKind) -> Paid | SetAside:
        on, money = self.days.get(cells[self.at["on"]]), self.amounts.get(cells[self.at["amount"]])
        client, text = self.names.get(self._cell("client", cells), ""), self.names.get(self._cell("title", cells), "")
        about = self.ledger.about(kind, text)
        why = self._unusable(cells, kind, client, about.title)
        if why or on is None or money is None:
            return SetAside("not understood", f"line {line}", why)
        if money.amount < 0:
            kind = "refund"
        ref = self._cell("ref", cells).strip()
        known = "" if NO_NUMBER.fullmatch(ref) else ref
        return Paid(
            line, kind, client, about, LedgerEntry(on, money.amount, f"line {line}", known, bonus=kind == "bonus")
        )

    def _unusable(self, cells: list[str], kind: RowKind, client: str, title: str) -> str:
        """What is wrong with a row of money; nothing if it can be used."""
        on, amount = cells[self.at["on"]], cells[self.at["amount"]]
        if on not in self.days:
            return f"{quoted(on)} is no day"
        if not (money := self.amounts.get(amount)):
            return f"{quoted(amount)} is no amount"
        if money.currency not in {"", "USD"}:
            return f"{quoted(amount)} is not converted"
        if kind == "refund" and money.amount > 0:
            return "a refund above zero"
        if not (client or title):
            return "who paid is not in it"
        return f"a name of more than {self.limit} characters" if max(len(client), len(title)) > self.limit else ""

    def _odd(self, line: int, cells: list[str], written: str) -> SetAside:
        if self.table.is_header(cells):
            return SetAside("page header", f"line {line}")
        self.strange[" ".join(written.split())] += 1
        return SetAside("not understood", f"line {line}", f"type {quoted(written)}")

    def _misfit(self, line: int, cells: list[str]) -> str:
        """What is wrong with a row of another width; nothing where only empty cells are missing or too many."""
        width = len(self.table.header)
        if len(cells) > width:
            return self.table.width_told(cells) if any(map(str.strip, cells[width:])) else ""
        is_last = line == self.table.rows[-1][0]
        return self.table.width_told(cells) if is_last or len(cells) <= self.used else ""

    def freelancer(self) -> str:
        """Whose file it is; nothing if several people stand in it."""
        names = {name for text in self._lines("freelancer") if (name := name_of(text))}
        return f"name {names.pop()}" if len(names) == 1 else ""

    def remarks(self) -> Iterator[str]:
        """What a person is told of the file, once."""
        for name in self.unread:
            yield f"column {quoted(name)} is not read"
        for written, count in sorted(self.strange.items()):
            yield f"{count} row{'s' * (count != 1)} of type {quoted(written)}: set aside, for it may be pay or not"
        if any(self._cell("agency", cells).strip() for _, cells in self.table.rows):
            yield "an agency is named: the score may be the agency's"
        if self.at["client"] < 0:
            yield "no column says who paid"


def type_of(text: str) -> str:
    """A type of row without what varies in its spelling."""
    return " ".join(re.sub(r"[\W_]+", " ", text).casefold().split())


def _place(places: Mapping[str, int], names: Iterable[str]) -> int:
    return next((places[name] for name in names if name in places), -1)


@mutable(slots=True)
class _Group:
    """The rows of one contract, the newest last."""

    client: str
    title: str
    rows: list[Paid] = field(default_factory=list)

    def evidence(self, certainty: Mapping[str, Certainty]) -> Evidence:
        """What they say of it."""
        self.rows.sort(key=lambda row: (row.entry.on, row.line))
        first = min(row.line for row in self.rows)
        claims = {name: Claim(text, f"line {first}", certainty[name]) for name, text in self._words() if text}
        return Evidence(
            at=f"line {first}",
            claims=(*claims.items(), *self._days(certainty["days"])),
            ledger=tuple(row.entry for row in self.rows if row.entry.amount),
        )

    def _words(self) -> Iterator[tuple[str, str]]:
        kinds = {kind for row in self.rows if (kind := KINDS.get(row.kind))}
        yield from (("client", self.client), ("title", self.title))
        yield "kind", kinds.pop() if len(kinds) == 1 else ""

    def _days(self, certainty: Certainty) -> Iterator[tuple[str, Claim]]:
        """In a week that was paid it had begun and had not ended before."""
        weeks = [(row.about.worked, row.entry.at) for row in self.rows if row.about.worked]
        if weeks:
            (_, begun), (lasted, _) = min(weeks)[0], max(weeks)[0]
            yield "started", Claim(DayBounds(not_after=begun), min(weeks)[1], certainty)
            yield "ended", Claim(DayBounds(not_before=lasted), max(weeks)[1], certainty)


def _contracts(ledger: Ledger, paid: list[Paid]) -> Iterator[Evidence]:
    """The contracts of the rows, in the order in which they were first paid."""
    groups: dict[Key, _Group] = {}
    for row in paid:
        if row.kind in KINDS:
            _put(groups, _key(row.client, row.about.title), row)
    refs = {row.entry.ref: key for key, group in groups.items() for row in group.rows if row.entry.ref}
    for row in paid:
        if row.kind not in KINDS:
            _put(groups, _pointed(groups, refs, row), row)
    found = [group.evidence(ledger.certainty) for group in groups.values()]
    yield from sorted(found, key=lambda one: (min((e.on for e in one.ledger), default=date.max), int(one.at[5:])))


def _key(client: str, title: str) -> Key:
    return folded(client), folded(title)


def _put(groups: dict[Key, _Group], key: Key, row: Paid) -> None:
    groups.setdefault(key, _Group(row.client, row.about.title)).rows.append(row)


def _pointed(groups: Mapping[Key, _Group], refs: Mapping[str, Key], row: Paid) -> Key:
    """The contract of a bonus or a refund: that of its title, of the row that it points to, or the client's only one;
    else one of its own, which the join may place."""
    key = _key(row.client, row.about.title)
    if row.about.title:
        return key
    if row.about.ref in refs:
        return refs[row.about.ref]
    of_client = [one for one in groups if one[0] == key[0] and "\n" not in one[1]]
    return of_client[0] if len(of_client) == 1 else (key[0], f"\n{row.line}")


def _questions(contracts: Iterable[Evidence]) -> Iterator[str]:
    """Which work was it that has no title?"""
    for one in contracts:
        client = one.claim("client")
        if client and not one.claim("title") and one.ledger:
            total, last = sum(entry.amount for entry in one.ledger), one.ledger[-1].on
            yield f"{client.value}, {total} until {last}: which job was it? It may be several"
