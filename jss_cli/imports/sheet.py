"""Sheets that a person made by hand: a contract a row, and every other row with its reason."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from jss_cli.dataclass import dataclass
from jss_cli.files.document import SourceText
from jss_cli.files.workbook import Cell
from jss_cli.imports.claiming import late_days, refuse_backwards, two_titles, unfit
from jss_cli.imports.columns import read_columns
from jss_cli.imports.headings import Heading, find_heading
from jss_cli.imports.sheet_map import SheetMap
from jss_cli.imports.sheet_rows import NAMING, HandRow, RowReader, row_of
from jss_cli.imports.source import Evidence, Extract, SetAside, Wish
from jss_cli.imports.table import HEADER_WITHIN, width_told
from jss_cli.imports.words import bare_word, words_for
from jss_cli.visible import quoted

DAYS, AMOUNTS = ("started", "ended"), ("earned", "refunded")
FEWEST = 2  # claims of a row that is a contract
NO_ROW = "write a contract a row, and say with --map which columns are its client, title and days"
HINT = "name its columns with --map FILE, which says columns: {their header: title, another: started}"


@dataclass(frozen=True, slots=True)
class HandSheet:
    """The rows that are not blank, each with its line; `name` of one among several."""

    rows: tuple[tuple[int, Sequence[Cell]], ...]
    name: str = ""

    def at(self, line: int) -> str:
        """The place of a line, as it is told."""
        return f"{quoted(self.name)} line {line}" if self.name else f"line {line}"

    def heading(self, sheet_map: SheetMap, document: SourceText) -> Heading | None:
        """Its header; None: there is none. Raises InputError (JSS824, JSS825)."""
        first = [[cell if isinstance(cell, str) else "" for cell in cells] for _, cells in self.rows[:HEADER_WITHIN]]
        return find_heading(first, sheet_map, document)


def read_sheets(
    sheets: Iterable[HandSheet], sheet_map: SheetMap, document: SourceText, wish: Wish, source: str
) -> Extract:
    """Everything that the sheets of a file give.

    Raises InputError where there are no contracts (JSS800), for two readings (JSS801), for what contradicts itself
    (JSS802), and for a map or headers that do not fit (JSS824, JSS825, JSS826).
    """
    headed = [(sheet, sheet.heading(sheet_map, document)) for sheet in sheets]
    if not any(heading for _, heading in headed):
        message = f"no row among the first {HEADER_WITHIN} names a client or a title, and more"
        raise unfit(document, "JSS826", message, HINT)
    readers = [_SheetReader(sheet, heading, document, wish) for sheet, heading in headed if heading]
    read = [reader.extract(source) for reader in readers]
    if not (contracts := tuple(contract for extract in read for contract in extract.contracts)):
        raise unfit(document, "JSS800", "the sheet has no row that is a contract", NO_ROW)
    others = [(sheet, line) for sheet, heading in headed if not heading for line, _ in sheet.rows]
    aside = (SetAside("sheet without contracts", sheet.at(line)) for sheet, line in others)
    currencies = {code for reader in readers for code in reader.rows.spoken}
    return Extract(
        file=document.file,
        source=source,
        lines=sum(extract.lines for extract in read) + len(others),
        understood=len(contracts),
        set_aside=(*(one for extract in read for one in extract.set_aside), *aside),
        contracts=contracts,
        currency=currencies.pop() if len(currencies) == 1 else "",
        remarks=(
            *dict.fromkeys(remark for extract in read for remark in extract.remarks),
            *late_days(contracts, wish.seen),
        ),
    )


class _SheetReader:
    """Sorts the rows of a sheet out."""

    def __init__(self, sheet: HandSheet, heading: Heading, document: SourceText, wish: Wish) -> None:
        self.sheet, self.heading, self.document = sheet, heading, document
        self.body = [row_of(line, cells, heading) for line, cells in sheet.rows[heading.place + 1 :]]
        self.totals = words_for("total") | heading.map.totals
        wish = replace(wish, reading=heading.map.wished(wish.reading))
        self.readings = read_columns(self._lines(DAYS), self._lines(AMOUNTS), document, wish, heading.language)
        self.rows = RowReader(
            heading, self.readings, wish.currency, wish.reading.max_field, heading.map.said.get("currency", "")
        )
        self.told: list[str] = []
        self.sums = [Decimal(0), Decimal(0)]  # of all rows, and of those since the last total
        self.seen: dict[str, tuple[str, HandRow]] = {}

    def _lines(self, names: Iterable[str]) -> dict[str, int]:
        found: dict[str, int] = {}
        for row in self.body:
            for name in names:
                if name in row.texts and (name in DAYS or name not in row.numbers):
                    found.setdefault(row.texts[name], row.line)
        return found

    def extract(self, source: str) -> Extract:
        """What the sheet gives."""
        above = [SetAside("above the header", self.sheet.at(line)) for line, _ in self.sheet.rows[: self.heading.place]]
        read = [self._read(row) for row in self.body]
        contracts = tuple(one for one in read if isinstance(one, Evidence))
        aside = [one for one in read if isinstance(one, SetAside)]
        unread = [f"column {quoted(cell)} is not kept" for cell in self.heading.unread]
        return Extract(
            file=self.document.file,
            source=source,
            lines=len(above) + len(read),
            understood=len(contracts),
            set_aside=(*above, *aside),
            contracts=contracts,
            remarks=(*self.readings.remarks, *self.told, *self.rows.untold, *unread),
        )

    def _read(self, row: HandRow) -> Evidence | SetAside:
        at = self.sheet.at(row.line)
        if self._is_total(row):
            self._tell_total(row, at)
            return SetAside("total", at)
        if [cell if isinstance(cell, str) else "" for cell in row.cells] == [
            " ".join(c.split()) for c in self.heading.cells
        ]:
            return SetAside("page header", at)
        if wrong := self._misfit(row):
            return SetAside("not understood", at, wrong)
        if not any(name in row.texts for name in NAMING):
            return SetAside("not understood", at, "neither a client nor a title is in it")
        return self._evidence(row, at)

    def _evidence(self, row: HandRow, at: str) -> Evidence | SetAside:
        claims = tuple(self.rows.claims(row, at))
        if len(claims) < FEWEST:
            return SetAside("not understood", at, "nothing stands beside its name")
        if (name := row.texts.get("id", "")) and self._is_known(name, row):
            return SetAside("twice", at, f"{quoted(name)} is line {self.seen[name][1].line} already")
        found = Evidence(at, claims)
        refuse_backwards(found, self.document.file)
        self.sums = [total + (self._amount(row) or 0) for total in self.sums]
        return found

    def _is_known(self, name: str, row: HandRow) -> bool:
        """Whether an id stands in a row above. Raises InputError (JSS802) if its title is another there."""
        title, earlier = self.seen.setdefault(name, (row.texts.get("title", ""), row))
        if bare_word(title) != bare_word(row.texts.get("title", "")):
            titles = title, row.texts.get("title", "")
            raise two_titles(self.document.file, name, titles, f"lines {earlier.line}, {row.line}")
        return earlier is not row

    def _misfit(self, row: HandRow) -> str:
        """What is wrong with the width of a row: cut off, or of more cells than the header."""
        width, here = len(self.heading.cells), len(row.cells)
        is_cut = here < width and (row is self.body[-1] or here <= max(self.heading.columns.values()))
        return width_told(here, width) if is_cut or any(row.cells[width:]) else ""

    def _amount(self, row: HandRow) -> Decimal | None:
        if "earned" in row.numbers:
            return row.numbers["earned"]
        money = self.readings.amounts.get(row.texts.get("earned", ""))
        return money.amount if money else None

    def _is_total(self, row: HandRow) -> bool:
        """Whether a row begins with a word for a sum and has no days, or has no name and the sum of the rows above."""
        if any(name in row.texts for name in DAYS):
            return False
        words = bare_word(row.first).split()
        if self.totals & {" ".join(words), *words[:1]}:
            return True
        amount = self._amount(row)
        return bool(amount) and amount in self.sums and not any(name in row.texts for name in NAMING)

    def _tell_total(self, row: HandRow, at: str) -> None:
        """Tell of a sum that the rows do not give."""
        amount, (_, part) = self._amount(row), self.sums
        if amount is not None and amount not in self.sums:
            self.told.append(f"{at} says {amount:,.2f}, the rows give {part:,.2f}: is one missing?")
        self.sums[1] = Decimal(0)
