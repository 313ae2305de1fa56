"""Where the cells of a walk lie past a border of a day."""

from __future__ import annotations

from seen_cases import ASSUMED, SUNDAY

from jss_cli.domain.history import Observation
from jss_cli.explaining.seen.borders import DayEnds
from jss_cli.explaining.seen.crossing import STAYING, BorderCrossing
from jss_cli.explaining.seen.likelihood import likelihood
from jss_cli.explaining.seen.reaching import Reach
from jss_cli.explaining.seen.states import Ended, Lane, Numbered, Situation
from jss_cli.explaining.seen.weighing import DayReading
from jss_cli.explaining.unseen.walk.course import Border
from jss_cli.explaining.unseen.walk.quorum import EMPTY, Quorum

NOBODY = ((0, 0, 0, 0),)


def crossed(reading: DayReading, quorum: Quorum | None, months: int, sums: tuple[int, int]) -> tuple[Lane, int, bool]:
    """Where cell 8 of a lane leads past a border of the only day, and whether it stays what it was."""
    course, situations, ended = reading.look.course, Numbered[Situation](), Numbered[Ended]()
    seen = likelihood(Observation(SUNDAY, 83), ASSUMED, older=False)
    ends = DayEnds(reading.days[0].policy, seen, Reach(course, day=0), coarse=False)
    lane = situations.number(Situation((quorum,), (), 0, (), 0, NOBODY)), ended.number((((), None),)), sums
    step = len(course.steps) - 1
    border = Border(SUNDAY, 0, months)
    (found,) = BorderCrossing([ends], 1, situations, ended).past(step, border, lane, [8])
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
