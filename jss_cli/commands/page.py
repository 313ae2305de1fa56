"""Answer: one self-contained page that answers it all, to be shared unless it is for yourself."""

from __future__ import annotations

from functools import partial
from typing import Annotated

import typer

from jss_cli import api
from jss_cli.domain.answer import AnswersByFile
from jss_cli.options.reading import Histories
from jss_cli.reports.page.index import index_answer

_Open = Annotated[bool, typer.Option("--open", help="Show the page in the browser when it is written.")]
_Mine = Annotated[bool, typer.Option("--mine", help="Everything, with names, odds and commands. Do not send it.")]


def run(
    histories: Histories,
    mine: _Mine = False,
    opens: _Open = False,
) -> AnswersByFile:
    """\b
    jss page history.yaml -o report.html
    jss page history.yaml --mine -o mine.html --open
    jss page tickets/ -o pages/

    Writes why the score is what it is, how long each contract counts, how it went and will go, the way back, and what
    all of it rests on. The page is one file: nothing is loaded, nothing is run, it prints and it works without a net.
    It can be sent to anybody: it is made of the public history alone, names nobody, and tells no odds.
    Of several files, or a folder, -o FOLDER/ gets a numbered page for each (by its name with --mine), and an index.
    """
    return AnswersByFile(
        histories.files,
        lambda file: api.page(histories.opened(file), mine=mine),
        numbered=not mine,
        index=partial(index_answer, mine=mine),
        opens=opens,
    )
