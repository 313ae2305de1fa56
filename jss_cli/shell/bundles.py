"""Commands ask for bundles of options by the type of a parameter; here they are spread out and put together again."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
from inspect import Parameter
from typing import Any

from jss_cli.options import BUNDLES


def spread(function: Callable[..., Any]) -> list[Parameter]:
    """The parameters of a function, bundles replaced by theirs, all by keyword."""
    return list({parameter.name: parameter for parameter in parameters_of(function)}.values())


def parameters_of(function: Callable[..., Any]) -> Iterator[Parameter]:
    """A function's parameters in order, each bundle in its place; a parameter that two of them share appears once."""
    for parameter in inspect.signature(function, eval_str=True).parameters.values():
        if parameter.annotation in BUNDLES:
            yield from parameters_of(BUNDLES[parameter.annotation])
        else:
            yield parameter.replace(kind=Parameter.KEYWORD_ONLY)


def gathered(function: Callable[..., Any], given: Mapping[str, Any]) -> Any:
    """Call a function with what was given for its parameters, its bundles put together first."""
    arguments = {}
    for name, parameter in inspect.signature(function, eval_str=True).parameters.items():
        bundle = BUNDLES.get(parameter.annotation)
        arguments[name] = gathered(bundle, given) if bundle else given[name]
    return function(**arguments)
