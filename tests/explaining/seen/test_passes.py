"""The sums over all worlds of a reading."""

from __future__ import annotations

from math import fsum

import pytest
from seen_cases import ASSUMED, SUNDAY, case_of, rated

from jss_cli.domain.case import Case
from jss_cli.domain.history import Observation
from jss_cli.explaining.seen.passes import _forward, evidence_of
from jss_cli.explaining.seen.stages import Effort
from jss_cli.explaining.seen.weighing import DayReading, Summed, readings_of, weighings_of


def first_reading(case: Case) -> list[DayReading]:
    return readings_of(case, [Observation(SUNDAY, 83)], ASSUMED)[0][:1]


def weighing(found: list[DayReading], seen: Observation) -> Summed:
    return weighings_of(found, [seen], ASSUMED, Effort(2, 0.0))[0]


@pytest.fixture(scope="module")
def one(unknown_six: Case) -> Summed:
    return weighing(first_reading(unknown_six), Observation(SUNDAY, 83))


def test_the_sums_forward_and_backward_are_the_same_evidence(one: Summed) -> None:
    assert evidence_of(one.trellis, one.chances) == pytest.approx(one.sums.evidence)
    assert len(one.trellis.shares) == len(_forward(one.trellis, one.chances)[-1])


def test_the_evidence_is_linear_in_the_chances_of_one_contract(one: Summed) -> None:
    for spot, joints in enumerate(one.sums.branches):
        for branch, joint in enumerate(joints):
            shares = [list(own) for own in one.chances]
            shares[spot] = [share * (number == branch) for number, share in enumerate(shares[spot])]
            assert evidence_of(one.trellis, shares) == pytest.approx(joint)


def test_what_is_shown_is_shown_by_one_of_the_windows(one: Summed) -> None:
    assert fsum(one.sums.windows.values()) == pytest.approx(one.sums.scored)
    assert one.sums.exact <= one.sums.scored <= one.sums.evidence


def test_numbers_that_exclude_each_other_share_all_worlds() -> None:
    found = first_reading(case_of(*map(rated, range(4))))
    every = [weighing(found, Observation(SUNDAY, score)).sums.evidence for score in range(101)]
    none = weighing(found, Observation(SUNDAY, shown="none")).sums.evidence
    assert fsum(every) + none == pytest.approx(1, abs=0.003)
