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
from jss_cli.domain.history import UNKNOWN
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
MADE: dict[str, tuple[str, Any]] = {  # what is made of the fields that decide anything: a column here, and its type
    "id": ("id", pl.String), "client": ("client", pl.String), "started": ("started", pl.Int32),
    "ended": ("ended", pl.Int32), "kind": ("kind", pl.Int8), "earned": ("earned", pl.Int64),
    "refunded": ("refunded", pl.Int64), "paid_months": ("paid_months", pl.Int32), "payments": ("payments", PAID),
    "refunds": ("refunds", PAID), "feedback.stars": ("stars", pl.Int16), "feedback.recommend": ("recommend", pl.Int8),
    "feedback.removed": ("removed", pl.Boolean), "ending.by": ("ended_by", pl.Int8),
    "ending.reason": ("reason", pl.Int8), "client_standing": ("client_standing", pl.Int8),
    "insights": ("insights", pl.Int8), "disputed": ("disputed", pl.Boolean),
}  # fmt: skip
FIELDS = {field.name: field for field in CONTRACT_FIELDS if field.name in MADE}
FLAGS = {word: name == "true" for name in ("true", "false") for word in (name, name.title(), name.upper())}
_TEXTS = (pl.String, pl.Categorical, pl.Enum, pl.Null)


class Amounts(NamedTuple):
    """Between which cents an amount must be, and the words for one that is not known."""

    unknown: tuple[str, ...] = ()
    least: int = 0
    most: int = MOST_MONEY


MONEY = {
    "amount": Amounts(),
    "some_amount": Amounts(("unknown",)),
    "stars": Amounts(("unknown", "none"), int(STARS.least * 100), int(STARS.most * 100)),
}


class Cells(NamedTuple):
    """The cells of a column (empty texts are none), what is made of them, and which can be taken."""

    cell: pl.Expr
    value: pl.Expr
    ok: pl.Expr


def found_columns(schema: Mapping[str, Any], file: str) -> dict[str, str]:
    """The columns that are read, by their fields ("freelancer" is one of its own).

    Raises InputError (JSS841) with every one that is missing, given twice, or of a type that cannot be taken.
    """
    headers = by_header() | {FREELANCER: None, "freelancer_id": None}
    found: dict[str, str] = {}
    faults: list[Fault] = []
    for column, kind in schema.items():
        field = headers.get(folded(column), ...)
        name = FREELANCER if field is None else getattr(field, "name", "")
        if name not in MADE and name != FREELANCER:
            continue
        if name in found:
            faults.append(_fault(f'"{column}" and "{found[name]}" say the same', "rename one of them", file))
        found.setdefault(name, column)
        if hint := _refusal(FIELDS.get(name), kind):
            faults.append(_fault(f'column "{column}" holds {kind}', hint, file))
    needed = (FREELANCER, *(field.name for field in FIELDS.values() if field.required))
    for name in (name for name in needed if name not in found):
        hint = did_you_mean(name, tuple(schema), f"the columns are {', '.join(schema)}")
        faults.append(_fault(f'there is no column "{name}"', hint, file))
    if faults:
        raise InputError(*faults, summary=f"{file}: nothing was scored")
    return found


def _fault(claim: str, hint: str, file: str) -> Fault:
    return Fault("JSS841", claim, hint, file)


def _refusal(field: Field | None, kind: Any) -> str:
    """What to do about a column whose type cannot be taken for a field; empty: it can be."""
    form = field.form if field else "name"
    if kind in _TEXTS or any(is_taken(kind) for is_taken in TAKEN.get(form, ())):
        return ""
    if kind.is_float():
        return "a float is not exact: cast it to decimal(14, 2), or write it as text"
    if kind.is_temporal():
        return "cast it to a date: which day a time means is your choice"
    return f"make it {EXPECTED.get(form, 'text')}"


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
    made = {name: _made(FIELDS.get(name), pl.col(column), raw.schema[column]) for name, column in columns.items()}
    lists = {name: _listed(raw, made.pop(name)) for name in ("payments", "refunds") if name in made}
    targets = {name: MADE.get(name, (FREELANCER, pl.String)) for name in made}
    values = raw.select(
        "row", *(pl.when(c.ok).then(c.value).cast(targets[n][1]).alias(targets[n][0]) for n, c in made.items())
    )
    refused = raw.select((c.cell.is_not_null() & ~c.ok.fill_null(value=False)).alias(n) for n, c in made.items())
    found = {column.name: column for column in refused.get_columns()}
    for name, (items, rows) in lists.items():
        values = values.join(items.rename({"items": name}), "row", how="left", maintain_order="left")
        found[name] = values["row"].is_in(rows.implode())
    empty = (pl.lit(None, kind).alias(name) for name, kind in MADE.values() if name not in values.columns)
    settled = values.with_columns(*empty).with_columns(*_settled())
    return settled.select("row", FREELANCER, "hourly", *(name for name, _ in MADE.values())), found


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
    refunded = pl.col("refunded").fill_null(0)
    yield pl.when(refunded == 0).then(_total("refunds")).otherwise(refunded).alias("refunded")
    is_summed = pl.col("earned").is_null() & (pl.col("payments").list.len() > 0)
    yield pl.when(is_summed).then(_total("payments")).otherwise("earned").alias("earned")


def _total(items: str) -> pl.Expr:
    """The sum of a list of payments; of none it is 0."""
    return pl.col(items).fill_null(pl.lit([], PAID)).list.eval(pl.element().struct.field("amount")).list.sum()


def _made(field: Field | None, cell: pl.Expr, kind: Any) -> Cells:
    """What is made of the cells of a field, by the form of its values."""
    is_text = kind in _TEXTS
    if is_text:
        text = cell.cast(pl.String).str.strip_chars()
        cell = pl.when(text != "").then(text)
    form = field.form if field else "name"
    if form == "some_day":
        return _days(cell, is_text=is_text)
    if form in MONEY:
        return _money(cell, kind, MONEY[form])
    if form in {"whole", "recommend"}:
        words = {"none": RECOMMENDS.index(None), "unknown": RECOMMENDS.index(UNKNOWN)} if form == "recommend" else {}
        return _whole(cell, MOST_RECOMMENDED if words else field.greatest, words, is_text=is_text)  # type: ignore[union-attr]
    if form == "flag" and is_text:
        return _words(cell, FLAGS)
    if form == "word":
        places = enumerate(CODES[field.name])  # type: ignore[union-attr]
        return _words(cell, {"unknown" if w is UNKNOWN else str(w): place for place, w in places if w is not None})
    return Cells(cell, cell.cast(pl.String).str.normalize("NFC") if form == "name" else cell, _ALWAYS)


_ALWAYS = pl.lit(value=True)


def _days(cell: pl.Expr, *, is_text: bool) -> Cells:
    """Days as whole numbers."""
    is_day = cell.str.contains(r"^\d{4}-\d\d-\d\d$")
    days = pl.when(is_day).then(cell).str.to_date("%Y-%m-%d", strict=False) if is_text else cell
    value = days.to_physical()
    return Cells(cell, value, value.is_between(day_number(FIRST), day_number(LAST)))


def _money(cell: pl.Expr, kind: Any, form: Amounts) -> Cells:
    """Amounts in whole cents, of at most twelve digits, and stars; the words for what is not known are empty."""
    if kind in _TEXTS:
        is_plain = cell.str.contains(r"^(\d{1,12}|\d{1,11}\.\d|\d{1,10}\.\d\d)$")
        value = pl.when(is_plain).then(cell).cast(pl.Decimal(38, 2), strict=False).to_physical()
        return Cells(cell, value, value.is_between(form.least, form.most) | cell.is_in(form.unknown))
    scale = kind.scale if kind.is_decimal() else 0
    value = cell.to_physical().cast(pl.Int128) * 10 ** max(DIGITS - scale, 0)
    finer = 10 ** max(scale - DIGITS, 0)
    value, rest = value // finer, value % finer
    return Cells(cell, value, (rest == 0) & value.is_between(form.least, form.most))


def _whole(cell: pl.Expr, most: int, words: Mapping[str, int], *, is_text: bool) -> Cells:
    """Whole numbers from 0 to the most there can be, and what some words stand for."""
    if not is_text:
        return Cells(cell, cell, cell.is_between(0, most))
    told = cell.replace_strict(words, default=None, return_dtype=pl.Int32) if words else pl.lit(None, pl.Int32)
    value = pl.coalesce(told, pl.when(cell.str.contains(r"^\d{1,4}$")).then(cell).cast(pl.Int32, strict=False))
    return Cells(cell, value, told.is_not_null() | (value <= most))


def _words(cell: pl.Expr, words: Mapping[str, int | bool]) -> Cells:
    """Words as their numbers."""
    value = cell.replace_strict(words, default=None)
    return Cells(cell, value, value.is_not_null())


def _listed(raw: pl.DataFrame, found: Cells) -> tuple[pl.DataFrame, pl.Series]:
    """The lists of days with amounts, oldest first, by their rows, and the rows in which something was refused."""
    given = raw.select("row", items=found.cell).filter(pl.col("items").is_not_null())
    if given.schema["items"] == pl.String:
        parts = given.with_columns(items=pl.col("items").str.extract_all(r"\S+")).explode("items")
        split = pl.col("items").str.splitn("=", 3).struct.rename_fields(["on", "amount", "ref"])
        each = parts.select("row", split).unnest("items")
    else:
        each = given.filter(pl.col("items").list.len() > 0).explode("items").unnest("items")
    day = _made(FIELDS["started"], pl.col("on"), each.schema["on"])
    amount = _made(FIELDS["refunded"], pl.col("amount"), each.schema["amount"])
    is_taken = (day.ok & amount.ok).fill_null(value=False)
    refused = each.filter(~is_taken)["row"].unique()
    pairs = each.filter(is_taken).select("row", on=day.value.cast(pl.Int32), amount=amount.value.cast(pl.Int64))
    pairs = pairs.sort("row", "on").select("row", items=pl.struct("on", "amount"))
    return pairs.group_by("row", maintain_order=True).agg("items"), refused
