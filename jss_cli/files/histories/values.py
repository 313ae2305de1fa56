"""The narrow grammar of single values, typed from text, for YAML and CSV alike."""

from __future__ import annotations

import re
import unicodedata
from calendar import month_name, monthrange
from datetime import date
from decimal import Decimal

from jss_cli.dataclass import dataclass
from jss_cli.domain.facts import LEAST_STARS, MOST_RECOMMENDED, MOST_STARS
from jss_cli.domain.history import UNKNOWN, UNSEEN, Unknown
from jss_cli.domain.vague import DayBounds
from jss_cli.errors import did_you_mean
from jss_cli.files.histories.showing import RefusedError, says_open, stars_said
from jss_cli.files.reading import Reading
from jss_cli.files.suggestions import YEARS, comma_numbers, days, plain_numbers

NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
COMMA_NUMBER = re.compile(r"-?[0-9]+(?:,[0-9]+)?")
WHOLE = re.compile(r"[0-9]{1,4}")
DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
ORDERED_DAY = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})")
TIMED_DAY = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ].+")
MONTH = re.compile(r"([0-9]{4})-([0-9]{2})")
BOUNDS = re.compile(r"(?:>=\s*(\S+))?\s*(?:<=\s*(\S+))?")
MONTHS = range(1, 13)
SCALE, ANSWERS = f"{LEAST_STARS} to {MOST_STARS}", f"0 to {MOST_RECOMMENDED}"


@dataclass(frozen=True, slots=True)
class Values:
    """Turns a text into one value under the limits and choices of `reading`. Raises RefusedError.

    Methods are named after the forms of a field.
    """

    reading: Reading

    def text(self, text: str) -> str:
        """Free text, kept as it is."""
        return text

    def name(self, text: str) -> str:
        """A text that is compared with others, in the composed Unicode form."""
        return unicodedata.normalize("NFC", text)

    def word(self, choices: tuple[str, ...], text: str) -> str | Unknown:
        """One of a few words."""
        if text not in choices:
            hint = did_you_mean(text, choices, f"write one of: {', '.join(choices)}")
            raise RefusedError("JSS920", "is not one of its words", hint)
        return UNKNOWN if text == "unknown" else text

    def flag(self, text: str) -> bool:
        """A yes or no, written true or false."""
        if text in {"true", "True", "TRUE"}:
            return True
        if text in {"false", "False", "FALSE"}:
            return False
        raise RefusedError("JSS931", "is neither true nor false", "write true or false")

    def amount(self, text: str) -> Decimal:
        """Money: digits with at most one point, not negative."""
        number = self._number(text)
        if number < 0:
            raise RefusedError("JSS922", "is below zero", "write what was paid back in `refunded`, without a sign")
        return abs(number)

    def some_amount(self, text: str) -> Decimal | Unknown:
        """Money, or the word unknown."""
        return UNKNOWN if text == "unknown" else self.amount(text)

    def _number(self, text: str) -> Decimal:
        pattern = COMMA_NUMBER if self.reading.decimal == "comma" else NUMBER
        if not pattern.fullmatch(text):
            raise RefusedError("JSS921", "is not a plain number", self._number_hint(text))
        if sum(map(text.count, "0123456789")) > self.reading.max_digits:
            claim = f"has more than {self.reading.max_digits} digits"
            hint = "round it, or look for digits that belong to another field; --max-digits raises the limit"
            raise RefusedError("JSS983", claim, hint)
        return Decimal(text.replace(",", "."))

    def _number_hint(self, text: str) -> str:
        if text.startswith("(") and text.endswith(")"):
            return "write what was paid back in `refunded`, without brackets"
        sign = "," if self.reading.decimal == "comma" else "."
        if meant := (comma_numbers if sign == "," else plain_numbers)(text):
            whole_file = "; for a whole file with decimal commas: --decimal comma"
            is_decimal = sign == "." and "," in text and COMMA_NUMBER.fullmatch(text)
            return f"write {' or '.join(meant)}{whole_file if is_decimal else ''}"
        return f"write digits with at most one {'comma' if sign == ',' else 'point'}, such as 1200{sign}50"

    def stars(self, text: str) -> Decimal | Unknown | None:
        """The public feedback: 1 to 5 with at most two decimals, none or unknown."""
        if text in {"none", "unknown"}:
            return None if text == "none" else UNSEEN
        try:
            number = self._number(text)
        except RefusedError as refused:
            raise RefusedError("JSS927", "is not a number of stars", _star_hint(text)) from refused
        if not LEAST_STARS <= number <= MOST_STARS:
            raise RefusedError("JSS927", f"is not within {SCALE}", f"write {SCALE} stars, or none if none were given")
        if number != round(number, 2) or len(text.partition(".")[2]) > len("00"):
            raise RefusedError("JSS928", "has more than two decimals", f"write {number:.2f}, or what the page shows")
        return number

    def recommend(self, text: str) -> int | Unknown | None:
        """The private answer: 0 to 10, none (no answer was given) or unknown."""
        if text in {"none", "unknown"}:
            return None if text == "none" else UNKNOWN
        if not WHOLE.fullmatch(text) or int(text) > MOST_RECOMMENDED:
            raise RefusedError("JSS929", f"is not an answer from {ANSWERS}", f"write {ANSWERS}, none or unknown")
        return int(text)

    def whole(self, greatest: int, text: str) -> int:
        """A whole number from 0 to `greatest`."""
        if not WHOLE.fullmatch(text) or int(text) > greatest:
            raise RefusedError(
                "JSS930", f"is not a whole number from 0 to {greatest}", f"write 0 to {greatest} in digits"
            )
        return int(text)

    def some_day(self, text: str) -> date | DayBounds:
        """A day, or what is known of one: its month, the first or last that it can be (>=DAY, <=DAY), or unknown."""
        if text == "unknown":
            return DayBounds()
        if match := MONTH.fullmatch(text):
            first = self.day(f"{text}-01")
            return DayBounds.of_months(first, first)
        if says_open(text):
            raise RefusedError("JSS923", "is not a day written YYYY-MM-DD", "leave `ended` out as long as it is open")
        if not text.startswith((">=", "<=")) or not (match := BOUNDS.fullmatch(text)):
            return self.day(text)
        bounds = DayBounds(*(self.day(day) if day else None for day in match.groups()))
        if bounds.not_before and bounds.not_after and bounds.not_after < bounds.not_before:
            raise RefusedError("JSS924", "is no span of days", "write the earlier day as not_before")
        return bounds

    def day(self, text: str) -> date:
        """A day of the calendar, written YYYY-MM-DD, from 1999 to 2100."""
        year, month, day = self._day_parts(text)
        if month not in MONTHS:
            raise RefusedError("JSS924", "is not a day", f"there is no month {month:02}; write year, month and day")
        if year not in YEARS:
            raise RefusedError("JSS925", f"is not within {YEARS[0]} to {YEARS[-1]}", "check the year")
        if not 1 <= day <= monthrange(year, month)[1]:
            length = monthrange(year, month)[1]
            raise RefusedError("JSS924", "is not a day", f"{month_name[month]} {year} has {length} days")
        return date(year, month, day)

    def _day_parts(self, text: str) -> tuple[int, int, int]:
        if match := DAY.fullmatch(text):
            return int(match[1]), int(match[2]), int(match[3])
        if self.reading.date_order and (match := ORDERED_DAY.fullmatch(text)):
            first, second, year = map(int, match.groups())
            return (year, second, first) if self.reading.date_order == "dmy" else (year, first, second)
        if match := TIMED_DAY.fullmatch(text):
            raise RefusedError(
                "JSS926", "has a time", f"write the day only, such as {match[1]}: which one is your choice"
            )
        raise RefusedError("JSS923", "is not a day written YYYY-MM-DD", _day_hint(text))

    def currency(self, text: str) -> str:
        """The three capital letters of a currency."""
        if not re.fullmatch(r"[A-Z]{3}", text):
            raise RefusedError("JSS932", "is not a currency code", "write its three capital letters, such as USD")
        return text

    def version(self, text: str) -> int:
        """The version of the file's form: 1."""
        if not WHOLE.fullmatch(text) or int(text) < 1:
            raise RefusedError("JSS934", "is not a whole number", "write version: 1")
        if int(text) > 1:
            raise RefusedError("JSS916", "is for a newer jss; this one reads version 1", "update jss")
        return int(text)

    def given_stars(self, text: str) -> Decimal:
        """Public feedback that was given: 1 to 5 with at most two decimals."""
        stars = self.stars(text)
        if not isinstance(stars, Decimal):
            raise RefusedError("JSS927", "is not a number of stars", "leave out feedback that was not given")
        return stars


def _star_hint(text: str) -> str:
    said = stars_said(text)
    meant = [said] if said == "none" else plain_numbers(said)
    return f"write {meant[0]}" if meant else f"write {SCALE}, or none if none were given"


def _day_hint(text: str) -> str:
    if text.lower() == "today":
        return "name the day, or leave it out and ask with --as-of today"
    if not (meant := days(text)):
        return "write year, month and day: 2024-02-01"
    day_first, *month_first = meant
    both = f" (day first) or {month_first[0]} (month first); for a whole file: --date-order" if month_first else ""
    return f"write {day_first}{both}"
