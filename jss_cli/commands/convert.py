"""Files: translate a history between YAML, CSV and JSON without loss."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath
from typing import Annotated, Literal

import typer

from jss_cli.domain.history import History
from jss_cli.domain.report import Document
from jss_cli.errors import Fault, UsageError
from jss_cli.files.history import load_history
from jss_cli.files.reading import Reading
from jss_cli.files.writing import write_csv, write_json, write_yaml
from jss_cli.options import HistoryFile, announce_waiting

Target = Annotated[str, typer.Argument(metavar="OUT", help="The file to write (.yaml, .csv, .json); - prints it.")]
Kind = Annotated[Literal["yaml", "csv", "json"] | None, typer.Option("--to", help="What OUT is, if not by its suffix.")]

WRITERS: dict[str, Callable[[History], str]] = {
    "yaml": write_yaml,
    "yml": write_yaml,
    "csv": write_csv,
    "json": write_json,
}


def run(file: HistoryFile, target: Target = "-", kind: Kind = None, reading: Reading = Reading()) -> Document:
    """\b
    jss convert history.csv history.yaml
    jss convert export.csv history.yaml --decimal comma --date-order dmy
    jss convert history.yaml --to csv

    Comments of YAML are not carried over; everything else is. In CSV a text that a spreadsheet would take for a formula
    gets an apostrophe in front, and reading takes it off again.
    """
    suffix = kind or PurePath(target).suffix.lstrip(".").lower()
    if suffix not in WRITERS:
        hint = "name the file .yaml, .csv or .json, or say --to yaml, csv or json"
        raise UsageError(Fault("JSS903", f'it is not clear what to write into "{target}"', hint))
    announce_waiting(file)
    return Document(WRITERS[suffix](load_history(file, reading)), name="" if target == "-" else target)
