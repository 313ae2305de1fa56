"""The rows of a Parquet file, of which no more is held than what is read next: neither its bytes nor its texts."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from importlib import import_module
from itertools import accumulate
from pathlib import Path
from typing import Any

import polars as pl

from jss_cli.batch.columns import ALL_FIELDS

HIVE = "="  # folders name a column and its value


def of_folders(path: Path) -> dict[str, pl.Expr]:
    """The columns that the folders of a file name, each with its value."""
    named = (part.partition(HIVE) for part in path.parts[:-1])
    return {name: pl.lit(value) for name, sign, value in named if sign}


def stored_rows(file: str, columns: Mapping[str, str], begin: int, rows: int) -> Iterator[pl.DataFrame]:
    """The columns of a file that are read, by their fields, its rows numbered `at` from 0, from one on; so many at a
    time at most."""
    named = {name: value for name, value in of_folders(Path(file)).items() if name in columns.values()}
    within = {name: column for name, column in columns.items() if column not in named}
    words = {column for name, column in within.items() if ALL_FIELDS[name].form == "word"}
    stored = import_module("pyarrow.parquet").ParquetFile(file, read_dictionary=list(words), pre_buffer=False)
    groups = range(stored.num_row_groups)
    ends = [0, *accumulate(stored.metadata.row_group(group).num_rows for group in groups)]
    first = bisect_right(ends, begin) - 1
    number = ends[first]
    for batch in stored.iter_batches(rows, list(groups[first:]), list(within.values())):
        raw = pl.DataFrame(pl.from_arrow(_spelled(batch, words))).with_row_index("at", number).with_columns(**named)
        number += len(raw)
        yield raw.filter(pl.col("at") >= begin) if begin else raw


def _spelled(batch: Any, words: set[str]) -> Any:
    """A batch of Arrow with its texts spelled out, but for some words: polars keeps all that it ever got by number."""
    kinds = {one.name: one.type for one in batch.schema}
    spelled = {name: kinds[name].value_type for name in kinds.keys() - words if hasattr(kinds[name], "index_type")}
    return batch.cast(import_module("pyarrow").schema(kinds | spelled))
