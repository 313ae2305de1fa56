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
from jss_cli.files.collector import collector_paused
from jss_cli.files.document import SourceText
from jss_cli.files.histories.vague import DayBounds
from jss_cli.imports.amounts import Money
from jss_cli.imports.claiming import latest_likely
from jss_cli.imports.columns import column_amounts, column_days
from jss_cli.imports.days import day_readings
from jss_cli.imports.evidence import Certainty, Claim, Evidence, Extract, LedgerEntry, SetAside, Why
from jss_cli.imports.names import name_of
from jss_cli.imports.sheet_map import SheetMap, map_of
from jss_cli.imports.source import Wish
from jss_cli.imports.table import CsvTable, Header, folded_text, read_table
from jss_cli.visible import quoted

RowKind = Literal["hourly", "fixed", "bonus", "refund", "fee", "no contract"]
ASIDE: Mapping[RowKind, Why] = {"fee": "fee", "no contract": "no contract"}
KINDS: Mapping[RowKind, Kind] = {"hourly": "hourly", "fixed": "fixed"}
NO_NUMBER = re.compile(r"[\d.,]+e\+\d+", re.IGNORECASE)  # what a spreadsheet makes of a long number
_Key = tuple[str, str]


class About(NamedTuple):
    """What a row says of its contract: its title (or a text that is one only if another row has it too), its id,
    the row it points back to, the days of work that it pays for."""

    title: str = ""
    is_title: bool = True
    id: str = ""
    ref: str = ""
    worked: tuple[date, date] | None = None


@dataclass(frozen=True, slots=True)
class Ledger:
    """How a kind of transaction file is read: `columns` are the names of each that is used, the best first, `unused`
    those of the others; `kinds` are those of its rows, and `about` is what a row of a kind says beside its amount.
    `worked`: its days are those of work."""

    name: str
    noun: str
    header: Header
    columns: Mapping[str, tuple[str, ...]]
    unused: frozenset[str]
    kinds: Mapping[str, RowKind]
    about: Callable[[RowKind, str], About]
    certainty: Mapping[str, Certainty]
    worked: bool = False


class _Paid(NamedTuple):
    """A row that is an earning or a refund."""

    line: int
    kind: RowKind
    client: str
    about: About
    entry: LedgerEntry


@collector_paused()
def read_ledger(ledger: Ledger, document: SourceText, wish: Wish) -> Extract:
    """Everything that a transaction file gives. Raises InputError for one without rows (JSS800), that can be read in
    two ways (JSS801), that contradicts itself (JSS802), or that does not say who paid (JSS803)."""
    table = read_table(document, ledger.header)
    if not table.rows:
        message = f"the {ledger.noun} has no rows"
        raise InputError(Fault("JSS800", message, "choose a longer time when you export it", document.file))
    rows = _Rows(ledger, table, wish)
    read = list(rows.read())
    paid = [row for row in read if isinstance(row, _Paid)]
    aside = [SetAside("above the header", f"line {line}") for line in table.above]
    aside += [row for row in read if isinstance(row, SetAside)]
    aside = sorted([*aside, *rows.misfits.values()], key=_line_of) if rows.misfits else aside
    contracts = tuple(_contracts(ledger, paid, document))
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
        remarks=tuple(rows.remarks(aside)),
        questions=tuple(_questions(contracts)),
    )


class _Rows:
    """Sorts rows out, one after the other."""

    def __init__(self, ledger: Ledger, table: CsvTable, wish: Wish) -> None:
        self.ledger, self.table, self.limit = ledger, table, wish.reading.max_field
        places = table.places()
        at = {name: _place(places, names) for name, names in ledger.columns.items()}
        if at["client"] < 0 and at["title"] < 0:
            hint = "export it with all its columns"
            raise InputError(Fault("JSS803", "who paid is not in it", hint, table.document.file))
        self.unread = [name for name, place in places.items() if name not in ledger.unused and place not in at.values()]
        self.misfits = dict(self._misfits(max(at.values())))
        width = len(table.header)
        rows = [row for row in table.rows if row[0] not in self.misfits]
        full = [row if len(row) == width else (row + [""] * width)[:width] for _, row in rows]
        columns = list(zip(*full, strict=True)) or [()] * width
        nothing = ("",) * len(rows)
        self.lines = [line for line, _ in rows]
        self.columns = {name: columns[place] if place >= 0 else nothing for name, place in at.items()}
        days = column_days(self._first_lines("on"), table.document, wish)
        latest = latest_likely(days.values())
        self.days = {text: day for text, day in days.items() if day <= latest}
        self.amounts = column_amounts(self._first_lines("amount"), table.document, wish)
        self.kinds = dict(self._kinds(map_of(wish)))
        self.names = {text: name_of(text) for name in ("client", "title") for text in set(self.columns[name])}
        self.abouts: dict[tuple[RowKind, str], About] = {}

    def _kinds(self, said: SheetMap) -> Iterator[tuple[str, RowKind | None]]:
        """What each type of row is, by what a person says of it and else by the list."""
        for text in set(self.columns["type"]):
            word = said.meaning("kind", text)
            yield text, word if word in KINDS else self.ledger.kinds.get(_type_of(text))  # type: ignore[misc]

    def _misfits(self, used: int) -> Iterator[tuple[int, SetAside]]:
        """The rows of another width, but for those where only empty cells are missing or too many; of the last one
        they may be cut off."""
        width, last = len(self.table.header), self.table.rows[-1][0]
        for line, cells in self.table.rows:
            if len(cells) != width:
                is_cut = len(cells) < width and (line == last or len(cells) <= used)
                if is_cut or any(map(str.strip, cells[width:])):
                    yield line, SetAside("not understood", f"line {line}", self.table.width_told(cells))

    def _first_lines(self, name: str) -> dict[str, int]:
        """The texts of a column, each with the first line that has it, in the order of these."""
        column = self.columns[name]
        first = dict(zip(reversed(column), reversed(self.lines), strict=True))
        return {text: first[text] for text in dict.fromkeys(column)}

    def read(self) -> Iterator[_Paid | SetAside]:
        """Each row as an earning or a refund, or why it is set aside."""
        columns = map(self.columns.__getitem__, ("type", "on", "amount", "client", "title", "ref"))
        for line, written, *cells in zip(self.lines, *columns, strict=True):
            kind = self.kinds[written]
            if kind is None:
                yield self._odd(line, written)
            elif why := ASIDE.get(kind):
                yield SetAside(why, f"line {line}")
            else:
                yield self._paid(line, kind, *cells)

    def _paid(  # noqa: PLR0913, PLR0917 - the cells of a row
        self, line: int, kind: RowKind, day: str, paid: str, payer: str, text: str, number: str
    ) -> _Paid | SetAside:
        on, money, client = self.days.get(day), self.amounts.get(paid), self.names[payer]
        about = self.abouts.get((kind, text))
        if about is None:
            about = self.abouts[kind, text] = self.ledger.about(kind, self.names[text])
        if on is None or money is None:
            return SetAside("not understood", f"line {line}", self._unread(day, paid))
        if wrong := self._wrong(kind, money, client, about.title or about.id):
            return SetAside("not understood", f"line {line}", wrong)
        ref = "" if "+" in number and NO_NUMBER.fullmatch(number) else number.strip()
        entry = LedgerEntry(on, money.amount, f"line {line}", ref, self.ledger.worked, kind == "bonus")
        return _Paid(line, "refund" if money.amount < 0 else kind, client, about, entry)

    def _unread(self, day: str, paid: str) -> str:
        """What is wrong with the day or the amount of a row."""
        if day in self.days:
            return f"{quoted(paid)} is no amount"
        return f"{quoted(day)}: check the year" if day_readings(day) else f"{quoted(day)} is no day"

    def _wrong(self, kind: RowKind, money: Money, client: str, title: str) -> str:
        """What is wrong with a row of money; nothing if it can be used."""
        if money.currency not in {"", "USD"}:
            return f"{money.amount} {money.currency} is not converted"
        if kind == "refund" and money.amount > 0:
            return "a refund above zero"
        if self.ledger.worked and money.amount < 0:
            return f"{money.amount} is less than nothing for a day of work"
        if len(client) + len(title) > self.limit:
            return f"names of more than {self.limit} characters"
        return "" if client or title else "who paid is not in it"

    def _odd(self, line: int, written: str) -> SetAside:
        if folded_text(written) in self.ledger.columns["type"]:
            return SetAside("page header", f"line {line}")
        return SetAside("not understood", f"line {line}", f"type {quoted(written)}")

    def freelancer(self) -> str:
        """Whose file it is; nothing if several people stand in it."""
        names = set(map(name_of, set(self.columns["freelancer"]))) - {""}
        return f"name {names.pop()}" if len(names) == 1 else ""

    def remarks(self, aside: Iterable[SetAside]) -> Iterator[str]:
        """What a person is told of the file, once."""
        for name in self.unread:
            yield f"column {quoted(name)} is not read"
        strange = Counter(one.text for one in aside if one.text.startswith("type "))
        for text, count in sorted(strange.items()):
            yield f"{count} row{'s' * (count != 1)} of {text}: set aside; if it is pay, say so with --map"
        if any(map(str.strip, set(self.columns["agency"]))):
            yield "an agency is named: the score may be the agency's"
        if self.ledger.columns["client"] and not any(self.names[text] for text in set(self.columns["client"])):
            yield "no column says who paid"


def _line_of(one: SetAside | Evidence) -> int:
    return int(one.at.removeprefix("line "))


def _type_of(text: str) -> str:
    """A type of row without what varies in its spelling."""
    return " ".join(re.sub(r"[\W_]+", " ", text).casefold().split())


def _place(places: Mapping[str, int], names: Iterable[str]) -> int:
    return next((places[name] for name in names if name in places), -1)


@mutable(slots=True)
class _Group:
    """The rows of one contract, the newest last."""

    client: str
    title: str
    id: str
    rows: list[_Paid] = field(default_factory=list)

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
        yield from (("id", self.id), ("client", self.client), ("title", self.title))
        yield "kind", kinds.pop() if len(kinds) == 1 else ""

    def _days(self, certainty: Certainty) -> Iterator[tuple[str, Claim]]:
        """In a week that was paid it had begun and had not ended before."""
        weeks = [(row.about.worked, row.entry.at) for row in self.rows if row.about.worked]
        if weeks:
            (_, begun), (lasted, _) = min(weeks)[0], max(weeks)[0]
            yield "started", Claim(DayBounds(not_after=begun), min(weeks)[1], certainty)
            yield "ended", Claim(DayBounds(not_before=lasted), max(weeks)[1], certainty)


def _contracts(ledger: Ledger, paid: list[_Paid], document: SourceText) -> Iterator[Evidence]:
    """The contracts of the rows, in the order in which they were first paid. Raises InputError (JSS802)."""
    groups: dict[_Key, _Group] = {}
    as_written: dict[tuple[str, str, str], _Group] = {}
    for row in paid:
        if row.kind in KINDS or row.about.id:
            names = (row.client, row.about.title, row.about.id)
            if names not in as_written:
                as_written[names] = _group(groups, row, document)
            as_written[names].rows.append(row)
    rest = [row for row in paid if not (row.kind in KINDS or row.about.id)]
    refs = _refs(groups) if any(row.about.ref for row in rest) else {}
    for row in rest:
        title = row.about.title * row.about.is_title
        groups.setdefault(_pointed(groups, refs, row), _Group(row.client, title, "")).rows.append(row)
    found = [group.evidence(ledger.certainty) for group in groups.values()]
    yield from sorted(found, key=lambda one: (min((e.on for e in one.ledger), default=date.max), _line_of(one)))


def _group(groups: dict[_Key, _Group], row: _Paid, document: SourceText) -> _Group:
    """The group of a row. Raises InputError (JSS802) where another row has the id and another title."""
    about = row.about
    group = groups.setdefault(_key(row), _Group(row.client, about.title, about.id))
    if about.id and folded_text(group.title) != folded_text(about.title):
        lines = f"lines {group.rows[0].line}, {row.line}"
        message = f"{about.id} is {quoted(group.title)} and {quoted(about.title)} ({lines})"
        raise InputError(Fault("JSS802", message, "correct one of the two titles", document.file))
    return group


def _key(row: _Paid) -> _Key:
    return folded_text(row.client), row.about.id or folded_text(row.about.title)


def _refs(groups: Mapping[_Key, _Group]) -> dict[str, _Key]:
    """The contract of every row that has a number."""
    return {row.entry.ref: key for key, group in groups.items() for row in group.rows if row.entry.ref}


def _pointed(groups: Mapping[_Key, _Group], refs: Mapping[str, _Key], row: _Paid) -> _Key:
    """The contract of a bonus or a refund: that of its title, of the row that it points to, or the client's only one;
    else one of its own, which the join may place."""
    key = _key(row)
    if row.about.title and (key in groups or row.about.is_title):
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
