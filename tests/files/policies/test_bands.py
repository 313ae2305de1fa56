from __future__ import annotations

import pytest

from jss_cli.files.policies.bands import band_of


@pytest.mark.parametrize(
    ("word", "answers"),
    [
        ("0-4", ("0", "1", "2", "3", "4")),
        ("9-10", ("9", "10")),
        ("6", ("6",)),
        ("none", ("none",)),
        ("not_needed", ("not_needed",)),
        ("4-0", ()),
    ],
)
def test_a_band_names_each_of_its_answers_and_a_word_itself(word: str, answers: tuple[str, ...]) -> None:
    assert band_of(word) == answers
