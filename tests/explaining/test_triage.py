from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from conftest import ROOT

from jss_cli import api
from jss_cli.domain.case import Case
from jss_cli.explaining.triage import ticket_of
from jss_cli.explaining.why.attribution import attribute
from jss_cli.scoring.scoring import score_history

SAMPLES, CASES = ROOT / "sample_histories", ROOT / "tests" / "cases"


@pytest.mark.parametrize(
    ("case", "cause", "code", "costs"),
    [
        (api.open_history(SAMPLES / "never_started_75.yaml"), "rule", "JSS223", 25),
        (api.open_history(SAMPLES / "long_relationship_80.yaml"), "rule", "JSS215", 20),
        (api.open_history(SAMPLES / "no_score_yet.yaml"), "no score", None, 0),
        (api.open_history(SAMPLES / "nine_jobs_75.yaml", as_of=date(2024, 1, 1)), "lost score", None, 0),
        (api.open_history(SAMPLES / "flagged_client_100.yaml"), "nothing", None, 0),
        (api.open_history(CASES / "five_stars_88.yaml", as_of=date(2026, 11, 22)), "hidden", None, 12),
        (api.open_history(SAMPLES / "jumped_82_to_100.yaml", as_of=date(2018, 5, 1)), "window", None, 18),
    ],
    ids=lambda given: given.source.rpartition("/")[2] if isinstance(given, Case) else str(given),
)
def test_a_history_is_about_what_costs_it_most(case: Case, cause: str, code: str | None, costs: int) -> None:
    ticket = ticket_of(case)
    assert (ticket.cause, ticket.rule.code if ticket.rule else None, int(ticket.costs)) == (cause, code, costs)
    score = score_history(case.history, case.policy, case.day)
    assert ticket.lost == sum(one.lost for one in attribute(score).contributions if one.lost > 0)
    assert ticket.score == score.whole


def test_a_seen_score_that_the_rules_do_not_give_needs_a_person_and_nothing_ahead_is_told_by_them() -> None:
    ticket = ticket_of(api.open_history(CASES / "five_stars_88.yaml", as_of=date(2026, 11, 22)))
    assert (ticket.shown, ticket.score, ticket.doubts, ticket.cliff) == (88, 100, ("hidden",), None)


def test_two_causes_of_which_none_has_half_need_a_person_and_so_does_a_dispute() -> None:
    three = """id,client,started,ended,earned,stars,recommend,reason
a,A,2017-01-01,2017-02-01,100,5,,
b,B,2017-01-01,2017-02-02,100,1,,
c,C,2017-01-01,2017-02-03,100,5,0,
d,D,2017-01-01,2017-02-04,0,,,
e,E,2017-01-01,2017-02-05,100,5,,
"""
    case = api.open_history(text=three, as_of=date(2017, 6, 4))
    assert len({reason.rule.code for reason in ticket_of(case).reasons}) == 3
    assert ticket_of(case).doubts == ("several causes",)
    disputed = tuple(replace(contract, disputed=True) for contract in case.history.contracts[:1])
    history = replace(case.history, contracts=(*disputed, *case.history.contracts[1:]))
    assert ticket_of(replace(case, history=history)).doubts == ("several causes", "disputed")
