"""Answer: one self-contained page that answers it all, to be shared unless it is for yourself."""

from __future__ import annotations

from functools import partial
from typing import Annotated

import typer

from jss_cli import api
from jss_cli.domain.report import Answer, AnswersByFile, Headline, Span
from jss_cli.files.reading import Reading
from jss_cli.options import AsOf, HistoryFiles, PolicyName, announce_waiting

_Mine = Annotated[bool, typer.Option("--mine", help="Everything, with names, odds and commands. Do not send it.")]


def run(
    files: HistoryFiles,
    as_of: AsOf = None,
    policy: PolicyName = None,
    mine: _Mine = False,
    reading: Reading = Reading(),
) -> AnswersByFile:
    """\b
    jss page history.yaml -o report.html
    jss page history.yaml --mine -o mine.html

    Writes why the score is what it is, how long each contract counts, how it went and will go, the way back, and what
    all of it rests on. The page is one file: nothing is loaded, nothing is run, it prints and it works without a net.
    It can be sent to anybody: it is made of the public history alone, names nobody, and tells no odds.
    """
    announce_waiting(*files)

    def answer(file: str) -> Answer:
        return api.page(api.open_history(file, as_of=as_of, policy=policy, reading=reading), mine=mine)

    return AnswersByFile(tuple(files), answer, partial(_heading, mine=mine))


def _heading(file: str, *, mine: bool) -> Headline:
    """What a page among several begins with."""
    return Headline("Page", Span(file if mine else "one of several"), ())
