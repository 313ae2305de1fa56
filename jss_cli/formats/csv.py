"""The result as a spreadsheet: a row for each item, the headline repeated in the first columns."""

from __future__ import annotations

import csv
import io
from collections.abc import Container, Iterator
from dataclasses import fields, is_dataclass
from typing import Any, get_args, get_origin, get_type_hints

from jss_cli.domain.report import Answer
from jss_cli.screen import Screen

OBEYED = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet takes a text that begins so for a formula


def render(answer: Answer, screen: Screen) -> str:  # noqa: ARG001 - a file has no screen
    """The rows named by the result's `rows_key`; without rows the headline alone."""
    result: Any = answer.result
    headline = dict(flat(type(result), result, skip=result.rows_key))
    items = getattr(result, result.rows_key) if result.rows_key else ()
    rows = [{**headline, **dict(flat(type(item), item, reserved=headline))} for item in items] or [headline]
    stream = io.StringIO()
    writer = csv.DictWriter(stream, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: cell(value) for name, value in row.items()} for row in rows)
    return stream.getvalue()


def flat(
    kind: type[Any], value: Any, prefix: str = "", skip: str = "", reserved: Container[str] = ()
) -> Iterator[tuple[str, Any]]:
    """The scalars of a result of some kind, names joined by `_`: the same columns whatever the values are.

    Lists of words are one cell, lists of anything else are left out; `row_` goes before a name the headline has.
    """
    hints = get_type_hints(kind)
    for field in fields(kind):
        hint, name = hints[field.name], f"{prefix}{field.name}"
        item = None if value is None else getattr(value, field.name)
        nested = next((part for part in (hint, *get_args(hint)) if is_dataclass(part)), None)
        if field.name == skip or (nested and get_origin(hint) is tuple):
            continue
        if nested:
            yield from flat(nested, item, f"{name}_")  # type: ignore[arg-type]  # a dataclass from a hint is a class
        else:
            yield f"row_{name}" if name in reserved else name, item


def cell(value: Any) -> Any:
    """A value as a spreadsheet may have it: texts that look like formulas get an apostrophe, numbers stay numbers."""
    if isinstance(value, tuple):
        value = " ".join(map(str, value))
    if isinstance(value, bool):
        return str(value).lower()
    return f"'{value}" if isinstance(value, str) and value.startswith(OBEYED) else value
