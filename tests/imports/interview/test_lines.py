from __future__ import annotations

import pytest

from jss_cli.imports.interview.lines import COLUMNS, fitted, prompt


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
