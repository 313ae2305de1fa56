"""Many: many histories by what costs each most: tickets that one reply answers, members of an agency."""

from __future__ import annotations

from typing import Annotated

import typer

from jss_cli import api
from jss_cli.domain.case import Case
from jss_cli.domain.report import Answer
from jss_cli.errors import InputError
from jss_cli.files.reading import Reading
from jss_cli.options import AsOf, Every, HistoryFiles, PolicyName, announce_waiting

_Top = Annotated[int, typer.Option("--top", min=1, metavar="N", help="How many histories get a row of their own.")]


def run(  # noqa: PLR0913, PLR0917 - one parameter an option
    files: HistoryFiles,
    as_of: AsOf = None,
    policy: PolicyName = None,
    top: _Top = 40,
    every: Every = False,
    reading: Reading = Reading(),
) -> Answer:
    """\b
    jss triage tickets/
    jss triage members/*.yaml --as-of today --format csv

    Groups many histories by what costs each most: a rule, a window that it is about to leave, something nobody told, no
    score. Each group has its number, its median, and the reply that answers all of it; those that need a person are
    named. Side by side it is the roll-up of an agency: what would lift most of them, and the days on which several
    scores fall by themselves. The scores are those that the rules alone give.
    A file that cannot be read is named, and the others go on (exit 3).
    """
    announce_waiting(*files)
    cases: list[Case] = []
    failed: dict[str, InputError] = {}
    for file in files:
        try:
            cases.append(api.open_history(file, as_of=as_of, policy=policy, reading=reading))
        except InputError as error:
            failed[file] = error
    return api.triage(*cases, failed=failed, top=len(files) if every else top)
