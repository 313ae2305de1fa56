"""What each branch of a contract does to the states of a walk."""

from __future__ import annotations

import pytest

from jss_cli.explaining.seen.branching import Branching
from jss_cli.explaining.seen.states import BranchWay, Numbered, Situation
from jss_cli.explaining.seen.weighing import DayReading
from jss_cli.explaining.unseen.walk.course import ContractStep
from jss_cli.explaining.unseen.walk.quorum import EMPTY


def led(reading: DayReading, surprises: int, most: float) -> list[tuple[Situation, BranchWay]]:
    """Where the newest of the six contracts leads from a situation with so many surprises."""
    look, situations = reading.look, Numbered[Situation]()
    turn = next(step for step in look.course.steps if isinstance(step, ContractStep))
    start = Situation((EMPTY,), (), 0, look.course.settings[0].nobody, surprises, ((0, 0, 0, 0),))
    branching = Branching(look.course, look.chances, look.unexplained, most, grain=1)
    found = branching.led(turn, situations.number(start), situations, {})
    return [(situations.known[number], way) for number, way in found]


def test_every_branch_of_a_contract_leads_on_by_its_chance(reading: DayReading) -> None:
    found = led(reading, 0, 2)
    assert sum(way.chance for _, way in found) == pytest.approx(1)
    assert {after.surprises for after, _ in found} <= {0, 1}
    assert all(way.added[0] == 0 for _, way in found), "the sum along the lane is told by how far it moves"
    unit = reading.days[0].policy.scale.unit
    assert all(way.shift + way.taken[1] == way.added[1] * unit for _, way in found)


def test_where_there_are_as_many_surprises_as_may_be_only_what_an_answer_explains_is_left(reading: DayReading) -> None:
    left, every = led(reading, 2, 2), led(reading, 1, 2)
    assert {way.taken[0] for _, way in left} <= {way.taken[0] for _, way in every}
    assert {after.surprises for after, _ in left} == {2}
