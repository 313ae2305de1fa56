"""The options about what is read and asked. A command asks for a bundle (Case, Reading) by a parameter's type."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Annotated, Any, Literal

import typer

from jss_cli.arguments import no_day
from jss_cli.dataclass import dataclass
from jss_cli.domain.case import Case
from jss_cli.errors import UsageError
from jss_cli.files.person import Speaker, speaker
from jss_cli.files.reading import FORMAT_NAMES, INPUT_FORMATS, Reading
from jss_cli.files.suggestions import YEARS
from jss_cli.visible import visible

READING = "Reading FILE"  # a panel of every help
_read_option = partial(typer.Option, rich_help_panel=READING)


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
    from jss_cli.files.histories.source import known_encoding  # noqa: PLC0415 - hardly ever asked for

    return known_encoding(text)


def _named_or_help(ctx: typer.Context, value: list[str] | None) -> list[str]:
    """The files that are named, else standard input if something is piped in, else the help."""
    if not value and not ctx.resilient_parsing and sys.stdin is not None and sys.stdin.isatty():
        raise UsageError(summary=ctx.get_help())
    return value or ["-"]


def _files_or_help(ctx: typer.Context, value: list[str] | None) -> list[str]:
    """The same, and the histories in a folder instead of it."""
    named = _named_or_help(ctx, value)
    if ctx.params.get("freelancer") or not any(map(os.path.isdir, named)):
        return named
    from jss_cli.files.folder import histories_in  # noqa: PLC0415 - most are files

    found = [histories_in(name) for name in named]
    for _, remark in found:
        if remark and not ctx.resilient_parsing:
            print(visible(remark), file=sys.stderr)  # noqa: T201 - a remark
    return [file for files, _ in found for file in files]


def policy_choices() -> list[str]:
    """The shipped policies, for a shell that completes."""
    from jss_cli.files.policy import policy_names  # noqa: PLC0415 - for a shell that completes alone

    return list(policy_names())


def _no_file() -> None:
    """No file is named."""


HISTORY = f"A history ({FORMAT_NAMES}); - or none is standard input."
HISTORIES = f"Histories ({FORMAT_NAMES}), or folders of them; - or none is standard input."
_named = partial(typer.Argument, parser=str, default_factory=_no_file, show_default=False)
HistoryFile = Annotated[
    str,
    _named(
        metavar="FILE", help=HISTORY, callback=lambda ctx, value: _named_or_help(ctx, [value] if value else None)[0]
    ),
]
_HistoryFiles = Annotated[list[str], _named(metavar="FILE...", help=HISTORIES, callback=_files_or_help)]
SOURCES = "Files of other programs; - or none is standard input."
Sources = Annotated[list[str], _named(metavar="SOURCE...", help=SOURCES, callback=_named_or_help)]
as_of_option = partial(typer.Option, "--as-of", metavar="DAY", parser=parse_day, envvar="JSS_AS_OF")
AsOf = Annotated[date | None, as_of_option(help="The day asked about; else the file's, else today.")]
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
Every = Annotated[bool, typer.Option("--all", help="Give every one a row of its own.")]


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
        _read_option(
            "--freelancer",
            metavar="ID",
            is_eager=True,  # what FILE may be depends on it
            help="Whose rows are meant, where FILE is a table of many, a folder or a pattern of them.",
        ),
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


@dataclass(frozen=True, slots=True)
class Histories:
    """Files that are asked about one after the other, and what opens one."""

    files: tuple[str, ...]
    opened: Callable[[str], Case]


def _histories(
    files: _HistoryFiles, as_of: AsOf = None, policy: PolicyName = None, reading: Reading = Reading()
) -> Histories:
    from jss_cli.api.opening import open_history  # noqa: PLC0415 - a command without a history needs no reader

    announce_waiting(*files)
    return Histories(tuple(files), partial(open_history, as_of=as_of, policy=policy, reading=reading))


def _case(file: HistoryFile, as_of: AsOf = None, policy: PolicyName = None, reading: Reading = Reading()) -> Case:
    """The same of one file."""
    return _histories([file], as_of, policy, reading).opened(file)


def announce_waiting(*files: str) -> None:
    """Say that a person is expected to type, when standard input is a terminal."""
    if "-" in files and sys.stdin is not None and sys.stdin.isatty():
        print("waiting for a history on standard input, Ctrl-D ends it", file=sys.stderr)  # noqa: T201


BUNDLES: dict[Any, Callable[..., Any]] = {Case: _case, Histories: _histories, Reading: _reading, Speaker: speaker}
