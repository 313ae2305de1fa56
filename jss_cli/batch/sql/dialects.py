"""Stages as the text of one query, in the words of an engine."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import groupby
from types import MappingProxyType

from jss_cli.batch.stages import ColumnStage, Expression, Later, LookUp, Months, literal, ones
from jss_cli.dataclass import dataclass

_WORDS = re.compile(r"""'(?:[^']|'')*'|//|HUGEINT|VARCHAR|\"""")  # what is said in quotes stays as it is


@dataclass(frozen=True, slots=True)
class Dialect:
    """How an engine writes numbers of days and what is done with them, files, and the words that it has others for."""

    number: str
    day: str
    later: str
    file: str
    words: Mapping[str, str]

    def table(self, source: str) -> str:
        """A table by its name, or the Parquet file of that name."""
        return self.file.format(source) if source.endswith(".parquet") else source

    def text(self, cell: Expression) -> str:
        """A cell as the engine reads it."""
        match cell:
            case LookUp(place, values):
                return _looked_up(place, values)
            case Later(day, months):
                return self.number.format(self.later.format(self.day.format(day), months))
            case Months(start, day):
                return _months(self.day.format(start), self.day.format(day))
        return _WORDS.sub(lambda found: self.words.get(found[0], found[0]), cell)


DIALECTS: Mapping[str, Dialect] = MappingProxyType({
    "duckdb": Dialect(
        "({} - DATE '1970-01-01')", "(DATE '1970-01-01' + CAST({} AS INT))",
        "CAST({} + TO_MONTHS(CAST({} AS INT)) AS DATE)", "'{}'", {},
    ),
    "spark": Dialect(
        "UNIX_DATE({})", "DATE_FROM_UNIX_DATE({})", "ADD_MONTHS({}, CAST({} AS INT))", "parquet.`{}`",
        {"//": "DIV", "HUGEINT": "DECIMAL(38, 0)", "VARCHAR": "STRING", '"': "`"},
    ),
})  # fmt: skip


class Query:
    """A query that grows stage by stage."""

    def __init__(self, dialect: Dialect) -> None:
        self.dialect = dialect
        self._stages: list[str] = []
        self._last = ""

    def add(self, name: str, stage: ColumnStage, source: str = "", *, others: str = "*", rest: str = "") -> None:
        """The rows of a source (else the stage before) with the columns of a stage, and `others` before them."""
        named = (f"{self.dialect.text(cell)} AS {self.dialect.text(column)}" for column, cell in stage.items())
        cells = ",\n    ".join((*filter(None, (others,)), *named))
        lines = "\n  ".join(filter(None, (f"SELECT {cells}", f"FROM {source or self._last}", rest)))
        self._stages.append(f"{name} AS (\n  {lines}\n)")
        self._last = name

    def add_all(self, name: str, stages: Iterable[ColumnStage]) -> None:
        """Stages one after the other."""
        for nth, stage in enumerate(stages):
            self.add(f"{name}_{nth}", stage)

    def __str__(self) -> str:
        body = ",\n".join(self._stages)
        return f"WITH {body}\nSELECT * FROM {self._last}\n"


def _looked_up(place: str, values: Iterable[object]) -> str:
    """The value at a place, by the last place of those that have the same."""
    runs = [(value, [nth for nth, _ in run][-1]) for value, run in groupby(enumerate(values), lambda one: one[1])]
    cases = (
        f"WHEN {place} <= {last} THEN {literal(value) if isinstance(value, str) else str(value).upper()}"
        for value, last in runs
    )
    return f"CASE {' '.join(cases)} END"


def _months(start: str, day: str) -> str:
    months = f"12 * (YEAR({day}) - YEAR({start})) + MONTH({day}) - MONTH({start})"
    return f"({months} - {ones(f'LEAST(DAY({start}), DAY(LAST_DAY({day}))) > DAY({day})')})"
