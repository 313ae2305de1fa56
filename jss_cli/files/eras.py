"""The eras that a timeline runs through."""

from __future__ import annotations

from datetime import date

from jss_cli.domain.case import Case
from jss_cli.domain.timeline import Era
from jss_cli.files.policy import load_all


def eras_of(case: Case) -> tuple[Era, ...]:
    """The policy that was asked for on every day, else every shipped one from the day it came into force."""
    if case.policy_from == "option":
        return (Era(date.min, case.policy),)
    return tuple(sorted((Era(p.since, p) for p in load_all() if p.by_date), key=lambda era: era.since))
