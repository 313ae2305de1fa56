"""The command line: what stands before a command, and the run of the one that is named."""

from __future__ import annotations

from typing import Annotated

import typer

from jss_cli import __version__
from jss_cli.errors import UsageError
from jss_cli.shell.framework import PLAIN, Commands, run_app

HELP = """\b
jss explain history.yaml

Explains a freelancer's Job Success Score: which contracts moved it, by how many points, under which rules.
Unofficial; every answer names its rules and its day. `jss COMMAND -h` tells more.
It changes no file but the one you name for it (`-o`, `--into`, `add`), whole or not at all."""


def _show_version(asked: bool) -> None:
    if asked:
        print(f"jss {__version__}")  # noqa: T201 - the answer
        raise typer.Exit


app = typer.Typer(cls=Commands, name="jss", help=HELP, invoke_without_command=True, **PLAIN)


@app.callback()
def _jss(
    ctx: typer.Context,
    version: Annotated[  # noqa: ARG001 - its callback answers
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Take the options that come before a command; without a command, show the help on standard error."""
    if ctx.invoked_subcommand is None:
        raise UsageError(summary=ctx.get_help())


def run(arguments: list[str]) -> int:
    """Run a command line and give its exit code. Raises UsageError for one that cannot be understood."""
    return run_app(app, arguments)
