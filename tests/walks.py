"""Small walks, and every world of them one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import product
from math import prod
from random import Random

import worlds

from jss_cli.domain.score import shown_percent
from jss_cli.domain.story import Seen
from jss_cli.explaining.unseen.prospect import Prospect, prospect_of
from jss_cli.explaining.unseen.walk.course import Course, shown_ratio
from jss_cli.explaining.unseen.walk.flow import Shares

DAYS = (date(2016, 8, 21), date(2021, 8, 31), date(2024, 2, 29))
SMALL = 12
Way = tuple[int, ...]  # per spot the number of its branch


@cache
def small_prospects() -> tuple[Prospect, ...]:
    """Some random histories with one or two scores that some world shows, each with at most 120 worlds."""
    found: list[Prospect] = []
    rng = Random("walks")  # noqa: S311 - test data
    while len(found) < SMALL:
        day, policy = rng.choice(DAYS), worlds.random_policy(rng)
        history = worlds.dense_history(rng, rng.randrange(3, 7), day)
        days = [day, day - timedelta(days=rng.choice((14, 60, 200)))][: rng.choice((1, 2))]
        blank = prospect_of(history, [Seen(on, policy) for on in days])
        if len(blank.settings) == 1 and len(found) % 3 == 0:
            continue  # a third of them in several settings
        ways = list(every_way(blank.course)) if size_of(blank.course) <= 120 else []
        shown = [shown_by(blank.course, way) for way in ways]
        scores = rng.choice([scores for scores in shown if None not in scores] or [None])
        if scores:
            found.append(prospect_of(history, [Seen(s.on, policy, n) for s, n in zip(blank.seen, scores, strict=True)]))
    return tuple(found)


def size_of(walked: Course) -> int:
    """How many choices of a branch at every spot there are, setting by setting."""
    numbers = range(len(walked.settings))
    return sum(prod(sum(b.setting == number for b in spot.branches) for spot in walked.spots) for number in numbers)


def every_way(walked: Course) -> Iterator[Way]:
    """Every choice of a branch at every spot that is a world of its own setting."""
    for number, setting in enumerate(walked.settings):
        options = [[i for i, b in enumerate(spot.branches) if b.setting == number] for spot in walked.spots]
        for way in product(*options):
            silent = [spot.branches[i].silent for spot, i in zip(walked.spots, way, strict=True)]
            unrated = tuple(sum(s[day] for s in silent if s) for day in range(len(walked.seen)))
            if setting.agrees(unrated):
                yield way


def shown_by(walked: Course, way: Way) -> tuple[int | None, ...]:
    """The whole percent that a world shows on every day."""
    world = [spot.branches[i] for spot, i in zip(walked.spots, way, strict=True)]
    ratios = (shown_ratio(walked, world, day) for day in range(len(walked.seen)))
    return tuple(None if ratio is None else shown_percent(100 * ratio) for ratio in ratios)


def fitting(walked: Course) -> list[Way]:
    """Every world that shows what was seen."""
    seen = tuple(s.score for s in walked.seen)
    return [way for way in every_way(walked) if shown_by(walked, way) == seen]


def weigh(way: Way, shares: Shares) -> float:
    """The product of what a world's branches carry."""
    return prod(of_spot[i] for of_spot, i in zip(shares, way, strict=True))
