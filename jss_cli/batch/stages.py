"""Stages of expressions, each over the columns of those before it, that the kernel computes and a query prints.

They are texts that polars, DuckDB and Spark read alike, but for what is looked up and for months: those are named here.
Days are whole numbers (since 1970), words are the places that they have in `batch.columns`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

import polars as pl

from jss_cli.batch.days import months_later, whole_months


class Months(NamedTuple):
    """Whole months from a day to another, as `scoring.windows.months_since`."""

    start: str
    day: str


class Later(NamedTuple):
    """The day so many months later, as `scoring.windows.add_months`."""

    day: str
    months: str


class LookUp(NamedTuple):
    """The value at a place, counted from 0."""

    place: str
    values: tuple[object, ...]


Expression = str | Months | Later | LookUp
ColumnStage = Mapping[str, Expression]  # by the names of their columns


def expression(cell: Expression) -> pl.Expr:
    """A cell as polars computes it."""
    match cell:
        case Months(start, day):
            return whole_months(pl.sql_expr(start), pl.sql_expr(day))
        case Later(day, months):
            return months_later(pl.sql_expr(day), pl.sql_expr(months))
        case LookUp(place, values):
            return pl.lit(pl.Series(values)).gather(pl.sql_expr(place))
    return pl.sql_expr(cell)


def columns(stage: ColumnStage) -> dict[str, pl.Expr]:
    """The columns of a stage."""
    return {name: expression(cell) for name, cell in stage.items()}


def staged(rows: pl.DataFrame, stages: Iterable[ColumnStage]) -> pl.DataFrame:
    """Rows with the columns of stages."""
    found = rows.lazy()
    for stage in stages:
        found = found.with_columns(**columns(stage))
    return found.collect()


def ones(claim: str) -> str:
    """1 where a claim holds, else 0."""
    return f"CASE WHEN {claim} THEN 1 ELSE 0 END"


def number_of(claims: Iterable[str]) -> str:
    """How many claims hold."""
    return " + ".join(("0", *map(ones, claims)))


def at_place(place: str, texts: Iterable[str]) -> str:
    """The expression at a place; nothing where there is none."""
    return f"CASE {place} {' '.join(f'WHEN {nth} THEN {text}' for nth, text in enumerate(texts))} END"


def literal(text: str) -> str:
    """A word."""
    return "'{}'".format(text.replace("'", "''"))
