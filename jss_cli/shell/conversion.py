"""How options become values. Typer's own conversion loads pydantic for every value, even one that nobody typed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from inspect import Parameter
from typing import Any, get_args

from jss_cli.errors import Fault, UsageError

NUMBERS = (int, int | None)
MOST_DIGITS = 10
TEXTS = (str, str | None, list[str], list[str] | None)


def reader_of(parameter: Parameter, name: str) -> Callable[[Any], Any] | None:
    """What makes a value of what was typed for a parameter, which is called `name`; None if typer is to do it."""
    wanted, *details = get_args(parameter.annotation) or (parameter.annotation,)
    parser = next((found for detail in details if (found := getattr(detail, "parser", None))), None)
    if wanted in NUMBERS:
        return partial(whole_number, name, *details)
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
