from __future__ import annotations

from datetime import date

import pytest

from jss_cli.domain.plan import Goal
from jss_cli.reports.next.plan import limits_words


@pytest.mark.parametrize(
    ("goal", "words"),
    [
        (Goal(90, per_month=2), " with 2 a month"),
        (Goal(90, by=date(2026, 12, 1)), " by 2026-12-01"),
        (Goal(90, per_month=2, by=date(2026, 12, 1)), " with 2 a month by 2026-12-01"),
        (Goal(90), " under these rules with 10,000 more contracts or fewer"),
    ],
)
def test_what_makes_a_goal_impossible_is_what_was_asked_for_if_anything_was(goal: Goal, words: str) -> None:
    assert limits_words(goal) == words
