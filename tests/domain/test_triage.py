from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from conftest import ROOT

from jss_cli import api
from jss_cli.domain.history import Observation
from jss_cli.domain.triage import triage_of
from jss_cli.explaining.triage import ticket_of

TICKETS = tuple(
    ticket_of(api.open_history(ROOT / "sample_histories" / f"{name}.yaml"))
    for name in ("flagged_client_100", "nine_jobs_75", "never_started_75", "no_score_yet")
)


def test_tickets_of_one_cause_are_a_group_the_largest_first_and_nothing_last() -> None:
    of_rule = replace(TICKETS[1], file="b")
    costlier = replace(of_rule, file="a", reasons=(replace(of_rule.reasons[0], lost=Fraction(40)),))
    groups = triage_of((TICKETS[0], TICKETS[0], of_rule, TICKETS[3], costlier), ()).groups
    assert [(group.cause, group.number) for group in groups] == [("rule", 2), ("no score", 1), ("nothing", 2)]
    assert groups[0].clear == ("a", "b")
    assert groups[0].median == (40 + of_rule.costs) / 2
    assert groups[0].total == 40 + of_rule.costs


@pytest.mark.parametrize(
    ("seen", "shown", "costs"),
    [
        (Observation(date(2020, 1, 1), 70), 70, 5),
        (Observation(date(2020, 1, 1), 80), 80, 0),
        (Observation(date(2020, 1, 1), shown="within", low=60, high=69), 69, 6),
        (Observation(date(2020, 1, 1), shown="none"), None, 0),
    ],
)
def test_a_seen_score_costs_what_it_is_lower_than_the_computed_one(
    seen: Observation, shown: int | None, costs: int
) -> None:
    ticket = replace(TICKETS[1], cause="hidden", seen=seen)
    assert (ticket.score, ticket.shown, int(ticket.costs)) == (75, shown, costs)


def test_the_days_ahead_on_which_several_fall_are_told() -> None:
    falling = next(ticket for ticket in TICKETS if ticket.cliff and ticket.cliff.after.whole is None)
    assert falling.cliff is not None
    assert triage_of((falling, falling, TICKETS[3]), ()).falls == ((falling.cliff.seen, (falling, falling)),)
    assert triage_of((falling,), ()).falls == ()


def test_tickets_with_doubts_need_a_person() -> None:
    doubted = replace(TICKETS[0], file="x", doubts=("disputed",), day=date(2020, 1, 1))
    (group,) = triage_of((TICKETS[0], doubted), ()).groups
    assert (group.clear, group.doubtful) == ((TICKETS[0].file,), ("x",))
