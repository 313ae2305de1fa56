"""A sheet's days and amounts, by its columns, else by its language."""

from __future__ import annotations

import pytest

from jss_cli.errors import InputError
from jss_cli.files.document import SourceText
from jss_cli.files.reading import Reading
from jss_cli.imports.sheet_columns import readings_of_sheet
from jss_cli.imports.source import Wish

FILE = SourceText("a.csv", "")
WISH = Wish()


def read(days: str, amounts: str, language: str, wish: Wish = WISH) -> tuple[list[str], list[str], int]:
    of_days, of_amounts = ({t: place for place, t in enumerate(texts.split("|"), 2)} for texts in (days, amounts))
    found = readings_of_sheet(of_days, of_amounts, language, FILE, wish)
    return list(map(str, found.days.values())), [str(m.amount) for m in found.amounts.values()], len(found.remarks)


@pytest.mark.parametrize(
    ("days", "amounts", "language", "found"),
    [
        ("3/4/2025|13/4/2025", "1.200|1.200,50", "en", (["2025-04-03", "2025-04-13"], ["1200", "1200.50"], 0)),
        ("3/4/2025|4/13/2025", "1.200|9.50", "de", (["2025-03-04", "2025-04-13"], ["1.200", "9.50"], 0)),
        ("3/4/2025", "1.200", "es", (["2025-04-03"], ["1200"], 2)),
        ("3.4.2025", "1,200", "en", (["2025-04-03"], ["1200"], 0)),
        ("3/4/2025", "1,200", "pt", (["2025-04-03"], ["1.200"], 2)),
        ("3/3/2025|soon", "1 200|ask", "en", (["2025-03-03"], ["1200"], 0)),
    ],
)
def test_a_column_decides_else_the_language_does_which_is_told(
    days: str, amounts: str, language: str, found: tuple[list[str], list[str], int]
) -> None:
    assert read(days, amounts, language) == found


@pytest.mark.parametrize(
    ("days", "amounts", "message"),
    [
        ("3/4/2025", "5", 'line 2: "3/4/2025": day or month first? no row decides'),
        ("13/4/2025|4/13/2025", "5", "lines 2 and 3 have day and month in different orders"),
        ("2025-03-04", "12|1.200", 'line 3: "1.200": a thousand, or three decimals? no row decides'),
    ],
)
def test_english_headers_decide_nothing(days: str, amounts: str, message: str) -> None:
    with pytest.raises(InputError) as raised:
        read(days, amounts, "en")
    assert [(fault.code, fault.message) for fault in raised.value.faults] == [("JSS801", message)]


def test_what_a_person_says_is_taken() -> None:
    wish = Wish(Reading(date_order="mdy", decimal="comma"))
    assert read("3/4/2025", "1.200", "en", wish) == (["2025-03-04"], ["1200"], 0)
