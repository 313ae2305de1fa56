"""What lies ahead of the score that was seen, over the worlds."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from seen_cases import SUNDAY, case_of, rated

from jss_cli.domain.case import Case
from jss_cli.domain.history import Observation
from jss_cli.domain.plan import Goal
from jss_cli.domain.seen import LookedAt, ScoreBand
from jss_cli.domain.seen_explanation import SeenOutlook
from jss_cli.explaining.seen.ahead import _Courses, outlook_of
from jss_cli.explaining.seen.answering import answer_seen
from jss_cli.explaining.seen.ways import SeenWays
from jss_cli.explaining.seen.worlds import WorldCase
from jss_cli.explaining.time.timeline import timeline
from jss_cli.scoring.scoring import score_history

DAY = timedelta(days=1)
GOOD = case_of(*(rated(number, recommend=10) for number in range(6)))
BAD = case_of(*(rated(number, recommend=10) for number in range(5)), rated(5, recommend=0, stars="1"))


def outlook_in(worlds: list[WorldCase], case: Case = GOOD, shown: ScoreBand | None = None) -> SeenOutlook:
    ways = SeenWays(worlds, SUNDAY)
    return outlook_of(case, ways.lines, 90, ways.ways(Goal(90)), shown)


def outlook(good: float) -> SeenOutlook:
    worlds = [WorldCase(GOOD, good), WorldCase(BAD, 1 - good)]
    return outlook_in(worlds)


@pytest.mark.parametrize(
    ("good", "today"),
    [(1.0, ScoreBand(100, 100, 100)), (0.5, ScoreBand(83, 83, 100)), (0.96, ScoreBand(100, 100, 100))],
)
def test_today_is_the_band_of_the_scores_of_all_worlds(good: float, today: ScoreBand) -> None:
    assert outlook(good).today == today


def test_a_change_is_told_with_the_share_of_the_worlds_in_which_it_happens() -> None:
    found = outlook(0.5)
    assert found.cliffs
    for cliff in found.cliffs:
        assert cliff.share in {0.5, 1.0}
        assert cliff.day <= cliff.seen
        for day, band in ((cliff.seen - timedelta(days=1), cliff.before), (cliff.seen, cliff.after)):
            day = GOOD.policy.cadence.last_until(day)  # noqa: PLW2901 - what is shown was computed then
            wholes = sorted(score_history(w.history, w.rulebook.on(day), day).whole or 0 for w in (GOOD, BAD))
            assert (band.low, band.high) == (wholes[0], wholes[-1]) or band.missing


def test_a_change_that_few_worlds_have_is_not_told() -> None:
    line = timeline(BAD.history, BAD.rulebook, BAD.day, BAD.day + timedelta(days=900))
    changes = {stretch.first for stretch in line.stretches}
    own = {cliff.day for cliff in outlook(0.5).cliffs} - {cliff.day for cliff in outlook(1.0).cliffs}
    assert own
    assert own <= changes
    assert not own & {cliff.day for cliff in outlook(0.85).cliffs}


def test_between_two_computation_days_nothing_moves_and_what_is_seen_on_one_day_is_one_change() -> None:
    """One ends well a day after a computation, one badly five days after it: 100, 100, then 5 of 7."""
    later = [replace(rated(10 + n, told), ended=SUNDAY + n * DAY) for n, told in ((1, 10), (5, 0))]
    case = replace(case_of(*(rated(number, recommend=10) for number in range(5)), *later), day=SUNDAY + 3 * DAY)
    found = outlook_in([WorldCase(case, 1.0)], case)
    first = found.cliffs[0]
    assert (found.today.middle, first.before.middle, first.after.middle) == (100, 100, 71)
    assert (first.day, first.seen) == (SUNDAY + 5 * DAY, SUNDAY + 14 * DAY)
    told = outlook_in([WorldCase(case, 1.0)], case, ScoreBand(99, 99, 99))
    assert (told.today.middle, told.cliffs[0].before.middle, told.cliffs[1:]) == (99, 99, found.cliffs[1:])


@pytest.mark.parametrize(
    ("days", "is_renewed", "run"),
    [(0, False, -14), (6, False, -14), (7, True, 0), (20, True, 0), (21, True, 14)],
)
def test_a_score_is_computed_anew_on_the_computation_days_after_the_day_seen(
    days: int, is_renewed: bool, run: int
) -> None:
    """It was seen a week before a Sunday on which scores are computed."""
    looked = LookedAt(Observation(SUNDAY - 7 * DAY, 100), SUNDAY - 14 * DAY, 100, 0.0)
    answer = replace(answer_seen(GOOD, [Observation(SUNDAY, 100)]), days=(looked,))
    case = replace(GOOD, day=looked.observation.on + days * DAY)
    assert (answer.is_renewed(case), answer.run_shown(case)) == (is_renewed, SUNDAY + run * DAY)
    assert answer.still_shown(case) == (None if is_renewed else ScoreBand(100, 100, 100))


def test_the_ways_lead_to_the_target_that_was_asked_for() -> None:
    worlds = [WorldCase(BAD, 1.0)]
    found = outlook_in(worlds)
    assert found.target == 90
    assert found.ways
    assert all(isinstance(number, int) for number in found.ways[0].contracts)


def test_lines_reach_as_far_as_what_counts_today() -> None:
    until = SUNDAY + timedelta(days=30)
    lines = SeenWays([WorldCase(GOOD, 1.0)]).lines
    (line, share), *_ = lines
    assert share == 1
    assert line.stretch_on(until) is not None
    assert _Courses(lines, GOOD.day).band_on(until) == ScoreBand(100, 100, 100)


def test_worlds_in_which_the_score_takes_one_course_are_one() -> None:
    lines = SeenWays([WorldCase(GOOD, 0.25), WorldCase(BAD, 0.5), WorldCase(GOOD, 0.25)]).lines
    assert sorted(_Courses(lines, GOOD.day)._taken.values()) == [0.5, 0.5]


def test_without_worlds_nothing_lies_ahead() -> None:
    found = outlook_in([])
    assert (found.today, found.cliffs, found.ways) == (ScoreBand(None, None, None), (), ())
