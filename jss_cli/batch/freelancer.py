"""One freelancer out of a table of many: the rows that a batch takes for theirs, refused where it refuses them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import polars as pl

from jss_cli.batch.cells import typed
from jss_cli.batch.columns import FREELANCER
from jss_cli.batch.faults import as_text
from jss_cli.batch.tables import AT, ContractTable, batches, open_tables, unreadable
from jss_cli.domain.case import Case
from jss_cli.errors import Fault, InputError
from jss_cli.files.case import open_rows
from jss_cli.files.histories.fields import by_header, folded
from jss_cli.files.reading import Reading

NUMBERED = re.compile(r"row [0-9]+(?=(?:, row [0-9]+)*\)?$)")  # at the end of a message


def open_freelancer(source: str, freelancer: str, as_of: date | None, policy: str | None, reading: Reading) -> Case:
    """The history that somebody has in a table, or in those of a folder or of a pattern; its faults and warnings name
    the file and the row in it.

    Raises InputError for what a batch refuses, a table or a row, and where there is no such freelancer (JSS846).
    """
    (who,) = _names(pl.Series([freelancer]))
    rows = [row for table in open_tables((source,)) for row in _rows_of(who, table).iter_rows(named=True)]
    if not rows:
        raise InputError(Fault("JSS846", f'no row of it is of freelancer "{freelancer}"', "check the name", source))
    places = {f"row {number}": (row.pop("file"), row.pop("at")) for number, row in enumerate(rows, 1)}
    try:
        case = open_rows(
            rows, as_of, policy, replace(reading, max_field=reading.max_bytes, decimal=None, date_order=None)
        )
    except InputError as error:
        raise InputError(*(_placed(fault, source, places) for fault in error.faults), summary=error.summary) from None
    return replace(case, source=source, warnings=tuple(_placed(fault, source, places) for fault in case.warnings))


def _rows_of(who: str | None, table: ContractTable) -> pl.DataFrame:
    """The rows of somebody as texts, with the place of each. Raises InputError for a table that cannot be read, and
    with the faults of rows that a batch sets aside."""
    named = pl.col(table.columns[FREELANCER]).map_batches(_names, return_dtype=pl.String, is_elementwise=True)
    try:
        found: pl.DataFrame = table.frame.filter(named == who).collect(engine="streaming")
        rows = found.select(file=pl.lit(table.file), at=pl.col(AT).cast(pl.Int64) + 1, **_texts(found, table))
        if faults := [
            Fault(row["code"], f"row {row['at']}: {words}", row["hint"], row["file"])
            for batch in batches([replace(table, frame=found.lazy())])
            for row in batch.bad.iter_rows(named=True)
            for words in (f"{row['column']} {row['message']}".strip(),)
        ]:
            raise InputError(*faults)
    except (pl.exceptions.PolarsError, pl.exceptions.PanicException, OSError) as error:
        raise unreadable(table.file, error) from None
    return rows


def _texts(found: pl.DataFrame, table: ContractTable) -> dict[str, pl.Expr]:
    """The columns that a history has, by their headers, as CSV has them; of two that say the same the first."""
    return {
        field.header: as_text(pl.col(name), found.schema[name])
        for name in (table.columns["id"], table.columns["client"], *reversed(found.columns))
        if (field := by_header().get(folded(name)))
        and (name in table.columns.values() or not found.schema[name].is_nested())
    }


def _names(cells: pl.Series) -> pl.Series:
    """The names of freelancers in some cells, as a batch compares them."""
    return typed(cells.to_frame(FREELANCER).with_row_index("row"), {FREELANCER: FREELANCER})[0][FREELANCER]


def _placed(fault: Fault, source: str, places: Mapping[str, tuple[str, int]]) -> Fault:
    """A fault of rows that are numbered by themselves, with the table and the row in it; of none: with the source."""
    message = NUMBERED.sub(lambda row: "row {1} of {0}".format(*places[row[0]]), fault.message)
    file, at = places.get(fault.file, (source, 0))
    return replace(fault, message=f"row {at}: {message}" if at else message, file=file)
