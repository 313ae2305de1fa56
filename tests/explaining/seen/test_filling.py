"""Worlds as ordinary histories."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

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


def test_what_the_share_of_unrated_ones_makes_of_a_contract_in_a_world_is_by_its_rule() -> None:
    silent = (replace(one, feedback=replace(one.feedback, stars=None)) for one in map(rated, range(3, 5)))
    case = replace(case_of(rated(1), rated(2), *silent), day=date(2018, 7, 1))
    shift = SUNDAY - case.day
    dated = (replace(c, started=c.started - shift, ended=(c.ended or SUNDAY) - shift) for c in case.history.contracts)
    history = replace(case.history, contracts=tuple(dated))
    seen = Seen(case.day, case.policy)
    kinds = kinds_of(history, (seen,), ASSUMED)
    filler, own = Filler(history, kinds, seen), kinds.own[3]
    natural = [(one.setting, filler.filled(3, n)[1]) for n, one in enumerate(own.possible) if not own.surprising[n]]
    assert all(rule is not None for _, rule in natural)
    assert {setting: rule.code for setting, rule in natural if rule and "nobody" in rule.says} == {
        0: "JSS225",
        1: "JSS222",
    }
