"""Files: start a history: a commented starter file, or one of the samples."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from jss_cli import api
from jss_cli.arguments import format_meant
from jss_cli.domain.answer import Answer, Document
from jss_cli.errors import Fault, UsageError
from jss_cli.files.history import load_history
from jss_cli.files.keeping import keeping_anew
from jss_cli.files.person import Speaker
from jss_cli.files.reading import Reading
from jss_cli.files.samples import STARTER, sample_names, sample_path
from jss_cli.files.writing import WRITERS, write_history
from jss_cli.options.writing import STDOUT, Force, HistoryFormat, Output

_Sample = Annotated[
    str | None,
    typer.Option(
        "--sample", metavar="NAME", autocompletion=lambda: list(sample_names()), help="Copy a sample out instead."
    ),
]
_Listed = Annotated[bool, typer.Option("--list", help="List the samples.")]
_Asked = Annotated[bool, typer.Option("--ask", help="Ask for the contracts, as `jss add` does.")]


def run(  # noqa: PLR0913, PLR0917 - one parameter an option
    person: Speaker,
    sample: _Sample = None,
    every: _Listed = False,
    ask: _Asked = False,
    kind: HistoryFormat = None,
    output: Output = None,
    force: Force = False,
) -> Document | Answer:
    """\b
    jss init
    jss init -o history.csv
    jss init --ask
    jss init --sample nine_jobs_75
    jss init --list

    Writes history.yaml, or the sample under its own name, into this folder (-o chooses another, -o - prints it).
    A file that exists is never overwritten without --force.
    """
    if ask:
        if every or sample or output == STDOUT:
            hint = "leave out --list, --sample and -o -"
            raise UsageError(Fault("JSS902", "--ask writes what you answer into a file", hint))
        told = format_meant(kind, output, WRITERS, "yaml")
        return api.interviewed(keeping_anew(output or Path(f"history.{told}"), told, force=force), person)
    if every:
        return Document("".join(f"{name}\n" for name in sample_names()))
    path = sample_path(sample) if sample else STARTER
    told = format_meant(kind, output, WRITERS, path.suffix[1:])
    own = path.with_suffix(f".{told}")
    text = own.read_text(encoding="utf-8") if own.exists() else write_history(load_history(str(path), Reading()), told)
    name = f"{path.stem if sample else 'history'}.{told}"
    named = name if output in {None, STDOUT} else output
    return Document(text, (f"jss explain {named} explains it, jss check {named} looks for mistakes",), name=name)
