"""Explain: the number alone, one line a history."""

from __future__ import annotations

from functools import partial
from typing import Annotated

import typer

from jss_cli import api
from jss_cli.domain.answer import AnswersByFile
from jss_cli.options.reading import BasisChoice, Histories

_FailUnder = Annotated[
    int | None, typer.Option("--fail-under", min=0, max=100, metavar="N", help="Exit 1 if a score is below N or none.")
]


def run(
    histories: Histories,
    fail_under: _FailUnder = None,
    basis: BasisChoice = "seen",
) -> AnswersByFile:
    """\b
    jss score history.yaml
    jss score clients/ --fail-under 90 --format jsonl

    Prints the score with its rules and its day: the one that was seen last, where the rules alone do not give it.
    Exit code 1 means that --fail-under was not met by the score that is printed first; of a range that was seen its
    lowest is tested.
    """
    ask = partial(api.score, fail_under=fail_under, basis=basis, with_file=len(histories.files) > 1)
    return AnswersByFile(histories.files, lambda file: ask(histories.opened(file)))
