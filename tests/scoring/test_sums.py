from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from random import Random

import pytest
from readings import label, mixed_options
from strategies import random_history

from jss_cli.domain.policy import Policy
from jss_cli.domain.verdict import Counting, Outcome, Verdict
from jss_cli.files.policy import load_all
from jss_cli.scoring.scoring import score_history, score_verdicts, window_sum
from jss_cli.scoring.sums import Sums, _counted
from jss_cli.scoring.windows import earliest_entry

POLICIES = [*load_all(), *mixed_options(3)]


def other(rng: Random, old: Verdict) -> Verdict | None:
    """The same contract counted otherwise: not at all, as good, as bad, or under another verdict's shares."""
    kind = rng.choice(("none", "excluded", "good", "bad", "later"))
    if kind == "none":
        return None
    if kind == "excluded":
        return replace(old, outcome=Outcome.EXCLUDED, counting=Counting(None))
    factor = 1 if kind == "good" else -1
    shares = tuple(replace(share, net=factor * abs(share.net)) for share in old.shares)
    if kind == "later":
        shares = tuple(replace(share, aged=share.aged.replace(year=share.aged.year + 1, day=1)) for share in shares)
    outcome = Outcome.POSITIVE if kind == "good" else Outcome.NEGATIVE
    return replace(old, outcome=outcome, counting=replace(old.counting, shares=shares))


@pytest.mark.parametrize("policy", POLICIES, ids=label)
def test_the_percent_with_another_verdict_is_that_of_scoring_again(policy: Policy) -> None:
    rng = Random(label(policy))  # noqa: S311 - test data
    for _ in range(12):
        history, day = random_history(rng, rng.randrange(1, 9), clients=rng.randrange(1, 5))
        score = score_history(history, policy, day)
        sums = Sums(score)
        for index, old in enumerate(score.verdicts):
            new = other(rng, old)
            changed = (*score.verdicts[:index], *((new,) if new else ()), *score.verdicts[index + 1 :])
            rescored = score_verdicts(changed, policy, day)
            assert sums.percent_with(old, new) == rescored.percent
            assert new is None or Sums(rescored).percent_with(new, old) == score.percent


def test_what_is_counted_once_less_and_once_more_leaves_the_sum_as_it_was() -> None:
    rng = Random("once")  # noqa: S311 - test data
    policy, day = POLICIES[-1], date(2022, 6, 1)
    for _ in range(10):
        score = score_history(random_history(rng, 6, day=day)[0], policy, day)
        sums = Sums(score)
        for months in policy.windows.lengths:
            total = window_sum(score.verdicts, months, policy, day)
            for verdict in score.verdicts:
                part = sums.held(verdict, months)
                assert part is None or all(share.aged <= day for share in verdict.shares)
                assert part is None or max(s.aged for s in verdict.shares) >= earliest_entry(day, months)
                less = _counted(total, verdict, part, times=-1, clients=-1)
                assert _counted(less, verdict, part, times=1, clients=1) == total
                rest = tuple(v for v in score.verdicts if v is not verdict)
                without = window_sum(rest, months, policy, day)
                assert replace(less, clients=without.clients) == without


def test_a_verdict_in_its_own_place_leaves_the_score() -> None:
    policy, day = POLICIES[0], date(2016, 3, 1)
    score = score_history(random_history(Random(3), 40, day=day)[0], policy, day)  # noqa: S311 - test data
    assert isinstance(score.percent, Fraction)
    assert {Sums(score).percent_with(verdict, verdict) for verdict in score.verdicts} == {score.percent}
