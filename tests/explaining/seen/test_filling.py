"""Worlds as ordinary histories."""

from __future__ import annotations

import pytest
from seen_cases import ASSUMED, SUNDAY, case_of, rated

from jss_cli.domain.case import Case
from jss_cli.domain.story import Seen
from jss_cli.domain.verdict import Outcome
from jss_cli.explaining.seen.filling import Filler
from jss_cli.explaining.seen.kinds import Kinds, kinds_of
from jss_cli.scoring.scoring import score_history


@pytest.fixture
def case() -> Case:
    return case_of(rated(0), rated(1, recommend=10), rated(2, stars="3.7"), unlisted=1)


@pytest.fixture
def kinds(case: Case) -> Kinds:
    return kinds_of(case.history, (Seen(SUNDAY, case.policy),), ASSUMED)


@pytest.fixture
def filler(case: Case, kinds: Kinds) -> Filler:
    return Filler(case.history, kinds, Seen(SUNDAY, case.policy))


def test_a_contract_as_filled_in_counts_as_it_should(case: Case, kinds: Kinds, filler: Filler) -> None:
    for index in range(3):
        for member in range(len(kinds.possible[index])):
            world = filler.history({index: member})
            verdict = score_history(world, case.policy, SUNDAY).verdicts[index]
            assert verdict.outcome is filler.mark(index, member)


def test_a_surprise_has_no_rule_and_an_answer_has_one(kinds: Kinds, filler: Filler) -> None:
    for index in range(3):
        for member, odd in enumerate(kinds.own[index].surprising):
            assert (filler.filled(index, member)[1] is None) == odd


def test_a_missing_contract_is_one_of_the_world_only_where_it_counts(kinds: Kinds, filler: Filler) -> None:
    for member in range(len(kinds.possible[3])):
        world = filler.history({3: member})
        assert len(world.contracts) == (3 if filler.mark(3, member) is Outcome.EXCLUDED else 4)
        assert world.unlisted == 0
