from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from jss_cli.domain.case import Case
from jss_cli.domain.chronicle import Badge, Chronicle
from jss_cli.domain.history import History
from jss_cli.domain.score import WindowScore
from jss_cli.domain.sections import Basis, TopRated
from jss_cli.domain.timeline import Event, Stretch
from jss_cli.files.policy import named_policy
from jss_cli.files.rulebook import open_rulebook

NEEDED = TopRated(90, 13, 16, Decimal(1000), 12, began_days=90, active_days=90, review_days=14, basis=Basis("assumed"))
DAY = date(2017, 1, 1)
MET = Badge(NEEDED, 90, 13, Decimal(1000), is_earned=True, day=DAY, began=date(2016, 10, 2), active=date(2016, 10, 3))
NOTHING: Any = None


@pytest.mark.parametrize(
    ("otherwise", "is_met"),
    [
        ({}, True),
        ({"whole": 89}, False),
        ({"whole": None}, False),
        ({"reached": 12}, None),
        ({"began": date(2016, 10, 3)}, False),
        ({"began": None}, False),
        ({"active": date(2016, 10, 2)}, None),
        ({"active": None, "began": DAY}, False),
        ({"is_earned": False}, False),
        ({"is_earned": None}, None),
        ({"is_earned": None, "whole": 89}, False),
        ({"is_earned": None, "reached": 12}, None),
    ],
)
def test_a_badge_is_met_by_every_condition_and_open_only_where_none_is_missed(
    otherwise: dict[str, Any], is_met: bool | None
) -> None:
    assert replace(MET, **otherwise).is_met is is_met


def event(days: int, before: int, after: int) -> Event:
    """So many days ahead the score goes from one percent to another."""
    policy, day = named_policy("upwork-2016"), DAY + timedelta(days=days)
    old, new = (
        Stretch(policy, (), WindowScore("6-month", (), Fraction(percent)), day, day) for percent in (before, after)
    )
    return Event(day, day, old, new, (), NOTHING)


def test_cliffs_are_the_days_to_come_on_which_the_score_that_is_shown_changes() -> None:
    events = (event(-1, 80, 70), event(0, 70, 60), event(1, 60, 60), event(2, 60, 90), event(9, 90, 80))
    case = Case(History(()), DAY, open_rulebook())
    assert Chronicle(case, NOTHING, DAY, DAY, events, (), (), (), None).cliffs == events[3:]
