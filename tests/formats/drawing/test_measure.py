from __future__ import annotations

import pytest

from jss_cli.formats.drawing.measure import lines_within, width


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", []),
        ("short", ["short"]),
        ("two words here", ["two words", "here"]),
        ("a much longer text than fits", ["a much", "longer tex…"]),
        ("x" * 30, ["x" * 10, "x" * 9 + "…"]),
        ("标" * 9, ["标" * 7, "标标"]),
    ],
)
def test_a_text_is_wrapped_between_words_and_cut_where_there_is_no_room(text: str, lines: list[str]) -> None:
    assert lines_within(text, 7, 2) == lines
    assert all(width(line) <= 7 for line in lines)


def test_marks_that_stand_on_other_letters_take_no_room() -> None:
    assert width("e\u0301") == width("e")
