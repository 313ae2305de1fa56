"""How options become values. Typer's own conversion loads pydantic for every value, even one that nobody typed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from inspect import Parameter, signature
from typing import Any, get_args

from jss_cli.errors import Fault, UsageError

NUMBERS = (int, int | None)
MOST_DIGITS = 10
TEXTS = (str, str | None, list[str], list[str] | None)


def sparing(params: list[Any], callback: Callable[..., Any] | None) -> list[Any]:
    """The parameters of a command: each takes a default and a text as it is, and a value of ours from our parser.

    Typer still converts the rest, and tells what is missing.
    """
    declared = signature(callback).parameters if callback else {}
    for param in params:
        if "process_value" not in vars(param):
            spare(param, reader_of(declared[param.name], param) if param.name in declared else None)
    return params


def spare(param: Any, read: Callable[[Any], Any] | None) -> None:
    """Let a parameter ask typer only for what is typed and has no reader."""
    convert = param.process_value

    def process_value(ctx: Any, value: Any) -> Any:
        is_typed = value is not None and value != param.default
        if (is_typed and not read) or (value is None and param.required):
            return convert(ctx, value)
        taken = read(value) if is_typed and read else value
        return param.callback(ctx, param, taken) if param.callback else taken

    param.process_value = process_value


def reader_of(parameter: Parameter, param: Any) -> Callable[[Any], Any] | None:
    """What makes a value of what was typed for a parameter, which typer calls `param`; None if typer is to do it."""
    wanted, *details = get_args(parameter.annotation) or (parameter.annotation,)
    parser = next((found for detail in details if (found := getattr(detail, "parser", None))), None)
    if wanted in NUMBERS:
        return partial(whole_number, param.opts[0] if param.opts[0].startswith("-") else param.metavar, *details)
    if parser is None and wanted not in TEXTS:
        return None
    read: Callable[[str], Any] = parser or str
    return lambda value: [read(one) for one in value] if isinstance(value, list | tuple) else read(value)


def whole_number(name: str, info: Any, text: str) -> int:
    """The whole number that was typed for an option or argument. Raises UsageError (JSS902) beyond its bounds."""
    number = int(text) if text.isascii() and text.isdigit() and len(text) < MOST_DIGITS else -1
    most = info.max
    if number < info.min or (most is not None and number > most):
        bounds = f"of at least {info.min}" if most is None else f"from {info.min} to {most}"
        raise UsageError(Fault("JSS902", f'{name} is a whole number {bounds}, not "{text}"', "write digits only"))
    return number
