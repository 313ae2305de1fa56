"""The eras that a timeline runs through."""

from __future__ import annotations

from datetime import date, timedelta

from jss_cli.domain.case import Case
from jss_cli.domain.timeline import Era
from jss_cli.files.policy import load_all, load_policy


def eras_of(case: Case) -> tuple[Era, ...]:
    """The policy that was asked for on every day, else every shipped one from the day it came into force."""
    if case.policy_from == "option":
        return (Era(date.min, case.policy),)
    return tuple(sorted((Era(p.since, p) for p in load_all() if p.by_date), key=lambda era: era.since))


def eras_ahead(case: Case) -> tuple[Era, ...]:
    """The policies from the day of a case on, as far as its longest window reaches: only these are read."""
    found = [Era(date.min, case.policy)]
    horizon = case.day + timedelta(days=31 * case.policy.windows.lengths[-1])
    while case.policy_from == "day" and (until := found[-1].policy.until) and until < horizon:
        day = until + timedelta(days=1)
        found.append(Era(day, load_policy(None, day)))
    return tuple(found)
