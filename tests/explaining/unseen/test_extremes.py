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
from jss_cli.domain.story import Seen
from jss_cli.domain.vague import DayBounds, with_told
from jss_cli.domain.verdict import Outcome
from jss_cli.explaining.unseen import furthest
from jss_cli.explaining.unseen.extremes import score_range
from jss_cli.explaining.unseen.possible import taken_days
from jss_cli.files.policy import load_policy
from jss_cli.scoring.untold import Varied

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


@pytest.mark.parametrize(
    ("days", "worst", "best"),
    [
        ({"ended": DayBounds(date(2023, 10, 1))}, 33, 100),
        ({"ended": DayBounds()}, 33, 100),
        ({"ended": DayBounds(date(2024, 1, 1))}, 33, 100),  # the shorter windows need not hold it
        ({"ended": DayBounds(date(2025, 6, 15))}, 33, 33),
        ({"started": DayBounds(not_after=date(2025, 11, 1)), "ended": DayBounds()}, 33, 100),
        ({"started": DayBounds(not_after=date(2023, 10, 1)), "ended": DayBounds(date(2025, 11, 1))}, 33, 33),
        ({"ended": DayBounds(date(2025, 12, 1), date(2025, 12, 31))}, 33, 33),  # of a month that is not over
    ],
)
def test_the_range_spans_the_days_of_which_one_bound_or_none_is_known(
    days: dict[str, object], worst: int, best: int
) -> None:
    day = date(2025, 12, 15)
    good = replace(TOLD, started=date(2025, 10, 1), ended=date(2025, 10, 20), kind="fixed")
    bad = replace(good, started=date(2023, 1, 1), ended=None, feedback=Feedback(Decimal(1), 1))
    history = numbered(good, good, with_told(bad, days, day))
    found = score_range(history, load_policy(None, day), day)
    assert found.worst
    assert found.best
    assert (found.worst.whole, found.best.whole) == (worst, best)


def test_the_range_over_vague_days_is_that_over_every_day(examples: Examples) -> None:
    for seed in examples(2):
        rng = Random(seed)  # noqa: S311 - test data
        day = rng.choice((DAY, date(2021, 8, 31), date(2024, 12, 29)))
        rules = worlds.random_policy(rng)
        known = {"feedback": TOLD.feedback, "ending": TOLD.ending}
        others = [replace(c, client=c.id, **known) for c in worlds.dense_history(rng, 3, day).contracts if c.ended]  # type: ignore[arg-type]  # their fields
        first = day - timedelta(days=rng.randrange(150, 250))
        bounds = DayBounds(rng.choice((None, first + timedelta(days=60))))
        bad = replace(TOLD, id="v", client="v", started=first, kind="fixed", feedback=Feedback(Decimal(1), 1))
        history = History((with_told(bad, {"ended": bounds}, day), *others))
        every = ((bounds.not_before or first) + timedelta(days=number) for number in range(251))
        told = [History((replace(bad, ended=on), *others)) for on in every if on <= day]
        scores = [score for one in told if (score := worlds.raw(one, rules, day)) is not None]
        found = score_range(history, rules, day)
        ends = [end.raw for end in (found.worst, found.best) if end]
        assert ends == ([min(scores), max(scores)] if scores else [])


def test_the_range_of_many_contracts_with_vague_days_is_that_of_a_few(
    examples: Examples, monkeypatch: pytest.MonkeyPatch
) -> None:
    for seed in examples(6):
        rng = Random(seed)  # noqa: S311 - test data
        day, rules = date(2024, 12, 29), worlds.random_policy(rng)
        contracts = [replace(c, payments=(), refunds=()) for c in worlds.dense_history(rng, 7, day).contracts]
        bounds = [DayBounds(day - timedelta(days=rng.randrange(100, 800))) for _ in range(3)]
        vague = [with_told(c, {"ended": days}, day) for c, days in zip(contracts[:3], bounds, strict=True)]
        history = History((*vague, *contracts[3:]))
        exact = score_range(history, rules, day)
        monkeypatch.setattr(furthest, "MOST_WANDERING", 0)
        found = score_range(history, rules, day)
        monkeypatch.undo()
        assert found.may_be_missing == exact.may_be_missing
        assert (found.best and found.best.raw) == (exact.best and exact.best.raw)
        if exact.worst:
            assert found.worst
            assert found.worst.raw >= exact.worst.raw


def test_a_contract_that_the_window_shown_does_not_hold_is_not_said_to_count() -> None:
    day = date(2025, 12, 15)
    good = replace(TOLD, started=date(2025, 10, 1), ended=date(2025, 10, 20))
    bad = replace(good, started=date(2023, 1, 1), feedback=Feedback(Decimal(1), 1), kind="fixed")
    found = score_range(numbered(good, good, with_told(bad, {"ended": DayBounds()}, day)), load_policy(None, day), day)
    assert found.worst
    assert found.best
    assert dict(found.worst.outcomes)["c3"] is Outcome.NEGATIVE
    assert dict(found.best.outcomes)["c3"] is Outcome.EXCLUDED


def test_days_that_nobody_told_are_cut_where_there_are_more_than_are_looked_at() -> None:
    vague = with_told(replace(TOLD, kind="hourly", started=date(2011, 1, 1)), {"ended": DayBounds()}, DAY)
    cut = [bool(taken_days([vague], Varied(days), Seen(DAY, policy()))) for days in (1, 20, 200)]
    assert cut == [True, True, False]
    assert not taken_days([TOLD], Varied(1), Seen(DAY, policy()))
