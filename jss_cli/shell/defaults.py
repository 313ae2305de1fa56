"""What the environment decided where nobody typed an option: it is said in every answer."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import Any

import typer

from jss_cli.domain.report import Answer, Document, Note, Report


def defaults_of(ctx: typer.Context) -> tuple[str, ...]:
    """The variables that decided an option, with their values: `JSS_POLICY=upwork-2016`."""
    variables = {str(param.name): str(param.envvar) for param in ctx.command.params if param.envvar}
    sources = ((variable, ctx.get_parameter_source(name)) for name, variable in variables.items())
    return tuple(f"{name}={os.environ[name]}" for name, source in sources if source and source.name == "ENVIRONMENT")


def dressed(answer: Any, defaults: tuple[str, ...]) -> Any:
    """An answer that says what the environment decided, to people and to programs; a document says it beside itself."""
    if not defaults:
        return answer
    words = f"{', '.join(defaults)} of the environment"
    if isinstance(answer, Document):
        return replace(answer, notes=(*answer.notes, f"decided by {words}"))
    assert isinstance(answer, Answer)  # noqa: S101 - there is no third
    if any(getattr(result, "shareable", False) for result in answer.results):  # which names no file, not even of rules
        return replace(answer, notes=(*answer.notes, f"decided by {words}"))
    results = tuple(_with(result, defaults) for result in answer.results)
    blocks = (*answer.report.blocks, Note("Decided by", words))
    report = Report(blocks) if answer.report.blocks else answer.report
    return replace(answer, result=results if isinstance(answer.result, tuple) else results[0], report=report)


def _with(result: Any, defaults: tuple[str, ...]) -> Any:
    return replace(result, environment=defaults) if hasattr(result, "environment") else result
