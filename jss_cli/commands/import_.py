"""Files: make a history of what other programs wrote: exports, saved pages, pasted text, sheets."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from jss_cli import api
from jss_cli.arguments import format_meant
from jss_cli.domain.answer import Document, Made
from jss_cli.domain.history import History
from jss_cli.errors import Fault, InputError, UsageError
from jss_cli.files.keeping import Keeping, keeping, keeping_anew
from jss_cli.files.output import refuse_target
from jss_cli.files.person import Speaker
from jss_cli.files.reading import Reading
from jss_cli.files.writing import WRITERS, write_history
from jss_cli.options.reading import Sources, announce_waiting, parse_day
from jss_cli.options.writing import FORMATS, STDOUT, AnswerFormat, Force, Output, output_path
from jss_cli.reports.numbers import count
from jss_cli.visible import quoted

HISTORY_SUFFIXES = (".yaml", ".yml")  # of files that are no source

_Into = Annotated[
    Path | None,
    typer.Option(
        "--into", metavar="FILE", parser=output_path, help="Add to that history; what a person wrote there stays."
    ),
]
_Map = Annotated[
    str | None,
    typer.Option("--map", metavar="FILE", parser=str, help="How the headers and words of a sheet are meant (YAML)."),
]
_Seen = Annotated[
    date | None,
    typer.Option("--seen", metavar="DAY", parser=parse_day, help="The day of a score that is shown without one."),
]
_Asked = Annotated[bool, typer.Option("--ask", help="Ask afterwards for what is missing, as `jss add` does.")]
_Dry = Annotated[bool, typer.Option("--dry-run", help="Tell what would be written, and write nothing.")]
_Strict = Annotated[bool, typer.Option("--strict", help="Exit 1 for a conflict, or a line not understood.")]
_What = Annotated[bool, typer.Option("--what", help="Say what each file is, and no more.")]
_Show = Annotated[bool, typer.Option("--show", help="Tell where each value came from: file and place.")]


def run(  # noqa: PLR0913, PLR0917 - one parameter an option
    sources: Sources,
    person: Speaker,
    into: _Into = None,
    map_file: _Map = None,
    seen: _Seen = None,
    ask: _Asked = False,
    dry_run: _Dry = False,
    strict: _Strict = False,
    what: _What = False,
    show: _Show = False,
    reading: Reading = Reading(),
    format: AnswerFormat = None,  # noqa: A002 - the option's name
    output: Output = None,
    force: Force = False,
) -> Made:
    """\b
    jss import transactions.csv earnings.csv -o history.yaml
    jss import page.html list.json --into history.yaml
    jss import my_jobs.csv --map map.yaml --dry-run
    jss import --what downloads/*
    jss import --show history.yaml

    Reads what you have and writes one history: transaction and earnings reports, profile pages and JSON, answers of the
    API, text copied from your profile (- is standard input), sheets of your own. A file is known by its content; every
    line is understood or told. Without -o and --into the history is printed, and what is told of it stands on standard
    error. Importing again adds nothing twice, and what you wrote by hand stays.
    """
    if output and into:
        message = f"there are two outputs, {quoted(str(output))} and {quoted(str(into))}"
        raise UsageError(Fault("JSS902", message, "-o begins a history, --into adds to one: leave one of them out"))
    announce_waiting(*sources)
    if what:
        return api.what_files_are(*sources, map_file=map_file, reading=reading)
    if show and not (output or into) and len(sources) == 1 and Path(sources[0]).suffix in HISTORY_SUFFIXES:
        return api.origins(sources[0], reading)
    kept = _kept(sources, into, output, force=force)
    if ask:
        _refuse_asking(sources, kept)
    found = api.import_files(
        *sources,
        into=kept.history if kept else None,
        target=str(kept.path) if kept and not dry_run else "",
        map_file=map_file,
        seen=seen,
        reading=reading,
        strict=strict,
        show=show,
    )
    if dry_run or (show and kept is None):
        return found.answer
    _refuse_nothing(found.history, sources)
    if kept is None:
        notes = _lines(found.answer, format_meant(format, None, FORMATS, "terminal"))
        return Document(write_history(found.history, "yaml"), notes, exit_code=found.answer.exit_code)
    comments = kept.comments if found.history != kept.history else 0
    kept.keep(found.history)
    if ask:
        for line in _lines(found.answer, "terminal"):
            person.tell(line)
        return api.interviewed(kept, person, with_paste=False)
    return replace(found.answer, notes=_notes(kept, comments))


def _kept(sources: Sequence[str], into: Path | None, output: Path | None, *, force: bool) -> Keeping | None:
    """The file that the history goes to, with what it holds if it is added to; None: standard output.

    Raises InputError for a history with faults, and OutputError for a file that may not be written.
    """
    path = into or output
    if path is None or path == STDOUT:
        return None
    kind = format_meant(None, path, WRITERS, "yaml")
    refuse_target(path, force=True, inputs=tuple(sources))
    return keeping(path, kind, Reading()) if into else keeping_anew(path, kind, force=force)


def _refuse_nothing(history: History, sources: Sequence[str]) -> None:
    """Raise InputError (JSS800) where no file gave a contract or a score."""
    if not history.contracts and not history.observed:
        hint = f"jss import {shlex.join(sources)} --dry-run tells why of every line"
        raise InputError(Fault("JSS800", "nothing in it gives a contract or a score", hint, ", ".join(sources)))


def _refuse_asking(sources: Sequence[str], kept: Keeping | None) -> None:
    """Raise UsageError (JSS902) for an interview whose answers would go nowhere, or come from a source."""
    if kept is None:
        raise UsageError(Fault("JSS902", "--ask writes what you answer into a file", "name it with -o or --into"))
    if "-" in sources:
        raise UsageError(Fault("JSS902", "standard input is a source already", f"jss add {kept.path} asks afterwards"))


def _lines(answer: api.Answered, told: str) -> tuple[str, ...]:
    return tuple(answer.rendered(told).splitlines())


def _notes(kept: Keeping, comments: int) -> tuple[str, ...]:
    notes = [f"the history is in {kept.path}: jss explain {kept.path} explains it"]
    if comments:
        notes.append(f"{count(comments, 'comment')} of {kept.path} left behind: a history keeps none")
    if kept.kind == "csv":
        notes.append(f"where its values came from left behind: CSV has no place for it; {kept.path} as .yaml keeps it")
    return tuple(notes)
