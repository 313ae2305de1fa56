from __future__ import annotations

import pytest

from jss_cli.errors import Position
from jss_cli.files.document import SourceText


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [""]),
        ("a\nb", ["a", "b"]),
        ("a\r\nb\rc\n", ["a", "b", "c", ""]),
        ("a\n\rb", ["a", "", "b"]),
        ("a\u2028b\x0bc\x85d", ["a\u2028b\x0bc\x85d"]),
    ],
)
def test_lines_end_at_the_three_line_ends_and_at_nothing_else(text: str, lines: list[str]) -> None:
    assert SourceText("h.yaml", text).lines == lines


def test_every_character_stands_in_its_line_and_column() -> None:
    document = SourceText("h.yaml", "ab\r\né\n\nx")
    for offset, sign in enumerate(document.text):
        position = document.position(offset)
        line = document.lines[position.line - 1] + "\n\n"
        assert sign in ("\r", "\n") or line[position.column - 1] == sign
    assert document.position(len(document.text)) == Position(4, 2)


@pytest.mark.parametrize(
    ("position", "length", "excerpt", "shown"),
    [
        (Position(1, 3), 2, "0123456", 2),
        (Position(1, 3), 99, "0123456", 5),
        (Position(1, 8), 3, "0123456", 1),
        (Position(2, 1), 0, "ab", 1),
        (Position(9, 1), 4, "", 1),
    ],
)
def test_a_fault_shows_its_line_and_no_more_than_is_left_of_it(
    position: Position, length: int, excerpt: str, shown: int
) -> None:
    fault = SourceText("h.yaml", "0123456\nab").fault("JSS910", "message", "hint", position, length)
    assert (fault.file, fault.position, fault.excerpt, fault.length) == ("h.yaml", position, excerpt, shown)
