"""What a refused text can only mean: the one reading of it, as its field has it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from jss_cli.dataclass import dataclass
from jss_cli.errors import Position
from jss_cli.files.histories.converters import Grammar
from jss_cli.files.histories.field import Field, Form
from jss_cli.files.histories.fields import folded
from jss_cli.files.histories.showing import RefusedError
from jss_cli.files.suggestions import days, plain_numbers
from jss_cli.visible import quoted

DOLLARS = frozenset(("USD", "AUD", "CAD", "HKD", "MXN", "NZD", "SGD"))
SIGNS = {"$": DOLLARS, "€": {"EUR"}, "£": {"GBP"}, "¥": {"JPY", "CNY"}, "₹": {"INR"}}
CODE = re.compile(r"\b[A-Z]{3}\b", re.IGNORECASE)
ZONED = re.compile(r"[T ].*(?:Z|[+-][0-9]{2}:?[0-9]{2}|[A-Za-z]{3,})\s*$")  # a time elsewhere may be another day here
STILL_OPEN = frozenset(("present", "open", "still_open", "ongoing", "current", "in_progress", "active"))
NO_FEEDBACK = frozenset(("no_feedback", "no_feedback_given", "none_given", "no_rating", "not_rated", "none"))
OUT_OF = re.compile(r"(?:rating is )?(\S+) (?:out )?of 5(?:\.0*)?(?: stars)?\.?", re.IGNORECASE)
YES_NO = {"yes": "true", "y": "true", "no": "false", "n": "false"}
SWAPPED = str.maketrans(".,", ",.")


@dataclass(frozen=True, slots=True)
class Mend:
    """A text of a field that was taken for what it can only mean ("": the field is absent)."""

    position: Position
    field: str
    text: str
    meant: str

    @property
    def words(self) -> str:
        """What was done, on a line."""
        return f"line {self.position.line}, {self.field}: {quoted(self.text)[1:-1]} → {self.meant or 'left out'}"


@dataclass(frozen=True, slots=True)
class Mender:
    """Finds what a text can only mean under a grammar, in a history whose amounts are in `currency`."""

    grammar: Grammar
    currency: str = "USD"

    def only_reading(self, field: Field, text: str) -> str | None:
        """The text that the field has for the one thing that was meant ("": it is absent); None: none or several."""
        found = tuple(dict.fromkeys(self._readings(field, text.strip())))
        return found[0] if len(found) == 1 and self._is_value(field, found[0]) else None

    def _is_value(self, field: Field, text: str) -> bool:
        try:
            self.grammar.converter(field)(text)
        except RefusedError:
            return False
        return True

    def _readings(self, field: Field, text: str) -> Iterable[str]:
        """Every reading of a text as a value of the field."""
        match field.form:
            case "day" | "some_day":
                return self._days(field.form, text)
            case "amount" | "some_amount":
                return self._numbers(text) if self._is_in_currency(text) else ()
            case "stars" | "given_stars":
                return self._stars(text)
            case "word":
                return (choice for choice in field.choices if choice == folded(text).removesuffix("_price"))
            case "currency":
                return (text.upper(),)
            case _:
                return filter(None, (YES_NO.get(text.lower()) if field.form == "flag" else None,))

    def _days(self, form: Form, text: str) -> Iterable[str]:
        if form == "some_day" and folded(text) in STILL_OPEN:
            return ("",)
        return () if ZONED.search(text) else days(text)

    def _is_in_currency(self, text: str) -> bool:
        """Whether every sign and code of a currency in a text is that of the history."""
        signs = all(self.currency in codes for sign, codes in SIGNS.items() if sign in text)
        return signs and all(code.upper() == self.currency for code in CODE.findall(text))

    def _numbers(self, text: str) -> list[str]:
        """The numbers that a text can be, with the decimal sign of the grammar."""
        if self.grammar.reading.decimal == "point":
            return plain_numbers(text)
        return [number.translate(SWAPPED) for number in plain_numbers(text.translate(SWAPPED))[:1]]

    def _stars(self, text: str) -> Iterable[str]:
        if folded(text) in NO_FEEDBACK:
            return ("none",)
        if text and set(text) <= {"★", "☆"}:
            return (str(text.count("★")),)
        match = OUT_OF.fullmatch(text)
        return self._numbers(match[1] if match else text)
