"""What lies ahead of a score that was seen."""

from __future__ import annotations

from dataclasses import replace

from seen_cases import SUNDAY

from jss_cli.domain.seen import ScoreBand
from jss_cli.domain.seen_explanation import SeenCliff, next_cliffs


def test_a_change_that_moves_neither_end_of_what_most_worlds_lie_between_is_not_the_next_one() -> None:
    wide, high = ScoreBand(88, 90, 100), ScoreBand(97, 98, 100)
    still = SeenCliff(SUNDAY, SUNDAY, wide, replace(wide, middle=95), 0.5)
    moved = replace(still, before=wide, after=high)
    assert next_cliffs([still, moved]) == [moved]
    assert next_cliffs([still]) == []
