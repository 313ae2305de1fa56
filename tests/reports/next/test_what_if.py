from __future__ import annotations

import pytest

from jss_cli import api

TEXT = """as_of: 2025-12-20
contracts:
  - {{id: a, client: A, started: 2025-06-01, ended: 2025-07-01, earned: 200, feedback: {{stars: 5}}}}
  - {{id: b, client: B, started: 2022-06-01, ended: {ended}, earned: 200, feedback: {{stars: {stars}}}}}
"""
SIDES = [
    ("2025-07-02", "none", "b.stars=5", "not counted: paid, but nobody rated it"),
    ("2022-07-02", "5", "b.stars=2", "good: 5 stars, and from 3 a contract is a success, in no window that is shown"),
]


@pytest.mark.parametrize(("ended", "stars", "change", "before"), SIDES)
def test_only_what_would_count_is_said_to_be_in_no_window(ended: str, stars: str, change: str, before: str) -> None:
    case = api.open_history(text=TEXT.format(ended=ended, stars=stars))
    assert f"b: {before} before, " in api.what_if(case, change).rendered("plain", 200)
