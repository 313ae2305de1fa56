"""Explain: the number alone, one line a history."""

from __future__ import annotations

from typing import Annotated

import typer

from jss_cli import api
from jss_cli.domain.answer import Answer, AnswersByFile
from jss_cli.files.reading import Reading
from jss_cli.options.reading import AsOf, BasisChoice, HistoryFiles, PolicyName, announce_waiting

_FailUnder = Annotated[
    int | None, typer.Option("--fail-under", min=0, max=100, metavar="N", help="Exit 1 if a score is below N or none.")
]


def run(  # noqa: PLR0913, PLR0917 - one parameter an option
    files: HistoryFiles,
    as_of: AsOf = None,
    policy: PolicyName = None,
    fail_under: _FailUnder = None,
    basis: BasisChoice = "seen",
    reading: Reading = Reading(),
) -> AnswersByFile:
    """\b
    jss score history.yaml
    jss score clients/ --fail-under 90 --format jsonl

    Prints the score with its rules and its day: the one that was seen last, where the rules alone do not give it.
    Exit code 1 means that --fail-under was not met by the score that is printed first; of a range that was seen its
    lowest is tested.
    """
    announce_waiting(*files)
    several = len(files) > 1

    def about(file: str) -> Answer:
        case = api.open_history(file, as_of=as_of, policy=policy, reading=reading)
        return api.score(case, fail_under=fail_under, basis=basis, with_file=several)

    return AnswersByFile(tuple(files), about)
