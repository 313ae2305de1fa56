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


AMOUNTS = """as_of: 2025-12-20
contracts:
  - {id: a, client: A, started: 2025-06-01, ended: 2025-07-01, earned: unknown, feedback: {stars: 5}}
  - {id: b, client: B, started: 2025-06-01, ended: 2025-07-01, earned: unknown, feedback: {stars: 5}}
"""


def test_what_is_taken_on_one_side_of_a_change_alone_is_said_of_that_side() -> None:
    case = api.open_history(text=AMOUNTS)
    taken = "no amount is known for {}: taken as paid, with the weight of the lowest step"
    assert taken.format("a b") in api.what_if(case, "a.feedback.stars=4").to_dict()["assumed"]
    assert api.what_if(case, "a.earned=100").to_dict()["assumed"] == [
        f"before the change {taken.format('a b')}",
        f"after the change {taken.format('b')}",
    ]
