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
from jss_cli.errors import Fault, UsageError
from jss_cli.shell.conversion import sparing

PANELS = ("Explain", "Ask", "Answer", "Files", "Rules", "More")
HELP = """\b
jss explain history.yaml

Explains a freelancer's Job Success Score: which contracts moved it, by how many points, under which rules.
Unofficial; every answer names its rules and its day. `jss COMMAND -h` tells more."""
CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
PLAIN: Any = {"context_settings": CONTEXT, "rich_markup_mode": None, "pretty_exceptions_enable": False}


def command_names() -> list[str]:
    """Every command, by its module, without importing one."""
    return sorted(module.name.replace("_", "-") for module in iter_modules(jss_cli.commands.__path__))


def module_name(command: str) -> str:
    """The module of a command."""
    return command.replace("-", "_")


def summary(name: str) -> tuple[str, str]:
    """The panel and the one-line summary of a command: its module's docstring reads "Panel: summary"."""
    path = Path(jss_cli.commands.__path__[0], f"{module_name(name)}.py")
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    line = docstring.partition("\n")[0]
    panel, _, rest = line.partition(": ")
    return (panel, rest) if panel in PANELS else ("More", line)


class Unloaded(TyperCommand):
    """A command of which only name and summary are known; its module is imported when it is to run."""

    def make_context(self, info_name: str | None, args: list[str], parent: Any = None, **extra: Any) -> Any:
        """The context of the command itself, which takes this one's place."""
        return load_command(str(self.name)).make_context(info_name, args, parent, **extra)


class Grouped(TyperCommand):
    """A command whose help lists its options panel by panel."""

    def get_params(self, ctx: Any) -> list[Any]:
        """Its parameters, converted sparingly."""
        return sparing(super().get_params(ctx), self.callback)

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """The arguments, the command's own options, then those it shares."""
        panels: dict[str, list[tuple[str, str]]] = {"Arguments": [], "Options": []}
        for param in self.get_params(ctx):
            own = "Arguments" if param.param_type_name == "argument" else "Options"
            if record := param.get_help_record(ctx):
                panels.setdefault(getattr(param, "rich_help_panel", None) or own, []).append(record)
        for panel, records in panels.items():
            if records:
                with formatter.section(panel):
                    formatter.write_dl(records)


class Commands(TyperGroup):
    """Commands that are imported when they run."""

    def get_params(self, ctx: Any) -> list[Any]:
        """The options before a command, converted sparingly."""
        return sparing(super().get_params(ctx), self.callback)

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - the group's interface
        """Every command's name."""
        return command_names()

    def get_command(self, ctx: Any, cmd_name: str) -> TyperCommand | None:  # noqa: ARG002
        """The command of a name; None if there is none."""
        if cmd_name not in command_names():
            return None
        return Unloaded(cmd_name, short_help=summary(cmd_name)[1], rich_markup_mode=None)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that the first argument names. Raises UsageError (JSS900) for one that does not exist."""
        if args[0] in command_names() or ctx.resilient_parsing or args[0].startswith("-"):
            return super().resolve_command(ctx, args)
        hint = did_you_mean(args[0], command_names()) or f"the commands are {', '.join(command_names())}"
        raise UsageError(Fault("JSS900", f'no command is called "{args[0]}"', hint))

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002
        """The commands by panel, each with its summary."""
        summaries = {name: summary(name) for name in command_names()}
        for panel in PANELS:
            if rows := [(name, line) for name, (of, line) in summaries.items() if of == panel]:
                with formatter.section(panel):
                    formatter.write_dl(rows)


def load_command(name: str) -> TyperCommand:
    """Import a command's module and make its `run` a command."""
    module = importlib.import_module(f"jss_cli.commands.{module_name(name)}")
    single = typer.Typer(add_completion=False, **PLAIN)
    single.command(name, cls=Grouped, help=inspect.getdoc(module.run), context_settings=CONTEXT)(
        with_options(module.run)
    )
    command = get_command(single)
    assert isinstance(command, TyperCommand)  # noqa: S101 - what typer makes of a single function
    return command


def with_options(run: Callable[..., Any]) -> Callable[..., int]:
    """A command as typer sees it: bundles are spread into options, and the answer is delivered. Gives the exit code."""
    from jss_cli.options import filing, writing  # noqa: PLC0415
    from jss_cli.shell.bundles import gathered, spread  # noqa: PLC0415 - not needed for --version and --help
    from jss_cli.shell.delivery import deliver  # noqa: PLC0415

    delivery = filing if "Document" in str(run.__annotations__["return"]) else writing

    @functools.wraps(run)
    def command(**given: Any) -> int:
        where = gathered(delivery, given)
        return deliver(gathered(run, given), where, inputs=texts(given.values()))

    signature = inspect.Signature(list({p.name: p for p in (*spread(run), *spread(delivery))}.values()))
    command.__signature__ = signature  # type: ignore[attr-defined] # typer reads it
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


app = typer.Typer(cls=Commands, name="jss", help=HELP, invoke_without_command=True, **PLAIN)


@app.callback()
def jss(
    ctx: typer.Context,
    version: Annotated[  # noqa: ARG001 - its callback answers
        bool, typer.Option("--version", callback=show_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Take the options that come before a command; without a command, show the help on standard error."""
    if ctx.invoked_subcommand is None:
        raise UsageError(summary=ctx.get_help())


def run(arguments: list[str]) -> int:
    """Run a command line and give its exit code. Raises UsageError for one that cannot be understood."""
    try:
        return get_command(app).main(arguments, prog_name="jss", standalone_mode=False) or 0
    except typer.TyperException as error:
        raise misunderstood(error) from None


def misunderstood(error: typer.TyperException) -> UsageError:
    """What is wrong with the options or arguments, in our words; an unknown option with its nearest neighbour."""
    message = error.format_message().replace("Value error, ", "").rstrip(".")
    option: str = getattr(error, "option_name", "")
    if option and hasattr(error, "possibilities"):
        hint = did_you_mean(option, error.possibilities or ()) or "-h lists the options"
        return UsageError(Fault("JSS901", f'no option is called "{option}"', hint))
    return UsageError(Fault("JSS902", message[:1].lower() + message[1:], "-h shows how it is meant"))


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint with the most similar word; empty if none is similar."""
    from jss_cli.files.suggestions import nearest  # noqa: PLC0415 - needed for this message alone

    near = nearest(word, tuple(known))
    return f'did you mean "{near}"?' if near else ""
