"""What lies ahead of the score that was seen, over the worlds."""

from __future__ import annotations

from datetime import timedelta

import pytest
from seen_cases import SUNDAY, case_of, rated

from jss_cli.domain.plan import Goal
from jss_cli.domain.seen import ScoreBand, SeenOutlook
from jss_cli.explaining.seen.ahead import _band_on, _courses, outlook_of
from jss_cli.explaining.seen.ways import SeenWays
from jss_cli.explaining.seen.worlds import WorldCase
from jss_cli.explaining.time.timeline import timeline
from jss_cli.scoring.scoring import score_history

GOOD = case_of(*(rated(number, recommend=10) for number in range(6)))
BAD = case_of(*(rated(number, recommend=10) for number in range(5)), rated(5, recommend=0, stars="1"))


def outlook_in(worlds: list[WorldCase]) -> SeenOutlook:
    ways = SeenWays(worlds)
    return outlook_of(GOOD, ways.lines, 90, ways.ways(Goal(90)))


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
        for day, band in ((cliff.day - timedelta(days=1), cliff.before), (cliff.day, cliff.after)):
            wholes = sorted(score_history(w.history, w.rulebook.on(day), day).whole or 0 for w in (GOOD, BAD))
            assert (band.low, band.high) == (wholes[0], wholes[-1]) or band.missing


def test_a_change_that_few_worlds_have_is_not_told() -> None:
    line = timeline(BAD.history, BAD.rulebook, BAD.day, BAD.day + timedelta(days=900))
    changes = {stretch.first for stretch in line.stretches}
    own = {cliff.day for cliff in outlook(0.5).cliffs} - {cliff.day for cliff in outlook(1.0).cliffs}
    assert own
    assert own <= changes
    assert not own & {cliff.day for cliff in outlook(0.85).cliffs}


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
    assert _band_on(_courses(lines), until) == ScoreBand(100, 100, 100)


def test_worlds_in_which_the_score_takes_one_course_are_one() -> None:
    lines = SeenWays([WorldCase(GOOD, 0.25), WorldCase(BAD, 0.5), WorldCase(GOOD, 0.25)]).lines
    assert sorted(_courses(lines).values()) == [0.5, 0.5]


def test_without_worlds_nothing_lies_ahead() -> None:
    found = outlook_in([])
    assert (found.today, found.cliffs, found.ways) == (ScoreBand(None, None, None), (), ())
