"""The range of scores that the unknown facts allow."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from math import prod
from random import Random

import pytest
import worlds
from conftest import Examples

from jss_cli.domain.history import Contract, Ending, Feedback, History
from jss_cli.domain.policy import Policy
from jss_cli.domain.sections import Minimum
from jss_cli.domain.verdict import Outcome
from jss_cli.errors import InputError
from jss_cli.explaining.unseen import extremes
from jss_cli.explaining.unseen.extremes import score_range
from jss_cli.files.policy import load_policy

DAY = date(2016, 8, 21)
RATED = Contract("c1", "A", date(2016, 5, 1), ended=date(2016, 6, 1), earned=Decimal(50))
TOLD = replace(RATED, feedback=Feedback(Decimal(5), 10), ending=Ending("client", "completed"))
SILENT = replace(RATED, feedback=Feedback(None), ending=Ending("client", "completed"))


def numbered(*contracts: Contract) -> History:
    return History(tuple(replace(c, id=f"c{i}", client=f"K{i}") for i, c in enumerate(contracts, 1)))


def policy() -> Policy:
    return load_policy(None, DAY)


def test_the_range_spans_every_world_and_nothing_more(examples: Examples) -> None:
    for seed in examples(40):
        rng = Random(seed)  # noqa: S311 - test data
        day = rng.choice((DAY, date(2021, 8, 31), date(2024, 2, 29)))
        history, rules = worlds.dense_history(rng, rng.randrange(1, 8), day), worlds.random_policy(rng)
        if prod(len(worlds.tellings(history, contract, (rules, day))) for contract in history.contracts) > 200:
            history = replace(history, contracts=history.contracts[:3])
        scores = [worlds.raw(world, rules, day) for world, _ in worlds.every_world(history, (rules, day))]
        found = score_range(history, rules, day)
        known = [score for score in scores if score is not None]
        assert (found.worst.raw if found.worst else None, found.best.raw if found.best else None) == (
            min(known, default=None),
            max(known, default=None),
        )
        assert found.may_be_missing == (None in scores)


def test_with_nothing_unknown_both_ends_are_the_score() -> None:
    found = score_range(numbered(TOLD, TOLD, TOLD, TOLD), policy(), DAY)
    assert found.worst == found.best
    assert found.best is not None
    assert (found.best.whole, found.best.outcomes, found.may_be_missing) == (100, (), False)


def test_it_names_what_the_open_contracts_count_as_at_either_end() -> None:
    found = score_range(numbered(TOLD, TOLD, TOLD, replace(TOLD, feedback=Feedback(Decimal(5)))), policy(), DAY)
    assert found.worst is not None
    assert found.best is not None
    assert (found.worst.whole, found.worst.outcomes) == (50, (("c4", Outcome.NEGATIVE),))
    assert (found.best.whole, found.best.outcomes) == (100, (("c4", Outcome.POSITIVE),))


def test_an_answer_that_may_exclude_a_contract_may_take_the_score_away() -> None:
    found = score_range(numbered(TOLD, TOLD, TOLD, SILENT), policy(), DAY)
    assert found.may_be_missing
    assert found.worst is not None
    assert found.worst.whole == 50


def test_without_enough_contracts_in_any_world_there_is_no_range() -> None:
    found = score_range(numbered(TOLD, SILENT), policy(), DAY)
    assert (found.worst, found.best, found.may_be_missing) == (None, None, True)


def test_a_worse_window_may_be_hidden_by_a_better_one_that_has_the_minimum() -> None:
    bad = replace(TOLD, feedback=Feedback(Decimal(1), 0), ended=date(2015, 9, 1), started=date(2015, 8, 1))
    rules = replace(policy(), windows=replace(policy().windows, minimum=Minimum(2, 2)))
    found = score_range(numbered(TOLD, SILENT, bad, bad), rules, DAY)
    assert found.best is not None
    assert found.worst is not None
    assert (found.worst.raw, found.best.raw) == (
        Fraction(-100, 3),
        Fraction(100),
    )  # c2 excluded takes the 6-month window away


@pytest.mark.slow
def test_a_thousand_contracts_with_everything_unknown_take_no_time_to_speak_of() -> None:
    contracts = [replace(SILENT, ended=DAY - timedelta(days=i % 700), started=date(2014, 1, 1)) for i in range(1000)]
    found = score_range(numbered(*contracts), load_policy("upwork-2020-11", DAY), DAY)
    assert found.best is not None
    assert found.best.whole == 100


def test_a_share_of_so_many_unknown_answers_is_refused_where_the_rules_ask_for_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(extremes, "MOST_VISITED", 12_000)
    some = numbered(*[replace(SILENT, ended=DAY - timedelta(days=i)) for i in range(60)])
    assert score_range(some, policy(), DAY).best
    with pytest.raises(InputError, match="too many worlds"):
        score_range(numbered(*[SILENT] * 500), policy(), DAY)
