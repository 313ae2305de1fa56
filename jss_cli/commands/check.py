"""Files: verify histories: every fault with its place, and the observed scores."""

from __future__ import annotations

from typing import Annotated

import typer

from jss_cli import api
from jss_cli.domain.answer import AnswersByFile
from jss_cli.options.reading import Histories

_Strict = Annotated[bool, typer.Option("--strict", help="Exit 1 for warnings too.")]


def run(histories: Histories, strict: _Strict = False) -> AnswersByFile:
    """\b
    jss check history.yaml
    jss check clients/ --strict --format github

    Prints nothing but a line on standard error when all is well (exit 0). Every fault is told with its place and what
    to do (exit 3), warnings apart, and an observed score that the rules do not give is exit 1, with what would make
    them agree.
    """
    return AnswersByFile(
        histories.files, lambda file: api.check(histories.opened(file), strict=strict), clean="all is well"
    )
