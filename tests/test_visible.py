from __future__ import annotations

from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jss_cli.visible import ascii_only, visible

SHOWN_AS = {
    "plain text, [/x] and =1+1 too": "plain text, [/x] and =1+1 too",
    "\x1b[31mred": r"\u001b[31mred",
    "\x9b31m": r"\u009b31m",
    "bell\x07 tab\t line\n return\r": r"bell\u0007 tab\u0009 line\u000a return\u000d",
    "\u202eevil\u2066": r"\u202eevil\u2066",
    "a\u2028b\u2029c": r"a\u2028b\u2029c",
    "\ud800": r"\ud800",
    "\ue000\ufeff\u200b": r"\ue000\ufeff\u200b",
    "\U000e0041": r"\U000e0041",
    "Žofie, 王, é": "Žofie, 王, é",
    "👨‍👩‍👧": "👨‍👩‍👧",
    "می\u200cخواهم": "می\u200cخواهم",
}


@pytest.mark.parametrize(("text", "shown"), SHOWN_AS.items())
def test_what_a_terminal_would_obey_is_shown_by_its_number_and_all_else_as_it_is(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text(st.characters()))
def test_no_text_keeps_a_character_that_is_obeyed(text: str) -> None:
    assert not {category(char) for char in visible(text)} & {"Cc", "Cs", "Cn", "Co", "Zl", "Zp"}
    assert visible(visible(text)) == visible(text)


@given(st.text(st.characters()))
def test_a_terminal_without_unicode_gets_ascii(text: str) -> None:
    assert ascii_only(text).isascii()


def test_our_own_signs_have_a_look_in_ascii() -> None:
    assert ascii_only("−12.5 ▇▇ … Ž") == r"-12.5 ## ... \u017d"
