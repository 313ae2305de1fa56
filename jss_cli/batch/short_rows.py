"""Rows of CSV that end before the header does, found before scoring: the engine would take them for empty there."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence

import polars as pl

from jss_cli.errors import Fault, InputError


def refuse_short_rows(path: str, separator: str, header: Sequence[str]) -> None:
    """Raise InputError (JSS965) for rows that have fewer fields than the header; blank ones are not among them.

    Where each line is blank or a row of the header's width that is all; else the rows are read one by one, with cells
    of several lines. Raises csv.Error for a cell that is too large for that.
    """
    field = f'(?:[^"{separator}]|"[^"]*")*'
    is_row = pl.col("line").str.contains(f"^(?:{field}(?:[{separator}]{field}){{{len(header) - 1}}})?$")
    if pl.scan_lines(path, glob=False).filter(~is_row).head(1).collect(engine="streaming").is_empty():
        return
    short = _short_rows(path, separator, len(header))
    if first := next(short, None):
        (at, fields), others = first, sum(1 for _ in short)
        claim = f"row {at}: {fields} fields, the header has {len(header)}" + f"; {others} more below" * (others > 0)
        hint = f'it ends before "{header[fields]}"; add what is missing, if only the delimiters'
        raise InputError(Fault("JSS965", claim, hint, path))


def _short_rows(path: str, separator: str, width: int) -> Iterator[tuple[int, int]]:
    """The numbers, from 1, of the rows that have fewer fields than so many, each with how many it has."""
    batches = pl.scan_lines(path, glob=False).collect_batches(maintain_order=True)
    rows = csv.reader((f"{line}\n" for lines in batches for line in lines["line"]), delimiter=separator)
    next(filter(None, rows))  # the header, with blank lines above it
    return ((at, len(row)) for at, row in enumerate(rows, 1) if len(row) < width and "".join(row).strip())
