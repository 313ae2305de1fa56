from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from jss_cli.files.histories.converters import Grammar
from jss_cli.files.histories.fields import CONTRACT_FIELDS, TOP_FIELDS, by_name
from jss_cli.files.reading import Reading
from jss_cli.files.suggestions import days, nearest, plain_numbers

FIELDS = by_name((*CONTRACT_FIELDS, *TOP_FIELDS))


def convert(name: str, text: str, reading: Reading | None = None) -> object:
    return Grammar(reading or Reading()).converter(FIELDS[name])(text)


@given(st.text(max_size=12))
def test_suggestions_never_fail_and_are_themselves_valid(text: str) -> None:
    for number in plain_numbers(text):
        assert Decimal(number) >= 0
    for day in days(text):
        assert convert("started", day)


def test_the_nearest_word_is_near() -> None:
    assert nearest("Clint", ("client", "freelancer")) == "client"
    assert nearest("xyz", ("client",)) is None
