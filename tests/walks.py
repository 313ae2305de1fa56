"""Small walks: what the contracts of random histories may count as on one or two days, and the course past them."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from random import Random
from typing import NamedTuple

import worlds

from jss_cli.domain.history import History
from jss_cli.domain.story import Seen
from jss_cli.explaining.unseen.possible import Possibilities, Possibility
from jss_cli.explaining.unseen.settings import ShareSetting
from jss_cli.explaining.unseen.walk.course import Course, course

DAYS = (date(2016, 8, 21), date(2021, 8, 31), date(2024, 2, 29))
SMALL = 12


class Walk(NamedTuple):
    """What each contract of a history may count as on some days seen (the latest first), and the course past them."""

    seen: tuple[Seen, ...]
    settings: tuple[ShareSetting, ...]
    possible: tuple[tuple[Possibility, ...], ...]
    course: Course


@cache
def small_walks() -> tuple[Walk, ...]:
    """Some random histories on one or two days, a third of them at least in several settings."""
    found: list[Walk] = []
    rng = Random("walks")  # noqa: S311 - test data
    while len(found) < SMALL:
        day, policy = rng.choice(DAYS), worlds.random_policy(rng)
        history = worlds.dense_history(rng, rng.randrange(3, 7), day)
        days = [day, day - timedelta(days=rng.choice((14, 60, 200)))][: rng.choice((1, 2))]
        walk = walk_of(history, tuple(Seen(on, policy) for on in days))
        if len(walk.settings) > 1 or len(found) % 3:
            found.append(walk)
    return tuple(found)


def walk_of(history: History, seen: tuple[Seen, ...]) -> Walk:
    found = Possibilities(history, seen)
    possible = tuple(found.of(contract) for contract in history.contracts)
    return Walk(seen, found.settings, possible, course(history.contracts, possible, seen, found.settings))
