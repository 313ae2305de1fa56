"""How well a seen score is explained, and what is left of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from seen_cases import SUNDAY, case_of, rated

from jss_cli.domain.history import Observation
from jss_cli.domain.seen import SeenAnswer
from jss_cli.domain.sighting import Fits
from jss_cli.explaining.seen.answering import answer_seen


@pytest.fixture(scope="module")
def answer() -> SeenAnswer:
    return answer_seen(case_of(*(rated(number) for number in range(3))), [Observation(SUNDAY, 67)])


@pytest.mark.parametrize(
    ("exact", "surprising", "absent", "fits"),
    [
        (0.9, 0.1, 0.1, "exact"),
        (0.5, 0.1, 0.1, "exact"),
        (0.4, 0.1, 0.1, "near"),
        (0.9, 0.5, 0.4, "surprise"),
        (0.9, 0.6, 0.5, "unlisted"),
    ],
)
def test_how_well_a_number_fits_is_what_half_of_the_worlds_have(
    answer: SeenAnswer, exact: float, surprising: float, absent: float, fits: Fits
) -> None:
    assert replace(answer, exact=exact, surprising=surprising, absent=absent).fits == fits


def test_a_number_that_no_world_shows_fits_nothing(answer: SeenAnswer) -> None:
    assert replace(answer, is_fitting=False).fits == "nothing"
    assert replace(answer, evidence=0.0).fits == "nothing"


@pytest.mark.parametrize(("expected", "unexplained"), [(67.0, 0), (67.5, 0), (66.6, 0), (69.0, -2), (65.5, 1.5)])
def test_what_is_left_unexplained_is_nothing_within_rounding(
    answer: SeenAnswer, expected: float, unexplained: float
) -> None:
    assert replace(answer, expected=expected).unexplained == unexplained


def test_where_no_score_was_seen_or_no_world_comes_near_no_points_are_left_over(answer: SeenAnswer) -> None:
    none = replace(answer.days[0], observation=Observation(SUNDAY, None, shown="none"))
    assert replace(answer, days=(none,), expected=50.0).unexplained == 0
    assert replace(answer, evidence=0.0, expected=50.0).unexplained == 0


def test_a_group_costs_what_its_contracts_cost(answer: SeenAnswer) -> None:
    (group,) = answer.groups
    assert group.names == ("c0", "c1", "c2")
    assert group.lost == pytest.approx(3 * group.odds[0].lost)
