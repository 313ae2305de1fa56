"""What jss takes from typer's inside: commands that are imported when they run, and values made without pydantic.

Nothing of it is promised by typer. tests/shell/test_framework.py names every part, and fails when one of them changes.
"""

from __future__ import annotations

import importlib
import inspect
import os
from collections.abc import Callable
from functools import partial
from inspect import Parameter
from pathlib import Path
from typing import Any, get_args

import typer
import typer._completion_classes as completion
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from jss_cli.arguments import whole
from jss_cli.errors import Fault, UsageError, did_you_mean
from jss_cli.shell.defaults import blaming, decided_by
from jss_cli.shell.names import PANELS, command_names, module_name, summary
from jss_cli.visible import visible

CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
HELP = (["help"], ["--help"], ["-h"])
PLAIN: Any = {"context_settings": CONTEXT, "rich_markup_mode": None, "pretty_exceptions_enable": False}


class _Unloaded(TyperCommand):
    """A command of which only name and summary are known; its module is imported when it is to run."""

    def make_context(self, info_name: str | None, args: list[str], parent: Any = None, **extra: Any) -> Any:
        """The context of the command itself, which takes this one's place."""
        return _load_command(str(self.name)).make_context(info_name, args, parent, **extra)


class _Grouped(TyperCommand):
    """A command whose help lists its options panel by panel."""

    def get_params(self, ctx: Any) -> list[Any]:
        """Its parameters, converted sparingly."""
        return _without_pydantic(super().get_params(ctx), self.callback)

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
        return _without_pydantic(super().get_params(ctx), self.callback)

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - the group's interface
        """Every command's name."""
        return command_names()

    def get_command(self, ctx: Any, cmd_name: str) -> TyperCommand | None:  # noqa: ARG002
        """The command of a name; None if there is none."""
        if cmd_name not in command_names():
            return None
        return _Unloaded(cmd_name, short_help=summary(cmd_name)[1], rich_markup_mode=None)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that the first argument names. Raises UsageError (JSS900) for one that does not exist."""
        if args[0] in command_names() or ctx.resilient_parsing or args[0].startswith("-"):
            return super().resolve_command(ctx, args)
        file = f'did you mean "jss explain {args[0]}"?' if Path(args[0]).suffix else ""
        hint = did_you_mean(args[0], command_names()) or file or f"the commands are {', '.join(command_names())}"
        raise UsageError(Fault("JSS900", f'no command is called "{args[0]}"', hint))

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002
        """The commands by panel, each with its summary."""
        summaries = {name: summary(name) for name in command_names()}
        for panel in PANELS:
            if rows := [(name, line) for name, (of, line) in summaries.items() if of == panel]:
                with formatter.section(panel):
                    formatter.write_dl(rows)


def _load_command(name: str) -> TyperCommand:
    """Import a command's module and make its `run` a command."""
    from jss_cli.shell.bundles import with_options  # noqa: PLC0415 - not needed for --version and --help

    module = importlib.import_module(f"jss_cli.commands.{module_name(name)}")
    single = typer.Typer(add_completion=False, **PLAIN)
    single.command(name, cls=_Grouped, help=inspect.getdoc(module.run), context_settings=CONTEXT)(
        with_options(module.run)
    )
    command = get_command(single)
    assert isinstance(command, TyperCommand)  # noqa: S101 - what typer makes of a single function
    return command


def _without_pydantic(params: list[Any], callback: Callable[..., Any] | None) -> list[Any]:
    """The parameters of a command: each takes a default and a text as it is, and a value of ours from our parser.

    Typer still converts the rest, and tells what is missing.
    """
    declared = inspect.signature(callback).parameters if callback else {}
    for param in params:
        if "process_value" not in vars(param):
            name = param.opts[0] if param.opts[0].startswith("-") else param.metavar
            _spare(param, _converter_of(declared[param.name], name) if param.name in declared else None)
    return params


def _spare(param: Any, read: Callable[[Any], Any] | None) -> None:
    """Let a parameter ask typer only for what is typed and has no reader."""
    convert = param.process_value

    def process_value(ctx: Any, value: Any) -> Any:
        is_typed = value is not None and value != param.default
        if (is_typed and not read) or (value is None and param.required):
            return convert(ctx, value)
        with blaming(decided_by(ctx, param)):
            taken = read(value) if is_typed and read else value
        return param.callback(ctx, param, taken) if param.callback else taken

    param.process_value = process_value


def run_app(app: typer.Typer, arguments: list[str]) -> int:
    """Run an application and give its exit code. Raises UsageError for what cannot be understood."""
    if arguments[:1] in HELP:
        arguments = [*arguments[1:2], "--help"]
    if "_JSS_COMPLETE" in os.environ:  # rich would be loaded, and break a summary into lines that look like commands
        completion._sanitize_help_text = visible  # noqa: SLF001
    try:
        return get_command(app).main(arguments, prog_name="jss", standalone_mode=False) or 0
    except typer.TyperException as error:
        raise _misunderstood(error) from None


def _misunderstood(error: typer.TyperException) -> UsageError:
    """What is wrong with the options or arguments, in our words; an unknown option with its nearest neighbour."""
    message = error.format_message().replace("Value error, ", "").rstrip(".")
    option: str = getattr(error, "option_name", "")
    if option and hasattr(error, "possibilities"):
        hint = did_you_mean(option, error.possibilities or ()) or "-h lists the options"
        return UsageError(Fault("JSS901", f'no option is called "{option}"', hint))
    hint = "-h shows how it is meant"
    if "extra argument" in message and (beside := _beside(message, vars(error).get("ctx"))):
        hint = f"{beside} ({hint})"
    return UsageError(Fault("JSS902", message[:1].lower() + message[1:], hint))


def _beside(message: str, context: Any) -> str:
    """What a person may have meant who named more than a command takes; empty where there is nothing to guess."""
    params = context.command.params if context else ()
    taken = [param.name for param in params if param.param_type_name == "argument"]
    if taken == ["file"]:
        return 'one FILE at a time; did you mean "jss diff A B", or "jss score FILE..."?'
    if not taken and any(param.name == "output" for param in params):
        return f'did you mean "jss {context.command.name} -o {message.rpartition("(")[2].rstrip(")")}"?'
    return ""


NUMBERS = (int, int | None)
TEXTS = (str, str | None, list[str], list[str] | None)


def _converter_of(parameter: Parameter, name: str) -> Callable[[Any], Any] | None:
    """What makes a value of what was typed for a parameter, which is called `name`; None if typer is to do it."""
    wanted, *details = get_args(parameter.annotation) or (parameter.annotation,)
    parser = next((found for detail in details if (found := getattr(detail, "parser", None))), None)
    if wanted in NUMBERS:
        (info,) = details
        return partial(whole, name, least=info.min, most=info.max)
    if parser is None and wanted not in TEXTS:
        return None
    read: Callable[[str], Any] = parser or str
    return lambda value: [read(one) for one in value] if isinstance(value, list | tuple) else read(value)
