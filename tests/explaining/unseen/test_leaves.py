from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
import walks

from jss_cli.explaining.unseen.findings import Findings
from jss_cli.explaining.unseen.leaves import Days, Leaf, Leaves, raised_chances


def days_of(walk: walks.Walk) -> list[Days]:
    """The facts of every contract of a walk as its file tells it, in the first setting."""
    contracts = [one.told for possible in walk.possible for one in possible[:1] if one.told]
    found = Findings(contracts, [s.on for s in walk.seen])
    return [
        tuple(
            found.facts(contract, day, seen.policy, found.basis(seen.policy), share)
            for day, (seen, share) in enumerate(zip(walk.seen, walk.settings[0].shares, strict=True))
        )
        for contract in contracts
    ]


def leaves(walk: walks.Walk) -> list[tuple[Leaf, ...]]:
    """The leaves of every contract of a walk."""
    days, of = days_of(walk), Leaves(walk.seen, len(walk.settings), {})
    assert all(of.of(one) is of.of(one) for one in days)
    return [of.of(one) for one in days]


def test_the_chances_of_leaves_sum_to_one_and_each_has_a_rule_a_day() -> None:
    for walk in walks.small_walks():
        for found in leaves(walk):
            assert sum(leaf.chance for leaf in found) == 1
            assert {len(leaf.rules) for leaf in found} == {len(walk.seen)}


def test_tables_by_which_every_answer_comes_to_the_same_share_the_leaves() -> None:
    walk = walks.small_walks()[0]
    first, *older = walk.seen
    words = [tuple(replace(rule, says="other words") for rule in first.policy.rules)]
    worse = [tuple(replace(r, outcome="negative") if r.outcome == "positive" else r for r in first.policy.rules)]
    (facts, *_) = days_of(walk)
    alike: dict[tuple[object, ...], tuple[Leaf, ...]] = {}
    base, other, bad = (
        Leaves((replace(first, policy=replace(first.policy, rules=rules)), *older), 1, alike).of(facts)
        for rules in (first.policy.rules, *words, *worse)
    )
    assert base is other
    assert base is not bad


@pytest.mark.parametrize("suspected", [Fraction(1), Fraction(3), Fraction(1, 2)])
def test_a_suspicion_multiplies_the_odds_of_all_that_is_not_positive(suspected: Fraction) -> None:
    for found in (found for walk in walks.small_walks() for found in leaves(walk)):
        raised = raised_chances(found, suspected)
        good = [leaf.rules[0].outcome == "positive" for leaf in found]
        assert sum(raised) == 1
        before = sum(leaf.chance for leaf, is_good in zip(found, good, strict=True) if is_good)
        after = sum(chance for chance, is_good in zip(raised, good, strict=True) if is_good)
        assert (1 - after) * before == suspected * after * (1 - before)


def test_only_an_answer_below_what_counts_as_recommending_is_poor() -> None:
    walk = walks.small_walks()[0]
    limit = walk.seen[0].policy.priors.recommends_from
    facts = [tuple(day._replace(recommend=answer) for day in days_of(walk)[0]) for answer in (limit - 1, limit, None)]
    found = [Leaves(walk.seen, len(walk.settings), {}).of(days) for days in facts]
    said = [{leaf.said[0][:2] for leaf in of_answer} for of_answer in found]
    assert said == [{(True, True)}, {(True, False)}, {(False, False)}]
