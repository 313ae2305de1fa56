"""What worlds with equal sums so far have in common."""

from __future__ import annotations

import pytest

from jss_cli.explaining.seen.states import Situation
from jss_cli.explaining.unseen.walk.quorum import EMPTY, Quorum


@pytest.mark.parametrize(
    ("quorums", "axis"), [((EMPTY, EMPTY), 0), ((None, EMPTY), 1), ((EMPTY, None), 0), ((None, None), -1)]
)
def test_the_sum_along_the_lanes_is_that_of_the_first_open_day(quorums: tuple[Quorum | None, ...], axis: int) -> None:
    assert Situation(quorums, (), 0, (), 0, ()).axis == axis


def test_a_day_is_closed_beside_the_others() -> None:
    found = Situation((EMPTY, EMPTY), (), 0, (), 0, ()).with_quorum(0, None)
    assert found.quorums == (None, EMPTY)
