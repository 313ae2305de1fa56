"""The result as a spreadsheet: a row for each item, the headline repeated in the first columns."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from jss_cli.domain.report import Answer
from jss_cli.screen import Screen

OBEYED = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet takes a text that begins so for a formula


def render(answer: Answer, screen: Screen) -> str:  # noqa: ARG001 - a file has no screen
    """The rows named by the result's `rows_key`; without rows the headline alone."""
    result: Any = answer.result
    headline = dict(flat(result, skip=result.rows_key))
    items = getattr(result, result.rows_key) if result.rows_key else ()
    rows = [{**headline, **dict(flat(item, reserved=headline))} for item in items] or [headline]
    stream = io.StringIO()
    writer = csv.DictWriter(stream, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: cell(value) for name, value in row.items()} for row in rows)
    return stream.getvalue()


def flat(value: Any, prefix: str = "", skip: str = "", reserved: Any = ()) -> Iterator[tuple[str, Any]]:
    """The scalars of a result with their names joined by `_`; lists of words as one cell, other lists left out."""
    for field in fields(value):
        name, item = f"{prefix}{field.name}", getattr(value, field.name)
        if field.name == skip:
            continue
        if is_dataclass(item):
            yield from flat(item, f"{name}_")
        elif not isinstance(item, tuple):
            yield (f"row_{name}" if name in reserved else name), item
        elif all(isinstance(part, str | int) for part in item):
            yield name, " ".join(map(str, item))


def cell(value: Any) -> Any:
    """A value as a spreadsheet may have it: texts that look like formulas get an apostrophe, numbers stay numbers."""
    if isinstance(value, bool):
        return str(value).lower()
    return f"'{value}" if isinstance(value, str) and value.startswith(OBEYED) else value
