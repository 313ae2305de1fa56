"""What is seen of a day beside its score: how many answers, poor ones, contracts and jobs a world counts."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from operator import add

from jss_cli.domain.score import shown_percent
from jss_cli.domain.story import Seen
from jss_cli.explaining.seen.likelihood import Likelihood
from jss_cli.explaining.unseen.walk.course import DayCounts


def agrees(seen: Seen, given: int, poor: int) -> bool:
    """Whether so many private answers give the observed share of clients who would recommend (halves rounded up)."""
    if seen.recommend_percent is None:
        return True
    return given > 0 and shown_percent(Fraction(100 * (given - poor), given)) == seen.recommend_percent


def chance_of_counts(seen: Seen, likelihood: Likelihood, counted: Sequence[int]) -> float:
    """The likelihood of what was seen of a day that rests on how many answers, poor ones, contracts and jobs there are,
    whatever the score."""
    (given, poor, contracts, jobs), share = counted, 1.0
    if seen.recommend_percent is not None:
        share *= likelihood.recommended if agrees(seen, given, poor) else 1 - likelihood.recommended
    if seen.eligible is not None:
        share *= likelihood.listed(seen.eligible, contracts, jobs)
    return share


def most_poor(seen: Seen, answers: int) -> int:
    """How many of at most so many answers may be poor, if they give the observed share of clients."""
    return 0 if seen.recommend_percent is None else answers * (201 - 2 * seen.recommend_percent) // 200


def counted_with(seen: Seen, most: int, counts: DayCounts, more: DayCounts) -> DayCounts:
    """The counts of a day with those of one more contract: alike where they can no longer be what was seen, for more
    than the `most` answers are poor, or more are eligible than are listed."""
    given, poor, contracts, jobs = map(add, counts, more)
    if poor > most:
        given, poor = 0, most + 1
    if seen.eligible is not None:
        contracts, jobs = min(contracts, seen.eligible + 1), min(jobs, seen.eligible + 1)
    return given, poor, contracts, jobs
