"""A few plain contracts, and a case of them, for what is asked about a score that was seen."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from jss_cli.domain.case import Case
from jss_cli.domain.history import UNKNOWN, Contract, Ending, Feedback, History, Unknown
from jss_cli.files.policy import load_policy
from jss_cli.files.rulebook import open_rulebook

SUNDAY = date(2021, 11, 14)  # a computation day
ASSUMED = load_policy(None, SUNDAY).seen
FOUR_JOBS = """\
as_of: 2016-08-21
observed: [{on: 2016-08-21, score: 75, recommend_percent: 100}]
contracts:
  - {id: c1, client: A, started: 2016-04-25, ended: 2016-05-06, earned: 120, feedback: {stars: 5, recommend: 10},
     ending: {by: client, reason: completed}}
  - {id: c2, client: B, started: 2016-05-02, ended: 2016-05-20, earned: 200, feedback: {stars: 5},
     ending: {by: client, reason: completed}}
  - {id: c3, client: C, started: 2016-05-16, ended: 2016-06-03, earned: 90, feedback: {stars: 5, recommend: 10},
     ending: {by: client, reason: completed}}
  - {id: c4, client: D, started: 2016-06-06, ended: 2016-07-15, earned: 250, feedback: {stars: 4.15},
     ending: {by: unknown, reason: unknown}, suspected: true}
"""  # a file that is weighed in half a second; the rules give what was seen


def rated(number: int, recommend: int | Unknown | None = UNKNOWN, stars: str = "5") -> Contract:
    ended = SUNDAY - timedelta(days=20 * number + 3)
    return Contract(
        id=f"c{number}",
        client=f"K{number}",
        started=ended - timedelta(days=15),
        ended=ended,
        earned=Decimal(300),
        feedback=Feedback(Decimal(stars), recommend),
        ending=Ending("client", "completed"),
    )


def case_of(*contracts: Contract, unlisted: int | None = None) -> Case:
    return Case(History(contracts, unlisted=unlisted), SUNDAY, open_rulebook())
