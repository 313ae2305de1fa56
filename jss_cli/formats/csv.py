"""The result as a spreadsheet: a row for each item, the headline repeated in each."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

from jss_cli.dataclass import dataclass
from jss_cli.domain.answer import Answer
from jss_cli.domain.failure import FailedResult
from jss_cli.formats.drawing.screen import Screen
from jss_cli.visible import FORMULA, visible

NUMBER = re.compile(r"-?\d+([./]\d+)?")
ERROR = "error"
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
    sheet = _sheet_of(type(answer.results[0]), ())
    return _lines([sheet.titles, *(row for result in answer.results for row in sheet.rows(result))])


def stream(answers: Iterable[Answer]) -> Iterator[str]:
    """The same of many answers, a text for each as soon as it is known; a last column tells why there is none about a
    file. What fails before the headings are known is told below them."""
    sheet, waiting = None, list[FailedResult]()
    for result in (result for answer in answers for result in answer.results):
        if sheet is None and isinstance(result, FailedResult):
            waiting.append(result)
            continue
        if sheet is None:
            sheet = _sheet_of(type(result), (ERROR,))
            yield _lines([sheet.titles, *map(sheet.failed, waiting)])
        yield _lines([sheet.failed(result)] if isinstance(result, FailedResult) else sheet.rows(result))
    if sheet is None:
        yield _lines([("file", ERROR), *((_inert(one.file), _inert(one.words)) for one in waiting)])


class _Sheet:
    """The columns of a type of result: those of its items, its own, and others that are empty but for failures."""

    def __init__(self, kind: Any, others: tuple[str, ...]) -> None:
        self._key, self._others, self._headline = kind.rows_key, others, list(_headings(kind))
        self._own = list(_headings(_item_type(get_type_hints(kind)[self._key]))) if self._key else []
        taken = {heading.name for heading in self._own}
        whole = (f"headline_{name}" if name in taken else name for name in (heading.name for heading in self._headline))
        self.titles = [*(heading.name for heading in self._own), *whole, *others]

    def rows(self, result: Any) -> Iterator[list[str]]:
        """A row for each item of a result, the headline repeated; one that has none is a row of its headline."""
        repeated = [*(heading.cell(result) for heading in self._headline), *("" for _ in self._others)]
        items = getattr(result, "told_rows", None) or getattr(result, self._key) if self._key else (result,)
        yield from ([*(heading.cell(item) for heading in self._own), *repeated] for item in items or (None,))

    def failed(self, result: FailedResult) -> list[str]:
        """The row of a file about which there is no answer."""
        told = {"file": result.file, ERROR: result.words}
        cells = [*("" for _ in self._own), *(told.get(heading.name, "") for heading in self._headline)]
        return [*map(_inert, cells), *(_inert(told.get(name, "")) for name in self._others)]


_sheet_of = cache(_Sheet)  # looking at a type costs more than a row


def _lines(rows: Iterable[Sequence[str]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()


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
