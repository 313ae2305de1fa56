"""The columns of a table of contracts, and of those beside it: which there must be, and of what types.

Which fields of a contract are read follows from the table of facts, and what is made of them from their forms. A column
bears the header of its field; of a word, a flag or a private answer it holds the place among the VALUES of the field.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping
from typing import Any

import polars as pl

from jss_cli.domain.facts import MOST_RECOMMENDED, TOLD
from jss_cli.domain.history import UNKNOWN
from jss_cli.errors import Fault, InputError, did_you_mean
from jss_cli.files.histories.field import Field
from jss_cli.files.histories.fields import (
    CONTRACT_FIELDS,
    INTERIM_FIELDS,
    OWN,
    OWNERS,
    PAYMENT_FIELDS,
    by_header,
    folded,
)

FREELANCER, *_OTHERWISE = OWNERS
PAID = pl.List(pl.Struct({"on": pl.Int32, "amount": pl.Int64}))
WHO = Field(FREELANCER, "name", "Whose contract it is.", required=True, aliases=tuple(_OTHERWISE))
CELL_TYPES: dict[str, Any] = {  # of the columns here, by the form of their fields; others decide nothing
    "name": pl.String, **dict.fromkeys(("some_day", "day", "whole"), pl.Int32), "payments": PAID,
    **dict.fromkeys(("some_amount", "amount"), pl.Int64), **dict.fromkeys(("stars", "given_stars"), pl.Int16),
    **dict.fromkeys(("word", "flag", "recommend"), pl.Int8),
}  # fmt: skip
_DECIDING = {"id", "client", "kind", *(origin.name for origin in TOLD)}
FIELDS = {f.name: f for f in (WHO, *CONTRACT_FIELDS) if f is WHO or (f.name in _DECIDING and f.form in CELL_TYPES)}
BESIDE = {  # the fields of the tables beside that of the contracts, by what a row is
    name: {field.name: field for field in (WHO, FIELDS["id"], *fields) if field.required}
    for name, fields in (("payments", PAYMENT_FIELDS), ("interim", INTERIM_FIELDS))
}
ALL_FIELDS = {name: field for fields in (*BESIDE.values(), FIELDS) for name, field in fields.items()}
_ANSWERS = {"flag": (False, True), "recommend": (*range(MOST_RECOMMENDED + 1), None)}
VALUES: dict[str, tuple[Any, ...]] = {  # of the fields that have few, by their names; the value of an absent one too
    name: tuple(dict.fromkeys(UNKNOWN if one == UNKNOWN.value else one for one in (*told, field.absent)))
    for name, field in FIELDS.items()
    if (told := _ANSWERS.get(field.form, field.choices))
}
TEXTS = (pl.String, pl.Categorical, pl.Enum, pl.Null)


def found_columns(
    schema: Mapping[str, Any], file: str, fields: Mapping[str, Field] = FIELDS, keys: Container[str] = ()
) -> dict[str, str]:
    """The columns that are read, by their fields ("freelancer" is one of its own); `keys` are those that folders name.

    Raises InputError with every one that is missing, given twice, or of a type that cannot be taken (JSS841), and with
    those that no history has (JSS912), but for keys and those that begin with x_.
    """
    headers = {folded(header): field for field in fields.values() for header in (field.header, *field.aliases)}
    unread = by_header().keys() if "client" in fields else ()  # the other columns of a history
    found: dict[str, str] = {}
    faults: list[Fault] = []
    unknown: list[str] = []
    for column, kind in schema.items():
        field = headers.get(folded(column))
        if field is None:
            unknown += [] if folded(column) in unread or column.startswith(OWN) or column in keys else [column]
            continue
        if field.name in found:
            faults.append(_fault(f'"{column}" and "{found[field.name]}" say the same', "rename one of them", file))
        found.setdefault(field.name, column)
        if hint := _refusal(field, kind):
            faults.append(_fault(f'column "{column}" holds {kind}', hint, file))
    faults += [
        _fault(
            f'there is no column "{name}"',
            did_you_mean(name, tuple(schema), f"the columns are {', '.join(schema)}"),
            file,
        )
        for name, field in fields.items()
        if field.required and name not in found
    ]
    headers_by_name = {name: field.header for name, field in headers.items()}
    faults += [
        Fault(
            "JSS912",
            f'unknown column "{column}"',
            did_you_mean(folded(column), headers_by_name, f"remove it, or let its name begin with {OWN}"),
            file,
        )
        for column in unknown
    ]
    if faults:
        raise InputError(*faults, summary=f"{file}: nothing was scored")
    return found


def _fault(claim: str, hint: str, file: str) -> Fault:
    return Fault("JSS841", claim, hint, file)


def _refusal(field: Field, kind: Any) -> str:
    """What to do about a column whose type cannot be taken for a field; empty: it can be."""
    if kind in TEXTS or any(is_taken(kind) for is_taken in TAKEN.get(field.form, ())):
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
    "flag": (lambda kind: kind == pl.Boolean,), "payments": (_is_paid,), "day": (lambda kind: kind == pl.Date,),
    "given_stars": (_IS_EXACT,),
}  # fmt: skip
EXPECTED = {
    "name": "text or whole numbers", "flag": "booleans",
    **dict.fromkeys(("some_day", "day"), "dates, or texts YYYY-MM-DD"),
    "some_amount": "decimal(14, 2), whole numbers or text", "amount": "decimal(14, 2), whole numbers or text",
    "payments": "lists of {on: date, amount: decimal(14, 2)}, or texts 2024-01-05=300 2024-02-05=300",
}  # fmt: skip
