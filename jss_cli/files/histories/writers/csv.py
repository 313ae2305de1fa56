"""Writes a history in CSV: `#name,value` lines for what concerns the whole file, then a row for each contract."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from jss_cli.domain.history import Contract, History
from jss_cli.errors import Fault, OutputError
from jss_cli.files.histories.csv_cells import guarded
from jss_cli.files.histories.field import Field
from jss_cli.files.histories.fields import FROM
from jss_cli.files.histories.observing import text_of
from jss_cli.files.histories.tree import GETTERS, cell, is_told, text_of_day, told_of_all

NOT_IN_CSV = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")


def write(history: History) -> str:
    """The history in CSV: `#name,value` lines for what concerns the whole file, then a row for each contract.

    A cell that a spreadsheet would take for a formula begins with an apostrophe, which reading takes off again. Where
    values were imported from has no place in it. Raises OutputError (JSS990) for control characters: only YAML and JSON
    can write them.
    """
    has = [(f, get) for f, get in GETTERS if f is not FROM]
    said = [(f, get) for f, get in has if f.required or any(is_told(f, get(c)) for c in history.contracts)]
    own = list(dict.fromkeys(name for contract in history.contracts for name, _ in contract.extras))
    stream = io.StringIO()
    rows = csv.writer(stream, lineterminator="\n")
    rows.writerows([f"#{name}", guarded(text)] for name, text in _top_cells(history))
    rows.writerow([*(field.header for field, _ in said), *own])
    for contract in history.contracts:
        extras = dict(contract.extras)
        cells = [_cell_of(contract, field, get(contract)) for field, get in said]
        rows.writerow([guarded(text) for text in (*cells, *(extras.get(name, "") for name in own))])
    return _as_csv_keeps_it(stream.getvalue())


def _cell_of(contract: Contract, field: Field, value: object) -> str:
    """A field of a contract as CSV has it; empty where it says nothing."""
    if field.form == "some_day" and (bounds := contract.bounds(field.name)):
        return text_of_day(bounds)
    return cell(value) if is_told(field, value) else ""


def _top_cells(history: History) -> Iterator[tuple[str, str]]:
    yield "platform", history.platform
    yield "currency", history.currency
    if history.as_of:
        yield "as_of", str(history.as_of)
    yield from (("observed", text_of(seen)) for seen in history.observed)
    yield from ((name, cell(value)) for name, value in told_of_all(history).items())
    yield from history.extras


def _as_csv_keeps_it(text: str) -> str:
    """The text, if reading gives all of it back. Raises OutputError (JSS990)."""
    if lost := NOT_IN_CSV.search(text):
        line = text.count("\n", 0, lost.start()) + 1
        message = f"CSV cannot hold the control character U+{ord(lost[0]):04X} (line {line} of what would be written)"
        raise OutputError(Fault("JSS990", message, "write YAML or JSON instead, or remove it from the text"))
    return text
