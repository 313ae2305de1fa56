"""The command line: a group that finds its commands by module name and imports only the one that runs."""

from __future__ import annotations

import ast
import functools
import importlib
import inspect
from collections.abc import Callable, Iterable
from pathlib import Path
from pkgutil import iter_modules
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

import jss_cli.commands
from jss_cli import __version__

PANELS = ("Explain", "Ask", "Answer", "Files", "Rules")
HELP = """\b
jss explain history.yaml

Explains a freelancer's Job Success Score: which contracts moved it, by how many points, under which rules.
Unofficial; every answer names its rules and its day. `jss COMMAND -h` tells more."""
CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


def command_names() -> list[str]:
    """Every command, by its module, without importing one."""
    return sorted(module.name.replace("_", "-") for module in iter_modules(jss_cli.commands.__path__))


def summary(name: str) -> tuple[str, str]:
    """The panel and the one-line summary of a command: its module's docstring reads "Panel: summary"."""
    path = Path(jss_cli.commands.__path__[0], f"{name.replace('-', '_')}.py")
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    panel, _, line = docstring.partition("\n")[0].partition(": ")
    return panel, line


class Commands(TyperGroup):
    """Commands that are imported when they run."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - the group's interface
        """Every command's name."""
        return command_names()

    def get_command(self, ctx: Any, cmd_name: str) -> TyperCommand | None:  # noqa: ARG002
        """The command of a name; None if there is none."""
        return load_command(cmd_name) if cmd_name in command_names() else None

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002
        """The commands by panel, each with its summary."""
        summaries = {name: summary(name) for name in command_names()}
        for panel in PANELS:
            if lines := [(name, line) for name, (of, line) in summaries.items() if of == panel]:
                with formatter.section(panel):
                    formatter.write_dl(lines)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that the first argument names; an unknown one is told with its nearest neighbour."""
        try:
            return super().resolve_command(ctx, args)
        except typer.TyperException as error:
            raise typer.BadParameter(unknown_command(args[0])) from error


def unknown_command(name: str) -> str:
    """What to say to a command that does not exist."""
    from difflib import get_close_matches  # noqa: PLC0415 - needed for this message alone

    near = get_close_matches(name, command_names(), 1)
    hint = f'did you mean "{near[0]}"?' if near else f"the commands are {', '.join(command_names())}"
    return f'there is no command "{name}"; {hint}'


def load_command(name: str) -> TyperCommand:
    """Import a command's module and make its `run` a command."""
    module = importlib.import_module(f"jss_cli.commands.{name.replace('-', '_')}")
    app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    app.command(name, help=inspect.getdoc(module.run), context_settings=CONTEXT)(with_options(module.run))
    command = get_command(app)
    assert isinstance(command, TyperCommand)  # noqa: S101 - what typer makes of a single function
    return command


def with_options(run: Callable[..., Any]) -> Callable[..., int]:
    """A command as typer sees it: bundles are spread into options, and the answer is delivered. Gives the exit code."""
    from jss_cli.bundles import gathered, spread  # noqa: PLC0415 - not needed for --version and --help
    from jss_cli.delivery import deliver  # noqa: PLC0415
    from jss_cli.options import writing  # noqa: PLC0415

    @functools.wraps(run)
    def command(**given: Any) -> int:
        where = gathered(writing, given)
        return deliver(gathered(run, given), where, inputs=texts(given.values()))

    command.__signature__ = inspect.Signature([*spread(run), *spread(writing)])  # type: ignore[attr-defined]  # read by typer
    return command


def texts(values: Iterable[Any]) -> tuple[str, ...]:
    """Every text among the arguments: any of them may name a file that was read."""
    flat = (item for value in values for item in (value if isinstance(value, list | tuple) else [value]))
    return tuple(item for item in flat if isinstance(item, str))


def show_version(asked: bool) -> None:
    """Print the version and stop."""
    if asked:
        print(f"jss {__version__}")  # noqa: T201 - the answer
        raise typer.Exit


app = typer.Typer(
    cls=Commands,
    name="jss",
    help=HELP,
    context_settings=CONTEXT,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
)


@app.callback()
def jss(
    version: Annotated[
        bool, typer.Option("--version", callback=show_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Take the options that come before a command."""


def run(arguments: list[str]) -> int:
    """Run a command line and give its exit code; a wrong one raises typer.TyperException."""
    command = get_command(app)
    return command.main(arguments, prog_name="jss", standalone_mode=False) or 0
