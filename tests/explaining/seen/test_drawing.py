"""Drawing worlds of one reading."""

from __future__ import annotations

from collections import Counter
from math import sqrt
from random import Random

import pytest
from seen_cases import ASSUMED, SUNDAY

from jss_cli.domain.case import Case
from jss_cli.domain.history import Observation
from jss_cli.explaining.seen.drawing import Drawing
from jss_cli.explaining.seen.stages import Effort
from jss_cli.explaining.seen.weighing import readings_of, weighings_of

DRAWS = 2_000


def test_possibilities_are_drawn_as_often_as_they_deserve(unknown_six: Case) -> None:
    seen = [Observation(SUNDAY, 83)]
    found, _ = readings_of(unknown_six, seen, ASSUMED)
    one = weighings_of(found, seen, ASSUMED, Effort(2, 0.0))[0]
    drawing, random = Drawing(one), Random(5)  # noqa: S311
    drawn = Counter((index, member) for _ in range(DRAWS) for index, member in drawing.draw(random).items())
    for spot, joints in zip(one.guide.course.spots, one.sums.branches, strict=True):
        for branch, joint in zip(spot.branches, joints, strict=True):
            share = joint / one.sums.evidence
            number = sum(drawn[spot.contract, member] for member in branch.members)
            assert number / DRAWS == pytest.approx(share, abs=0.002 + 4 * sqrt(share * (1 - share) / DRAWS))
