from __future__ import annotations

from fractions import Fraction

import pytest
import walks

from jss_cli.explaining.unseen.findings import Findings
from jss_cli.explaining.unseen.leaves import Leaf, Leaves, is_poor, raised_chances


def leaves(walk: walks.Walk) -> list[tuple[Leaf, ...]]:
    """The leaves of every contract of a walk as its file tells it, in the first setting."""
    contracts = [one.told for possible in walk.possible for one in possible[:1] if one.told]
    found, of = Findings(contracts, [s.on for s in walk.seen]), Leaves(walk.seen, len(walk.settings))
    days = [
        tuple(
            found.facts(contract, day, seen.policy, found.basis(seen.policy), share)
            for day, (seen, share) in enumerate(zip(walk.seen, walk.settings[0].shares, strict=True))
        )
        for contract in contracts
    ]
    assert all(of.of(one) is of.of(one) for one in days)
    return [of.of(one) for one in days]


def test_the_chances_of_leaves_sum_to_one_and_each_has_a_rule_a_day() -> None:
    for walk in walks.small_walks():
        for found in leaves(walk):
            assert sum(leaf.chance for leaf in found) == 1
            assert {len(leaf.rules) for leaf in found} == {len(walk.seen)}


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
    (seen, *_) = walks.small_walks()[0].seen
    limit = seen.policy.priors.recommends_from
    assert [is_poor(answer, seen) for answer in (limit - 1, limit, None, "x")] == [True, False, False, False]
