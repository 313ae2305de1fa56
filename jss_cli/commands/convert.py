"""Files: translate a history between YAML, CSV and JSON without loss."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from jss_cli.arguments import format_meant
from jss_cli.domain.answer import Document
from jss_cli.domain.history import is_imported
from jss_cli.errors import Fault, UsageError
from jss_cli.files.histories.source import read_document
from jss_cli.files.history import load_with_comments
from jss_cli.files.reading import Reading
from jss_cli.files.writing import WRITERS, write_history
from jss_cli.options.reading import HistoryFile, announce_waiting
from jss_cli.options.writing import STDOUT, HistoryFormat, Output, output_path
from jss_cli.reports.imports.origins import origin_words
from jss_cli.reports.numbers import count

_Target = Annotated[
    Path | None,
    typer.Argument(
        metavar="OUT", parser=output_path, help="The file to write (.yaml, .csv, .json), else -o; - prints it."
    ),
]
_Fix = Annotated[
    bool, typer.Option("--fix", help="Take Oct 1, 2026 or $1,900.00 for the one thing it can mean, and list each.")
]


def run(  # noqa: PLR0913, PLR0917 - one parameter an option
    file: HistoryFile,
    target: _Target = None,
    fix: _Fix = False,
    kind: HistoryFormat = None,
    output: Output = None,
    reading: Reading = Reading(),
) -> Document:
    """\b
    jss convert history.csv history.yaml
    jss convert export.csv history.yaml --decimal comma --date-order dmy
    jss convert history.yaml --to csv
    jss convert --fix mine.csv history.yaml

    Comments are not carried over, which is said if there are any; everything else is, but for where imported values
    came from, which CSV cannot hold. In CSV a text that a spreadsheet would take for a formula gets an apostrophe in
    front, and reading takes it off again. --fix mends what has one reading; what has two stays an error, and nothing is
    written. FILE itself is never changed.
    """
    if output and target:
        message = f'there are two outputs, "{target}" and --output "{output}"'
        raise UsageError(Fault("JSS902", message, "leave one of them out"))
    place = output or target or STDOUT
    told = format_meant(kind, place, WRITERS, "")
    announce_waiting(file)
    history, comments, mends = load_with_comments(read_document(file, reading), reading, fix=fix)
    lost = [f"{count(comments, 'comment')} of {file} left behind: a history keeps none"] if comments else []
    if told == "csv" and is_imported(history):
        lost.append(f"left behind, as CSV has no place for it: where {origin_words(history)} in {file} came from")
    return Document(write_history(history, told), (*(mend.words for mend in mends), *lost), name=str(place))
