"""How high the figures of a day may still come."""

from __future__ import annotations

from fractions import Fraction

import pytest

from jss_cli.explaining.seen.reaching import Reach
from jss_cli.explaining.seen.weighing import DayReading
from jss_cli.explaining.unseen.walk.course import ContractStep


@pytest.fixture
def reach(reading: DayReading) -> Reach:
    return Reach(reading.look.course, day=0)


def test_a_window_comes_no_higher_than_if_all_that_are_left_are_good(reading: DayReading, reach: Reach) -> None:
    course = reading.look.course
    before = next(i for i, step in enumerate(course.steps) if isinstance(step, ContractStep)) - 1
    left = sum(max(gains[0].weight for b in s.branches for _, gains in b.parts) for s in course.spots)
    weight, unit = 5, course.seen[0].policy.scale.unit
    highest = Fraction(left - weight, left + weight)
    assert reach.can_reach(before, -weight * unit, weight, highest, ())
    assert not reach.can_reach(before, -weight * unit, weight, highest + Fraction(1, 1000), ())
    assert reach.can_reach(len(course.steps) - 1, 0, weight, Fraction(0), ())
    assert not reach.can_reach(len(course.steps) - 1, 0, 0, Fraction(-1), ())


def test_the_least_sum_is_the_one_from_which_the_level_is_just_reached(reading: DayReading, reach: Reach) -> None:
    for step in range(len(reading.look.course.steps) - 3):
        least = reach.least(step, 24, 165, ())
        reached = [reach.can_reach(step, value, 24, Fraction(165, 200), ()) for value in (least - 1, least)]
        assert reached == [False, True]


def test_a_blend_that_waits_raises_what_can_be_reached(reach: Reach) -> None:
    waiting = ((6, Fraction(1)),)
    below = reach.least(0, 24, 165, ()) - 1
    assert reach.can_reach(0, below, 24, Fraction(165, 200), waiting)
    assert not reach.can_reach(0, below, 24, Fraction(165, 200), ())
    assert reach.least(0, 24, 165, waiting) <= reach.least(0, 24, 165, ())


def test_the_greatest_sum_is_the_last_from_which_every_figure_may_stay_below_the_level(
    reading: DayReading, reach: Reach
) -> None:
    last = next(i for i, step in reversed(list(enumerate(reading.look.course.steps))) if isinstance(step, ContractStep))
    unit, greatest = reading.look.course.seen[0].policy.scale.unit, reach.greatest(last, 24, 165, ((3, None),))
    assert Fraction(greatest, 24 * unit) < Fraction(165, 200) <= Fraction(greatest + 1, 24 * unit)
    assert reach.greatest(0, 24, 165, ()) >= greatest
