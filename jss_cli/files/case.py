"""From what a person asks (a file, a day, a policy) to the case that is looked at."""

from __future__ import annotations

from datetime import date

from jss_cli.domain.case import Case
from jss_cli.files.history import load
from jss_cli.files.reading import Reading
from jss_cli.files.rulebook import open_rulebook


def open_case(source: str, as_of: date | None, policy: str | None, reading: Reading) -> Case:
    """Read a history ("-" is standard input) and choose day and rules: the day asked for, else the file's, else today;
    the policy asked for, else the one in force on each day. Raises InputError."""
    loaded = load(source, reading, as_of)
    return Case(
        history=loaded.history,
        day=as_of or loaded.history.as_of or date.today(),  # noqa: DTZ011 - the local day is meant
        rulebook=open_rulebook(policy),
        day_from="option" if as_of else "file" if loaded.history.as_of else "today",
        policy_from="option" if policy else "day",
        source="<stdin>" if source == "-" else source,
        digest=loaded.digest,
        warnings=loaded.warnings,
    )
