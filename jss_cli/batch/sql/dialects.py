"""What a query is about and for which engine it is; where two engines write the same SQL otherwise."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from jss_cli.dataclass import dataclass
from jss_cli.domain.policy import Policy


@dataclass(frozen=True, slots=True)
class Dialect:
    """How an engine writes names, types, whole quotients, files, and what is done with days."""

    quote: str
    text: str
    large: str  # whole numbers beyond 64 bits
    quotient: str
    file: str
    days: Callable[[str, str], str]
    later: Callable[[str, str], str]

    def name(self, name: str) -> str:
        """A name as an engine takes it, whatever it means elsewhere."""
        return f"{self.quote}{name}{self.quote}"

    def table(self, source: str) -> str:
        """A table by its name, or the Parquet file of that name."""
        return self.file.format(source) if source.endswith(".parquet") else source

    def over(self, part: str, whole: object) -> str:
        """The whole quotient of two numbers that are not negative."""
        return f"({part} {self.quotient} {whole})"


DIALECTS: Mapping[str, Dialect] = MappingProxyType({
    "duckdb": Dialect(
        '"', "VARCHAR", "HUGEINT", "//", "'{}'",
        lambda day, since: f"({day} - {since})",
        lambda day, months: f"CAST({day} + TO_MONTHS(CAST({months} AS INTEGER)) AS DATE)",
    ),
    "spark": Dialect(
        "`", "STRING", "DECIMAL(38, 0)", "DIV", "parquet.`{}`",
        lambda day, since: f"DATEDIFF({day}, {since})",
        lambda day, months: f"ADD_MONTHS({day}, CAST({months} AS INT))",
    ),
})  # fmt: skip


class Query(NamedTuple):
    """Under which policy freelancers are scored on which day, and for which engine that is written."""

    policy: Policy
    day: date
    dialect: Dialect

    @property
    def now(self) -> str:
        """The day."""
        return literal(self.day)


Cells = dict[str, str]  # expressions by the names of their columns


def selected(cells: Cells, source: str, *, others: str = "", rest: str = "") -> str:
    """The rows of a source with some columns, and `others` before them."""
    named = (text if text == name else f"{text} AS {name}" for name, text in cells.items())
    columns = ",\n    ".join((*filter(None, (others,)), *named))
    return "\n  ".join(filter(None, (f"SELECT {columns}", f"FROM {source}", rest)))


def literal(value: object) -> str:
    """A word, a number, a day or a truth."""
    match value:
        case date():
            return f"DATE '{value}'"
        case bool():
            return str(value).upper()
        case str():
            return "'{}'".format(value.replace("'", "''"))
    return str(value)


def truth(claim: str) -> str:
    """A claim that does not hold where it is not known."""
    return f"COALESCE({claim}, FALSE)"


def ones(claim: str) -> str:
    """1 where a claim holds, else 0."""
    return f"CASE WHEN {claim} THEN 1 ELSE 0 END"


def by_place(place: str, values: Mapping[int, object]) -> str:
    """The value of a place; nothing for another."""
    cases = " ".join(f"WHEN {nth} THEN {value}" for nth, value in values.items())
    return f"CASE {place} {cases} END"


def months_between(start: str, day: str) -> str:
    """As `scoring.windows.months_since`."""
    months = f"12 * (YEAR({day}) - YEAR({start})) + MONTH({day}) - MONTH({start})"
    return f"({months} - {ones(f'LEAST(DAY({start}), DAY(LAST_DAY({day}))) > DAY({day})')})"
