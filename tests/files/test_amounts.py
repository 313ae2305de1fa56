"""Amounts as people write them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jss_cli.files.amounts import amount_of, money_of
from jss_cli.files.reading import Reading


@pytest.mark.parametrize(
    ("text", "point", "comma", "currency"),
    [
        ("1200.5", "1200.5", None, ""),
        ("1.200,50", None, "1200.50", ""),
        ("1,200.50", "1200.50", None, ""),
        ("1 200,50", None, "1200.50", ""),
        ("1\u00a0200,50", None, "1200.50", ""),
        ("1\u202f200,50 €", None, "1200.50", "EUR"),
        ("1'200.50", "1200.50", None, ""),
        ("CHF 1’200.50", "1200.50", None, "CHF"),
        ("1.200", "1.200", "1200", ""),
        ("1,200", "1200", "1.200", ""),
        ("1200", "1200", "1200", ""),
        ("1.234.567", None, "1234567", ""),
        ("$1,234.56", "1234.56", None, "USD"),
        ("US$ 240", "240", "240", "USD"),
        ("240,00 US$", None, "240.00", "USD"),
        ("EUR 500", "500", "500", "EUR"),
        ("500 EUR", "500", "500", "EUR"),
        ("1.200,- €", "1.200", "1200", "EUR"),
        ("R$ 300,00", None, "300.00", "BRL"),
        ("(25.00)", "-25.00", None, ""),
        ("($1,225.00)", "-1225.00", None, "USD"),
        ("-$25.00", "-25.00", None, "USD"),
        ("−25.00", "-25.00", None, ""),
        ("$-25", "-25", "-25", "USD"),
        ("0,500", None, "0.500", ""),
        (".5", ".5", None, ""),
    ],
)
def test_an_amount_has_one_reading_or_two(text: str, point: str | None, comma: str | None, currency: str) -> None:
    amount = amount_of(text)
    assert amount
    assert amount.point == (None if point is None else Decimal(point))
    assert amount.comma == (None if comma is None else Decimal(comma))
    assert amount.currency == currency
    assert (amount.shows is None) == (point is not None and comma is not None)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "n/a",
        "ask",
        "5 stars",
        "1.2.3",
        "1,23,4",
        "(5.00",
        "5.00)",
        "0,123.00",
        "12 34",
        "(5",
        "5 apples",
        "$5 EUR",
        "9" * 13,
        "1" * 99,
    ],
)
def test_what_is_no_amount_is_none(text: str) -> None:
    assert amount_of(text) is None


@pytest.mark.parametrize(
    ("text", "amount"), [("1.5e3", "1500"), ("310.0", "310.0"), ("2e-1", "0.2"), ("$5", "5"), ("1e13", None)]
)
def test_a_number_of_a_program_is_written_out(text: str, amount: str | None) -> None:
    money = money_of(text, Reading())
    assert (money and str(money.amount)) == amount
