"""Names are compared without what spreadsheets and pages put round them."""

from __future__ import annotations

import pytest

from jss_cli.imports.names import name_of


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (" Birch\u00a0 Bakery ", "Birch Bakery"),
        ("Cafe\u0301", "Café"),
        ("'=1+1", "=1+1"),
        ("\ufeffAnn", "Ann"),
        ("a\nb", "a b"),
    ],
)
def test_a_name_keeps_its_letters_and_nothing_else(text: str, name: str) -> None:
    assert name_of(text) == name
