"""The days and the amounts of a column: one text may have two readings, the column as a whole has one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Literal

from jss_cli.dataclass import dataclass
from jss_cli.errors import Fault, InputError
from jss_cli.files.amounts import Decimals, Money, amount_of, decimals_shown
from jss_cli.files.document import SourceText
from jss_cli.imports.days import bare, day_readings
from jss_cli.imports.headings import LANGUAGES
from jss_cli.imports.source import Wish
from jss_cli.visible import quoted

_Order = Literal["dmy", "mdy"]
ORDERED = re.compile(r"([0-9]{1,2})[-/ ]([0-9]{1,2})[-/ ](?:[0-9]{4}|[0-9]{2})")
MOST_MONTHS = 12
FEWEST_SORTED = 3  # rows whose order says how their days are to be read
UNDECIDED = ("", "en")  # headers that tell nothing of days and decimals
_Lines = Mapping[str, int]  # the texts of a column, each with the first line that has it, in the order of these


@dataclass(frozen=True, slots=True)
class ColumnReadings:
    """The day and the amount of each text that is one, and what is told of how they were read."""

    days: Mapping[str, date]
    amounts: Mapping[str, Money]
    remarks: tuple[str, ...]


def read_columns(days: _Lines, amounts: _Lines, document: SourceText, wish: Wish, language: str = "") -> ColumnReadings:
    """The readings of the texts in the columns of days and of amounts: of a sheet with headers of a language, or,
    without one, of an export, whose rows stand in the order of their days.

    Where a text could be two days or amounts the column decides (one 1.250,00 makes the comma decimal for all of it),
    else the language. Raises InputError (JSS801) for days of two orders, and where nothing decides and the headers are
    English.
    """
    order, told_days = _order(days, document, wish, language)
    decimals, told_amounts = _decimals(amounts, document, wish, language)
    found = ((text, day_readings(text)) for text in days)
    paid = ((text, amount_of(text, wish.reading.max_digits)) for text in amounts)
    return ColumnReadings(
        {text: known[-1 if order == "mdy" else 0] for text, known in found if known},
        {text: amount.read(decimals or "point") for text, amount in paid if amount},
        (*told_days, *told_amounts),
    )


def _order(days: _Lines, document: SourceText, wish: Wish, language: str) -> tuple[_Order | None, list[str]]:
    order = _order_of(days, document) or wish.reading.date_order or (None if language else _order_of_rows(days))
    doubt = None if order else _doubtful_day(days)
    if doubt is None:
        return order, []
    if language in UNDECIDED:
        hint = "--date-order mdy, or --date-order dmy"
        raise _two_readings(days, doubt, document, "day or month first? no row decides", hint)
    return "dmy", [f"{quoted(doubt)} is read with the day first, as in {LANGUAGES[language]}: --date-order mdy if not"]


def _decimals(amounts: _Lines, document: SourceText, wish: Wish, language: str) -> tuple[Decimals | None, list[str]]:
    decimals = wish.reading.decimal or _decimals_of(amounts)
    read = ((text, amount_of(text)) for text in amounts) if not decimals else ()
    doubts = [text for text, amount in read if amount and not amount.shows and amount.point != amount.comma]
    if language not in UNDECIDED:
        told = f"a comma stands before decimals, as in {LANGUAGES[language]}: --decimal point if not"
        return decimals or "comma", [f"{quoted(text)}: {told}" for text in doubts[:1]]
    for text in (text for text in doubts if "." in text):
        question, hint = (
            "a thousand, or three decimals? no row decides",
            "--decimal comma, if the point parts thousands",
        )
        raise _two_readings(amounts, text, document, question, hint)
    return decimals, []


def _order_of(lines: _Lines, document: SourceText) -> _Order | None:
    """The order that days above twelve show. Raises InputError (JSS801) for lines that show both."""
    decided: dict[_Order, int] = {}
    for text, line in lines.items():
        match = ORDERED.fullmatch(bare(text))
        if match and match[1] != match[2] and len(day_readings(text)) == 1:
            decided.setdefault("dmy" if int(match[1]) > MOST_MONTHS else "mdy", line)
    if len(decided) > 1:
        at = " and ".join(map(str, sorted(decided.values())))
        message = f"lines {at} have day and month in different orders"
        raise InputError(Fault("JSS801", message, "write the days of both in one order", document.file))
    return next(iter(decided), None)


def _doubtful_day(lines: _Lines) -> str | None:
    return next((text for text in lines if len(day_readings(text)) > 1), None)


def _two_readings(lines: _Lines, text: str, document: SourceText, question: str, hint: str) -> InputError:
    """The refusal (JSS801) of a column that can be read in two ways."""
    return InputError(Fault("JSS801", f"line {lines[text]}: {quoted(text)}: {question}", hint, document.file))


def _order_of_rows(lines: _Lines) -> _Order | None:
    """The one order in which the rows are sorted."""
    if _doubtful_day(lines) is None:
        return None
    readings = [day_readings(text) for text in lines]
    orders: tuple[tuple[_Order, int], ...] = (("dmy", 0), ("mdy", -1))
    sorted_by = [order for order, place in orders if _are_sorted(readings, place)]
    return sorted_by[0] if len(sorted_by) == 1 else None


def _are_sorted(readings: Iterable[tuple[date, ...]], place: int) -> bool:
    found = [days[place] for days in readings if days]
    return len(found) >= FEWEST_SORTED and found in (sorted(found), sorted(found, reverse=True))


def _decimals_of(lines: _Lines) -> Decimals | None:
    """The sign before the decimals that the amounts with one reading show; None: they show none, or both."""
    shown = {decimals for text in lines if (decimals := decimals_shown(text))}
    return shown.pop() if len(shown) == 1 else None
