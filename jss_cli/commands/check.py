"""Files: verify histories: every fault with its place, and the observed scores."""

from __future__ import annotations

from typing import Annotated

import typer

from jss_cli import api
from jss_cli.domain.answer import Answer, AnswersByFile
from jss_cli.files.reading import Reading
from jss_cli.options.reading import AsOf, HistoryFiles, PolicyName, announce_waiting

_Strict = Annotated[bool, typer.Option("--strict", help="Exit 1 for warnings too.")]


def run(
    files: HistoryFiles,
    as_of: AsOf = None,
    policy: PolicyName = None,
    strict: _Strict = False,
    reading: Reading = Reading(),
) -> AnswersByFile:
    """\b
    jss check history.yaml
    jss check clients/ --strict --format github

    Prints nothing but a line on standard error when all is well (exit 0). Every fault is told with its place and what
    to do (exit 3), warnings apart, and an observed score that the rules do not give is exit 1, with what would make
    them agree.
    """
    announce_waiting(*files)

    def about(file: str) -> Answer:
        return api.check(api.open_history(file, as_of=as_of, policy=policy, reading=reading), strict=strict)

    return AnswersByFile(tuple(files), about, clean="all is well")
