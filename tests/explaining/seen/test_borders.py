"""What becomes of a cell at the end of a window."""

from __future__ import annotations

from fractions import Fraction

import pytest
from seen_cases import ASSUMED, SUNDAY

from jss_cli.domain.history import Observation
from jss_cli.explaining.seen.borders import DayEnds
from jss_cli.explaining.seen.likelihood import likelihood
from jss_cli.explaining.seen.reaching import Reach
from jss_cli.explaining.seen.states import HIGH, LOW, Tally
from jss_cli.explaining.seen.weighing import DayReading
from jss_cli.explaining.unseen.walk.quorum import EMPTY


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
