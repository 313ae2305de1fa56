from __future__ import annotations

from dataclasses import replace
from itertools import product
from math import prod

import pytest
import walks

from jss_cli.domain.verdict import Outcome
from jss_cli.explaining.unseen.prospect import chances_of


def test_before_anything_is_known_the_chances_are_those_over_every_world() -> None:
    """A world: a possibility for each contract, all of one setting, which as many are unrated in as it takes."""
    several = [prospect for prospect in walks.small_prospects() if len(prospect.settings) > 1]
    assert len(several) >= 4
    for prospect in several:
        by_hand = [dict.fromkeys(Outcome, 0.0) for _ in prospect.possible]
        for number, setting in enumerate(prospect.settings):
            for world in product(*([p for p in possible if p.setting == number] for possible in prospect.possible)):
                if setting.agrees(tuple(map(sum, zip(*(p.silent for p in world), strict=True)))):
                    for found, p in zip(by_hand, world, strict=True):
                        found[p.marks[0].outcome] += float(prod(one.chance for one in world))
        for index, found in enumerate(by_hand):
            assert {outcome: prospect.before(index).of(outcome) for outcome in Outcome} == pytest.approx(found)


def test_the_branches_of_a_contract_hold_each_of_its_possibilities_once() -> None:
    for prospect in walks.small_prospects():
        for spot, shares, counts in zip(prospect.course.spots, prospect.shares, prospect.counts, strict=True):
            possible = prospect.possible[spot.contract]
            members = [member for branch in spot.branches for member in branch.members]
            assert sorted(members) == list(range(len(possible)))
            assert sum(shares) == pytest.approx(len(prospect.settings))
            assert sum(counts) == sum(p.worlds for p in possible)


def test_a_world_takes_the_branch_that_holds_its_possibility() -> None:
    for prospect in walks.small_prospects():
        world = [len(possible) - 1 for possible in prospect.possible]
        for spot, branch in zip(prospect.course.spots, prospect.branches_of(world), strict=True):
            assert world[spot.contract] in branch.members


def test_with_some_days_only_the_marks_are_of_those_days() -> None:
    for prospect in walks.small_prospects():
        last = slice(len(prospect.seen) - 1, None)
        cut = prospect.of_days(last, private=False)
        assert cut.seen == tuple(replace(s, recommend_percent=None) for s in prospect.seen[last])
        marks = [[p.marks[-1] for p in possible] for possible in prospect.possible]
        assert [[p.marks[0] for p in possible] for possible in cut.possible] == marks


def test_chances_are_summed_by_outcome() -> None:
    found = chances_of([(Outcome.NEUTRAL, 0.25), (Outcome.POSITIVE, 0.5), (Outcome.NEUTRAL, 0.25)])
    assert (found.positive, found.neutral, found.negative) == (0.5, 0.5, 0)
