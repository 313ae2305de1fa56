"""What is wrong with rows: refused cells, contracts against themselves, ids given twice, rows of no contract."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

import polars as pl

from jss_cli.batch.cells import sum_of
from jss_cli.batch.columns import ALL_FIELDS, FIELDS, VALUES
from jss_cli.batch.days import day_number
from jss_cli.domain.history import SUMS, UNKNOWN
from jss_cli.files.histories.converters import Grammar
from jss_cli.files.histories.showing import RefusedError
from jss_cli.files.reading import Reading
from jss_cli.visible import quoted

GRAMMAR = Grammar(Reading())
FAULT_TYPES = {"row": pl.UInt32, "code": pl.String, "column": pl.String, "message": pl.String, "hint": pl.String}
_NO_ANSWER = pl.all_horizontal(
    pl.col(FIELDS[name].header) == VALUES[name].index(UNKNOWN) for name in ("ending.by", "ending.reason")
)
CLAIMS = (  # code, what must not be, its words, and what to do
    ("JSS940", pl.col("ended") < pl.col("started"), "ended before it started", "check both days"),
    ("JSS941", pl.col("ended").is_null() & ~_NO_ANSWER, "has an ending, but no day on which it ended", "write `ended`"),
    ("JSS944", pl.col("refunded") > pl.col("earned"), "paid back more than it earned", "`earned` is gross"),
)


def refusals(
    raw: pl.DataFrame, values: pl.DataFrame, refused: Mapping[str, pl.Series], columns: Mapping[str, str]
) -> pl.DataFrame:
    """The cells of a table that cannot be taken, or are empty and must not be, by the `row` each is in; FAULT_TYPES are
    the columns."""
    found = (*_refusals(raw, refused, columns), *_missing(values, refused, columns))
    return pl.concat([pl.DataFrame(schema=FAULT_TYPES), *found])


def against_themselves(contracts: pl.DataFrame) -> pl.DataFrame:
    """What contracts say against themselves, as `files.histories.meaning` finds it."""
    return pl.concat(_contradictions(contracts))


def as_text(cell: pl.Expr, kind: Any) -> pl.Expr:
    """The cells of a column as texts: days however far away, and lists of days with amounts as CSV has them."""
    if kind.is_nested():
        item, kinds = pl.element().struct, kind.inner.to_schema()
        parts = (as_text(item.field(name), kinds[name]).fill_null("") for name in ("on", "amount"))
        return cell.list.eval(pl.format("{}={}", *parts)).list.join(" ")
    if kind != pl.Date:
        return cell.cast(pl.String)
    number = cell.to_physical()
    told = pl.when(number.is_between(day_number(date.min), day_number(date.max))).then(cell)
    return pl.coalesce(told.cast(pl.String), pl.format("day {} since 1970", number))


def _refusals(
    raw: pl.DataFrame, refused: Mapping[str, pl.Series], columns: Mapping[str, str]
) -> Iterator[pl.DataFrame]:
    """The cells that could not be taken, with what the grammar of histories says of them."""
    for name, mask in refused.items():
        if mask.any():
            column = columns[name]
            cells = raw.filter(mask).select("row", as_text(pl.col(column), raw.schema[column]))
            yield from (_told([row], column, *_why(name, cell)) for row, cell in cells.iter_rows())


def _why(name: str, text: str) -> tuple[str, str, str]:
    """The code, the words and the hint for a cell."""
    try:
        GRAMMAR.converter(ALL_FIELDS[name])(text.removeprefix("-") if name == "amount" else text)
    except RefusedError as refused:
        hint = refused.hint.partition("; for a whole file")[0].partition("; --max-digits")[0]  # a batch has no options
        return refused.code, f"{refused.claim}: {quoted(text)}", hint
    if ALL_FIELDS[name].form == "some_day":
        return "JSS923", f"is not one day: {quoted(text)}", "name the day; a batch takes no bounds"
    return "JSS921", f"is finer than a cent, or too long: {quoted(text)}", "round it to cents"


def _missing(
    values: pl.DataFrame, refused: Mapping[str, pl.Series], columns: Mapping[str, str]
) -> Iterator[pl.DataFrame]:
    """The cells that are empty and must not be."""
    for name in (name for name in columns if ALL_FIELDS[name].required):
        rows = values.filter(pl.col(name).is_null() & ~refused[name])["row"]
        yield _told(rows, name, "JSS911", "is missing", "every row needs it")


def _contradictions(values: pl.DataFrame) -> Iterator[pl.DataFrame]:
    for code, claim, words, hint in CLAIMS:
        yield _told(values.filter(claim)["row"], "", code, words, hint)
    for total, items in SUMS.items():
        listed = values.filter(pl.col(items).list.len() > 0)
        rows = listed.filter(sum_of(items) != pl.col(total))["row"] if len(listed) else ()
        words = f"{total} is not the sum of its {items}"
        yield _told(rows, total, "JSS945", words, f"correct one, or leave `{total}` out")


def twice(contracts: pl.DataFrame) -> pl.DataFrame:
    """The rows of contracts of a freelancer, who has a `place`, that have one id."""
    keys = contracts.select(key=pl.struct("place", "id").hash())["key"]
    alike = contracts.clear() if keys.n_unique() == len(keys) else contracts.filter(keys.is_duplicated())
    rows = alike.filter(pl.struct("place", "id").is_duplicated())["row"]
    return _told(rows, "id", "JSS914", "is the id of another contract of this freelancer", "name one of them otherwise")


def without_contract(rows: Iterable[int]) -> pl.DataFrame:
    """The rows beside the contracts that are of none of them."""
    hint = "add the contract, or leave the row out"
    return _told(rows, "id", "JSS847", "is the id of no contract of this freelancer", hint)


def told_twice(rows: Iterable[int]) -> pl.DataFrame:
    """The contracts that list payments themselves and have some beside them."""
    hint = "leave them out in one of the two"
    return _told(rows, "payments", "JSS847", "lists payments that a table beside it tells too", hint)


def _told(rows: Iterable[int], column: str, code: str, words: str, hint: str) -> pl.DataFrame:
    return pl.DataFrame([(row, code, column, words, hint) for row in rows], schema=FAULT_TYPES, orient="row")
