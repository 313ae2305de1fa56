from __future__ import annotations

from dataclasses import replace
from datetime import date
from random import Random

import pytest
from strategies import random_history

from jss_cli.domain.case import Case
from jss_cli.domain.history import CENT
from jss_cli.domain.plan import Goal
from jss_cli.explaining.next.adding import Pace, good_contracts
from jss_cli.explaining.seen.ways import CERTAINTIES, SeenWays
from jss_cli.explaining.seen.worlds import WorldCase
from jss_cli.files.rulebook import open_rulebook
from jss_cli.scoring.scoring import score_history
from jss_cli.scoring.windows import add_months


def some_worlds(rng: Random) -> list[WorldCase]:
    """Worlds of one day that have nothing else in common."""
    _, day = random_history(rng, 1)
    sizes = [rng.randrange(1, 9) for _ in range(5)]
    weights = [rng.randrange(1, 5) for _ in sizes]
    worlds = (Case(random_history(rng, size, day=day)[0], day, open_rulebook()) for size in sizes)
    return [WorldCase(world, weight / sum(weights)) for world, weight in zip(worlds, weights, strict=True)]


def share_that_reaches(worlds: list[WorldCase], goal: Goal, day: date, number: int) -> float:
    """In which share of worlds the engine shows the target with so many good contracts that end by a day."""
    shares = 0.0
    for case, share in worlds:
        ends = Pace(add_months(case.day, 1), goal.per_month).ends(day, number)
        more = good_contracts(case.history, CENT, ends)
        grown = replace(case.history, contracts=(*case.history.contracts, *more))
        whole = score_history(grown, case.rulebook.on(day), day).whole
        shares += share if whole is not None and whole >= goal.target else 0
    return shares


@pytest.mark.parametrize("seed", range(6))
def test_every_number_is_enough_in_its_share_of_the_worlds_and_one_less_is_not(seed: int) -> None:
    rng = Random(seed)  # noqa: S311 - test data
    worlds = some_worlds(rng)
    for goal in (Goal(90), Goal(rng.choice((75, 80, 95)), per_month=rng.choice((None, 2)))):
        for way in SeenWays(worlds).ways(goal):
            for number, certainty in zip(way.contracts, CERTAINTIES, strict=True):
                if number is not None:
                    assert share_that_reaches(worlds, goal, way.day, number) >= certainty - 1e-9
                if number:
                    assert share_that_reaches(worlds, goal, way.day, number - 1) < certainty


@pytest.mark.parametrize("seed", range(3))
def test_of_many_ways_no_more_are_told_than_asked_for_and_the_last_one_stays(seed: int) -> None:
    search = SeenWays(some_worlds(Random(seed)))  # noqa: S311 - test data
    every, few = search.ways(Goal(90, most=100)), search.ways(Goal(90, most=3))
    assert len(few) <= 3
    assert set(few) <= set(every)
    assert few[-1:] == every[-1:]


def test_no_day_after_the_last_one_allowed_is_told() -> None:
    worlds = some_worlds(Random(7))  # noqa: S311 - test data
    by = add_months(worlds[0].case.day, 2)
    assert all(way.day <= by for way in SeenWays(worlds).ways(Goal(90, by=by)))


def test_the_best_within_reach_is_in_reach_and_one_more_is_not() -> None:
    for seed in range(6):
        worlds = some_worlds(Random(seed))  # noqa: S311 - test data
        goal = Goal(100, by=worlds[0].case.day, per_month=1)
        search = SeenWays(worlds)
        if not search.ways(goal) and (found := search.reachable(goal)):
            assert search.ways(replace(goal, target=found[0]))
            assert not search.ways(replace(goal, target=found[0] + 1))


def test_without_worlds_there_are_no_ways() -> None:
    assert SeenWays(()).ways(Goal(90)) == ()
    assert SeenWays(()).reachable(Goal(90)) is None
    assert SeenWays(()).size(Goal(90)).least == CENT
