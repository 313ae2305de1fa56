"""The readings of the days looked at, and their sums."""

from __future__ import annotations

from datetime import timedelta
from math import fsum, inf

import pytest
from seen_cases import ASSUMED, SUNDAY, case_of, rated

from jss_cli.domain.case import Case
from jss_cli.domain.history import Observation
from jss_cli.explaining.seen.stages import Effort
from jss_cli.explaining.seen.weighing import Mean, readings_of, weighings_of

SEEN = [Observation(SUNDAY, 83)]


def test_the_weights_of_the_readings_sum_to_one(unknown_six: Case) -> None:
    for day in (SUNDAY, SUNDAY + timedelta(days=9)):
        found, _ = readings_of(unknown_six, [Observation(day, 83)], ASSUMED)
        assert fsum(one.weight for one in found) == pytest.approx(1)


def test_a_number_seen_between_two_computation_days_was_computed_on_the_first_or_at_once() -> None:
    late = SUNDAY + timedelta(days=9)
    ended_between = rated(-1)
    found, _ = readings_of(case_of(ended_between, rated(1), rated(2)), [Observation(late, 83)], ASSUMED)
    weights = {day: fsum(one.weight for one in found if one.days[0].on == day) for day in (SUNDAY, late)}
    assert weights == {SUNDAY: pytest.approx(0.9), late: pytest.approx(0.1)}


def test_a_number_seen_on_a_computation_day_was_computed_on_it(unknown_six: Case) -> None:
    found, _ = readings_of(unknown_six, SEEN, ASSUMED)
    assert {one.days[0].on for one in found} == {SUNDAY}


def test_the_chances_of_every_spot_sum_to_the_evidence_and_points_to_what_lacks(unknown_six: Case) -> None:
    found, _ = readings_of(unknown_six, SEEN, ASSUMED)
    for one in weighings_of(found, SEEN, ASSUMED, Effort(inf, 0.0)):
        for branches in one.sums.branches:
            assert fsum(branches) == pytest.approx(one.sums.evidence)
        assert 100 * one.sums.scored - fsum(one.sums.points) == pytest.approx(one.sums.raw)


def test_more_surprises_make_no_number_less_likely(unknown_six: Case) -> None:
    found, _ = readings_of(unknown_six, SEEN, ASSUMED)
    sums = [weighings_of(found, SEEN, ASSUMED, Effort(most, 0.0)) for most in (0, 1, 2, inf)]
    evidence = [fsum(one.evidence for one in weighings) for weighings in sums]
    assert evidence == sorted(evidence)
    assert Mean(sums[0]).of_all(lambda one: one.explained) == pytest.approx(1)
