from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

from jss_cli.domain.history import Contract
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


def test_rules_that_count_otherwise_share_no_counting() -> None:
    found = Findings((DONE,), (DAY,))
    good, bad = (next(rule for rule in POLICY.rules if rule.outcome == kind) for kind in ("positive", "negative"))
    own = found.basis(POLICY)
    counted = found.counting(DONE, 0, POLICY, own, good)
    assert counted is found.counting(DONE, 0, POLICY, found.basis(POLICY), good)
    assert counted != found.counting(DONE, 0, POLICY, own, bad)


def test_countings_that_are_equal_are_one_whatever_rules_they_come_from() -> None:
    found = Findings((DONE,), (DAY,))
    rule = POLICY.rules[-1]
    ways = [
        found.counting(DONE, 0, policy, found.basis(policy), rule)
        for policy in (POLICY, replace(POLICY, age=replace(POLICY.age)))
    ]
    assert ways[0] is ways[1]


def test_a_contract_is_told_once_for_rules_with_the_same_priors() -> None:
    found = Findings((DONE,), (DAY,))
    varied = Varied.fitting((DONE,), DAY, POLICY, 100)
    told = found.tellings(DONE, POLICY, found.basis(POLICY), varied)
    assert told is found.tellings(DONE, AGED, found.basis(AGED), varied)
    assert sum(one.chance for one in told) == 1
