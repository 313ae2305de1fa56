"""Every part of typer that is not promised, and that jss stands on: when typer changes one, it is named here."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from datetime import date
from inspect import Parameter
from typing import Annotated, Any, Literal

import pytest
import typer
import typer._completion_classes as completion
from conftest import ROOT
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption
from typer.main import get_command

from jss_cli.options.reading import parse_day
from jss_cli.shell.framework import _converter_of, run_app

CALLED: tuple[tuple[Callable[..., Any], str], ...] = (
    (completion._sanitize_help_text, "text"),
    (TyperCommand.__init__, "name short_help rich_markup_mode"),
    (TyperCommand.make_context, "info_name args parent"),
    (TyperCommand.get_params, "ctx"),
    (TyperCommand.format_options, "ctx formatter"),
    (TyperCommand.main, "args prog_name standalone_mode"),
    (TyperGroup.get_params, "ctx"),
    (TyperGroup.list_commands, "ctx"),
    (TyperGroup.get_command, "ctx cmd_name"),
    (TyperGroup.resolve_command, "ctx args"),
    (TyperGroup.format_commands, "ctx formatter"),
    (TyperOption.process_value, "ctx value"),
    (TyperArgument.process_value, "ctx value"),
    (TyperOption.get_help_record, "ctx"),
    (TyperArgument.get_help_record, "ctx"),
)


def plain(day: Annotated[str, typer.Argument(metavar="DAY")], top: Annotated[int, typer.Option("--top")] = 3) -> int:
    """Give the number."""
    return top


def app(run: Callable[..., Any] = plain) -> typer.Typer:
    made = typer.Typer(add_completion=False, rich_markup_mode=None)
    made.command()(run)
    return made


@pytest.mark.parametrize(("function", "names"), CALLED, ids=lambda part: getattr(part, "__qualname__", ""))
def test_what_is_called_or_replaced_takes_what_it_took(function: Callable[..., Any], names: str) -> None:
    assert set(names.split()) <= inspect.signature(function).parameters.keys()


def test_what_typer_makes_of_an_app_is_a_command_with_parameters_that_say_who_they_are() -> None:
    command = get_command(app())
    assert isinstance(command, TyperCommand)
    day, top, *_ = command.params
    assert (day.param_type_name, day.metavar, day.required, day.default) == ("argument", "DAY", True, None)
    assert (top.param_type_name, top.opts, top.required, top.default) == ("option", ["--top"], False, 3)
    assert day.callback is top.callback is None
    assert hasattr(top, "rich_help_panel")
    assert "process_value" not in vars(top)


def test_a_parameter_asks_its_own_way_to_make_a_value() -> None:
    command: Any = get_command(app())
    command.params[1].process_value = lambda ctx, value: 7
    assert command.main(["today"], prog_name="x", standalone_mode=False) == 7


def test_what_cannot_be_understood_is_one_family_that_names_the_option() -> None:
    with pytest.raises(typer.TyperException) as caught:
        get_command(app()).main(["today", "--tpo", "1"], prog_name="x", standalone_mode=False)
    error: Any = caught.value
    assert (error.option_name, list(error.possibilities)) == ("--tpo", ["--top"])
    with pytest.raises(typer.TyperException) as caught:
        get_command(app()).main([], prog_name="x", standalone_mode=False)
    assert "Missing argument" in caught.value.format_message()


def test_a_context_tells_of_completion_and_writes_the_help() -> None:
    seen = []

    def asked(ctx: typer.Context) -> None:
        seen.append((ctx.resilient_parsing, ctx.invoked_subcommand, ctx.get_help().split()[0]))

    assert run_app(app(asked), []) == 0
    assert seen == [(False, None, "Usage:")]


def test_no_other_module_reaches_into_typer() -> None:
    inside = re.compile(r"\bfrom (typer\.|click)|\.(process_value|make_context|TyperException)\b")
    reaching = {path.name for path in ROOT.glob("jss_cli/**/*.py") if inside.search(path.read_text("utf-8"))}
    assert reaching == {"framework.py"}


def reader(annotation: Any) -> Callable[[Any], Any] | None:
    parameter = Parameter("name", Parameter.KEYWORD_ONLY, annotation=annotation)
    return _converter_of(parameter, "--name")


@pytest.mark.parametrize(
    ("annotation", "typed", "taken"),
    [
        (str, "a", "a"),
        (Annotated[str | None, typer.Option("--policy")], "a", "a"),
        (Annotated[list[str] | None, typer.Option("--policy")], ["a", "b"], ["a", "b"]),
        (Annotated[list[str], typer.Argument(parser=str)], ("a", "b"), ["a", "b"]),
        (Annotated[int | None, typer.Option("--below", min=1, max=100)], "90", 90),
        (Annotated[date | None, typer.Option("--as-of", parser=parse_day)], "2016-08-21", date(2016, 8, 21)),
    ],
)
def test_texts_are_taken_as_they_are_and_values_of_ours_from_their_parser(
    annotation: Any, typed: object, taken: object
) -> None:
    read = reader(annotation)
    assert read
    assert read(typed) == taken


@pytest.mark.parametrize("annotation", [bool, Annotated[Literal["a"] | None, typer.Option("--a")], "Context"])
def test_the_rest_is_left_to_typer(annotation: Any) -> None:
    assert reader(annotation) is None
