"""What becomes of a cell at the end of a window."""

from __future__ import annotations

from fractions import Fraction

import pytest
from seen_cases import ASSUMED, SUNDAY

from jss_cli.domain.history import Observation
from jss_cli.explaining.seen.borders import STAYING, BorderCrossing, DayEnds
from jss_cli.explaining.seen.likelihood import likelihood
from jss_cli.explaining.seen.reaching import Reach
from jss_cli.explaining.seen.states import HIGH, LOW, Ended, Lane, Numbered, Situation, Tally
from jss_cli.explaining.seen.weighing import DayReading
from jss_cli.explaining.unseen.walk.course import Border
from jss_cli.explaining.unseen.walk.quorum import EMPTY, Quorum


def day_ends(reading: DayReading, score: int | None, *, coarse: bool = False) -> DayEnds:
    """The borders of the day of the six contracts if some score was seen (None: that there is none)."""
    seen = likelihood(Observation(SUNDAY, score, shown="none" if score is None else "score"), ASSUMED, older=False)
    return DayEnds(reading.days[0].policy, seen, Reach(reading.look.course, day=0), coarse=coarse)


@pytest.mark.parametrize(
    ("value", "total", "placed"),
    [(83, 100, Fraction(83, 100)), (5, 6, Fraction(5, 6)), (100, 100, HIGH), (10, 100, LOW), (-10, 100, LOW)],
)
def test_figures_are_told_apart_only_where_they_may_be_what_was_seen(
    reading: DayReading, value: int, total: int, placed: Fraction
) -> None:
    assert day_ends(reading, 83)._placed(value, total) == placed


def test_figures_of_many_contracts_are_told_apart_by_their_whole_percent(reading: DayReading) -> None:
    assert day_ends(reading, 83, coarse=True)._placed(5, 6) == Fraction(83, 100)


def test_a_day_on_which_too_few_contracts_count_has_no_score(reading: DayReading) -> None:
    last = reading.days[0].policy.windows.lengths[-1]
    step = len(reading.look.course.steps) - 1
    for score in (83, None):
        move, tally = day_ends(reading, score).past(step, last, (0, 0), Tally(EMPTY, (), None))
        assert tally is None
        assert not move.scored
        assert move.factor == pytest.approx(
            likelihood(Observation(SUNDAY, score, shown="none" if score is None else "score"), ASSUMED, older=False).of(
                None
            )
        )


NOBODY = ((0, 0, 0, 0),)


def crossed(reading: DayReading, quorum: Quorum | None, months: int, sums: tuple[int, int]) -> tuple[Lane, int, bool]:
    """Where cell 8 of a lane leads past a border of the only day, and whether it stays what it was."""
    course, situations, ended = reading.look.course, Numbered[Situation](), Numbered[Ended]()
    lane = situations.number(Situation((quorum,), (), 0, (), 0, NOBODY)), ended.number((((), None),)), sums
    step = len(course.steps) - 1
    border = Border(SUNDAY, 0, months)
    (found,) = BorderCrossing([day_ends(reading, 83)], 1, situations, ended).past(step, border, lane, [8])
    _, past, target, at = found
    return target, at, past is STAYING


def test_a_day_begins_with_the_sums_that_it_has(reading: DayReading) -> None:
    (situation, _, sums), at, is_staying = crossed(reading, None, 0, (0, 0))
    assert (sums, at, is_staying) == ((0, 0), 0, True)
    assert situation == 1


def test_the_border_of_a_day_that_is_over_changes_nothing(reading: DayReading) -> None:
    assert crossed(reading, None, 6, (0, 0)) == ((0, 0, (0, 0)), 8, True)


def test_a_day_that_is_over_leaves_no_sums(reading: DayReading) -> None:
    (_, _, sums), at, is_staying = crossed(reading, EMPTY, reading.days[0].policy.windows.lengths[-1], (0, 9))
    assert (sums, at, is_staying) == ((0, 0), 0, False)
