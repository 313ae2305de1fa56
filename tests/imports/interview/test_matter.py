from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from jss_cli.files.histories.showing import RefusedError
from jss_cli.imports.interview.matter import COLUMNS, fitted, observed_value, prompt, value_of


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("started", "Oct 1, 2026", date(2026, 10, 1)),
        ("earned", "$1,900.00", Decimal("1900.00")),
        ("feedback.stars", "5 stars", Decimal(5)),
        ("title", "Ad, 1.200 words", "Ad, 1.200 words"),
    ],
)
def test_an_answer_is_taken_as_a_person_writes_it_where_it_has_one_reading(name: str, text: str, value: object) -> None:
    assert value_of(name, text) == value


@pytest.mark.parametrize(("name", "text"), [("started", "01/02/2026"), ("earned", "1,200"), ("earned", "500 EUR")])
def test_an_answer_of_two_readings_or_another_currency_is_refused(name: str, text: str) -> None:
    with pytest.raises(RefusedError):
        value_of(name, text)


def test_an_arrow_key_is_no_answer() -> None:
    with pytest.raises(RefusedError, match="control character"):
        value_of("client", "A\x1b[D")


def test_a_percent_may_bear_its_sign() -> None:
    assert observed_value("score", "86 %") == 86


@pytest.mark.parametrize(
    ("text", "columns", "shown"),
    [
        ("Price list", 20, "Price list"),
        ("Price\n list", 20, "Price list"),
        ("Price list layout", 13, "Price list..."),
        ("価格表のレイアウト", 9, "価格表..."),
        ("a\x1b[2J", 20, "a\\u001b[2J"),
    ],
)
def test_a_text_is_shown_on_one_line_and_cut_by_columns(text: str, columns: int, shown: str) -> None:
    assert fitted(text, columns) == shown


def test_a_prompt_is_one_line_that_says_what_enter_means() -> None:
    assert prompt("[3 of 9]", "Amount in USD", "not known") == "[3 of 9] Amount in USD, Enter = not known: "
    assert prompt("", "Client (" + "A, " * 50, "not known").endswith("..., Enter = not known: ")
    assert len(prompt("[100 of 1000]", "x" * 500, "y" * 500)) <= COLUMNS
