"""The days and the amounts of a column: one text may have two readings, the column as a whole has one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Literal

from jss_cli.errors import Fault, InputError
from jss_cli.files.document import SourceText
from jss_cli.imports.amounts import Decimals, Money, amount_of, decimals_shown
from jss_cli.imports.days import bare, day_readings
from jss_cli.imports.source import Wish
from jss_cli.visible import quoted

Order = Literal["dmy", "mdy"]
ORDERED = re.compile(r"([0-9]{1,2})[-/ ]([0-9]{1,2})[-/ ](?:[0-9]{4}|[0-9]{2})")
MOST_MONTHS = 12
FEWEST_SORTED = 3  # rows whose order says how their days are to be read
QUESTION_OF_DAYS, HINT_OF_DAYS = "day or month first? no row decides", "--date-order mdy, or --date-order dmy"
QUESTION_OF_AMOUNTS = "a thousand, or three decimals? no row decides"
HINT_OF_AMOUNTS = "--decimal comma, if the point parts thousands"
Lines = Mapping[str, int]  # the texts of a column, each with the first line that has it, in the order of these


def column_days(lines: Lines, document: SourceText, wish: Wish) -> dict[str, date]:
    """The day that each text of an export's column is, for those that are one.

    Where day and month could change places the column decides, else the order of its rows. Raises InputError (JSS801)
    where rows contradict each other, or nothing decides.
    """
    order = order_of(lines, document) or wish.reading.date_order or _order_of_rows(lines)
    if not order and (doubt := doubtful_day(lines)):
        raise two_readings(lines, doubt, document, QUESTION_OF_DAYS, HINT_OF_DAYS)
    return days_in(lines, order)


def order_of(lines: Lines, document: SourceText) -> Order | None:
    """The order that days above twelve show. Raises InputError (JSS801) for lines that show both."""
    decided: dict[Order, int] = {}
    for text, line in lines.items():
        match = ORDERED.fullmatch(bare(text))
        if match and match[1] != match[2] and len(day_readings(text)) == 1:
            decided.setdefault("dmy" if int(match[1]) > MOST_MONTHS else "mdy", line)
    if len(decided) > 1:
        at = " and ".join(map(str, sorted(decided.values())))
        message = f"lines {at} have day and month in different orders"
        raise InputError(Fault("JSS801", message, "write the days of both in one order", document.file))
    return next(iter(decided), None)


def doubtful_day(lines: Lines) -> str | None:
    """The first text that is two days."""
    return next((text for text in lines if len(day_readings(text)) > 1), None)


def days_in(lines: Lines, order: Order | None) -> dict[str, date]:
    """The day of each text that is one, in an order."""
    found = ((text, day_readings(text)) for text in lines)
    return {text: days[-1 if order == "mdy" else 0] for text, days in found if days}


def two_readings(lines: Lines, text: str, document: SourceText, question: str, hint: str) -> InputError:
    """The refusal (JSS801) of a column that can be read in two ways."""
    return InputError(Fault("JSS801", f"line {lines[text]}: {quoted(text)}: {question}", hint, document.file))


def _order_of_rows(lines: Lines) -> Order | None:
    """The one order in which the rows are sorted."""
    if doubtful_day(lines) is None:
        return None
    readings = [day_readings(text) for text in lines]
    orders: tuple[tuple[Order, int], ...] = (("dmy", 0), ("mdy", -1))
    sorted_by = [order for order, place in orders if _are_sorted(readings, place)]
    return sorted_by[0] if len(sorted_by) == 1 else None


def _are_sorted(readings: Iterable[tuple[date, ...]], place: int) -> bool:
    found = [days[place] for days in readings if days]
    return len(found) >= FEWEST_SORTED and found in (sorted(found), sorted(found, reverse=True))


def column_amounts(lines: Lines, document: SourceText, wish: Wish) -> dict[str, Money]:
    """The amount that each text of an export's column is, for those that are one.

    One 1.250,00 makes the comma decimal for all of it. Raises InputError (JSS801) where 1.250 is all there is.
    """
    decimals = wish.reading.decimal or decimals_of(lines)
    doubts = [] if decimals else [text for text in doubtful_amounts(lines) if "." in text]
    if doubts:
        raise two_readings(lines, doubts[0], document, QUESTION_OF_AMOUNTS, HINT_OF_AMOUNTS)
    return amounts_in(lines, decimals, wish)


def decimals_of(lines: Lines) -> Decimals | None:
    """The sign before the decimals that the amounts with one reading show; None: they show none, or both."""
    shown = {decimals for text in lines if (decimals := decimals_shown(text))}
    return shown.pop() if len(shown) == 1 else None


def doubtful_amounts(lines: Lines) -> list[str]:
    """The texts with a sign before three digits at the end, which may part thousands or decimals."""
    return [text for text in lines if (amount := amount_of(text)) and not amount.is_clear]


def amounts_in(lines: Lines, decimals: Decimals | None, wish: Wish) -> dict[str, Money]:
    """The amount of each text that is one, by the sign before its decimals."""
    amounts = ((text, amount_of(text, wish.reading.max_digits)) for text in lines)
    return {text: amount.read(decimals or "point") for text, amount in amounts if amount}
