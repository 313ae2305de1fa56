"""From what a person asks (a file, a day, a policy) to the case that is looked at."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from jss_cli.domain.case import Case
from jss_cli.domain.policy import Policy
from jss_cli.files.history import load
from jss_cli.files.policy import load_policy
from jss_cli.files.reading import Reading


def open_case(source: str, as_of: date | None, policy: str | None, reading: Reading) -> Case:
    """Read a history ("-" is standard input) and choose day and policy: the day asked for, else the file's, else today;
    the policy asked for, else the one in force that day. Raises InputError."""
    loaded = load(source, reading, as_of)
    day = as_of or loaded.history.as_of or date.today()  # noqa: DTZ011 - the local day is meant
    return Case(
        history=loaded.history,
        day=day,
        day_from="option" if as_of else "file" if loaded.history.as_of else "today",
        policy=load_policy(policy, day),
        policy_from="option" if policy else "day",
        source="<stdin>" if source == "-" else source,
        digest=loaded.digest,
        warnings=loaded.warnings,
    )


def policy_on(policy: str | None) -> Callable[[date], Policy]:
    """The policy for any day: always the one asked for, else the one in force that day."""
    return partial(load_policy, policy)
