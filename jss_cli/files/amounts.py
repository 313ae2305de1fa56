"""Amounts as people write them: a sign or code of a currency, groups of thousands, a comma or a point for the decimals.

One text may have two readings ("1.200"); which holds is for its column to say.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Literal

from jss_cli.dataclass import dataclass
from jss_cli.files.histories.csv_cells import unguarded
from jss_cli.files.reading import Reading

Decimals = Literal["point", "comma"]  # the sign before them

CURRENCIES = {"€": "EUR", "£": "GBP", "¥": "JPY", "₴": "UAH", "₹": "INR", "₽": "RUB", "zł": "PLN", "грн": "UAH"} | {
    "$": "USD",
    "us$": "USD",
    "r$": "BRL",
    "a$": "AUD",
    "au$": "AUD",
    "c$": "CAD",
    "ca$": "CAD",
    "mx$": "MXN",
    "nz$": "NZD",
    "hk$": "HKD",
    "s$": "SGD",
    "euro": "EUR",
    "euros": "EUR",
    "dollar": "USD",
    "dollars": "USD",
    "fr.": "CHF",
    "sfr": "CHF",
    "kr": "SEK",
}
BLANKS = str.maketrans(dict.fromkeys("\u00a0\u2007\u2009\u202f", " "))  # of fixed width, or such as do not break a line
SIGN = r"[^\d\s()+−–.,'’-]{1,6}\.?"
AMOUNT = re.compile(
    rf"(?P<open>\()?\s?(?P<minus>[-−–+]?)\s?(?P<before>{SIGN})?\s?(?P<inner>[-−–+]?)\s?"
    rf"(?P<digits>\d+(?:[.,'’ ]\d+)*|[.,]\d+)(?:[.,][-–—]{{1,2}})?\s?(?P<after>{SIGN})?\s?"
    rf"(?P<behind>[-−–]?)\s?(?P<close>\))?"
)
POINTED = re.compile(r"(?:\d+|\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+|\d{1,3}(?:['’]\d{3})+)(?:\.\d+)?|\.\d+")
COMMAED = re.compile(r"(?:\d+|\d{1,3}(?:\.\d{3})+|\d{1,3}(?: \d{3})+|\d{1,3}(?:['’]\d{3})+)(?:,\d+)?|,\d+")
GROUPS = re.compile(r"['’ ]")
NO_DIGIT = re.compile(r"\D")
CODE = re.compile(r"[A-Za-z]{3}")
KNOWN = {"": "", "$": "USD", "USD": "USD"}  # what stands beside most amounts
FLOATING = re.compile(r"-?[0-9]+(?:\.[0-9]+)?(?:[eE][-+]?[0-9]{1,3})?")
LONGEST = 60  # characters
USUAL = re.compile(  # as most exports have it: read at once
    r"(?P<below>-|(?P<open>\())?(?P<dollar>\$)?(?P<digits>(?:[1-9][0-9]{0,2}(?:,[0-9]{3})+|[0-9]+)\.[0-9]{2})(?(open)\))"
)


@dataclass(frozen=True, slots=True)
class Money:
    """A signed amount and the currency that stands beside it ("": none does)."""

    amount: Decimal
    currency: str = ""


@dataclass(frozen=True, slots=True)
class Amount:
    """A number by both readings, with its decimals behind a point or a comma (None: it cannot be read so), and the code
    of the currency beside it ("": there is none)."""

    point: Decimal | None
    comma: Decimal | None
    currency: str = ""

    @property
    def shows(self) -> Decimals | None:
        """The sign before the decimals where there is one reading; None: there are two, or no sign."""
        return "comma" if self.point is None else "point" if self.comma is None else None

    def read(self, decimals: Decimals) -> Money:
        """The one reading, or that of two with such decimals."""
        first, second = (self.comma, self.point) if decimals == "comma" else (self.point, self.comma)
        return Money(first if first is not None else second, self.currency)  # type: ignore[arg-type]  # one is there


def amount_of(text: str, most_digits: int = 12) -> Amount | None:
    """The amount that a text is as a whole; None: it is none, or has more digits than it may."""
    if len(text) <= most_digits and (usual := USUAL.fullmatch(text)):
        number = Decimal(usual["digits"].replace(",", ""))
        return Amount(-number if usual["below"] else number, None, "USD" if usual["dollar"] else "")
    if len(text) > LONGEST or not (match := AMOUNT.fullmatch(unguarded(_plain(text)))):
        return None
    digits, before, after = match["digits"], match["before"], match["after"]
    currency = currency_of(before or after or "")
    if currency is None or (before and after and currency_of(before) != currency_of(after)):
        return None
    if bool(match["open"]) != bool(match["close"]) or len(NO_DIGIT.sub("", digits)) > most_digits:
        return None
    signs = [sign for sign in match.group("minus", "inner", "behind") if sign]
    below = bool(match["open"]) or signs[:1] not in ([], ["+"])
    point, comma = (_number(digits, *grammar, below=below) for grammar in ((POINTED, ","), (COMMAED, ".")))
    return None if len(signs) > 1 or (point is None and comma is None) else Amount(point, comma, currency)


def decimals_shown(text: str) -> Decimals | None:
    """The sign before the decimals of an amount that has one reading; None: it has two, or none, or is no amount."""
    if USUAL.fullmatch(text):
        return "point"
    amount = amount_of(text)
    return amount.shows if amount else None


def money_of(text: str, reading: Reading) -> Money | None:
    """The amount that a text by itself is, numbers of programs (3.5e2) included; None: it is none."""
    if FLOATING.fullmatch(text) and len(text) <= LONGEST:
        money: Money | None = Money(Decimal(text) + 0)
    else:
        amount = amount_of(text, reading.max_digits)
        money = amount.read(reading.decimal or "point") if amount else None
    return money if money and abs(money.amount.adjusted()) <= reading.max_digits else None


def _plain(text: str) -> str:
    """A text with blanks of every width as one, and none at its ends."""
    return " ".join((text if text.isascii() else text.translate(BLANKS)).split())


def _number(digits: str, grammar: re.Pattern[str], group: str, *, below: bool) -> Decimal | None:
    if not grammar.fullmatch(digits) or (group in digits and digits.startswith("0")):
        return None
    bare = GROUPS.sub("", digits.replace(group, "")).replace(",", ".")
    return -Decimal(bare) if below else Decimal(bare)


def currency_of(word: str) -> str | None:
    """The code of a currency by its sign or code; "" for nothing, None for a word that is no currency."""
    if word in KNOWN:
        return KNOWN[word]
    if CODE.fullmatch(word) and word.lower() not in CURRENCIES:
        return word.upper() if word.isupper() or word.upper() in CURRENCIES.values() else None
    if "$" in word and word.upper().replace("$", "") == "USD":
        return "USD"
    return CURRENCIES.get(word.lower(), "" if not word else CURRENCIES.get(word.lower().rstrip(".")))
