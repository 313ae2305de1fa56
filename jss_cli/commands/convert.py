"""Files: translate a history between YAML, CSV and JSON without loss."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from jss_cli.domain.report import Document
from jss_cli.errors import Fault, UsageError
from jss_cli.files.histories.source import read_document
from jss_cli.files.history import load_with_comments
from jss_cli.files.reading import Reading
from jss_cli.files.writing import WRITERS, write_history
from jss_cli.options import STDOUT, HistoryFile, HistoryFormat, Output, announce_waiting, format_meant, output_path
from jss_cli.reports.numbers import count

_Target = Annotated[
    Path | None,
    typer.Argument(
        metavar="OUT", parser=output_path, help="The file to write (.yaml, .csv, .json), else -o; - prints it."
    ),
]


def run(
    file: HistoryFile,
    target: _Target = None,
    kind: HistoryFormat = None,
    output: Output = None,
    reading: Reading = Reading(),
) -> Document:
    """\b
    jss convert history.csv history.yaml
    jss convert export.csv history.yaml --decimal comma --date-order dmy
    jss convert history.yaml --to csv

    Comments are not carried over, which is said if there are any; everything else is. In CSV a text that a spreadsheet
    would take for a formula gets an apostrophe in front, and reading takes it off again.
    """
    if output and target:
        hint = "leave one of them out"
        raise UsageError(Fault("JSS902", f'there are two outputs, "{target}" and --output "{output}"', hint))
    place = output or target or STDOUT
    told = format_meant(kind, place, WRITERS, "")
    announce_waiting(file)
    history, comments = load_with_comments(read_document(file, reading), reading)
    lost = (f"{count(comments, 'comment')} of {file} left behind: a history keeps none",) if comments else ()
    return Document(write_history(history, told), lost, name=str(place))
