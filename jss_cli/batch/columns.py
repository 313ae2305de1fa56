"""The columns of a table of contracts: which there must be, of what types, and the whole numbers that are made of them.

A text is taken where the grammar of histories takes it, but for days that are known within bounds and amounts finer
than a cent. Which cells cannot be taken is found here; `batch.faults` says of them what the grammar says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

import polars as pl

from jss_cli.batch.days import FIRST, LAST, day_number
from jss_cli.batch.deciding import LISTINGS, PARTIES, REASONS, RECOMMENDS, STANDINGS
from jss_cli.domain.facts import MOST_RECOMMENDED, STARS
from jss_cli.domain.history import SUMS, UNKNOWN
from jss_cli.errors import Fault, InputError, did_you_mean
from jss_cli.files.histories.field import Field
from jss_cli.files.histories.fields import CONTRACT_FIELDS, by_header, folded

FREELANCER = "freelancer"
DIGITS = 2  # of a cent
MOST_MONEY = 10**14 - 1  # cents: of more than twelve digits some belong to another column
PAID = pl.List(pl.Struct({"on": pl.Int32, "amount": pl.Int64}))
CODES: dict[str, tuple[object, ...]] = {
    "kind": ("fixed", "hourly", None),
    "ending.by": PARTIES,
    "ending.reason": REASONS,
    "client_standing": STANDINGS,
    "insights": LISTINGS,
}
WHO = Field(FREELANCER, "name", "Whose contract it is.", required=True, aliases=("freelancer id",))
MADE: dict[str, tuple[str, Any]] = {  # what is made of the fields that decide anything: a column here, and its type
    FREELANCER: (FREELANCER, pl.String), "id": ("id", pl.String), "client": ("client", pl.String),
    "started": ("started", pl.Int32), "ended": ("ended", pl.Int32), "kind": ("kind", pl.Int8),
    "earned": ("earned", pl.Int64), "refunded": ("refunded", pl.Int64), "paid_months": ("paid_months", pl.Int32),
    "payments": ("payments", PAID), "refunds": ("refunds", PAID), "feedback.stars": ("stars", pl.Int16),
    "feedback.recommend": ("recommend", pl.Int8), "feedback.removed": ("removed", pl.Boolean),
    "ending.by": ("ended_by", pl.Int8), "ending.reason": ("reason", pl.Int8),
    "client_standing": ("client_standing", pl.Int8), "insights": ("insights", pl.Int8),
    "disputed": ("disputed", pl.Boolean),
}  # fmt: skip
FIELDS = {field.name: field for field in (WHO, *CONTRACT_FIELDS) if field.name in MADE}
NO_ANSWERS = {"none": RECOMMENDS.index(None), "unknown": RECOMMENDS.index(UNKNOWN)}
FLAGS = {word: name == "true" for name in ("true", "false") for word in (name, name.title(), name.upper())}
LISTS = tuple(SUMS.values())
_TEXTS = (pl.String, pl.Categorical, pl.Enum, pl.Null)


class _Amounts(NamedTuple):
    """Between which cents an amount must be, and the words for one that is not known."""

    unknown: tuple[str, ...] = ()
    least: int = 0
    most: int = MOST_MONEY


MONEY = {
    "amount": _Amounts(),
    "some_amount": _Amounts(("unknown",)),
    "stars": _Amounts(("unknown",), int(STARS.least * 100), int(STARS.most * 100)),
}


def found_columns(schema: Mapping[str, Any], file: str) -> dict[str, str]:
    """The columns that are read, by their fields ("freelancer" is one of its own).

    Raises InputError (JSS841) with every one that is missing, given twice, or of a type that cannot be taken.
    """
    headers = by_header() | {folded(header): WHO for header in (WHO.name, *WHO.aliases)}
    found: dict[str, str] = {}
    faults: list[Fault] = []
    for column, kind in schema.items():
        field = headers.get(folded(column))
        if field is None or field.name not in FIELDS:
            continue
        if field.name in found:
            faults.append(_fault(f'"{column}" and "{found[field.name]}" say the same', "rename one of them", file))
        found.setdefault(field.name, column)
        if hint := _refusal(field, kind):
            faults.append(_fault(f'column "{column}" holds {kind}', hint, file))
    for name in (field.name for field in FIELDS.values() if field.required and field.name not in found):
        hint = did_you_mean(name, tuple(schema), f"the columns are {', '.join(schema)}")
        faults.append(_fault(f'there is no column "{name}"', hint, file))
    if faults:
        raise InputError(*faults, summary=f"{file}: nothing was scored")
    return found


def _fault(claim: str, hint: str, file: str) -> Fault:
    return Fault("JSS841", claim, hint, file)


def _refusal(field: Field, kind: Any) -> str:
    """What to do about a column whose type cannot be taken for a field; empty: it can be."""
    if kind in _TEXTS or any(is_taken(kind) for is_taken in TAKEN.get(field.form, ())):
        return ""
    if kind.is_float():
        return "a float is not exact: cast it to decimal(14, 2), or write it as text"
    if kind.is_temporal():
        return "cast it to a date: which day a time means is your choice"
    return f"make it {EXPECTED.get(field.form, 'text')}"


def _is_paid(kind: Any) -> bool:
    """Whether a column holds lists of days with amounts that can each be taken."""
    fields = {one.name: one.dtype for one in getattr(getattr(kind, "inner", None), "fields", ())}
    return {"on", "amount"} <= fields.keys() and not any(
        _refusal(FIELDS[like], fields[name]) for name, like in (("on", "started"), ("amount", "refunded"))
    )


_IS_WHOLE: Callable[[Any], bool] = lambda kind: kind.is_integer()  # noqa: E731 - one line a type
_IS_EXACT: Callable[[Any], bool] = lambda kind: kind.is_integer() or kind.is_decimal()  # noqa: E731
TAKEN: dict[str, tuple[Callable[[Any], bool], ...]] = {
    "name": (_IS_WHOLE,), "some_day": (lambda kind: kind == pl.Date,), "some_amount": (_IS_EXACT,),
    "amount": (_IS_EXACT,), "whole": (_IS_WHOLE,), "recommend": (_IS_WHOLE,), "stars": (_IS_EXACT,),
    "flag": (lambda kind: kind == pl.Boolean,), "payments": (_is_paid,),
}  # fmt: skip
EXPECTED = {
    "name": "text or whole numbers", "some_day": "dates, or texts YYYY-MM-DD", "flag": "booleans",
    "some_amount": "decimal(14, 2), whole numbers or text", "amount": "decimal(14, 2), whole numbers or text",
    "payments": "lists of {on: date, amount: decimal(14, 2)}, or texts 2024-01-05=300 2024-02-05=300",
}  # fmt: skip


def typed(raw: pl.DataFrame, columns: Mapping[str, str]) -> tuple[pl.DataFrame, dict[str, pl.Series]]:
    """The contracts of a table (a number in place of every word), and for each field which of its cells were refused.

    `raw` has a number for each `row`; an absent column is empty.
    """
    cells = _cells(raw, columns)
    lists = {name: _listed(cells.select("row", items=name)) for name in LISTS if name in columns}
    names = [name for name in columns if name not in lists]
    made = cells.select(_value(name, cells.schema[name]).alias(name) for name in names)
    refused = {name: cells[name].is_not_null() & made[name].is_null() for name in names}
    values = made.select(pl.col(name).cast(MADE[name][1]).alias(MADE[name][0]) for name in names)
    values.insert_column(0, cells["row"])
    for name, (items, rows) in lists.items():
        values = values.join(items.rename({"items": name}), "row", how="left", maintain_order="left")
        refused[name] = values["row"].is_in(rows.implode())
    empty = (pl.lit(None, kind).alias(name) for name, kind in MADE.values() if name not in values.columns)
    settled = values.with_columns(*empty).with_columns(*_settled())
    summed = settled.with_columns(*(_summed(*pair) for pair in SUMS.items() if pair[1] in lists))
    return summed.select("row", "hourly", *(name for name, _ in MADE.values())), refused


def _cells(raw: pl.DataFrame, columns: Mapping[str, str]) -> pl.DataFrame:
    """The columns by their fields, texts trimmed and composed; what says nothing is empty."""
    texts = [name for name, column in columns.items() if raw.schema[column] in _TEXTS]
    plain = (pl.col(column).alias(name) for name, column in columns.items() if name not in texts)
    cells = raw.select("row", *plain, *(pl.col(columns[n]).cast(pl.String).str.strip_chars().alias(n) for n in texts))
    if names := [n for n in texts if FIELDS[n].form == "name" and _has_signs(cells[n])]:
        cells = cells.with_columns(pl.col(names).str.normalize("NFC"))
    silent = {name: ["", *MONEY[form].unknown] if (form := FIELDS[name].form) in MONEY else [""] for name in texts}
    return cells.with_columns(
        pl.when(~pl.col(name).is_in(words)).then(name).alias(name) for name, words in silent.items()
    )


def _has_signs(texts: pl.Series) -> bool:
    """Whether texts hold anything but the signs of ASCII."""
    return bool((texts.str.len_bytes() != texts.str.len_chars()).any())


def _settled() -> Iterable[pl.Expr]:
    """What is taken for cells that are empty, and what a column says of another."""
    yield pl.col("removed", "disputed").fill_null(value=False)
    yield pl.col("payments", "refunds").fill_null(pl.lit([], PAID))
    yield pl.col("paid_months", "client_standing").fill_null(0)
    yield pl.col("recommend").fill_null(RECOMMENDS.index(UNKNOWN))
    yield pl.col("ended_by").fill_null(PARTIES.index(UNKNOWN))
    yield pl.col("reason").fill_null(REASONS.index(UNKNOWN))
    yield pl.col("insights").fill_null(LISTINGS.index(None))
    yield (pl.col("kind") == CODES["kind"].index("hourly")).fill_null(value=False).alias("hourly")
    own = pl.format("unknown ({})", "id")
    yield pl.when(pl.col("client") == "unknown").then(own).otherwise("client").alias("client")
    yield pl.col("refunded").fill_null(0)


def _summed(total: str, items: str) -> pl.Expr:
    """A total, where it is not told the sum of its list."""
    told = pl.col(items).list.eval(pl.element().struct.field("amount")).list.sum()
    is_absent = pl.col(total).is_null() | (pl.col(total) == 0 if total == "refunded" else False)
    return pl.when(is_absent & (pl.col(items).list.len() > 0)).then(told).otherwise(total).alias(total)


def _value(name: str, kind: Any) -> pl.Expr:
    """What is made of the cells of a field, by the form of its values: nothing of those that cannot be taken."""
    cell, field, is_text = pl.col(name), FIELDS[name], kind == pl.String
    if field.form == "some_day":
        return _days(cell, is_text=is_text)
    if field.form in MONEY:
        money = _money(cell, kind, MONEY[field.form])
        return pl.when(cell == "none").then(0).otherwise(money) if field.form == "stars" and is_text else money
    if field.form in {"whole", "recommend"}:
        most, words = (MOST_RECOMMENDED, NO_ANSWERS) if field.form == "recommend" else (field.greatest, {})
        return _whole(cell, most, words, is_text=is_text)
    if field.form == "flag" and is_text:
        return _words(cell, FLAGS)
    if field.form == "word":
        places = enumerate(CODES[name])
        return _words(cell, {"unknown" if w is UNKNOWN else str(w): place for place, w in places if w is not None})
    return cell.cast(pl.String) if field.form == "name" else cell


def _days(cell: pl.Expr, *, is_text: bool) -> pl.Expr:
    """Days as whole numbers."""
    is_day = cell.str.contains(r"^\d{4}-\d\d-\d\d$")
    days = pl.when(is_day).then(cell).str.to_date("%Y-%m-%d", strict=False) if is_text else cell
    return _within(days.to_physical(), day_number(FIRST), day_number(LAST))


def _within(value: pl.Expr, least: int, most: int) -> pl.Expr:
    return pl.when(value.is_between(least, most)).then(value)


def _money(cell: pl.Expr, kind: Any, form: _Amounts) -> pl.Expr:
    """_Amounts in whole cents, of at most twelve digits, and stars."""
    if kind == pl.String:
        is_plain = cell.str.contains(r"^(\d{1,12}|\d{1,11}\.\d|\d{1,10}\.\d\d)$")
        value = pl.when(is_plain).then(cell).cast(pl.Decimal(38, 2), strict=False).to_physical()
        return _within(value, form.least, form.most)
    scale = kind.scale if kind.is_decimal() else 0
    value = cell.to_physical().cast(pl.Int128) * 10 ** max(DIGITS - scale, 0)
    finer = 10 ** max(scale - DIGITS, 0)
    return pl.when(value % finer == 0).then(_within(value // finer, form.least, form.most))


def _whole(cell: pl.Expr, most: int, words: Mapping[str, int], *, is_text: bool) -> pl.Expr:
    """Whole numbers from 0 to the most there can be, and what some words stand for."""
    if not is_text:
        return _within(cell, 0, most)
    told = cell.replace_strict(words, default=None, return_dtype=pl.Int32) if words else pl.lit(None, pl.Int32)
    number = pl.when(cell.str.contains(r"^\d{1,4}$")).then(cell).cast(pl.Int32, strict=False)
    return pl.coalesce(told, _within(number, 0, most))


def _words(cell: pl.Expr, words: Mapping[str, int | bool]) -> pl.Expr:
    """Words as their numbers."""
    return pl.lit(pl.Series(list(words.values()))).gather(cell.cast(pl.Enum(list(words)), strict=False).to_physical())


def _listed(given: pl.DataFrame) -> tuple[pl.DataFrame, pl.Series]:
    """The lists of days with amounts, oldest first, by their rows, and the rows in which something was refused."""
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
