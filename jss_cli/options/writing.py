"""The options about where an answer goes and how it is written down."""

from __future__ import annotations

import os
from dataclasses import replace
from functools import partial
from pathlib import Path
from pkgutil import iter_modules
from typing import Annotated, Any

import typer

import jss_cli.formats
from jss_cli.arguments import NO_SUFFIXES, SUFFIXES, format_meant, one_of
from jss_cli.dataclass import dataclass
from jss_cli.errors import Fault, UsageError
from jss_cli.files.writing import WRITERS
from jss_cli.formats.drawing.screen import ColorChoice

FORMATS = tuple(sorted(module.name for module in iter_modules(jss_cli.formats.__path__) if not module.ispkg))
PICTURED = ("diff", "explain", "infer", "page", "timeline", "triage", "what_if")  # the modules of commands
SUFFIXES_ALONE = {*SUFFIXES, *(f".{name}" for name in {*FORMATS, *WRITERS, "parquet"} - NO_SUFFIXES)}
BEYOND = {"ics": ("timeline",), "png": PICTURED, "svg": PICTURED}  # what some commands alone can write
WRITING = "Writing the answer"  # a panel of every help
STDOUT = Path("-")
SEPARATORS = ("/", os.sep)
EACH = "*"  # stands for the name of each file that is answered about, in a folder of answers
FORMAT_DEFAULT = "JSS_FORMAT"  # the variable of the environment
_write_option = partial(typer.Option, rich_help_panel=WRITING)


def output_path(text: str) -> Path:
    """Where to write; only the bare sign is standard output, and ./- a file that is called so. A folder, which ends
    like one, takes a file for each answer. Raises UsageError (JSS903) for no name at all, as of an unset variable, and
    for a suffix alone, which would be a hidden file."""
    if not text:
        raise UsageError(Fault("JSS903", "the output has an empty name", "give -o a file, or leave it out"))
    path = Path(text)
    if text.endswith(SEPARATORS):
        return path / EACH
    if path.name.lower() in SUFFIXES_ALONE and not path.is_dir():
        named = path.with_name(f"my{path.name}")
        raise UsageError(Fault("JSS903", f'"{text}" is a suffix without a name', f"write one before it: {named}"))
    return path.absolute() if path == STDOUT and text != "-" else path


output_option = partial(_write_option, "--output", "-o", metavar="FILE|DIR/", parser=output_path)
Output = Annotated[
    Path | None,
    output_option(help="Write there instead; the suffix chooses the format. A folder gets a file for each answer."),
]
Force = Annotated[bool, _write_option("--force", help="Replace the output if it exists (never the input).")]
Color = Annotated[ColorChoice, _write_option("--color", help="Colours; NO_COLOR is heeded too.")]
HistoryFormat = Annotated[
    str | None,
    _write_option(
        "--format",
        "--to",
        metavar="|".join(WRITERS),
        parser=str,
        autocompletion=lambda: list(WRITERS),
        help="What is written; else told by the suffix of the output.",
    ),
]


@dataclass(frozen=True, slots=True)
class Writing:
    """Where the answer goes and how it is written down."""

    format: str = "terminal"
    output: Path | None = None
    force: bool = False
    color: ColorChoice = "auto"
    is_document: bool = False  # whether what is written is a history or a schema, not an answer
    defaults: tuple[str, ...] = ()  # what the environment decided, as variables with their values
    is_usual: bool = False  # whether nothing and nobody said how


def format_option(names: tuple[str, ...]) -> Any:
    """An option that chooses one of some formats."""
    return _write_option(
        "--format",
        metavar="|".join(names),
        parser=str,
        autocompletion=lambda: list(names),
        help=f"How it is written down.  [env var: {FORMAT_DEFAULT}]",
    )


def formats_of(command: str) -> tuple[str, ...]:
    """The formats in which the answers of a command, which has the name of its module, can be written."""
    return tuple(name for name in FORMATS if command in BEYOND.get(name, (command,)))


TALLIED = tuple(name for name in formats_of("") if name != "github")
AnswerFormat = Annotated[str | None, format_option(TALLIED)]
AsJson = Annotated[bool, _write_option("--json", help="The same as --format json.")]
AsShort = Annotated[bool | None, _write_option("--json/--github", help="The same as --format json, or github.")]


def writing(  # noqa: PLR0913, PLR0917 - one parameter an option
    offered: tuple[str, ...],
    format: AnswerFormat = None,  # noqa: A002 - the option's name
    as_json: AsShort = None,
    output: Output = None,
    force: Force = False,
    color: Color = "auto",
) -> Writing:
    """Where the answer goes, in one of the formats that are `offered`: the one asked for, else that of the file's
    suffix, else for a terminal."""
    short = "github" if as_json is False else as_json and "json"
    return _writing(_asked(format, short), output, Writing(output=output, force=force, color=color), offered)


def _asked(name: str | None, short: str | None) -> str | None:
    """The format that is asked for in one of two ways. Raises UsageError (JSS902) where they disagree."""
    if short and name not in {None, short}:
        raise UsageError(Fault("JSS902", f"--{short} and --format {name} are two formats", "leave one of them out"))
    return short or name


def _writing(asked: str | None, output: Path | None, where: Writing, offered: tuple[str, ...]) -> Writing:
    """Where the answer goes, in the format asked for, else by the suffix of the output, else as the environment says,
    else for a terminal."""
    default = os.environ.get(FORMAT_DEFAULT, "")
    is_decided = asked or (output and output.suffix)
    usual = "terminal" if output in {None, STDOUT} else "plain"
    if default:
        usual = one_of(
            f"format of this answer ({FORMAT_DEFAULT} of the environment)", default, FORMATS if is_decided else offered
        )
    is_known = (asked or (output.suffix.lower()[1:] if output else "")) in FORMATS  # why not is told of these
    decided = () if is_decided or not default else (f"{FORMAT_DEFAULT}={default}",)
    return replace(
        where,
        format=format_meant(asked, output, FORMATS if is_known else offered, usual),
        defaults=decided,
        is_usual=not (is_decided or default),
    )


def filing(output: Output = None, force: Force = False, color: Color = "auto") -> Writing:
    """Where a document goes, which has its format already."""
    return Writing(output=output, force=force, color=color, is_document=True)


def reporting(
    format: AnswerFormat = None,  # noqa: A002 - the option's name
    as_json: AsJson = False,
    output: Output = None,
    force: Force = False,
    color: Color = "auto",
) -> Writing:
    """Where the answer about a document goes, whose file the command itself writes."""
    asked = _asked(one_of("format", format, TALLIED) if format else None, "json" if as_json else None)
    return _writing(asked, None, Writing("terminal", output, force, color, is_document=True), formats_of(""))
