"""One freelancer out of a table of many: the rows of a history, by the columns that a history has."""

from __future__ import annotations

import csv
import gzip
import json
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from jss_cli.errors import Fault, InputError
from jss_cli.extras import library
from jss_cli.files.histories.fields import OWN, OWNERS, folded
from jss_cli.files.table_files import named_by_folders, table_files, table_kind


def rows_of_freelancer(file: str, freelancer: str) -> list[dict[str, object]]:
    """The rows of a freelancer in a table (Parquet, CSV, JSON Lines), or those in a folder or of a pattern, in order.

    Raises InputError for a file that cannot be read (JSS842), and where there is no such freelancer (JSS846).
    """
    try:
        rows = [
            dict(_cells(row))
            for path in table_files(file)
            for row in _rows(path, freelancer)
            if _owner({**named_by_folders(path), **row}) == freelancer
        ]
    except (OSError, ValueError, OverflowError, csv.Error) as error:  # pyarrow's failures are of these too
        why = str(error).strip().partition("\n")[0][:200]
        raise InputError(
            Fault(
                "JSS842", f"could not read the table: {why}", "check the name: it takes Parquet, CSV, JSON Lines", file
            )
        ) from None
    if not rows:
        raise InputError(Fault("JSS846", f'no row of it is of freelancer "{freelancer}"', "check the name", file))
    return rows


def _rows(path: Path, freelancer: str) -> Iterable[Mapping[str, Any]]:
    """Every row of a table; of Parquet those of one freelancer, as far as its column is a text."""
    if (kind := table_kind(path)) == "parquet":
        return _parquet_rows(path, freelancer)
    with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8-sig", newline="") as stream:
        if kind == "jsonl":
            return [json.loads(line, parse_float=Decimal) for line in stream if line.strip() and freelancer in line]
        dialect = csv.Sniffer().sniff(stream.readline(), ",;\t|")
        stream.seek(0)
        rows = [row for row in csv.DictReader(stream, dialect=dialect) if freelancer in row.values()]
    if any(None in row for row in rows):
        raise ValueError("a row has more cells than there are columns")
    return rows


def _parquet_rows(path: Path, freelancer: str) -> Iterable[Mapping[str, Any]]:
    """The rows in a Parquet file. Raises OutputError (JSS840) without the extra that reads it."""
    parquet = library("batch", "pyarrow.parquet")
    table = parquet.ParquetFile(path)
    name = next((name for name in table.schema_arrow.names if folded(name) in OWNERS), None)
    kind = str(table.schema_arrow.field(name).type) if name else ""
    wanted = [(name, "=", freelancer)] if kind in {"string", "large_string"} else None
    found = parquet.read_table(path, filters=wanted)
    of_folders = {*found.column_names} - {*table.schema_arrow.names}
    return list(found.drop_columns([name for name in of_folders if folded(name) not in OWNERS]).to_pylist())


def _owner(row: Mapping[str, Any]) -> str | None:
    return next((str(value) for name, value in row.items() if folded(str(name)) in OWNERS), None)


def _cells(row: Mapping[str, Any]) -> Iterator[tuple[str, object]]:
    """The cells of a row that its history has; lists of payments as CSV has them."""
    for name, value in row.items():
        if folded(name) not in OWNERS and not name.startswith(OWN):
            yield name, " ".join(map(_listed, value)) if isinstance(value, list) else value


def _listed(item: object) -> str:
    """A payment of a list, or interim feedback, as CSV has it."""
    return f"{item.get('on')}={item.get('amount', item.get('stars'))}" if isinstance(item, Mapping) else str(item)
