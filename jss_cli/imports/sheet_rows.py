"""A row of a hand-made sheet as what it claims of its contract; what cannot be read is told with its line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass as mutable
from dataclasses import field
from decimal import Decimal
from functools import lru_cache

from jss_cli.dataclass import dataclass
from jss_cli.domain.facts import LEAST_STARS, MOST_RECOMMENDED, MOST_STARS
from jss_cli.domain.history import UNKNOWN
from jss_cli.files.amounts import Money, amount_of, currency_of
from jss_cli.files.workbook import Cell
from jss_cli.imports.claiming import Named, money_claims
from jss_cli.imports.columns import ColumnReadings
from jss_cli.imports.days import REMEMBERED, month_of
from jss_cli.imports.headings import Heading
from jss_cli.imports.json_claims import in_cents
from jss_cli.imports.source import Certainty, Claim
from jss_cli.imports.words import bare_word, is_open_word, name_of, words_for
from jss_cli.visible import quoted

CERTAINTY: Certainty = "assumed"
NAMING = ("id", "client", "title")
UNTOLD = "unknown"
OF_FIVE = re.compile(
    r"(?P<stars>[\d.,]+)(?: ?(?:/|out of|of|von|de|sur|з|із|sobre) ?5(?:[.,]0)?)?(?: ?(?:stars?|★|⭐))?"
)
SIGNS = re.compile(r"(?P<stars>[★⭐]+)[☆\ufe0f]*")
OF_TEN = re.compile(r"(?P<number>\d{1,2})(?:[.,]0+)?(?: ?(?:/|out of|of|von|de|sur|з|із|sobre) ?10)?")


@dataclass(frozen=True, slots=True)
class HandRow:
    """The cells of the known columns that say something, by field: texts as the map means them, and numbers."""

    line: int
    cells: tuple[Cell, ...]
    texts: Mapping[str, str]
    numbers: Mapping[str, Decimal]

    @property
    def first(self) -> str:
        """The first text of the row."""
        return next((cell for cell in self.cells if isinstance(cell, str) and cell), "")


def row_of(line: int, cells: Sequence[Cell], heading: Heading) -> HandRow:
    """A row by the fields of its columns."""
    clean = tuple(name_of(cell) if isinstance(cell, str) else cell for cell in cells)
    by_field = {name: clean[column] for name, column in heading.columns.items() if column < len(clean)}
    numbers = {name: cell for name, cell in by_field.items() if isinstance(cell, Decimal)}
    written = ((name, cell if isinstance(cell, str) else format(cell, "f")) for name, cell in by_field.items())
    meant = ((name, heading.map.meaning(name, text)) for name, text in written)
    texts = {name: text for name, text in meant if text and (name not in NAMING or re.search(r"[^\W_]", text))}
    return HandRow(line, clean, texts, numbers)


@mutable(slots=True)
class RowReader:
    """Makes the claims of rows; `own` is the history's currency. `untold` collects what could not be read, and
    `spoken` the currencies of the amounts that could."""

    heading: Heading
    readings: ColumnReadings
    own: str
    most: int
    currency: str = ""
    untold: list[str] = field(default_factory=list)
    spoken: set[str] = field(default_factory=set)

    def claims(self, row: HandRow, at: str) -> Iterator[Named]:
        """What a row says."""
        for name, text in row.texts.items():
            if name in NAMING and len(text) > self.most:
                self.untold.append(f"{at}: the {name} is longer than {self.most} characters")
            elif name in NAMING:
                yield name, Claim(text, at, CERTAINTY)
            elif name in {"started", "ended"}:
                yield from self._day(name, text, at)
            elif name in {"earned", "refunded"}:
                yield from self._amount(name, row, at)
            elif name in READ:
                yield from self._word(name, text, at, is_open=is_open_word(row.texts.get("ended", "")))

    def _day(self, name: str, text: str, at: str) -> Iterator[Named]:
        day = month_of(text) or self.readings.days.get(text)
        if day:
            yield name, Claim(day, at, CERTAINTY)
        elif name == "ended" and is_open_word(text):
            yield name, Claim(None, at, CERTAINTY)
        elif text != UNTOLD:
            self.untold.append(f"{at}: {quoted(text)} is no day: {name} stays unknown")

    def _amount(self, name: str, row: HandRow, at: str) -> Iterator[Named]:
        text, number = row.texts[name], row.numbers.get(name)
        money = Money(number) if number is not None else self.readings.amounts.get(text)
        if money is None or (name == "earned" and money.amount < 0):
            wrong = "is no amount" if money is None else "is below zero"
            self.untold.append(f"{at}: {quoted(text)} {wrong}: {name} stays unknown")
            return
        currency = self.currency_of(money, name, row)
        amount = in_cents(abs(money.amount))
        self.spoken.add(currency)
        if currency not in {"", self.own}:
            self.untold.append(f"{at}: {amount} {currency} is not converted: {name} stays unknown")
        yield from money_claims(name, Claim(amount, at, CERTAINTY), currency, self.own)

    def currency_of(self, money: Money, name: str, row: HandRow) -> str:
        """The currency of an amount: its own, that of its row, its column, or the sheet."""
        of_row = row.texts.get("currency", "")
        return money.currency or currency_of(of_row) or of_row or self.heading.currencies.get(name) or self.currency

    def _word(self, name: str, text: str, at: str, *, is_open: bool) -> Iterator[Named]:
        field, read, wrong = READ[name]
        value = read(text)
        if value is None and is_open:
            return  # what has not ended has no feedback yet
        if value is not UNKNOWN:
            yield field, Claim(value, at, CERTAINTY)
        elif text != UNTOLD:
            self.untold.append(f"{at}: {quoted(text)} {wrong}")


@lru_cache(REMEMBERED)
def _kind_of(text: str) -> object:
    """Fixed price or by the hour, in any of the languages."""
    words = bare_word(text) + " "
    known = ((kind, words_for(kind)) for kind in ("fixed", "hourly"))
    return next((kind for kind, some in known if any(words.startswith(f"{word} ") for word in some)), UNKNOWN)


@lru_cache(REMEMBERED)
def _stars_of(text: str) -> object:
    """Stars from one to five: 4,8, 5/5, ★★★★★; None for words that say that there are none."""
    if bare_word(text) in words_for("none"):
        return None
    if signs := SIGNS.fullmatch(text):
        found: Decimal | None = Decimal(len(signs["stars"]))
    else:
        match = OF_FIVE.fullmatch(text)
        amount = amount_of(match["stars"]) if match else None
        found = amount.read("point").amount if amount else None
    return in_cents(found) if found is not None and LEAST_STARS <= found <= MOST_STARS else UNKNOWN


def _recommend_of(text: str) -> object:
    """The private answer from 0 to 10."""
    if bare_word(text) in words_for("none"):
        return None
    match = OF_TEN.fullmatch(text)
    return int(match["number"]) if match and int(match["number"]) <= MOST_RECOMMENDED else UNKNOWN


READ: Mapping[str, tuple[str, Callable[[str], object], str]] = {
    "kind": ("kind", _kind_of, "is no kind of contract: fixed, or hourly"),
    "stars": ("feedback.stars", _stars_of, "is no number of stars from 1 to 5"),
    "recommend": ("feedback.recommend", _recommend_of, "is no answer from 0 to 10"),
}
