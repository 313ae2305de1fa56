from __future__ import annotations

import pytest

from jss_cli.errors import Position
from jss_cli.files.histories.showing import length_of, says_open, shape_of, stars_said, too_long_name
from jss_cli.files.yaml_events import Mapping, Node, Scalar, Sequence
from jss_cli.visible import quoted

HERE = Position(1, 1)


@pytest.mark.parametrize(
    ("text", "shown"),
    [("", '""'), ('say "hi"', '"say "hi""'), ("a" * 60, f'"{"a" * 60}"'), ("a" * 61, f'"{"a" * 60}…"')],
)
def test_a_text_is_shown_in_quotes_up_to_sixty_characters(text: str, shown: str) -> None:
    assert quoted(text) == shown


@pytest.mark.parametrize(
    ("node", "shape", "length"),
    [
        (Scalar("12", HERE, plain=True), '"12"', 2),
        (Scalar("12", HERE, plain=False), '"12"', 4),
        (Scalar("", HERE, plain=True), "nothing", 0),
        (Mapping((), HERE), "fields with values", 1),
        (Sequence((), HERE), "a list", 1),
    ],
)
def test_a_value_is_shown_as_it_is_or_as_what_it_is(node: Node, shape: str, length: int) -> None:
    assert (shape_of(node), length_of(node)) == (shape, length)


def test_a_name_that_is_too_long_is_told_with_its_length() -> None:
    message, _ = too_long_name("x_" + "a" * 99)
    assert message.startswith('the name "x_aaa')
    assert message.endswith('…" is 101 characters long; the limit is 100')


@pytest.mark.parametrize(
    ("text", "stars"),
    [
        ("★★★★☆", "4"),
        ("⭐\ufe0f⭐\ufe0f", "2"),
        ("★★★★½", "4.5"),
        ("4.9 ★", "4.9"),
        ("★ 4,9", "4,9"),
        ("4.2 out of 5 stars", "4.2"),
        ("Rating is 4.2 out of 5.", "4.2"),
        ("No feedback given", "none"),
        ("☆☆☆☆☆", "☆☆☆☆☆"),
        ("★★★★★★", "★★★★★★"),
        ("96 %", "96 %"),
    ],
)
def test_stars_are_said_in_many_ways(text: str, stars: str) -> None:
    assert stars_said(text) == stars


def test_an_end_that_is_not_there_yet_is_said_in_many_ways() -> None:
    assert [says_open(text) for text in ("Present", "in progress", "still-open", "-", "unknown")] == [True] * 3 + [
        False
    ] * 2
