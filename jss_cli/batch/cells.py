"""The cells of a table as whole numbers: cents, days since 1970, places of words.

A text is taken where the grammar of histories takes it, but for days that are known within bounds and amounts finer
than a cent. Which cells cannot be taken is found here; `batch.faults` says of them what the grammar says.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import polars as pl

from jss_cli.batch.columns import ALL_FIELDS, CELL_TYPES, FIELDS, PAID, TEXTS, VALUES
from jss_cli.batch.days import FIRST, LAST, day_number
from jss_cli.domain.facts import MOST_RECOMMENDED, STARS
from jss_cli.domain.history import SUMS, UNKNOWN

DIGITS = 2  # of a cent
MOST_MONEY = 10**14 - 1  # cents: of more than twelve digits some belong to another column
Refused = dict[str, pl.Series]  # for each field which of its cells cannot be taken
NO_ANSWERS = {word: VALUES["feedback.recommend"].index(one) for word, one in (("none", None), ("unknown", UNKNOWN))}
FLAGS = {word: int(name == "true") for name in ("true", "false") for word in (name, name.title(), name.upper())}
LISTS = tuple(SUMS.values())
STARS_SHOWN = (int(STARS.least * 100), int(STARS.most * 100))
MONEY = {  # by the form of a field between which cents an amount must be
    **dict.fromkeys(("amount", "some_amount"), (0, MOST_MONEY)),
    **dict.fromkeys(("stars", "given_stars"), STARS_SHOWN),
}
MAY_BE_UNKNOWN = {"some_amount", "stars"}
PAID_OR_BACK = (-MOST_MONEY, MOST_MONEY)  # of a table of payments, in which what is below zero went back


def typed(raw: pl.DataFrame, columns: Mapping[str, str]) -> tuple[pl.DataFrame, Refused]:
    """The values of a table of any form (a number in place of every word), and which of its cells were refused.

    `raw` has a number for each `row`.
    """
    cells = _cells(raw, columns)
    made = cells.select(_value(name, cells.schema[name]).alias(name) for name in columns)
    refused = {name: cells[name].is_not_null() & made[name].is_null() for name in columns}
    fields = (ALL_FIELDS[name] for name in columns)
    values = made.select(pl.col(field.name).cast(CELL_TYPES[field.form]).alias(field.header) for field in fields)
    return values.insert_column(0, cells["row"]), refused


def typed_contracts(raw: pl.DataFrame, columns: Mapping[str, str]) -> tuple[pl.DataFrame, Refused]:
    """The contracts of a table, and which of its cells were refused; an absent column is empty."""
    values, refused = typed(raw, {name: column for name, column in columns.items() if name not in LISTS})
    lists = {name: _listed(raw.select("row", items=columns[name])) for name in LISTS if name in columns}
    for name, (items, rows) in lists.items():
        values = values.join(items.rename({"items": name}), "row", how="left", maintain_order="left")
        refused[name] = values["row"].is_in(rows.implode())
    names = [field.header for field in FIELDS.values()]
    empty = (
        pl.lit(None, CELL_TYPES[f.form]).alias(f.header) for f in FIELDS.values() if f.header not in values.columns
    )
    settled = values.with_columns(*empty).with_columns(*_settled())
    return summed(settled, lists).select("row", *names), refused


def _cells(raw: pl.DataFrame, columns: Mapping[str, str]) -> pl.DataFrame:
    """The columns by their fields, texts trimmed and composed; what says nothing is empty."""
    texts = [name for name, column in columns.items() if raw.schema[column] in TEXTS]
    plain = (pl.col(column).alias(name) for name, column in columns.items() if name not in texts)
    cells = raw.select("row", *plain, *(pl.col(columns[n]).cast(pl.String).str.strip_chars().alias(n) for n in texts))
    named = {n: cells[n].str for n in texts if ALL_FIELDS[n].form == "name"}
    if signed := [n for n, text in named.items() if (text.len_bytes() != text.len_chars()).any()]:  # not ASCII alone
        cells = cells.with_columns(pl.col(signed).str.normalize("NFC"))
    silent = {name: ["", *["unknown"] * (ALL_FIELDS[name].form in MAY_BE_UNKNOWN)] for name in texts}
    return cells.with_columns(
        pl.when(~pl.col(name).is_in(words)).then(name).alias(name) for name, words in silent.items()
    )


def _settled() -> Iterable[pl.Expr]:
    """What is taken for cells that are empty, and what a column says of another."""
    for name, values in VALUES.items():
        yield pl.col(FIELDS[name].header).fill_null(values.index(FIELDS[name].absent))
    yield pl.col("payments", "refunds").fill_null(pl.lit([], PAID))
    yield pl.col("paid_months", "refunded").fill_null(0)
    own = pl.format("unknown ({})", "id")
    yield pl.when(pl.col("client") == "unknown").then(own).otherwise("client").alias("client")


def summed(contracts: pl.DataFrame, lists: Iterable[str]) -> pl.DataFrame:
    """The contracts with their totals: the sums of some lists where they are not told."""
    return contracts.with_columns(_summed(total, items) for total, items in SUMS.items() if items in lists)


def sum_of(items: str) -> pl.Expr:
    """The sum of the amounts of a list."""
    return pl.col(items).list.eval(pl.element().struct.field("amount")).list.sum()


def _summed(total: str, items: str) -> pl.Expr:
    is_absent = pl.col(total).is_null() | (pl.col(total) == 0 if total == "refunded" else False)
    return pl.when(is_absent & (pl.col(items).list.len() > 0)).then(sum_of(items)).otherwise(total).alias(total)


def _value(name: str, kind: Any) -> pl.Expr:
    """What is made of the cells of a field, by the form of its values: nothing of those that cannot be taken."""
    cell, field, is_text = pl.col(name), ALL_FIELDS[name], kind == pl.String
    if field.form in {"some_day", "day"}:
        return _days(cell, is_text=is_text)
    if field.form in MONEY:
        money = _money(cell, kind, PAID_OR_BACK if name == "amount" else MONEY[field.form])
        return pl.when(cell == "none").then(0).otherwise(money) if field.form == "stars" and is_text else money
    if field.form in {"whole", "recommend"}:
        most, words = (MOST_RECOMMENDED, NO_ANSWERS) if field.form == "recommend" else (field.greatest, {})
        return _whole(cell, most, words, is_text=is_text)
    if field.form in {"word", "flag"} and is_text:
        return _words(cell, {word: place for place, word in enumerate(field.choices)} or FLAGS)
    return cell.cast(pl.String) if field.form == "name" else cell


def _days(cell: pl.Expr, *, is_text: bool) -> pl.Expr:
    """Days as whole numbers."""
    is_day = cell.str.contains(r"^\d{4}-\d\d-\d\d$")
    days = pl.when(is_day).then(cell).str.to_date("%Y-%m-%d", strict=False) if is_text else cell
    return _within(days.to_physical(), day_number(FIRST), day_number(LAST))


def _within(value: pl.Expr, least: int, most: int) -> pl.Expr:
    return pl.when(value.is_between(least, most)).then(value)


def _money(cell: pl.Expr, kind: Any, bounds: tuple[int, int]) -> pl.Expr:
    """Amounts in whole cents, of at most twelve digits, and stars."""
    if kind == pl.String:
        is_plain = cell.str.contains(r"^-?(\d{1,12}|\d{1,11}\.\d|\d{1,10}\.\d\d)$")
        value = pl.when(is_plain).then(cell).cast(pl.Decimal(38, 2), strict=False).to_physical()
        return _within(value, *bounds)
    scale = kind.scale if kind.is_decimal() else 0
    if scale == DIGITS:
        return _within(cell.to_physical().cast(pl.Int64, strict=False), *bounds)
    value = cell.to_physical().cast(pl.Int128) * 10 ** max(DIGITS - scale, 0)
    finer = 10 ** max(scale - DIGITS, 0)
    return pl.when(value % finer == 0).then(_within(value // finer, *bounds))


def _whole(cell: pl.Expr, most: int, words: Mapping[str, int], *, is_text: bool) -> pl.Expr:
    """Whole numbers from 0 to the most there can be, and what some words stand for."""
    if not is_text:
        return _within(cell, 0, most)
    told = cell.replace_strict(words, default=None, return_dtype=pl.Int32) if words else pl.lit(None, pl.Int32)
    number = pl.when(cell.str.contains(r"^\d{1,4}$")).then(cell).cast(pl.Int32, strict=False)
    return pl.coalesce(told, _within(number, 0, most))


def _words(cell: pl.Expr, words: Mapping[str, int]) -> pl.Expr:
    """Words as their numbers."""
    return pl.lit(pl.Series(list(words.values()))).gather(cell.cast(pl.Enum(list(words)), strict=False).to_physical())


def _listed(given: pl.DataFrame) -> tuple[pl.DataFrame, pl.Series]:
    """The lists of days with amounts, oldest first, by their rows, and the rows in which something was refused."""
    if given.schema["items"] in TEXTS:
        given = given.with_columns(items=pl.col("items").cast(pl.String).str.strip_chars().replace("", None))
    given = given.filter(pl.col("items").is_not_null())
    if given.schema["items"] == pl.String:
        parts = given.with_columns(items=pl.col("items").str.extract_all(r"\S+")).explode("items")
        split = pl.col("items").str.splitn("=", 3).struct.rename_fields(["on", "amount", "ref"])
        each = parts.select("row", split).unnest("items")
    else:
        each = given.filter(pl.col("items").list.len() > 0).explode("items").unnest("items")
    cells = _cells(each, {"started": "on", "refunded": "amount"})
    kinds = {"started": pl.Int32, "refunded": pl.Int64}
    made = cells.select("row", *(_value(name, cells.schema[name]).cast(kind) for name, kind in kinds.items()))
    is_taken = pl.col("started").is_not_null() & pl.col("refunded").is_not_null()
    pairs = made.filter(is_taken).sort("row", "started")
    items = pl.struct(on="started", amount="refunded")
    return pairs.group_by("row", maintain_order=True).agg(items=items), made.filter(~is_taken)["row"].unique()
