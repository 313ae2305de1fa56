"""The keys in rows of JSON Lines: all of all rows, found before anything is scored."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import polars as pl

from jss_cli.errors import Fault, InputError, Position
from jss_cli.files.json_events import json_content

ROWS = 50_000  # looked at together


def kinds_of_keys(path: str, *, is_exact: bool = False) -> dict[str, Any]:
    """The keys of the rows in a file, each with the type it is read as: text, but for lists and mappings.

    Most rows have known keys alone, each once, which is counted; the others, or with `is_exact` all, are read in full.
    Raises InputError (JSS842) for one that is no JSON, or gives a key twice.
    """
    kinds: dict[str, Any] = {}
    for lines in pl.scan_lines(path, row_index_name="at", glob=False).collect_batches(
        chunk_size=ROWS, maintain_order=True
    ):
        for at, line in lines.filter(pl.col("line").str.contains(r"\S") if is_exact else _is_odd(kinds)).iter_rows():
            kinds |= {key: _kind(value, kinds.get(key)) for key, value in _row(path, at, line).items()}
    return kinds


def _is_odd(kinds: Mapping[str, Any]) -> pl.Expr:
    """Whether a line has another number of keys than it has of those that are known."""
    line, within = pl.col("line"), {key for kind in kinds.values() for key in _keys_in(kind)}
    known = (
        line.str.count_matches(f'"{key}":', literal=True)
        if key in within
        else line.str.contains(f'"{key}":', literal=True).cast(pl.UInt32)
        for key in kinds.keys() | within
    )
    return line.str.contains('" :', literal=True) | (
        line.str.count_matches('":', literal=True) != pl.sum_horizontal(pl.lit(0), *known)
    )


def _row(path: str, at: int, line: str) -> dict[str, Any]:
    """The keys of a row with their values."""
    try:
        return {**json_content(line)}
    except (ValueError, TypeError, RecursionError) as error:
        claim = f"could not read the row: {error}"
        raise InputError(Fault("JSS842", claim, "mend the line, or leave it out", path, Position(at + 1, 1))) from None


def _kind(value: object, known: Any) -> Any:
    """The type that a value is read as, with the keys that are known of others."""
    match value:
        case [dict(), *_]:
            found = {key: pl.String for item in value if isinstance(item, dict) for key in item}
            return pl.List(pl.Struct(_keys_in(known) | found))
        case dict():
            return pl.Struct(_keys_in(known) | dict.fromkeys(value, pl.String))
    return known or pl.String


def _keys_in(kind: Any) -> dict[str, Any]:
    return {field.name: field.dtype for field in getattr(getattr(kind, "inner", kind), "fields", ())}
