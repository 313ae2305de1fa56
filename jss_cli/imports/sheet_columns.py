"""How the days and amounts of a sheet are to be read: as its columns show, else as its language has it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from jss_cli.dataclass import dataclass
from jss_cli.files.document import SourceText
from jss_cli.imports.amounts import Decimals, Money
from jss_cli.imports.columns import (
    HINT_OF_AMOUNTS,
    HINT_OF_DAYS,
    QUESTION_OF_AMOUNTS,
    QUESTION_OF_DAYS,
    Lines,
    Order,
    amounts_in,
    days_in,
    decimals_of,
    doubtful_amounts,
    doubtful_day,
    order_of,
    two_readings,
)
from jss_cli.imports.headings import NAMES
from jss_cli.imports.source import Wish
from jss_cli.visible import quoted


@dataclass(frozen=True, slots=True)
class SheetReadings:
    """The day and the amount of each text that is one, and what is told of how they were read."""

    days: Mapping[str, date]
    amounts: Mapping[str, Money]
    remarks: tuple[str, ...]


def readings_of_sheet(days: Lines, amounts: Lines, language: str, document: SourceText, wish: Wish) -> SheetReadings:
    """The readings of the texts in the columns of days and of amounts.

    Raises InputError (JSS801) for days of two orders, and where nothing decides and the headers are English.
    """
    order, told_days = _order(days, language, document, wish)
    decimals, told_amounts = _decimals(amounts, language, document, wish)
    remarks = (*told_days, *told_amounts)
    return SheetReadings(days_in(days, order), amounts_in(amounts, decimals, wish), remarks)


def _order(days: Lines, language: str, document: SourceText, wish: Wish) -> tuple[Order | None, list[str]]:
    order = order_of(days, document) or wish.reading.date_order
    doubt = None if order else doubtful_day(days)
    if doubt is None:
        return order, []
    if language == "en":
        raise two_readings(days, doubt, document, QUESTION_OF_DAYS, HINT_OF_DAYS)
    return "dmy", [f"{quoted(doubt)} is read with the day first, as in {NAMES[language]}: --date-order mdy if not"]


def _decimals(amounts: Lines, language: str, document: SourceText, wish: Wish) -> tuple[Decimals | None, list[str]]:
    decimals = wish.reading.decimal or decimals_of(amounts)
    doubts = [] if decimals else doubtful_amounts(amounts)
    if language == "en":
        if doubts := [text for text in doubts if "." in text]:
            raise two_readings(amounts, doubts[0], document, QUESTION_OF_AMOUNTS, HINT_OF_AMOUNTS)
        return decimals, []
    told = f"a comma stands before decimals, as in {NAMES[language]}: --decimal point if not"
    return decimals or "comma", [f"{quoted(text)}: {told}" for text in doubts[:1]]
