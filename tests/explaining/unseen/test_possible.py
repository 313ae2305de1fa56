from __future__ import annotations

from fractions import Fraction
from math import prod
from random import Random

import pytest
import walks
import worlds

from jss_cli.domain.story import Seen
from jss_cli.explaining.unseen.possible import Possibilities, _is_poor


def test_the_chances_of_a_contract_sum_to_one_in_every_setting() -> None:
    for walk in walks.small_walks():
        for possible in walk.possible:
            for number in range(len(walk.settings)):
                assert sum(p.chance for p in possible if p.setting == number) == 1


def test_possibilities_count_the_worlds_that_they_hold() -> None:
    for walk in walks.small_walks():
        for p in (p for possible in walk.possible for p in possible):
            assert p.worlds == prod(len(answers) for _, answers in p.answers)


@pytest.mark.parametrize("seed", range(8))
def test_what_a_contract_may_count_as_is_what_telling_its_facts_one_by_one_gives(seed: int) -> None:
    rng = Random(seed)  # noqa: S311 - test data
    day, policy = rng.choice(walks.DAYS), worlds.random_policy(rng)
    history = worlds.dense_history(rng, 5, day)
    found = Possibilities(history, (Seen(day, policy),), every_setting=False)
    share = found.settings[0].shares
    for contract in history.contracts:
        chances: dict[str, Fraction] = {}
        for told, chance, _ in worlds.tellings(history, contract, (policy, day), shares=share):
            outcome = worlds.rule_of(history, told, share[0], policy, day).outcome
            chances[outcome] = chances.get(outcome, Fraction(0)) + chance
        own: dict[str, Fraction] = {}
        for p in found.of(contract):
            own[p.marks[0].outcome] = own.get(p.marks[0].outcome, Fraction(0)) + p.chance
        assert own == chances


def test_only_an_answer_below_what_counts_as_recommending_is_poor() -> None:
    (seen, *_) = walks.small_walks()[0].seen
    limit = seen.policy.priors.recommends_from
    assert [_is_poor(answer, seen) for answer in (limit - 1, limit, None, "x")] == [True, False, False, False]


def test_marks_are_one_for_each_day_seen() -> None:
    for walk in walks.small_walks():
        for possible in walk.possible:
            assert {len(p.marks) for p in possible} == {len(walk.seen)}
