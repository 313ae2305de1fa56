"""Rows of money sorted out: each an earning or a refund, or set aside with its reason."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Literal, NamedTuple

from jss_cli.dataclass import dataclass
from jss_cli.domain.history import Kind
from jss_cli.errors import Fault, InputError
from jss_cli.files.amounts import Money
from jss_cli.imports.claiming import latest_likely
from jss_cli.imports.columns import read_columns
from jss_cli.imports.days import day_readings
from jss_cli.imports.sheet_map import SheetMap, map_of
from jss_cli.imports.source import Certainty, LedgerEntry, SetAside, Why, Wish
from jss_cli.imports.table import CsvTable, Header, folded_text, width_told
from jss_cli.imports.words import name_of
from jss_cli.visible import quoted

RowKind = Literal["hourly", "fixed", "bonus", "refund", "fee", "no contract"]
TRANSACTION_KINDS: dict[str, RowKind] = {
    "hourly": "hourly",
    "fixed price": "fixed",
    "milestone": "fixed",
    "bonus": "bonus",
    "refund": "refund",
    "refund to client": "refund",
    "service fee": "fee",
    "state sales tax": "fee",
    "sales tax": "fee",
    "vat": "fee",
    "wht": "fee",
    "processing fee": "fee",
    "withdrawal": "no contract",
    "payment": "no contract",
    "connects": "no contract",
    "subscription": "no contract",
    "membership": "no contract",
    "journal": "no contract",
}
ASIDE: Mapping[RowKind, Why] = {"fee": "fee", "no contract": "no contract"}
PAY_KINDS: Mapping[RowKind, Kind] = {"hourly": "hourly", "fixed": "fixed"}
NO_NUMBER = re.compile(r"[\d.,]+e\+\d+", re.IGNORECASE)  # what a spreadsheet makes of a long number


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


class PaidRow(NamedTuple):
    """A row that is an earning or a refund."""

    line: int
    kind: RowKind
    client: str
    about: About
    entry: LedgerEntry


class LedgerRows:
    """Sorts rows out, one after the other."""

    def __init__(self, ledger: Ledger, table: CsvTable, wish: Wish) -> None:
        self.ledger, self.table, self.limit = ledger, table, wish.reading.max_field
        places = table.places()
        at = {name: next((places[one] for one in names if one in places), -1) for name, names in ledger.columns.items()}
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
        found = read_columns(self._first_lines("on"), self._first_lines("amount"), table.document, wish)
        latest = latest_likely(found.days.values())
        self.days = {text: day for text, day in found.days.items() if day <= latest}
        self.amounts = found.amounts
        self.kinds = dict(self._kinds(map_of(wish)))
        self.names = {text: name_of(text) for name in ("client", "title") for text in set(self.columns[name])}
        self.abouts: dict[tuple[RowKind, str], About] = {}

    def _kinds(self, said: SheetMap) -> Iterator[tuple[str, RowKind | None]]:
        """What each type of row is, by what a person says of it and else by the list."""
        for text in set(self.columns["type"]):
            word = said.meaning("kind", text)
            told = " ".join(re.sub(r"[\W_]+", " ", text).casefold().split())
            yield text, word if word in PAY_KINDS else self.ledger.kinds.get(told)  # type: ignore[misc]

    def _misfits(self, used: int) -> Iterator[tuple[int, SetAside]]:
        """The rows of another width, but for those where only empty cells are missing or too many; of the last one
        they may be cut off."""
        width, last = len(self.table.header), self.table.rows[-1][0]
        for line, cells in self.table.rows:
            if len(cells) != width:
                is_cut = len(cells) < width and (line == last or len(cells) <= used)
                if is_cut or any(map(str.strip, cells[width:])):
                    yield line, SetAside("not understood", f"line {line}", width_told(len(cells), width))

    def _first_lines(self, name: str) -> dict[str, int]:
        column = self.columns[name]
        first = dict(zip(reversed(column), reversed(self.lines), strict=True))
        return {text: first[text] for text in dict.fromkeys(column)}

    def read(self) -> Iterator[PaidRow | SetAside]:
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
    ) -> PaidRow | SetAside:
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
        return PaidRow(line, "refund" if money.amount < 0 else kind, client, about, entry)

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
        yield from (f"column {quoted(name)} is not read" for name in self.unread)
        strange = Counter(one.text for one in aside if one.text.startswith("type "))
        yield from (
            f"{count} row{'s' * (count != 1)} of {text}: set aside; if it is pay, say so with --map"
            for text, count in sorted(strange.items())
        )
        if any(map(str.strip, set(self.columns["agency"]))):
            yield "an agency is named: the score may be the agency's"
        if self.ledger.columns["client"] and not any(self.names[text] for text in set(self.columns["client"])):
            yield "no column says who paid"
