"""The options that commands share. A command asks for a bundle (Case, Reading) by the type of a parameter."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from pkgutil import iter_modules
from typing import Annotated, Any, Literal

import typer

import jss_cli.formats
from jss_cli.arguments import no_day, one_of
from jss_cli.domain.case import Case
from jss_cli.errors import Fault, UsageError
from jss_cli.files.person import Speaker, speaker
from jss_cli.files.reading import INPUT_FORMATS, Reading
from jss_cli.files.suggestions import YEARS
from jss_cli.files.writing import WRITERS
from jss_cli.formats.drawing.screen import ColorChoice

FORMATS = tuple(sorted(module.name for module in iter_modules(jss_cli.formats.__path__) if not module.ispkg))
READING, WRITING = "Reading FILE", "Writing the answer"  # panels of every help
SUFFIXES = {".txt": "plain", ".markdown": "md", ".yml": "yaml"}  # beside the formats' own names
STDOUT = Path("-")
SEPARATORS = ("/", os.sep)
EACH = "*"  # stands for the name of each file that is answered about, in a folder of answers
FORMAT_DEFAULT = "JSS_FORMAT"  # the variable of the environment
_read_option = partial(typer.Option, rich_help_panel=READING)
_write_option = partial(typer.Option, rich_help_panel=WRITING)


def parse_day(text: str) -> date:
    """A day as YYYY-MM-DD within the years that a history may have, or `today`."""
    if text == "today":
        return date.today()  # noqa: DTZ011 - the local day is meant
    try:
        if len(text) == len("2016-08-21") and text.isascii() and (day := date.fromisoformat(text)).year in YEARS:
            return day
    except ValueError:
        pass
    raise no_day(text, "write YYYY-MM-DD", ", or today")


def _encoding_name(text: str) -> str:
    """One of the encodings that are read. Raises UsageError (JSS968)."""
    from jss_cli.files.histories.encodings import known_encoding  # noqa: PLC0415 - hardly ever asked for

    return known_encoding(text)


def output_path(text: str) -> Path:
    """Where to write; only the bare sign is standard output, and ./- a file that is called so. A folder, which ends
    like one, takes a file for each answer."""
    path = Path(text)
    if text.endswith(SEPARATORS):
        return path / EACH
    return path.absolute() if path == STDOUT and text != "-" else path


def _file_or_help(ctx: typer.Context, value: str | None) -> str:
    """The file that is named, else standard input if something is piped in, else the help."""
    return _named_or_help(ctx, [value] if value else None)[0]


def _named_or_help(ctx: typer.Context, value: list[str] | None) -> list[str]:
    """The files that are named, else standard input if something is piped in, else the help."""
    if not value and not ctx.resilient_parsing and sys.stdin is not None and sys.stdin.isatty():
        raise UsageError(summary=ctx.get_help())
    return value or ["-"]


def _files_or_help(ctx: typer.Context, value: list[str] | None) -> list[str]:
    """The same, and the histories in a folder instead of it."""
    named = _named_or_help(ctx, value)
    if not any(map(os.path.isdir, named)):
        return named
    from jss_cli.files.folder import histories_in  # noqa: PLC0415 - most are files

    return [file for name in named for file in histories_in(name)]


def policy_choices() -> list[str]:
    """The shipped policies, for a shell that completes."""
    from jss_cli.files.policy import policy_names  # noqa: PLC0415 - for a shell that completes alone

    return list(policy_names())


def _no_file() -> None:
    """No file is named."""


HISTORY = "A history (YAML, JSON or CSV); - or none is standard input."
HISTORIES = "Histories (YAML, JSON or CSV), or folders of them; - or none is standard input."
_named = partial(typer.Argument, parser=str, default_factory=_no_file, show_default=False)
HistoryFile = Annotated[str, _named(metavar="FILE", help=HISTORY, callback=_file_or_help)]
HistoryFiles = Annotated[list[str], _named(metavar="FILE...", help=HISTORIES, callback=_files_or_help)]
SOURCES = "Files of other programs; - or none is standard input."
Sources = Annotated[list[str], _named(metavar="SOURCE...", help=SOURCES, callback=_named_or_help)]
AsOf = Annotated[
    date | None,
    typer.Option(
        "--as-of",
        metavar="DAY",
        parser=parse_day,
        envvar="JSS_AS_OF",
        help="The day asked about; else the file's, else today.",
    ),
]
PolicyName = Annotated[
    str | None,
    typer.Option(
        "--policy",
        metavar="NAME|PATH",
        autocompletion=policy_choices,
        envvar="JSS_POLICY",
        help="The rules; else those in force on that day (jss policy). NAME+option picks a reading.",
    ),
]
Top = Annotated[int, typer.Option("--top", min=1, metavar="N", help="How many contracts get a row of their own.")]
BasisChoice = Annotated[
    Literal["seen", "computed"],
    typer.Option("--basis", help="Answer for the score that was seen last, or for what the rules alone give."),
]
Every = Annotated[bool, typer.Option("--all", help="Give every contract a row of its own.")]


def _reading(  # noqa: PLR0913, PLR0917 - one parameter an option
    input_format: Annotated[
        str | None,
        _read_option(
            "--input-format",
            metavar="|".join(INPUT_FORMATS),
            autocompletion=lambda: list(INPUT_FORMATS),
            help="What FILE is; else told by its name and content.",
        ),
    ] = None,
    encoding: Annotated[
        str | None,
        _read_option("--encoding", metavar="NAME", parser=_encoding_name, help="How FILE is encoded, if not in UTF-8."),
    ] = None,
    decimal: Annotated[
        Literal["point", "comma"] | None, _read_option("--decimal", help="How amounts are written in FILE.")
    ] = None,
    date_order: Annotated[
        Literal["dmy", "mdy"] | None, _read_option("--date-order", help="How 01/02/2024 is meant in FILE.")
    ] = None,
    freelancer: Annotated[
        str | None,
        _read_option("--freelancer", metavar="ID", help="Whose rows are meant, where FILE is a table of many."),
    ] = None,
    max_size: Annotated[int, _read_option("--max-size", min=1, metavar="MIB", help="Most MiB that are read.")] = 16,
    max_contracts: Annotated[
        int, _read_option("--max-contracts", metavar="N", min=1, help="Most contracts in FILE.")
    ] = 100_000,
    max_depth: Annotated[
        int, _read_option("--max-depth", metavar="N", min=1, max=200, help="Deepest nesting in FILE.")
    ] = 32,
    max_field: Annotated[
        int, _read_option("--max-field", metavar="N", min=1, help="Most letters in a value.")
    ] = 10_000,
    max_digits: Annotated[
        int, _read_option("--max-digits", metavar="N", min=1, max=18, help="Most digits in an amount.")
    ] = 12,
) -> Reading:
    """How FILE is read, and the limits on it."""
    return Reading(
        max_bytes=max_size * 1024 * 1024,
        max_contracts=max_contracts,
        max_depth=max_depth,
        max_field=max_field,
        max_digits=max_digits,
        input_format=input_format,
        encoding=encoding,
        decimal=decimal,
        date_order=date_order,
        freelancer=freelancer,
    )


def _case(file: HistoryFile, as_of: AsOf = None, policy: PolicyName = None, reading: Reading = Reading()) -> Case:
    """The history, the day and the rules that are asked about."""
    from jss_cli.files.case import open_case  # noqa: PLC0415 - a command without a history needs no reader

    announce_waiting(file)
    return open_case(file, as_of, policy, reading)


def announce_waiting(*files: str) -> None:
    """Say that a person is expected to type, when standard input is a terminal."""
    if "-" in files and sys.stdin is not None and sys.stdin.isatty():
        print("waiting for a history on standard input, Ctrl-D ends it", file=sys.stderr)  # noqa: T201


Output = Annotated[
    Path | None,
    _write_option(
        "--output",
        "-o",
        metavar="FILE|DIR/",
        parser=output_path,
        help="Write there instead; the suffix chooses the format. A folder gets a file for each answer.",
    ),
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


AnswerFormat = Annotated[
    str | None,
    _write_option(
        "--format",
        metavar="|".join(FORMATS),
        parser=str,
        autocompletion=lambda: list(FORMATS),
        help=f"How it is written down.  [env var: {FORMAT_DEFAULT}]",
    ),
]
AsJson = Annotated[bool, _write_option("--json", help="The same as --format json.")]


def writing(
    format: AnswerFormat = None,  # noqa: A002 - the option's name
    as_json: AsJson = False,
    output: Output = None,
    force: Force = False,
    color: Color = "auto",
) -> Writing:
    """Where the answer goes; its format is the one asked for, else by the file's suffix, else for a terminal."""
    return _writing(_asked(format, as_json=as_json), output, Writing(output=output, force=force, color=color))


def _asked(name: str | None, *, as_json: bool) -> str | None:
    """The format that is asked for in one of two ways. Raises UsageError (JSS902) where they disagree."""
    if as_json and name not in {None, "json"}:
        raise UsageError(Fault("JSS902", f"--json and --format {name} are two formats", "leave one of them out"))
    return "json" if as_json else name


def _writing(asked: str | None, output: Path | None, where: Writing) -> Writing:
    """Where the answer goes, in the format asked for, else by the suffix of the output, else as the environment says,
    else for a terminal."""
    default = os.environ.get(FORMAT_DEFAULT, "")
    kind = f"format ({FORMAT_DEFAULT} of the environment)"
    usual = one_of(kind, default, FORMATS) if default else "terminal" if output in {None, STDOUT} else "plain"
    is_decided = asked or (output and output.suffix)
    decided = () if is_decided or not default else (f"{FORMAT_DEFAULT}={default}",)
    meant = format_meant(asked, output, FORMATS, usual)
    return replace(where, format=meant, defaults=decided, is_usual=not (is_decided or default))


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
    where = Writing(output=output, force=force, color=color, is_document=True)
    return _writing(_asked(format, as_json=as_json), None, where)


def format_meant(
    asked: str | None, output: Path | None, offered: Iterable[str], usual: str, *, can_ask: bool = True
) -> str:
    """The format asked for, else the one that the suffix of the output means, else the usual one; `can_ask` says
    whether the command has an option for it.

    Raises UsageError (JSS903) for one that is not offered.
    """
    names = tuple(offered)
    suffix = output.suffix.lower() if output else ""
    told = asked or SUFFIXES.get(suffix, suffix[1:]) or usual
    if told in names:
        return told
    if asked is None:
        suffixes = sorted((*(f".{name}" for name in names), *(end for end, name in SUFFIXES.items() if name in names)))
        hint = f"the suffixes are {', '.join(suffixes)}{'; or say which --format is meant' if can_ask else ''}"
        raise UsageError(Fault("JSS903", f'it is not clear what to write into "{output}"', hint))
    return one_of("format", asked, names)


BUNDLES: dict[Any, Callable[..., Any]] = {Case: _case, Reading: _reading, Speaker: speaker}
