"""Explain: what moved the score between two days, two files or two rule sets."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Annotated

import typer

from jss_cli.domain.case import Case
from jss_cli.domain.change import DiffQuestion
from jss_cli.domain.report import Answer
from jss_cli.domain.saved import Saved
from jss_cli.errors import Fault, UsageError
from jss_cli.explaining.time.difference import difference, difference_of_two
from jss_cli.files.case import open_case
from jss_cli.files.reading import Reading
from jss_cli.files.rulebook import open_rulebook
from jss_cli.files.saved import load_saved
from jss_cli.options import AsOf, Every, HistoryFile, Top, announce_waiting, parse_day
from jss_cli.reports.time.diff import diff_report
from jss_cli.reports.time.diff_result import diff_result

Other = Annotated[str | None, typer.Argument(metavar="[FILE]", help="A second history, or a second saved result.")]
First = Annotated[
    date | None, typer.Option("--from", metavar="DAY", parser=parse_day, help="The first day; see above for what else.")
]
Last = Annotated[
    date | None, typer.Option("--to", metavar="DAY", parser=parse_day, help="The second day; else the one asked about.")
]
Policies = Annotated[
    list[str] | None,
    typer.Option("--policy", metavar="NAME|PATH", help="The rules; given twice: before and after, on one day."),
]
ExitCode = Annotated[bool, typer.Option("--exit-code", help="Exit 1 if the two scores differ.")]


def run(  # noqa: PLR0913, PLR0917 - one parameter an option
    file: HistoryFile,
    other: Other = None,
    first: First = None,
    last: Last = None,
    as_of: AsOf = None,
    policy: Policies = None,
    exit_code: ExitCode = False,
    top: Top = 20,
    every: Every = False,
    reading: Reading = Reading(),
) -> Answer:
    """\b
    jss diff history.yaml
    jss diff history.yaml --from 2017-11-12 --to 2017-11-26
    jss diff history.yaml --policy upwork-2016 --policy upwork-2016+tiered
    jss diff before.yaml after.yaml

    Shows which contracts, windows or rules moved the score from one number to the other; the points add up exactly.
    Without --from and --to: from the last but one observed score to the last; if there are none, from the previous day
    on which scores were computed. Two files are compared each on its own day. A file may be a result saved with
    jss explain --format json.
    """
    announce_waiting(file, *([other] if other else []))
    before, after = policies_asked(policy or [])
    later = end(other or file, last or as_of, after, reading)
    if other:
        moved = difference_of_two(end(file, first, before, reading), later)
    elif isinstance(later, Saved):
        hint = "give a second result, or the history itself"
        raise UsageError(Fault("JSS907", f"{file} is a saved result: it knows one day and one rule set only", hint))
    else:
        moved = difference(later, DiffQuestion(first, open_rulebook(before) if before != after else None))
    names = (file, other or file)
    answer = Answer(diff_result(moved), diff_report(moved, of=names, top=top, every=every))
    return replace(answer, exit_code=int(exit_code and moved.start.percent != moved.end.percent))


def policies_asked(names: list[str]) -> tuple[str | None, str | None]:
    """The policies of both ends. Raises UsageError (JSS907) for more than two."""
    match names:
        case []:
            return None, None
        case [name]:
            return name, name
        case [before, after]:
            return before, after
        case _:
            raise UsageError(
                Fault("JSS907", f"{len(names)} policies, and only two ends", "give --policy once or twice")
            )


def end(source: str, day: date | None, policy: str | None, reading: Reading) -> Case | Saved:
    """A history, or a saved result. Raises UsageError (JSS907) for a result of which another day or policy is asked."""
    saved = load_saved(source, reading)
    if saved is None:
        return open_case(source, day, policy, reading)
    if (day or saved.day) != saved.day or (policy or saved.policy.name) != saved.policy.name:
        hint = f"it is of {saved.day} under {saved.policy.name}; leave the options out, or give the history"
        raise UsageError(Fault("JSS907", f"{source} is a saved result and cannot be computed anew", hint))
    return saved
