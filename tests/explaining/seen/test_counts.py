"""What is seen of a day beside its score."""

from __future__ import annotations

from itertools import product

from seen_cases import SUNDAY

from jss_cli.domain.story import Seen
from jss_cli.explaining.seen.counts import agrees, counted_with, most_poor
from jss_cli.files.policy import load_policy


def test_poor_answers_beyond_the_most_that_may_be_give_no_observed_share() -> None:
    for percent, answers in product(range(101), range(13)):
        seen = Seen(SUNDAY, load_policy(None, SUNDAY), None, percent)
        most = most_poor(seen, answers)
        fitting = [b for n in range(answers + 1) for b in range(n + 1) if agrees(seen, n, b)]
        assert max(fitting, default=0) <= most
        assert counted_with(seen, most, (answers, most, 2, 2), (1, 1, 1, 1)) == (0, most + 1, 3, 3)
