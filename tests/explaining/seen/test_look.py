"""A reading, ready to be walked."""

from __future__ import annotations

from dataclasses import replace
from math import fsum

import pytest
from seen_cases import ASSUMED, SUNDAY

from jss_cli.domain.case import Case
from jss_cli.domain.story import Seen
from jss_cli.explaining.seen.look import Look, look_at
from jss_cli.explaining.seen.weighing import DayReading


def test_the_chances_of_the_branches_of_a_spot_sum_to_one_in_each_setting(reading: DayReading) -> None:
    look = reading.look
    for spot, chances in zip(look.course.spots, look.chances, strict=True):
        for setting in range(len(look.course.settings)):
            own = [c for b, c in zip(spot.branches, chances, strict=True) if b.setting == setting]
            assert fsum(own) == pytest.approx(1)


def turned(look: Look) -> Look:
    """The same look with the branches of every spot in another order."""
    spots = tuple(replace(spot, branches=spot.branches[::-1]) for spot in look.course.spots)
    own = tuple(replace(one, branches=one.branches[::-1]) for one in look.own)
    return replace(look, course=replace(look.course, spots=spots), own=own)


def test_looks_whose_branches_stand_in_another_order_are_of_one_shape(reading: DayReading) -> None:
    other = turned(reading.look)
    assert other.shape == reading.look.shape
    assert reading.look.as_in(other, reading.look.chances) == [chances[::-1] for chances in reading.look.chances]


def test_looks_that_differ_only_in_chances_are_of_one_shape(unknown_six: Case, reading: DayReading) -> None:
    policy = reading.days[0].policy
    table, *others = policy.priors.tables
    answers = tuple(zip((a for a, _ in table.chances), (c for _, c in reversed(table.chances)), strict=True))
    tables = (replace(table, chances=answers), *others)
    other = replace(policy, priors=replace(policy.priors, tables=tables))
    found = look_at(unknown_six.history, (Seen(SUNDAY, other),), ASSUMED)
    assert found.shape == look_at(unknown_six.history, (Seen(SUNDAY, policy),), ASSUMED).shape
