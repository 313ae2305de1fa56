"""How options become values. Typer's own conversion loads pydantic for every value, even one that nobody typed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from inspect import Parameter
from typing import Any, get_args

from jss_cli.arguments import whole

NUMBERS = (int, int | None)
TEXTS = (str, str | None, list[str], list[str] | None)


def converter_of(parameter: Parameter, name: str) -> Callable[[Any], Any] | None:
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
