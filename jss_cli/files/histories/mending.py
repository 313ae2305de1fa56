"""What a refused text can only mean: the one reading of it, as its field has it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from jss_cli.dataclass import dataclass
from jss_cli.errors import Position
from jss_cli.files.histories.converters import Grammar
from jss_cli.files.histories.field import Field, Form
from jss_cli.files.histories.fields import folded
from jss_cli.files.histories.showing import RefusedError, says_open, stars_said
from jss_cli.files.suggestions import comma_numbers, days, plain_numbers
from jss_cli.visible import quoted

DOLLARS = frozenset(("USD", "AUD", "CAD", "HKD", "MXN", "NZD", "SGD"))
PREFIXED = r"(?i)\b(US|CA|AU|NZ|HK|SG|MX)D?\$"  # US$ is USD
SIGNS = {"$": DOLLARS, "€": {"EUR"}, "£": {"GBP"}, "¥": {"JPY", "CNY"}, "₹": {"INR"}}
CODE = r"(?i)\b[A-Z]{3}\b"
ZONED = r"[T ].*(?:Z|[+-][0-9]{2}:?[0-9]{2}|[A-Za-z]{3,})\s*$"  # a time elsewhere may be another day here
AMOUNTS = frozenset(("amount", "some_amount"))
THOUSANDS = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")
COMMA_DECIMALS = re.compile(r"[0-9],[0-9]{1,2}(?![0-9])")
NUMBERS = AMOUNTS | {"stars", "given_stars"}
MONTHS = re.compile(r"([0-9]+)(?:\.0+)?(?: months?)?", re.IGNORECASE)
ANSWER = re.compile(r"([0-9]+)(?:\.0+)?(?: ?(?:/|out of) ?10)?", re.IGNORECASE)
YES_NO = {"yes": "true", "y": "true", "no": "false", "n": "false"}

MAY_BE_THOUSANDS = RefusedError(
    "JSS921",
    "may mean thousands: another number has decimals behind a comma",
    "write two decimals or none; or say with --decimal how the whole file is written",
)


@dataclass(frozen=True, slots=True)
class Mend:
    """A text of a field that was taken for what it can only mean ("": the field is absent)."""

    position: Position
    field: str
    text: str
    meant: str

    @property
    def words(self) -> str:
        """What was done, on a line; the number is as it will be written."""
        meant = self.meant.replace(",", ".") or "left out"
        return f"line {self.position.line}, {self.field}: {quoted(self.text)[1:-1]} → {meant}"


@dataclass(frozen=True, slots=True)
class Mender:
    """Finds what a text can only mean under a grammar, in a history whose amounts are in `currency`."""

    grammar: Grammar
    currency: str = "USD"

    def only_reading(self, field: Field, text: str) -> str | None:
        """The text that the field has for the one thing that was meant ("": it is absent); None: none or several."""
        found = tuple(dict.fromkeys(self._readings(field, text.strip().removeprefix("'"))))
        return found[0] if len(found) == 1 and self._is_value(field, found[0]) else None

    def _is_value(self, field: Field, text: str) -> bool:
        try:
            self.grammar.converter(field)(text)
        except RefusedError:
            return False
        return True

    def _readings(self, field: Field, text: str) -> Iterable[str]:
        match field.form:
            case "day" | "some_day":
                return self._days(field.form, text)
            case "amount" | "some_amount":
                text = re.sub(PREFIXED, r"\1D ", text)
                return self._numbers(text) if self._is_in_currency(text) else ()
            case "stars" | "given_stars":
                said = stars_said(text)
                return (said,) if said == "none" else self._numbers(said)
            case "word":
                return (choice for choice in field.choices if choice == folded(text).removesuffix("_price"))
            case "currency":
                return SIGNS.get(text.upper(), (re.sub(PREFIXED, r"\1D", text.upper()),))
            case _:
                return filter(None, (SPELLED[field.form](text) if field.form in SPELLED else "",))

    def _days(self, form: Form, text: str) -> Iterable[str]:
        if form == "some_day" and says_open(text):
            return ("",)
        return () if re.search(ZONED, text) else days(text)

    def _is_in_currency(self, text: str) -> bool:
        """Whether every sign and code of a currency in a text is that of the history."""
        return all(self.currency in codes for sign, codes in SIGNS.items() if sign in text) and all(
            code.upper() == self.currency for code in re.findall(CODE, text)
        )

    def _numbers(self, text: str) -> list[str]:
        return (comma_numbers if self.grammar.reading.decimal == "comma" else plain_numbers)(text)

    def is_doubtful(self, field: Field, text: str) -> bool:
        """Whether an amount that is a plain number is another one if a comma stands before decimals, as nobody said."""
        return self.grammar.reading.decimal is None and field.form in AMOUNTS and bool(THOUSANDS.fullmatch(text))

    @staticmethod
    def speaks_against(field: Field, text: str) -> bool:
        """Whether a comma stands before decimals in a number that was mended."""
        return field.form in NUMBERS and bool(COMMA_DECIMALS.search(text))


def _number_in(pattern: re.Pattern[str]) -> Callable[[str], str]:
    """What takes the number out of a text of such a form."""
    return lambda text: match[1] if (match := pattern.fullmatch(text)) else ""


SPELLED: dict[Form, Callable[[str], str]] = {
    "whole": _number_in(MONTHS),
    "recommend": _number_in(ANSWER),
    "flag": lambda text: YES_NO.get(text.lower(), ""),
}
