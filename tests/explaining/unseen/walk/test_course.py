from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise
from random import Random

import pytest
import walks
import worlds

from jss_cli.domain.history import UNKNOWN, Contract, Ending, Feedback
from jss_cli.domain.story import Seen
from jss_cli.explaining.unseen.walk.course import (
    NO_GAIN,
    Border,
    ContractStep,
    Course,
    Gain,
    _borders_of,
    _due,
    shown_ratio,
)
from jss_cli.files.policy import load_all
from jss_cli.scoring.scoring import score_history

ONE = (Gain(1, 1, 1, known=True),)


def courses() -> list[Course]:
    return [walk.course for walk in walks.small_walks()]


def turns(course: Course) -> list[ContractStep]:
    return [step for step in course.steps if isinstance(step, ContractStep)]


def test_borders_come_newest_first_and_the_windows_of_a_day_are_nested() -> None:
    for course in courses():
        borders = [step for step in course.steps if isinstance(step, Border)]
        assert borders == _borders_of(course.seen)
        assert all(one.threshold >= other.threshold for one, other in pairwise(borders))
        for day, seen in enumerate(course.seen):
            ends = list(course.ends(day))
            assert [months for _, months in ends] == list(seen.policy.windows.lengths)
            assert all(ring < outer for (ring, _), (outer, _) in pairwise(ends))


def test_every_contract_has_its_turn_in_each_of_its_rings_before_the_border_that_ends_the_ring() -> None:
    for course in courses():
        ring, passed = 0, []
        for step in course.steps:
            if isinstance(step, Border):
                ring += 1
            else:
                assert step.ring == ring
                assert step.first == (step.spot not in passed)
                passed.append(step.spot)
        for number, spot in enumerate(course.spots):
            of_spot = tuple(turn.ring for turn in turns(course) if turn.spot == number)
            assert of_spot == (spot.rings or of_spot[:1])


def test_a_client_returns_while_a_later_turn_may_count_one_of_its_contracts() -> None:
    for course in courses():
        steps = turns(course)
        for number, turn in enumerate(steps):
            client = course.spots[turn.spot].client
            for day, returns in enumerate(turn.returns):
                later = (
                    dict(branch.parts).get(step.ring)
                    for step in steps[number + 1 :]
                    if course.spots[step.spot].client == client
                    for branch in course.spots[step.spot].branches
                )
                assert returns == any(gains[day].known for gains in later if gains)


@pytest.mark.parametrize("seed", range(12))
def test_with_nothing_unknown_the_ratio_is_that_of_the_engine(seed: int) -> None:
    rng = Random(seed)  # noqa: S311 - test data
    day, policy = rng.choice(walks.DAYS), rng.choice(load_all())
    history = worlds.dense_history(rng, 9, day)
    history = replace(history, contracts=tuple(map(told, history.contracts)))
    course = walks.walk_of(history, (Seen(day, policy),)).course
    assert {len(spot.branches) for spot in course.spots} <= {1}
    ratio = shown_ratio(course, [spot.branches[0] for spot in course.spots], 0)
    assert (None if ratio is None else 100 * ratio) == score_history(history, policy, day).raw


def told(contract: Contract) -> Contract:
    """A contract about which nothing is unknown."""
    private = 9 if contract.feedback.recommend is UNKNOWN else contract.feedback.recommend
    ending = Ending("client", "completed") if contract.ended else contract.ending
    return replace(contract, feedback=Feedback(contract.feedback.stars, private), ending=ending)


@pytest.mark.parametrize(
    ("ring", "parts", "now", "pending"),
    [
        (2, ((2, ONE),), ONE, ()),
        (2, ((2, ONE), (5, (NO_GAIN,))), ONE, ((7, ((5, (NO_GAIN,)),)),)),
        (2, ((3, ONE),), None, ((7, ((3, ONE),)),)),
        (2, (), None, ()),
    ],
)
def test_what_is_not_due_in_a_ring_is_pending(ring: int, parts: object, now: object, pending: object) -> None:
    assert _due(ContractStep(7, ring, first=True, returns=(False,)), parts, ()) == (now, pending)  # type: ignore[arg-type]


def test_the_days_seen_begin_the_day_after() -> None:
    day = date(2016, 8, 21)
    first = _borders_of([Seen(day, load_all()[0])])[0]
    assert first == Border(date(2016, 8, 22), 0, 0)
