"""Rows of freelancers that lie apart, brought together on disk: spread over parts, then read part after part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from math import ceil
from pathlib import Path
from types import MappingProxyType

import polars as pl

from jss_cli.batch.beside import in_step, with_rows
from jss_cli.batch.columns import FREELANCER
from jss_cli.batch.faults import FAULT_TYPES
from jss_cli.batch.tables import Batch, ContractTable
from jss_cli.files.output import unwritten

GROWTH = 8  # how many times larger a table is in memory than in a file, at most
MIB = 2**20
NOTHING: Mapping[str, Iterable[Batch]] = MappingProxyType({})
NO_FAULTS = pl.DataFrame(schema=FAULT_TYPES)


def number_of_parts(tables: Iterable[ContractTable], memory: int) -> int:
    """Into how many parts tables are spread so that each fits into so many MiB, sorted beside itself."""
    return ceil(sum(Path(table.file).stat().st_size for table in tables) * GROWTH / (memory * MIB)) or 1


def brought_together(
    batches: Iterable[Batch], folder: Path, parts: int, beside: Mapping[str, Iterable[Batch]] = NOTHING
) -> Iterator[Batch]:
    """The same rows, those of a freelancer one after the other, with what is beside them; what does not fit into memory
    lies in a folder. Raises OutputError (JSS990) where the folder takes no more.
    """
    kept: dict[str, Iterable[Batch]] = {"contracts": batches, **beside}
    empty: dict[str, pl.DataFrame] = {}
    for name, found in kept.items():
        for nth, batch in enumerate(found):
            empty[name] = batch.contracts.clear()
            yield Batch(empty["contracts"], batch.bad)
            _spread(batch.contracts, folder, name, nth, parts)
        if "contracts" not in empty:
            yield from in_step((), beside, pl.Series(dtype=pl.UInt64))
            return
    for part in range(parts):
        rows = {name: _gathered(folder, f"{name}-{part}", none) for name, none in empty.items()}
        yield with_rows(Batch(rows.pop("contracts"), NO_FAULTS), {n: Batch(one, NO_FAULTS) for n, one in rows.items()})


def _spread(rows: pl.DataFrame, folder: Path, name: str, nth: int, parts: int) -> None:
    """Write rows to the files of their parts."""
    placed = rows.with_columns(part=pl.col(FREELANCER).hash() % parts)
    for (part,), found in placed.partition_by("part", as_dict=True, include_key=False).items():
        try:
            found.write_ipc(folder / f"{name}-{part}-{nth}.arrow", compression="lz4")
        except OSError as error:
            raise unwritten(folder, error) from None


def _gathered(folder: Path, name: str, none: pl.DataFrame) -> pl.DataFrame:
    """The rows of a part, those of a freelancer one after the other as they came; its files are gone then."""
    files = sorted(folder.glob(f"{name}-*.arrow"), key=lambda path: int(path.stem.rpartition("-")[2]))
    rows = pl.concat([none, *(pl.read_ipc(file) for file in files)])
    for file in files:
        file.unlink()
    return rows.sort(FREELANCER, maintain_order=True).with_columns(row=pl.int_range(pl.len(), dtype=pl.UInt32))
