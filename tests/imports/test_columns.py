"""A column decides how its days and amounts are read; what has two readings is refused."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest

from jss_cli.errors import InputError
from jss_cli.files.document import SourceText
from jss_cli.files.reading import Reading
from jss_cli.imports.columns import read_columns
from jss_cli.imports.source import Wish

FILE = SourceText("a.csv", "")


def lines(texts: Iterable[str]) -> dict[str, int]:
    return {text: place for place, text in enumerate(texts, 2)}


def days(*texts: str, **options: Any) -> dict[str, str]:
    found = read_columns(lines(texts), {}, FILE, Wish(Reading(**options)))
    return {text: f"{day}"[2:] for text, day in found.days.items()}


def amounts(*texts: str, **options: Any) -> list[str]:
    found = read_columns({}, lines(texts), FILE, Wish(Reading(**options)))
    return [f"{money.amount}{money.currency}" for text in texts if (money := found.amounts.get(text))]


@pytest.mark.parametrize(
    "text",
    [
        "Sep 25, 2026",
        "September 25, 2026",
        "Sept. 25, 2026",
        "25 Sep 2026",
        "25-Sep-26",
        "Fri, Sep 25, 2026",
        "9/25/2026",
        "09/25/26",
        "25.09.2026",
        "2026-09-25",
        "2026-09-25T10:11:12Z",
        "2026-09-25 10:11",
        "Sep 25, 2026, 10:11 AM",
        "9/25/2026 22:11",
        " 2026/9/25 ",
        "Sep\u00a025,\u00a02026",
        "46290",
    ],
)
def test_a_day_is_read_in_every_spelling_that_has_one_reading(text: str) -> None:
    assert days(text) == {text: "26-09-25"}


@pytest.mark.parametrize(
    "text", ["", "soon", "Sep 31, 2026", "2026-13-01", "1926-09-25", "9" * 5000, "Sep 2026", "١/٢/" * 40]
)
def test_what_is_no_day_is_left_out(text: str) -> None:
    assert days(text) == {}


def test_a_day_above_twelve_in_the_column_decides_for_all_of_it() -> None:
    assert days("3/4/2026", "9/25/2026") == {"3/4/2026": "26-03-04", "9/25/2026": "26-09-25"}
    assert days("3/4/2026", "25/9/2026") == {"3/4/2026": "26-04-03", "25/9/2026": "26-09-25"}


def test_where_no_day_decides_the_order_of_the_rows_does() -> None:
    assert days("9/5/2026", "8/12/2026", "8/7/2026") == {
        "9/5/2026": "26-09-05",
        "8/12/2026": "26-08-12",
        "8/7/2026": "26-08-07",
    }


def test_days_of_which_nothing_says_how_they_are_meant_are_refused_unless_a_person_says_it() -> None:
    with pytest.raises(InputError, match='line 2: "3/4/2026": day or month first') as raised:
        days("3/4/2026", "5/6/2026")
    assert [(fault.code, fault.hint) for fault in raised.value.faults] == [
        ("JSS801", "--date-order mdy, or --date-order dmy")
    ]
    assert days("3/4/2026", date_order="dmy") == {"3/4/2026": "26-04-03"}
    assert days("5/5/2026") == {"5/5/2026": "26-05-05"}


def test_rows_of_both_orders_are_refused_with_a_line_of_each() -> None:
    with pytest.raises(InputError, match="lines 2 and 4 have day and month in different orders"):
        days("13/4/2026", "1/1/2026", "4/13/2026")


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("1,250.00", "1250.00"),
        ("(25.00)", "-25.00"),
        ("−25.00", "-25.00"),
        ("-25.00", "-25.00"),
        ("25.00-", "-25.00"),
        ("$25.00", "25.00USD"),
        ("-$25.00", "-25.00USD"),
        ("$-25.00", "-25.00USD"),
        ("($1,234.56)", "-1234.56USD"),
        ("US$ 25", "25USD"),
        ("25.00 usd", "25.00USD"),
        ("500.00 €", "500.00EUR"),
        ("1 250.00", "1250.00"),
        ("1\u202f250,00", "1250.00"),
        ("1'250.00", "1250.00"),
        ("1.250,00", "1250.00"),
        ("+3.5", "3.5"),
        ("'-12.00", "-12.00"),
        ("1,250", "1250"),
        (".50", "0.50"),
    ],
)
def test_an_amount_is_read_to_the_cent_in_every_spelling(text: str, amount: str) -> None:
    assert amounts(text) == [amount]


@pytest.mark.parametrize("text", ["", "n/a", "ask", "(25.00", "12.34.56", "1e5", "1" * 13, "9" * 5000, "- - 5", "$"])
def test_what_is_no_amount_is_left_out(text: str) -> None:
    assert amounts(text) == []


def test_one_decimal_comma_makes_the_comma_decimal_for_the_whole_column() -> None:
    assert amounts("1.250", "120,50", "1.250,00") == ["1250", "120.50", "1250.00"]
    assert amounts("1.250", "120.50") == ["1.250", "120.50"]
    assert amounts("1.250", decimal="comma") == ["1250"]


def test_a_point_before_three_digits_alone_is_refused() -> None:
    with pytest.raises(InputError, match=r'line 2: "1\.250": a thousand, or three decimals'):
        amounts("1.250", "12")


WISH = Wish()


def read(days: str, amounts: str, language: str, wish: Wish = WISH) -> tuple[list[str], list[str], int]:
    of_days, of_amounts = ({t: place for place, t in enumerate(texts.split("|"), 2)} for texts in (days, amounts))
    found = read_columns(of_days, of_amounts, FILE, wish, language)
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
