"""CSV rows to columns, as fast as the csv module reads; anything unusual is left to the careful pass."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from io import StringIO
from itertools import islice

from jss_cli.files.histories.csv_cells import GUARD, unguarded
from jss_cli.files.histories.csv_layout import Layout
from jss_cli.files.histories.sheet import PART, IrregularError, SheetPart, parted

CHUNK = 100_000  # characters, about a thousand rows


def parts_of_text(layout: Layout) -> Iterator[SheetPart]:
    """The rows in parts. Raises IrregularError, when taken, for rows of another width or broken quotes."""
    text, delimiter, width = layout.text.document.text, layout.text.delimiter, len(layout.names)
    body = text[layout.offset :].rstrip("\n")
    guarded = GUARD.search(body) is not None
    for columns in _parsed(body, delimiter, width) if '"' in body else _split(body, delimiter, width):
        texts = [list(map(unguarded, column)) for column in columns] if guarded else columns
        named = dict(zip(layout.names, texts, strict=True))
        if any(named.pop("", ())):
            raise IrregularError
        yield parted(named, len(columns[0]))


def _split(body: str, delimiter: str, width: int) -> Iterator[list[Sequence[str]]]:
    """The columns of a text without quotes, three times as fast as the csv module.

    Line ends become cells of their own: where as many stand in the last column as there are, every row has one width.
    """
    line_end = f"{delimiter}\n{delimiter}"
    start = 0
    while start < len(body):
        end = body.find("\n", start + CHUNK) + 1 or len(body) + 1
        chunk = body[start : end - 1]
        cells = chunk.replace("\n", line_end).split(delimiter)
        columns: list[Sequence[str]] = [cells[place :: width + 1] for place in range(width + 1)]
        ends = columns.pop().count("\n")
        if ends != chunk.count("\n") or len(cells) != (ends + 1) * (width + 1) - 1:
            yield from _parsed(chunk, delimiter, width)
        else:
            yield columns
        start = end


def _parsed(body: str, delimiter: str, width: int) -> Iterator[list[Sequence[str]]]:
    """The columns of any text. Raises IrregularError unless every row has one width; empty rows are left out."""
    rows = csv.reader(StringIO(body), delimiter=delimiter, strict=True)
    try:
        while some := list(islice(rows, PART)):
            full = some if all(map(any, some)) else [row for row in some if any(map(str.strip, row))]
            columns: list[Sequence[str]] = list(zip(*full, strict=True)) if full else [()] * width
            if len(columns) != width:
                raise IrregularError
            yield columns
    except (csv.Error, ValueError) as error:
        raise IrregularError from error
