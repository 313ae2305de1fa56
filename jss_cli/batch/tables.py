"""Tables in files (Parquet, CSV, JSON Lines, folders of them), read in batches of typed rows."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from glob import escape
from itertools import islice
from pathlib import Path
from typing import Any, Literal, NamedTuple

import polars as pl

from jss_cli.batch.cells import typed, typed_contracts
from jss_cli.batch.columns import ALL_FIELDS, FIELDS, FREELANCER, found_columns
from jss_cli.batch.faults import against_themselves, as_text, refusals
from jss_cli.batch.lines import kinds_of_keys
from jss_cli.batch.short_rows import refuse_short_rows
from jss_cli.dataclass import dataclass
from jss_cli.errors import Fault, InputError, UsageError
from jss_cli.files.histories.field import Field
from jss_cli.files.table_files import TABLE_SUFFIXES, named_by_folders, table_files, table_kind

SEPARATORS = ",;\t|"
ROWS = 250_000  # of a batch
PLACE = ("file", "at")
AT = "\0at"  # of a row as it is numbered where it is read: no column of anybody


@dataclass(frozen=True, slots=True)
class ContractTable:
    """A file of contracts (or of what is beside them), and the columns of it that are read, by their fields; the rows
    from `begin` (0) on."""

    file: str
    frame: Any
    columns: dict[str, str]
    begin: int = 0


class Batch(NamedTuple):
    """Typed contracts with the place of each row (`file`, and `at` within it), those that are `faulty` marked, the bad
    rows as they were read, and how many of these are beside the contracts of nobody in the table."""

    contracts: pl.DataFrame
    bad: pl.DataFrame
    lost: int = 0


def open_tables(sources: Iterable[str], fields: Mapping[str, Field] = FIELDS) -> tuple[ContractTable, ...]:
    """The tables in some files, folders and patterns. Raises InputError with the faults of all of them."""
    tables: list[ContractTable] = []
    errors: list[InputError] = []
    paths = [path for source in sources for path in table_files(source)]
    if doubled := [path for path, number in Counter(path.resolve() for path in paths).items() if number > 1]:
        raise UsageError(Fault("JSS902", f"{doubled[0]} is named twice", "name each table once, or its folder alone"))
    for path in paths:
        try:
            tables.append(_table(path, fields))
        except InputError as error:
            errors.append(error)
    if errors:
        raise InputError(
            *(fault for error in errors for fault in error.faults),
            summary=f"{len(errors)} of {len(tables) + len(errors)} tables; nothing was scored",
        )
    return tuple(tables)


def _table(path: Path, fields: Mapping[str, Field]) -> ContractTable:
    """The table in a file. Raises InputError for one that cannot be read, lacks a column or has short rows."""
    file = str(path)
    if not path.exists():
        raise InputError(Fault("JSS984", f"there is no file {file}", "check the name", file))
    if not table_kind(path):
        raise InputError(
            Fault("JSS841", f"it is not clear what {file} holds", f"the suffixes are {', '.join(TABLE_SUFFIXES)}", file)
        )
    try:
        scanned, keys = _scanned(path), {name: pl.lit(value) for name, value in named_by_folders(path).items()}
        held = dict(islice(scanned.collect_schema().items(), 1, None))  # the first numbers the rows
        if doubled := [name for name in keys if name in held]:
            claim = f'"{doubled[0]}" is named by a folder and is a column of the table'
            raise InputError(Fault("JSS841", claim, "rename the folder or the column, or leave the column out", file))
        frame = scanned.with_columns(**keys)
        columns = found_columns(held | dict.fromkeys(keys, pl.String), file, fields, keys)
        if table_kind(path) == "csv":
            refuse_short_rows(file, _separator(path), tuple(held))
    except (pl.exceptions.PolarsError, csv.Error, OSError) as error:
        raise unreadable(file, error) from None
    return ContractTable(file, frame, columns)


def unreadable(file: str, error: Exception) -> InputError:
    """That a table cannot be read, with the first line of why. Raises InputError that names the row, of JSON Lines."""
    if table_kind(Path(file)) == "jsonl" and not isinstance(error, OSError):
        kinds_of_keys(file, is_exact=True)
    why = str(error).strip().partition("\n")[0][:200]
    return InputError(Fault("JSS842", f"could not read the table: {why}", "make it anew, or leave it out", file))


def _scanned(path: Path) -> pl.LazyFrame:
    """A file, its rows numbered, and the texts spelled out that are stored by number."""
    match table_kind(path):
        case "parquet":
            found = pl.scan_parquet(path, row_index_name=AT, hive_partitioning=False, glob=False)
            return found.with_columns(pl.col(pl.Categorical).cast(pl.String))
        case "csv":
            return pl.scan_csv(path, infer_schema=False, separator=_separator(path), row_index_name=AT, glob=False)
    return pl.scan_ndjson(escape(str(path)), schema=kinds_of_keys(str(path)), row_index_name=AT)


def _separator(path: Path) -> str:
    """The sign between two headers: the one that stands most often in the first line."""
    return max(SEPARATORS, key="".join(pl.scan_lines(path, n_rows=1, glob=False).collect()["line"]).count)


def batches(tables: Iterable[ContractTable], rows: int = ROWS) -> Iterator[Batch]:
    """The contracts of tables, file after file. Raises InputError for what cannot be read."""
    return (typed_batch(*found) for found in _together(tables, rows))


def batches_beside(tables: Iterable[ContractTable], rows: int = ROWS) -> Iterator[Batch]:
    """The rows of tables beside those of the contracts, in the same way."""
    for raw, columns in _together(tables, rows):
        values, refused = typed(numbered := _numbered(raw), columns)
        yield _marked(numbered, values, refusals(numbered, values, refused, columns), columns)


def _together(tables: Iterable[ContractTable], rows: int) -> Iterator[tuple[pl.DataFrame, dict[str, str]]]:
    """The rows of tables as they are, with their columns; those of small files of one form together."""
    held: list[pl.DataFrame] = []
    columns: dict[str, str] = {}
    for table in tables:
        for raw in _raw(table, rows):
            if held and (table.columns != columns or held[0].schema != raw.schema or sum(map(len, held)) >= rows):
                yield pl.concat(held), columns
                held = []
            columns = table.columns
            held.append(raw)
    if held:
        yield pl.concat(held), columns


def _raw(table: ContractTable, rows: int) -> Iterator[pl.DataFrame]:
    """The columns of a table that are read, its rows numbered. Raises InputError."""
    frame = table.frame.select(*table.columns.values(), file=pl.lit(table.file), at=AT)
    try:
        if table_kind(Path(table.file)) == "parquet":  # no more is held than what is read next
            end = table.begin + rows_in([table])
            yield from (frame.slice(begin, rows).collect() for begin in range(table.begin, end, rows))
        else:
            yield from frame.slice(table.begin).collect_batches(chunk_size=rows, maintain_order=True)
    except (pl.exceptions.PolarsError, pl.exceptions.PanicException, OSError) as error:
        raise unreadable(table.file, error) from None


def rows_in(tables: Iterable[ContractTable]) -> int:
    """How many rows there are to read."""
    return sum(
        found.item() for found in pl.collect_all([table.frame.slice(table.begin).select(pl.len()) for table in tables])
    )


def typed_batch(raw: pl.DataFrame, columns: Mapping[str, str]) -> Batch:
    """The typed contracts of a part of some tables, each with its `file` and place `at` in it, and what is wrong."""
    raw = _numbered(raw)
    values, refused = typed_contracts(raw, columns)
    whole = values.filter(~pl.any_horizontal(*refused.values()))
    faults = pl.concat([refusals(raw, values, refused, columns), against_themselves(whole)])
    return _marked(raw, values, faults, columns)


def _numbered(raw: pl.DataFrame) -> pl.DataFrame:
    return raw.with_row_index("row").with_columns(at=pl.col("at").cast(pl.Int64) + 1)


def _marked(raw: pl.DataFrame, values: pl.DataFrame, faults: pl.DataFrame, columns: Mapping[str, str]) -> Batch:
    """Typed rows with their places, those marked that have a fault."""
    faulty = values["row"].is_in(faults["row"].implode())
    return Batch(values.with_columns(raw["file"], raw["at"], faulty=faulty), _as_read(raw, faults, columns))


def _as_read(raw: pl.DataFrame, faults: pl.DataFrame, columns: Mapping[str, str]) -> pl.DataFrame:
    """The bad rows as texts, each with its place and what is wrong with it."""
    if not len(faults):
        return faults
    rows = raw.filter(pl.col("row").is_in(faults["row"].implode()))
    texts = {ALL_FIELDS[name].header: as_text(pl.col(column), raw.schema[column]) for name, column in columns.items()}
    return faults.join(rows.select("row", "file", "at", **texts), "row", how="left", maintain_order="left")


def in_whole(batches: Iterable[Batch], rows: int = ROWS) -> Iterator[Batch]:
    """The same rows in batches of at least so many, which end where a freelancer does."""
    held: list[Batch] = []
    for batch in batches:
        held.append(batch)
        if sum(len(one.contracts) for one in held) >= rows:
            whole = joined_batch(held)
            names = whole.contracts[FREELANCER].fill_null(strategy="forward")
            if len(others := names.ne_missing(names[-1]).arg_true()):
                now, later = whole.contracts[: others[-1] + 1], whole.contracts[others[-1] + 1 :]
                yield whole._replace(contracts=now, bad=_bad_of(whole.bad, later, "anti"))
                whole = Batch(later, _bad_of(whole.bad, later, "semi"))
            held = [whole]
    if held:
        yield joined_batch(held)


def _bad_of(bad: pl.DataFrame, contracts: pl.DataFrame, how: Literal["anti", "semi"]) -> pl.DataFrame:
    """The bad rows that are among some contracts, or that are not."""
    return bad.join(contracts, PLACE, how=how, maintain_order="left") if len(bad) else bad


def joined_batch(held: list[Batch]) -> Batch:
    """Batches as one, its rows numbered anew."""
    return Batch(
        pl.concat([one.contracts for one in held]).with_columns(row=pl.int_range(pl.len(), dtype=pl.UInt32)),
        pl.concat([one.bad for one in held], how="diagonal"),
        sum(one.lost for one in held),
    )
