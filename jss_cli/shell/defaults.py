"""What the environment decided where nobody typed an option: it is said in every answer."""

from __future__ import annotations

import os
from collections.abc import Container, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import typer

from jss_cli.errors import Fault, JssError, UsageError


def defaults_of(ctx: typer.Context, ignored: Container[str] = ()) -> tuple[str, ...]:
    """The variables that decided an option, with their values: `JSS_POLICY=upwork-2016`. Raises UsageError where an
    option was typed that decides nothing."""
    for param in ctx.command.params:
        source = ctx.get_parameter_source(str(param.name))
        if param.name in ignored and source and source.name == "COMMANDLINE":
            raise UsageError(Fault("JSS902", f"{param.opts[0]} decides nothing of this answer", "leave it out"))
    asked = (param for param in ctx.command.params if param.name not in ignored)
    return tuple(default for param in asked for default in decided_by(ctx, param))


def decided_by(ctx: typer.Context, param: Any) -> tuple[str, ...]:
    """The variable that decided an option with its value, if one did."""
    source = ctx.get_parameter_source(str(param.name)) if getattr(param, "envvar", None) else None
    return (f"{param.envvar}={os.environ[param.envvar]}",) if source and source.name == "ENVIRONMENT" else ()


@contextmanager
def blaming(defaults: Iterable[str]) -> Iterator[None]:
    """Let what is wrong with a value of the environment say which variable it comes from."""
    try:
        yield
    except JssError as error:
        error.faults = tuple(_blamed(fault, defaults) for fault in error.faults)
        raise


def _blamed(fault: Fault, defaults: Iterable[str]) -> Fault:
    """A fault that names the variable whose value, an option in it, or the file that it names, it complains of."""
    for default in defaults:
        value = default.partition("=")[2]
        if fault.file == value or any(f'"{part}"' in fault.message for part in (value, *value.split("+"))):
            return replace(fault, hint=f"it comes from {default} of the environment; {fault.hint}")
    return fault


def dressed(answer: Any, defaults: tuple[str, ...]) -> Any:
    """An answer that says what the environment decided, to people and to programs; a document says it beside itself."""
    if not defaults:
        return answer
    from jss_cli.domain.answer import Document  # noqa: PLC0415 - not needed for --version and --help
    from jss_cli.domain.report import Note, Report  # noqa: PLC0415

    words = f"{', '.join(defaults)} of the environment"
    if isinstance(answer, Document) or any(getattr(result, "shareable", False) for result in answer.results):
        return replace(answer, notes=(*answer.notes, f"decided by {words}"))  # what is shared names no file
    results = tuple(_with(result, defaults) for result in answer.results)
    told = replace(answer, result=results if isinstance(answer.result, tuple) else results[0])
    if not answer.blocks:
        return replace(told, notes=(*answer.notes, f"decided by {words}"))
    return replace(told, report=Report((*answer.report.blocks, Note("Decided by", words))))


def _with(result: Any, defaults: tuple[str, ...]) -> Any:
    """A result that names the variables, and says of the rules that one of them chose them."""
    if not hasattr(result, "environment"):
        return result
    told = replace(result, environment=defaults)
    is_decided = any(default.startswith("JSS_POLICY=") for default in defaults)
    is_told = is_decided and hasattr(getattr(told, "policy", None), "chosen")
    return replace(told, policy=replace(told.policy, chosen="environment")) if is_told else told
