"""What an observed score says of the answers nobody saw, held against every world."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import cache
from math import prod
from random import Random

import pytest
import worlds
from conftest import Examples

from jss_cli.domain.history import History
from jss_cli.domain.story import Seen
from jss_cli.domain.verdict import Outcome
from jss_cli.explaining.unseen.inference import infer
from jss_cli.explaining.unseen.prospect import prospect_of

DAYS = (date(2016, 8, 21), date(2021, 8, 31), date(2024, 2, 29))
CLOSE = 1e-12
SEEDS = 80


@dataclass(frozen=True)
class Truth:
    """A random history with what was seen, and every world that fits with its chance."""

    history: History
    seen: tuple[Seen, ...]
    chance: Fraction
    outcomes: dict[tuple[str, ...], Fraction]
    before: dict[tuple[str, ...], Fraction]


def one_truth(seed: int) -> Truth | None:
    """A truth that is small enough to be told world by world, if this seed gives one."""
    rng = Random(seed)  # noqa: S311 - test data
    day, policy = rng.choice(DAYS), worlds.random_policy(rng)
    history = worlds.dense_history(rng, rng.randrange(3, 9), day)
    days = [(policy, day)]
    for _ in range(rng.choice((0, 0, 1, 1, 2))):
        other = rng.choice((policy, policy, worlds.random_policy(rng)))
        days.append((other, days[-1][1] - timedelta(days=rng.choice((0, 14, 60, 200, 400)))))
    if prod(len(worlds.tellings(history, contract, *days)) for contract in history.contracts) > 90:
        return None
    private = rng.random() < 0.5
    shown = [(world, chance, worlds.shown_on(world, days)) for world, chance in worlds.every_world(history, *days)]
    possible = [sights for _, _, sights in shown if all(score is not None for score, _ in sights)]
    if not possible:
        return None
    observed = rng.choice(possible)
    if not private:
        observed = tuple((score, None) for score, _ in observed)
    seen = tuple(Seen(day, policy, *sight) for (policy, day), sight in zip(days, observed, strict=True))
    before: dict[tuple[str, ...], Fraction] = defaultdict(Fraction)
    fitting: dict[tuple[str, ...], Fraction] = defaultdict(Fraction)
    for world, chance, sights in shown:
        outcomes = worlds.outcomes(world, *days[0])
        before[outcomes] += chance
        if all(score == s and share in {r, None} for (s, r), (score, share) in zip(sights, observed, strict=True)):
            fitting[outcomes] += chance
    total = sum(fitting.values(), Fraction(0))
    return Truth(history, seen, total, {k: v / total for k, v in fitting.items()}, before)


@cache
def truths(seeds: range) -> tuple[Truth, ...]:
    found = (one_truth(seed) for seed in seeds)
    return tuple(truth for truth in found if truth is not None)


def marginal(outcomes: dict[tuple[str, ...], Fraction], index: int, outcome: Outcome) -> Fraction:
    return sum((chance for of, chance in outcomes.items() if of[index] == outcome), Fraction(0))


def test_the_chance_of_what_was_seen_is_that_of_the_worlds_that_show_it(examples: Examples) -> None:
    assert len(truths(examples(SEEDS))) > SEEDS / 4
    for truth in truths(examples(SEEDS)):
        assert infer(truth.history, truth.seen).chance == pytest.approx(float(truth.chance), abs=CLOSE)


def test_each_contract_s_chances_are_those_over_every_world(examples: Examples) -> None:
    for truth in truths(examples(SEEDS)):
        for index, posterior in enumerate(infer(truth.history, truth.seen).posteriors):
            for outcome in Outcome:
                after = float(marginal(truth.outcomes, index, outcome))
                before = float(marginal(truth.before, index, outcome))
                assert posterior.after.of(outcome) == pytest.approx(after, abs=CLOSE)
                assert posterior.before.of(outcome) == pytest.approx(before, abs=CLOSE)


def stories_of(truth: Truth) -> dict[tuple[tuple[str, str], ...], Fraction]:
    """The stories that fit, by the contracts a sum depends on."""
    course = prospect_of(truth.history, truth.seen).course
    told = sorted(s.contract for s in course.spots if len({branch.outcome for branch in s.branches}) > 1)
    stories: dict[tuple[tuple[str, str], ...], Fraction] = defaultdict(Fraction)
    for outcomes, chance in truth.outcomes.items():
        differs = [(truth.history.contracts[i].id, outcomes[i]) for i in told if outcomes[i] != "positive"]
        stories[tuple(differs)] += chance
    return stories


def test_the_stories_are_the_ten_likeliest_in_order_and_those_as_likely_as_the_tenth(examples: Examples) -> None:
    for truth in truths(examples(SEEDS)):
        stories, found = stories_of(truth), infer(truth.history, truth.seen).stories
        likeliest = sorted(stories.values(), reverse=True)
        likeliest = [chance for number, chance in enumerate(likeliest) if number < 10 or chance == likeliest[9]][:40]
        assert [story.chance for story in found] == pytest.approx([float(chance) for chance in likeliest], abs=CLOSE)
        for story in found:
            told = tuple((contract.id, outcome.value) for contract, outcome in story.differs)
            assert story.chance == pytest.approx(float(stories[told]), abs=CLOSE)
