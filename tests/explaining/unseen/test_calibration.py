"""Planted truths: histories whose hidden answers are drawn from the priors must be found as often as was promised."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from functools import cache
from itertools import pairwise
from math import sqrt
from random import Random

import pytest
import worlds

from jss_cli.domain.history import UNKNOWN, Contract, Feedback, History
from jss_cli.domain.policy import Policy
from jss_cli.domain.story import Seen, Unseen
from jss_cli.domain.verdict import Outcome
from jss_cli.explaining.unseen.inference import infer
from jss_cli.explaining.unseen.prospect import prospect_of
from jss_cli.files.policy import load_policy

BINS = (0.0, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0 + 1e-9)


@cache
def scene(seed: int) -> tuple[History, Policy, date, tuple[list[tuple[Contract, Fraction, int]], ...]]:
    """A history in which no private answer is known, and every way to tell each contract."""
    rng = Random(seed)  # noqa: S311 - test data
    day = rng.choice((date(2016, 8, 21), date(2019, 6, 2), date(2021, 11, 14)))
    policy = load_policy(None, day)
    history = worlds.dense_history(rng, 8, day)
    blank = (replace(c, feedback=Feedback(c.feedback.stars, UNKNOWN), client_standing="ok") for c in history.contracts)
    history = replace(history, contracts=tuple(blank))
    return history, policy, day, tuple(worlds.tellings(history, c, (policy, day)) for c in history.contracts)


@cache
def answer(seed: int, score: int) -> Unseen:
    history, policy, day, _ = scene(seed)
    return infer(history, [Seen(day, policy, score)])


@cache
def in_play(seed: int, score: int) -> frozenset[str]:
    """The contracts that a story can be about."""
    history, policy, day, _ = scene(seed)
    spots = prospect_of(history, [Seen(day, policy, score)]).course.spots
    return frozenset(
        history.contracts[spot.contract].id for spot in spots if len({branch.outcome for branch in spot.branches}) > 1
    )


@cache
def planted_truth(seed: int, picks: tuple[int, ...]) -> tuple[int | None, tuple[str, ...]]:
    """The score that a truth shows, and what each contract counts as in it."""
    history, policy, day, tellings = scene(seed)
    told = tuple(ways[pick][0] for ways, pick in zip(tellings, picks, strict=True))
    truth = replace(history, contracts=told)
    return worlds.shown(worlds.raw(truth, policy, day)), worlds.outcomes(truth, policy, day)


Promise = tuple[float, bool]


def promises(scenes: int, truths: int) -> tuple[int, list[Promise], list[Promise]]:
    """Of planted truths: how many have a score; every story told with whether it is the true one; and every contract's
    chance of counting as good with whether it did."""
    planted = 0
    stories: list[Promise] = []
    contracts: list[Promise] = []
    rng = Random(75)  # noqa: S311 - test data
    for seed in range(scenes):
        history, _, _, tellings = scene(seed)
        for _ in range(truths):
            picks = (rng.choices(range(len(ways)), [float(chance) for _, chance, _ in ways])[0] for ways in tellings)
            score, outcomes = planted_truth(seed, tuple(picks))
            if score is None:
                continue
            pairs = zip(history.contracts, outcomes, strict=True)
            named = {c.id: outcome for c, outcome in pairs if c.id in in_play(seed, score)}
            true_story = {(contract, outcome) for contract, outcome in named.items() if outcome != "positive"}
            unseen = answer(seed, score)
            planted += 1
            stories += [(s.chance, {(c.id, o.value) for c, o in s.differs} == true_story) for s in unseen.stories]
            both = zip(unseen.posteriors, outcomes, strict=True)
            contracts += [(p.after.of(Outcome.POSITIVE), o == "positive") for p, o in both if p.is_open]
    return planted, stories, contracts


def assert_calibrated(told: list[Promise]) -> None:
    for low, high in pairwise(BINS):
        found = [promise for promise in told if low <= promise[0] < high]
        if len(found) < 50:
            continue
        promised = sum(chance for chance, _ in found) / len(found)
        kept = sum(true for _, true in found) / len(found)
        assert kept == pytest.approx(promised, abs=0.01 + 4 * sqrt(promised * (1 - promised) / len(found)))


def test_of_the_stories_given_so_many_percent_as_many_are_true() -> None:
    planted, stories, contracts = promises(scenes=6, truths=100)
    assert planted >= 300
    assert_calibrated(stories)
    assert_calibrated(contracts)


@pytest.mark.slow
def test_the_same_over_many_more_histories() -> None:
    planted, stories, contracts = promises(scenes=30, truths=150)
    assert planted >= 2_500
    assert_calibrated(stories)
    assert_calibrated(contracts)
