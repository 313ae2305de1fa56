from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from conftest import ROOT

from jss_cli import api
from jss_cli.domain.chronicle import TimelineQuestion
from jss_cli.domain.plan import Goal
from jss_cli.domain.scenario import Scenario
from jss_cli.domain.seen import ScoreBand
from jss_cli.explaining.next.applying import apply, counterfactual
from jss_cli.explaining.seen.ahead import seen_ahead
from jss_cli.explaining.seen.answering import seen_answer
from jss_cli.explaining.seen.changing import seen_counterfactual
from jss_cli.explaining.seen.planning import seen_plan
from jss_cli.explaining.seen_explanation import explain_seen
from jss_cli.explaining.time.chronicle import chronicle


def test_every_answer_tells_one_band_for_one_day() -> None:
    case = api.open_history(ROOT / "tests" / "cases" / "b19.yaml")
    answer = seen_answer(case)
    assert answer is not None
    explained, planned = explain_seen(case, answer).outlook, seen_plan(case, Goal(90), answer).outlook
    ahead = seen_ahead(chronicle(case, TimelineQuestion()), answer).outlook
    assert (explained.today, explained.cliffs) == (planned.today, planned.cliffs) == (ahead.today, ahead.cliffs)
    assert explained.today == ScoreBand(78, 78, 78)  # the number that was seen, until one is computed anew
    anew = replace(case, day=case.policy.cadence.next_from(case.day + timedelta(days=1)))
    computed = counterfactual(anew, apply(anew, Scenario(())))
    assert seen_counterfactual(anew, computed, answer).before == explain_seen(anew, answer).outlook.today
