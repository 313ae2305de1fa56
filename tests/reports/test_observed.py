"""What was seen, in words."""

from __future__ import annotations

from datetime import date

import pytest

from jss_cli.domain.history import Observation
from jss_cli.reports.observed import shown_words


@pytest.mark.parametrize(
    ("low", "high", "words"), [(80, 80, "80 %"), (80, 89, "80 to 89 %"), (None, 89, "less than 90 %")]
)
def test_a_range_of_one_percent_is_that_percent(low: int | None, high: int, words: str) -> None:
    assert shown_words(Observation(date(2025, 1, 1), shown="within", low=low, high=high)) == words
