"""The result as a spreadsheet: a row for each item, the headline repeated in each."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

from jss_cli.dataclass import dataclass
from jss_cli.domain.report import Answer
from jss_cli.formats.drawing.screen import Screen
from jss_cli.visible import FORMULA, visible

NUMBER = re.compile(r"-?\d+([./]\d+)?")
KEPT = re.compile(r"([\n\t])")


@dataclass(frozen=True, slots=True)
class _Heading:
    """A column: the fields that lead to its value, outermost first."""

    path: tuple[str, ...]

    @property
    def name(self) -> str:
        """The title of the column."""
        return "_".join(self.path)

    def cell(self, value: Any) -> str:
        """The value of a result or an item in this column; empty where something on the way is missing."""
        for name in self.path:
            value = getattr(value, name, None)
        return _written(value)


def render(answer: Answer, screen: Screen) -> str:  # noqa: ARG001 - a file has no screen
    """The items of the result's `rows_key` under headings that depend on its type alone; without a key one row."""
    results: tuple[Any, ...] = answer.result if isinstance(answer.result, tuple) else (answer.result,)
    first = next((result for result in results if result.rows_key), results[0])
    kind, key = type(first), first.rows_key
    headline = list(_headings(kind))
    own = list(_headings(_item_type(get_type_hints(kind)[key]))) if key else []
    taken = {heading.name for heading in own}
    titles = [f"headline_{heading.name}" if heading.name in taken else heading.name for heading in headline]
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow([*(heading.name for heading in own), *titles])
    for result in results:
        repeated = [heading.cell(result) for heading in headline]
        for item in getattr(result, key) if key else (result,):
            writer.writerow([*(heading.cell(item) for heading in own), *repeated])
    return stream.getvalue()


def _headings(kind: Any, path: tuple[str, ...] = ()) -> Iterator[_Heading]:
    """A column for each scalar of a result type and of those within it; its lists of items are left out."""
    hints = get_type_hints(kind)
    for field in fields(kind):
        inner, here = _without_none(hints[field.name]), (*path, field.name)
        if is_dataclass(inner):
            yield from _headings(inner, here)
        elif not is_dataclass(_item_type(inner)):
            yield _Heading(here)


def _without_none(hint: Any) -> Any:
    """What a value is if it is there."""
    kinds = [kind for kind in get_args(hint) if kind is not NoneType]
    return kinds[0] if len(kinds) == 1 and get_origin(hint) is not tuple else hint


def _item_type(hint: Any) -> Any:
    """What a tuple holds; None if it is no tuple."""
    return get_args(hint)[0] if get_origin(hint) is tuple else None


def _written(value: Any) -> str:
    """A value as a cell: words of a list behind each other, nothing that a spreadsheet or a terminal obeys."""
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case tuple():
            return _inert("; ".join(str(item) for item in value))
        case str():
            return _inert(value)
        case _:
            return str(value)


def _inert(text: str) -> str:
    """Text that is no formula, with its line breaks and tabs kept."""
    shown = "".join(part if part in {"\n", "\t"} else visible(part) for part in KEPT.split(text))
    return f"'{shown}" if text.startswith(FORMULA) and not NUMBER.fullmatch(text) else shown
