from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import prod
from random import Random

import pytest
import walks
import worlds

from jss_cli.domain.history import UNKNOWN, Contract, Ending, Feedback, History, Listing
from jss_cli.domain.story import Seen
from jss_cli.domain.verdict import Outcome
from jss_cli.explaining.unseen.extremes import score_range
from jss_cli.explaining.unseen.possible import Possibilities
from jss_cli.files.policy import load_policy
from jss_cli.scoring.scoring import score_history


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
    found = Possibilities(history, (Seen(day, policy),))
    share = found.settings[0].shares
    for contract in history.contracts:
        chances: dict[str, Fraction] = {}
        for told, chance, _ in worlds.tellings(history, contract, (policy, day), shares=share):
            outcome = worlds.rule_of(history, told, share[0], policy, day).outcome
            chances[outcome] = chances.get(outcome, Fraction(0)) + chance
        own: dict[str, Fraction] = {}
        for p in (one for one in found.of(contract) if not one.setting):
            own[p.marks[0].outcome] = own.get(p.marks[0].outcome, Fraction(0)) + p.chance
        assert own == chances


def test_marks_are_one_for_each_day_seen() -> None:
    for walk in walks.small_walks():
        for possible in walk.possible:
            assert {len(p.marks) for p in possible} == {len(walk.seen)}


GONE = Contract("c1", "A", date(2025, 1, 6), kind="fixed", ended=date(2025, 1, 20), earned=Decimal(0))
RATED = replace(GONE, earned=Decimal(90), feedback=Feedback(Decimal(5)), ending=Ending("client"))


@pytest.mark.parametrize("listing", ["eligible", "ineligible"])
def test_a_mark_of_the_insights_page_binds_as_a_known_fact_does(listing: Listing) -> None:
    policy, day = load_policy("upwork-2024-09", date(2025, 3, 1)), date(2025, 3, 1)
    silent = replace(RATED, insights=listing, earned=Decimal(90), feedback=Feedback(UNKNOWN, None))
    found = Possibilities(History((silent,)), (Seen(day, policy),)).of(silent)
    assert {one.marks[0].outcome is Outcome.EXCLUDED for one in found} == {listing == "ineligible"}
    assert sum(one.chance for one in found) == 1
    score = score_history(History((silent,)), policy, day)
    assert score.contradicted == ()
    assert {outcome is Outcome.EXCLUDED for outcome in score.verdicts[0].possible} == {listing == "ineligible"}


def test_a_mark_that_no_world_agrees_with_is_dropped_and_named() -> None:
    policy, day = load_policy("upwork-2024-09", date(2025, 3, 1)), date(2025, 3, 1)
    said = Feedback(Decimal(5), 10)
    marked = replace(GONE, insights="eligible", feedback=said, ending=Ending("client", "completed"))
    assert score_history(History((marked, RATED)), policy, day).contradicted == ("c1",)
    assert score_history(History((marked,)), policy, date(2025, 1, 5)).contradicted == ()
    assert Possibilities(History((marked,)), (Seen(day, policy),)).of(marked)
    early = date(2023, 3, 1)
    assert score_history(History((marked,)), load_policy("upwork-2021", early), early).contradicted == ()


@pytest.mark.parametrize("seed", range(24))
def test_the_score_lies_within_its_own_range_whatever_the_insights_page_lists(seed: int) -> None:
    rng = Random(seed)  # noqa: S311 - test data
    day = rng.choice((date(2025, 3, 1), date(2026, 6, 1)))
    policy = load_policy(None, day)
    told = worlds.dense_history(rng, 5, day).contracts
    history = History(tuple(replace(one, insights=rng.choice((None, "eligible", "ineligible"))) for one in told))
    whole, found = score_history(history, policy, day).whole, score_range(history, policy, day)
    if whole is None or found.worst is None or found.best is None:
        assert whole is None
        assert found.worst is None or found.may_be_missing
    else:
        assert found.worst.whole <= whole <= found.best.whole
