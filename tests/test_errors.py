from __future__ import annotations

from collections.abc import Iterable

import pytest

from jss_cli.errors import did_you_mean


@pytest.mark.parametrize(
    ("word", "known", "hint"),
    [
        ("Clint", ("client", "freelancer"), 'did you mean "client"?'),
        ("usd", ("USD", "EUR"), 'did you mean "USD"?'),
        ("jobtitle", {"job_title": "title"}, 'did you mean "title"?'),
        ("xyz", ("client",), "write a client"),
    ],
)
def test_the_nearest_word_or_what_it_stands_for_is_the_hint(word: str, known: Iterable[str], hint: str) -> None:
    assert did_you_mean(word, known, "write a client") == hint
