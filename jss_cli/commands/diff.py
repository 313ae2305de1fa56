"""Explain: what moved the score between two days, two files or two rule sets."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from jss_cli import api
from jss_cli.domain.answer import Answer
from jss_cli.errors import Fault, UsageError
from jss_cli.files.reading import Reading
from jss_cli.options.reading import (
    AsOf,
    BasisChoice,
    Every,
    HistoryFile,
    Top,
    announce_waiting,
    parse_day,
    policy_choices,
)

_Other = Annotated[str | None, typer.Argument(metavar="[FILE]", help="A second history, or a second saved result.")]
_First = Annotated[
    date | None, typer.Option("--from", metavar="DAY", parser=parse_day, help="The first day; see above for what else.")
]
_Last = Annotated[
    date | None, typer.Option("--to", metavar="DAY", parser=parse_day, help="The second day; else the one asked about.")
]
_Policies = Annotated[
    list[str] | None,
    typer.Option(
        "--policy",
        metavar="NAME|PATH",
        autocompletion=policy_choices,
        help="The rules; given twice: before and after, on one day.",
    ),
]
_ExitCode = Annotated[bool, typer.Option("--exit-code", help="Exit 1 if the two scores differ.")]


def run(  # noqa: PLR0913, PLR0917 - one parameter an option
    file: HistoryFile,
    other: _Other = None,
    first: _First = None,
    last: _Last = None,
    as_of: AsOf = None,
    policy: _Policies = None,
    exit_code: _ExitCode = False,
    top: Top = 20,
    every: Every = False,
    basis: BasisChoice = "seen",
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
    Between two days with scores that were seen and that the rules alone do not give, it is told what moved the seen
    scores, by the ways in which they may have come about. --basis computed compares what the rules alone give.
    """
    announce_waiting(file, *([other] if other else []))
    before, after = _policies_asked(policy or [])
    last = last or as_of
    if other:
        one = api.open_end(file, as_of=first, policy=before, reading=reading)
        two = api.open_end(other, as_of=last, policy=after, reading=reading)
        return api.diff(one, two, fail_if_moved=exit_code, top=top, every=every, basis=basis)
    case = api.open_end(file, as_of=last, policy=after, reading=reading)
    rules = before if before != after else None
    return api.diff(case, first=first, policy=rules, fail_if_moved=exit_code, top=top, every=every, basis=basis)


def _policies_asked(names: list[str]) -> tuple[str | None, str | None]:
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
