from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from conftest import ROOT

from jss_cli.domain.explanation import Explanation
from jss_cli.explaining.explanation import explain
from jss_cli.files.case import open_case
from jss_cli.files.reading import Reading


@pytest.fixture(scope="module")
def nine() -> Explanation:
    return explain(open_case(str(ROOT / "sample_histories" / "nine_jobs_75.yaml"), None, None, Reading()))


def test_a_reason_costs_what_its_contracts_cost(nine: Explanation) -> None:
    lost = {one.verdict.contract.id: one.lost for one in nine.attribution.contributions}
    for reason in nine.reasons:
        assert reason.lost == sum(lost[name] for name in reason.contracts) > 0
    named = [name for reason in nine.reasons for name in reason.contracts]
    assert len(named) == len(set(named)) > 0


def test_the_outlook_lies_beyond_the_score(nine: Explanation) -> None:
    score, outlook = nine.attribution.score, nine.outlook
    assert score.whole is not None
    assert score.whole < outlook.target
    assert outlook.range
    assert outlook.range.worst
    assert outlook.range.best
    assert outlook.range.worst.whole <= score.whole <= outlook.range.best.whole
    assert all(way.score.whole is not None and way.score.whole >= outlook.target for way in outlook.ways)
    assert outlook.cliff is None or outlook.cliff.day > nine.case.day > date(2016, 1, 1)


def test_a_lane_is_held_until_the_longest_window_lets_it_go(nine: Explanation) -> None:
    lane = nine.lanes.told[0]
    assert lane.last == max(day for _, day in lane.leaves)
    assert lane.is_held(lane.last - timedelta(days=1))
    assert not lane.is_held(lane.last)
    assert not replace(lane, leaves=()).is_held(nine.case.day)
