from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from jss_cli.domain.history import Contract, Feedback
from jss_cli.domain.policy import Policy
from jss_cli.explaining.unseen.findings import Findings
from jss_cli.files.policy import load_policy
from jss_cli.scoring.untold import Varied

DAY, POLICY = date(2025, 3, 1), load_policy("upwork-2024-09", date(2025, 3, 1))
DONE = Contract("c1", "A", date(2025, 1, 6), kind="fixed", ended=date(2025, 1, 20))
AGED = replace(POLICY, age=replace(POLICY.age, holds="periods" if POLICY.age.holds == "contract" else "contract"))


def test_rules_that_agree_on_what_makes_facts_share_them() -> None:
    found = Findings((DONE,), (DAY,))
    own, other = found.basis(POLICY), found.basis(AGED)
    share = Fraction(1, 10)
    assert found.facts(DONE, 0, POLICY, own, share) is found.facts(DONE, 0, AGED, other, share)
    assert found.facts(DONE, 0, POLICY, own, share) is not found.facts(DONE, 0, POLICY, own, share / 2)


def test_outcomes_that_count_otherwise_share_no_counting() -> None:
    found = Findings((DONE,), (DAY,))
    good, bad = (next(rule for rule in POLICY.rules if rule.outcome == kind) for kind in ("positive", "negative"))
    counter = found.counter(DONE, 0, POLICY, found.basis(POLICY))
    assert found.counting(counter, good) is found.counting(counter, good)
    assert found.counting(counter, good) != found.counting(counter, bad)


@pytest.mark.parametrize(
    ("other", "is_same"),
    [
        (replace(POLICY, age=replace(POLICY.age)), True),
        (replace(POLICY, jobs=replace(POLICY.jobs, cap=POLICY.jobs.cap + 1)), True),
        (replace(POLICY, scale=replace(POLICY.scale, negative=POLICY.scale.negative - 1)), False),
        (replace(POLICY, weights=replace(POLICY.weights, plain=POLICY.weights.plain + 1)), False),
    ],
)
def test_a_contract_has_one_counter_for_all_rules_that_count_it_alike(other: Policy, *, is_same: bool) -> None:
    found = Findings((DONE,), (DAY,))
    own, like = (found.counter(DONE, 0, policy, found.basis(policy)) for policy in (POLICY, other))
    assert (own is like) is is_same


def test_feedback_makes_no_other_counter() -> None:
    rated = replace(DONE, feedback=Feedback(Decimal(2)))
    found = Findings((DONE,), (DAY,))
    own, like = (found.counter(one, 0, POLICY, found.basis(POLICY)) for one in (DONE, rated))
    assert own is like


def test_a_contract_is_told_once_for_rules_with_the_same_priors() -> None:
    found = Findings((DONE,), (DAY,))
    varied = Varied.fitting((DONE,), DAY, POLICY, 100)
    told = found.tellings(DONE, POLICY, found.basis(POLICY), varied)
    assert told is found.tellings(DONE, AGED, found.basis(AGED), varied)
    assert sum(one.chance for one in told) == 1
