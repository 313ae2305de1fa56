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


def case_of(*contracts: Contract, unlisted: int = 0) -> Case:
    return Case(History(contracts, unlisted=unlisted), SUNDAY, open_rulebook())
