"""What was seen, in words."""

from __future__ import annotations

from datetime import date

import pytest

from jss_cli.domain.case import Case
from jss_cli.domain.history import History, Observation
from jss_cli.files.rulebook import open_rulebook
from jss_cli.reports.observed import age_words, shown_words


@pytest.mark.parametrize(
    ("low", "high", "words"), [(80, 80, "80 %"), (80, 89, "80 to 89 %"), (None, 89, "less than 90 %")]
)
def test_a_range_of_one_percent_is_that_percent(low: int | None, high: int, words: str) -> None:
    assert shown_words(Observation(date(2025, 1, 1), shown="within", low=low, high=high)) == words


@pytest.mark.parametrize(
    ("seen", "day", "words"),
    [
        (date(2018, 7, 1), date(2018, 9, 29), ""),
        (date(2018, 7, 1), date(2018, 9, 30), ", 91 days before 2018-09-30: look again"),
        (date(2024, 8, 20), date(2024, 9, 2), ""),
        (date(2024, 8, 20), date(2024, 9, 3), ", before the rules since 2024-09-03"),
    ],
)
def test_a_score_seen_long_ago_or_under_other_rules_is_said_to_be(seen: date, day: date, words: str) -> None:
    assert age_words(Case(History(()), day, open_rulebook()), Observation(seen, 88)) == words


def test_rules_that_were_asked_for_have_no_time_before_them() -> None:
    case = Case(History(()), date(2024, 9, 3), open_rulebook("upwork-2024-09"), policy_from="option")
    assert not age_words(case, Observation(date(2024, 8, 20), 88))
