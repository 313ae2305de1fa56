from __future__ import annotations

import pytest

from jss_cli.files.histories.wordings import says_open, stars_said


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
