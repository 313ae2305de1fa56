"""What a person may have meant by a value that the grammar refuses: every reading of it, for a hint only."""

from __future__ import annotations

import re
import unicodedata
from contextlib import suppress
from datetime import date, timedelta

FRACTIONS = {"½": "0.5", "¼": "0.25", "¾": "0.75"}
SIGNS = r"(?i)^[$€£¥₹]|[$€£¥₹]$|\b[A-Z]{3}\b|(?<=\d)\s*(?:stars?|/\s*5)$|(?<=\d)[.,]-+$"  # compiled when it is used
SWAPPED = str.maketrans(".,", ",.")
DIGITS = r"[\d\s_'’.,]+"  # and what may part them
YEARS = range(1999, 2101)  # marketplaces for freelancers began in 1999; a century more cannot overflow
CENTURY = 100  # a year below it is written with two digits
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
WEEKDAY = r"(?i)(mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? +(?=\S)"
SHEET_EPOCH = date(1899, 12, 30)  # day 0 of spreadsheet dates, so that day 60 and later come out right


def plain_numbers(text: str) -> list[str]:
    """The plain numbers a text can be read as: "1.200,50" as 1200.50, "1,200" as 1200 and 1.200."""
    from jss_cli.files.amounts import amount_of  # noqa: PLC0415 - most numbers are plain already

    bare = re.sub(SIGNS, "", _ascii_digits(FRACTIONS.get(text, text))).strip().removeprefix("+")
    if re.fullmatch(r"\d{1,7}[eE]\+?\d{1,2}", bare):
        return [format(int(float(bare)))]
    if re.fullmatch(r"\d*\.?\d+\.?|\d+\.", bare):
        return [_tidy(bare)]
    amount = amount_of(bare.replace("_", " "), len(bare)) if re.fullmatch(DIGITS, bare) else None
    found = (amount.point, amount.comma) if amount else ()
    return list(dict.fromkeys(format(number, "f") for number in found if number is not None))


def comma_numbers(text: str) -> list[str]:
    """The same where a comma stands before decimals, and in the numbers found: "1.200,5" as 1200,5, "1.200" as 1200."""
    return [number.translate(SWAPPED) for number in plain_numbers(text.translate(SWAPPED))[:1]]


def _ascii_digits(text: str) -> str:
    """The text with the digits of every script as 0 to 9."""
    return "".join(str(unicodedata.decimal(sign, sign)) for sign in text)


def _tidy(text: str) -> str:
    text = text.removesuffix(".")
    return "0" + text if text.startswith(".") else text


def days(text: str) -> list[str]:
    """The days a text can be read as, written YYYY-MM-DD: two for "01/02/2024", one for "13/02/2024"."""
    text = _ascii_digits(text)
    weekday = re.match(WEEKDAY, text)
    found = [day for day in _spellings(text[weekday.end() :] if weekday else text) if day]
    if weekday:
        found = [day for day in found if WEEKDAYS[day.weekday()] == weekday[1].lower()]
    return list(dict.fromkeys(day.isoformat() for day in found if day.year in YEARS))


def _spellings(text: str) -> list[date | None]:
    if re.fullmatch(r"\d{5}", text):
        return [SHEET_EPOCH + timedelta(days=int(text))]
    if match := re.fullmatch(r"(\d{4})[-/. ]?(\d{1,2})[-/. ]?(\d{1,2})(?:[T ].*)?", text):
        year, month, day = map(int, match.groups())
        return [calendar_day(year, month, day)]
    if match := re.fullmatch(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})", text):
        first, second, year = map(int, match.groups())
        return [calendar_day(year, second, first), calendar_day(year, first, second)]
    if match := re.fullmatch(r"([A-Za-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4}|\d{2})", text):
        return [_named(match[3], match[1], match[2])]
    if match := re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)?[. -]+([A-Za-z]{3,9})\.?,?[ -](\d{4}|\d{2})", text):
        return [_named(match[3], match[2], match[1])]
    return []


def _named(year: str, month: str, day: str) -> date | None:
    short = month[:3].lower()
    return calendar_day(int(year), MONTHS.index(short) + 1, int(day)) if short in MONTHS else None


def calendar_day(year: int, month: int, day: int) -> date | None:
    """The day of the calendar, of this century if the year has two digits; None: there is no such day."""
    with suppress(ValueError, OverflowError):
        return date(year if year >= CENTURY else 2000 + year, month, day)
    return None
