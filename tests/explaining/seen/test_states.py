"""What worlds with equal sums so far have in common."""

from __future__ import annotations

import pytest

from jss_cli.explaining.seen.states import Situation, Tally
from jss_cli.explaining.unseen.walk.quorum import EMPTY

OPEN = Tally(EMPTY, (), None)


@pytest.mark.parametrize(
    ("tallies", "axis"), [((OPEN, OPEN), 0), ((None, OPEN), 1), ((OPEN, None), 0), ((None, None), -1)]
)
def test_the_sum_along_the_lanes_is_that_of_the_first_open_day(tallies: tuple[Tally | None, ...], axis: int) -> None:
    assert Situation(tallies, (), 0, (), 0, ()).axis == axis


def test_a_day_is_closed_beside_the_others() -> None:
    found = Situation((OPEN, OPEN), (), 0, (), 0, ()).with_tally(0, None)
    assert found.tallies == (None, OPEN)
