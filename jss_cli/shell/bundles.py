"""Commands ask for bundles of options by the type of a parameter: spread out for typer, gathered for the command."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import nullcontext
from dataclasses import replace
from functools import partial
from inspect import Parameter
from typing import Annotated, Any

import typer

from jss_cli.domain.answer import AnswerAboutAll, AnswerInTime, AnswersByFile
from jss_cli.options.reading import BUNDLES
from jss_cli.options.writing import filing, format_option, formats_of, reporting, writing
from jss_cli.shell.defaults import blaming, defaults_of, dressed
from jss_cli.shell.delivery import deliver
from jss_cli.shell.exports import expecting_histories
from jss_cli.shell.progress import WORKING, while_working

OTHERS = {"Sources", "_Tables"}  # what a parameter is that names no histories


def _spread(function: Callable[..., Any]) -> list[Parameter]:
    """The parameters of a function, bundles replaced by theirs, all by keyword."""
    return list({parameter.name: parameter for parameter in _parameters_of(function)}.values())


def _parameters_of(function: Callable[..., Any]) -> Iterator[Parameter]:
    """A function's parameters in order, each bundle in its place; a parameter that two of them share appears once."""
    for parameter in inspect.signature(function, eval_str=True).parameters.values():
        if parameter.annotation in BUNDLES:
            yield from _parameters_of(BUNDLES[parameter.annotation])
        else:
            yield parameter.replace(kind=Parameter.KEYWORD_ONLY)


def _called_with(function: Callable[..., Any], given: Mapping[str, Any]) -> Any:
    """Call a function with what was given for its parameters, its bundles put together first."""
    arguments = {}
    for name, parameter in inspect.signature(function, eval_str=True).parameters.items():
        bundle = BUNDLES.get(parameter.annotation)
        arguments[name] = _called_with(bundle, given) if bundle else given[name]
    return function(**arguments)


def with_options(run: Callable[..., Any]) -> Callable[..., int]:
    """A command as typer sees it: bundles are spread into options, and the answer is delivered. Gives the exit code."""
    kinds, returns = {*run.__annotations__.values()}, str(run.__annotations__["return"])
    offered, others = formats_of(run.__module__.rpartition(".")[2]), filing if "Document" in returns else None
    delivery = reporting if returns in {"Made", "AnswerInTime"} else others or partial(writing, offered)

    @functools.wraps(run)
    def command(ctx: typer.Context, **given: Any) -> int:
        where, named = _called_with(delivery, given), _texts(given.values())
        decided = defaults_of(ctx)
        is_waiting = "-" in named or ("Speaker" in kinds and given.get("ask", True))
        reading = nullcontext() if OTHERS & kinds else expecting_histories(named)
        with nullcontext() if is_waiting else while_working(WORKING) as told, blaming(decided), reading:
            answer = _called_with(run, given)
            if isinstance(answer, AnswerInTime):
                decided = defaults_of(ctx, answer.ignored)
                answer = answer.work(told)
        dress = partial(dressed, defaults=(*decided, *where.defaults))
        if isinstance(answer, AnswersByFile | AnswerAboutAll):
            from jss_cli.shell import many  # noqa: PLC0415 - most commands take one file

            asked = replace(answer, about=blaming(decided)(answer.about))
            if isinstance(asked, AnswersByFile):
                return many.deliver_each(asked, where, named, dress)
            answer = many.answer_about_all(asked)
        return deliver(dress(answer), where, inputs=named)

    context = Parameter("ctx", Parameter.KEYWORD_ONLY, annotation=typer.Context)
    spread = {parameter.name: parameter for parameter in (context, *_spread(delivery), *_spread(run))}
    if isinstance(delivery, partial):
        spread["format"] = spread["format"].replace(annotation=Annotated[str | None, format_option(offered)])
    command.__signature__ = inspect.Signature(list(spread.values()))  # type: ignore[attr-defined] # typer reads it
    return command


def _texts(values: Iterable[Any]) -> tuple[str, ...]:
    """Every text among the arguments: any of them may name a file that was read."""
    flat = (item for value in values for item in (value if isinstance(value, list | tuple) else [value]))
    return tuple(item for item in flat if isinstance(item, str))
