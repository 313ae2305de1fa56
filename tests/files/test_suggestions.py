from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jss_cli.files.histories.converters import Grammar
from jss_cli.files.histories.fields import CONTRACT_FIELDS, TOP_FIELDS, by_name
from jss_cli.files.histories.showing import RefusedError
from jss_cli.files.reading import Reading
from jss_cli.files.suggestions import comma_numbers, days, plain_numbers

FIELDS = by_name((*CONTRACT_FIELDS, *TOP_FIELDS))


def convert(name: str, text: str, reading: Reading | None = None) -> object:
    return Grammar(reading or Reading()).converter(FIELDS[name])(text)


@given(st.text(max_size=12))
def test_suggestions_never_fail_and_are_themselves_valid(text: str) -> None:
    for number in plain_numbers(text):
        assert Decimal(number) >= 0
    for day in days(text):
        assert convert("started", day)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("1.200,50", ["1200.50"]),
        ("1,200.50", ["1200.50"]),
        ("1,200", ["1200", "1.200"]),
        ("1.200", ["1.200"]),
        ("1.200.50", []),
        ("0,200", ["0.200"]),
        ("12,5", ["12.5"]),
        ("1,234,567", ["1234567"]),
        ("1 200", ["1200"]),
        ("1'200.5", ["1200.5"]),
        (".5", ["0.5"]),
        ("5.", ["5"]),
        ("+5", ["5"]),
        ("½", ["0.5"]),
        ("٣٠٠", ["300"]),
        ("$1,234.50", ["1234.50"]),
        ("1\u00a0234,50", ["1234.50"]),
        ("1234.-", ["1234"]),
        ("250 USD", ["250"]),
        ("4.5 stars", ["4.5"]),
        ("4.85/5", ["4.85"]),
        ("1e5", ["100000"]),
        ("1,2,3", []),
        ("12,34,567", []),
        ("-5", []),
        ("words", []),
        ("", []),
    ],
)
def test_an_amount_is_read_in_every_way_in_which_it_may_have_been_meant(text: str, numbers: list[str]) -> None:
    assert plain_numbers(text) == numbers


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("01/02/2024", ["2024-02-01", "2024-01-02"]),
        ("13/02/2024", ["2024-02-13"]),
        ("02.13.2024", ["2024-02-13"]),
        ("02/02/2024", ["2024-02-02"]),
        ("1-2-24", ["2024-02-01", "2024-01-02"]),
        ("2024/2/1", ["2024-02-01"]),
        ("Thu, Feb 1, 2024", ["2024-02-01"]),
        ("Thursday 01/02/2024", ["2024-02-01"]),
        ("Sunday 01/02/2024", []),
        ("20240201", ["2024-02-01"]),
        ("2024-02-01T10:00", ["2024-02-01"]),
        ("Feb 3, 24", ["2024-02-03"]),
        ("3rd February 2024", ["2024-02-03"]),
        ("45324", ["2024-02-02"]),
        ("٢٠٢٤-٠٢-٠١", ["2024-02-01"]),
        ("30/02/2024", []),
        ("31.12.1998", []),
        ("3 Foo 2024", []),
        ("soon", []),
    ],
)
def test_a_day_is_read_in_every_way_in_which_it_may_have_been_meant(text: str, meant: list[str]) -> None:
    assert days(text) == meant


@pytest.mark.parametrize(
    ("text", "number"), [("€ 1.200", "1200"), ("1.200,50", "1200,50"), ("1200.50", "1200,50"), ("1'200,5", "1200,5")]
)
def test_where_a_comma_stands_before_decimals_a_point_parts_thousands(text: str, number: str) -> None:
    assert comma_numbers(text) == [number]
    with pytest.raises(RefusedError) as caught:
        convert("earned", text, Reading(decimal="comma"))
    assert caught.value.hint == f"write {number}"
