from __future__ import annotations

import pytest

from jss_cli.errors import Position
from jss_cli.files.yaml_events import Mapping, Scalar, parse_tree


@pytest.mark.parametrize("mark", ["\u2028", "\u2029", "\u0085"])
def test_line_marks_of_unicode_are_text_and_do_not_shift_lines(mark: str) -> None:
    tree = parse_tree(f"a: x{mark}y # {mark}z\nb: 1\n", "x.yaml")
    assert isinstance(tree, Mapping)
    (_, a), (b, _) = tree.entries
    assert isinstance(a, Scalar)
    assert a.text == f"x{mark}y"
    assert b.position == Position(2, 1)
