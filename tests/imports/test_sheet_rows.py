"""What the cells of a row claim."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from jss_cli.domain.history import UNKNOWN
from jss_cli.domain.vague import DayBounds
from jss_cli.files.document import SourceText
from jss_cli.imports.columns import read_columns
from jss_cli.imports.headings import find_heading
from jss_cli.imports.sheet_map import NO_MAP
from jss_cli.imports.sheet_rows import RowReader, _kind_of, _recommend_of, _stars_of, row_of
from jss_cli.imports.source import Wish

FILE = SourceText("a.csv", "")
FEBRUARY = DayBounds(date(2025, 2, 1), date(2025, 2, 28))


def claims(header: str, cells: str, currency: str = "") -> tuple[dict[str, object], list[str]]:
    """The claims of a row under a header, and what is told of it."""
    heading = find_heading([["Title", "Client", "Id", *header.split("|")]], NO_MAP, FILE)
    assert heading
    row = row_of(2, ["Logo", "", "", *cells.split("|")], heading)
    lines = dict.fromkeys(row.texts.values(), 2)
    readings = read_columns(lines, lines, FILE, Wish(), heading.language)
    reader = RowReader(heading, readings, "USD", 100, currency)
    found = {name: claim.value for name, claim in reader.claims(row, "line 2")}
    return {name: value for name, value in found.items() if name != "title"}, reader.untold


@pytest.mark.parametrize(
    ("header", "cells", "found"),
    [
        (
            "Type|From|To",
            "Fixed-price|2025-02-03|present",
            {"kind": "fixed", "started": date(2025, 2, 3), "ended": None},
        ),
        ("From|To", "Feb 2025|2025-02", {"started": FEBRUARY, "ended": FEBRUARY}),
        ("From|To", "unknown|", {}),
        ("Amount|Refund", "$1,250.00|-50", {"earned": Decimal("1250.00"), "refunded": Decimal(50)}),
        ("Stars|Would recommend", "4,8|10/10", {"feedback.stars": Decimal("4.8"), "feedback.recommend": 10}),
        ("Stars|To", "no feedback|2025-02-03", {"feedback.stars": None, "ended": date(2025, 2, 3)}),
        ("Stars|To", "none|open", {"ended": None}),
        ("Stars|To", "4.7|open", {"feedback.stars": Decimal("4.7"), "ended": None}),
    ],
)
def test_a_cell_that_says_something_is_a_claim(header: str, cells: str, found: dict[str, object]) -> None:
    assert claims(header, cells) == (found, [])


@pytest.mark.parametrize(
    ("header", "cells", "found", "told"),
    [
        ("Amount", "ask", {}, 'line 2: "ask" is no amount: earned stays unknown'),
        ("Amount", "-5", {}, 'line 2: "-5" is below zero: earned stays unknown'),
        ("To", "soon", {}, 'line 2: "soon" is no day: ended stays unknown'),
        ("Stars", "96 %", {}, 'line 2: "96 %" is no number of stars from 1 to 5'),
        ("Stars", "B+", {}, 'line 2: "B+" is no number of stars from 1 to 5'),
        ("Type", "weekly", {}, 'line 2: "weekly" is no kind of contract: fixed, or hourly'),
        ("Would recommend", "11", {}, 'line 2: "11" is no answer from 0 to 10'),
        (
            "Amount",
            "500.00 EUR",
            {"earned": UNKNOWN, "x_earned": "500.00 EUR"},
            "line 2: 500.00 EUR is not converted: earned stays unknown",
        ),
        (
            "Amount|Currency",
            "500|eur",
            {"earned": UNKNOWN, "x_earned": "500 EUR"},
            "line 2: 500 EUR is not converted: earned stays unknown",
        ),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line(
    header: str, cells: str, found: dict[str, object], told: str
) -> None:
    assert claims(header, cells) == (found, [told])


def test_an_amount_without_a_currency_is_in_that_of_the_sheet() -> None:
    assert claims("Amount|From", "5|2025-02-03", "EUR")[0]["earned"] is UNKNOWN
    assert claims("Amount|From", "$5|2025-02-03", "EUR")[0]["earned"] == Decimal(5)


@pytest.mark.parametrize(
    ("text", "stars"),
    [
        ("4,8", "4.8"),
        ("5/5", "5"),
        ("4.85 out of 5", "4.85"),
        ("5 stars", "5"),
        ("★★★★☆", "4"),
        ("⭐⭐⭐⭐⭐", "5"),
        ("4,5 von 5", "4.5"),
        ("sin valoración", "None"),
        ("keine", "None"),
        ("0", "unknown"),
        ("18/20", "unknown"),
        ("100%", "unknown"),
        ("★" * 6, "unknown"),
    ],
)
def test_stars_are_read_in_every_spelling_and_a_percent_or_a_mark_is_none(text: str, stars: str) -> None:
    found = _stars_of(text)
    assert ("unknown" if found is UNKNOWN else str(found)) == stars


def test_kinds_and_private_answers_are_read_in_every_language() -> None:
    assert [_kind_of(text) for text in ("Festpreis", "Por hora", "FIXED ($500)", "погодинно")] == [
        "fixed",
        "hourly",
        "fixed",
        "hourly",
    ]
    assert [_recommend_of(text) for text in ("10", "0", "7 von 10", "keine")] == [10, 0, 7, None]
    assert _recommend_of("yes") is UNKNOWN
