"""Files: describe histories, policies and results as JSON Schema, for editors and programs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import is_dataclass
from importlib import import_module
from pkgutil import walk_packages
from typing import Annotated, Any, Literal

import typer

import jss_cli.reports
from jss_cli.arguments import format_meant
from jss_cli.domain.answer import Document
from jss_cli.domain.failure import FailedResult
from jss_cli.files.schema import history_schema, policy_schema, result_schema
from jss_cli.options.writing import WRITING, Output

_Subject = Annotated[Literal["history", "policy", "result"], typer.Argument(help="What to describe.")]

_Kind = Annotated[
    str | None,
    typer.Option("--format", metavar="json", parser=str, help="A schema is JSON.", rich_help_panel=WRITING),
]


def run(of: _Subject = "history", kind: _Kind = None, output: Output = None) -> Document:
    """\b
    jss schema history -o jss-history.schema.json
    jss schema result

    Prints JSON Schema (draft-07). An editor that reads YAML schemas completes and checks a history as you type: its
    first line names the schema.
    """
    format_meant(kind, output, ("json",), "json")
    match of:
        case "history":
            schema = history_schema()
        case "policy":
            schema = policy_schema()
        case "result":
            schema = result_schema(_result_types())
    return Document(json.dumps(schema, indent=2) + "\n")


def _result_types() -> Iterator[type[Any]]:
    """Every kind of result: that of a file which failed, and the dataclasses of the reports that know their rows."""
    yield FailedResult
    for module in walk_packages(jss_cli.reports.__path__, "jss_cli.reports."):
        for value in vars(import_module(module.name)).values():
            if is_dataclass(value) and hasattr(value, "rows_key") and getattr(value, "__module__", "") == module.name:
                yield value  # type: ignore[misc]  # a class, for it has a module
