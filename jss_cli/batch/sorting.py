"""Rows of freelancers that lie apart, brought together on disk: spread over parts, then read part after part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import ceil
from pathlib import Path

import polars as pl

from jss_cli.batch.columns import FREELANCER
from jss_cli.batch.sheets import unwritable
from jss_cli.batch.tables import Batch, ContractTable

GROWTH = 8  # how many times larger a table is in memory than in a file, at most
MIB = 2**20


def number_of_parts(tables: Iterable[ContractTable], memory: int) -> int:
    """Into how many parts tables are spread so that each fits into so many MiB, sorted beside itself."""
    return ceil(sum(Path(table.file).stat().st_size for table in tables) * GROWTH / (memory * MIB)) or 1


def brought_together(batches: Iterable[Batch], folder: Path, parts: int) -> Iterator[Batch]:
    """The same rows, those of a freelancer one after the other; what does not fit into memory lies in a folder.

    Raises OutputError (JSS990) where the folder takes no more.
    """
    for nth, batch in enumerate(batches):
        yield Batch(batch.contracts.clear(), batch.bad)
        placed = batch.contracts.with_columns(part=pl.col(FREELANCER).hash() % parts)
        for (part,), rows in placed.partition_by("part", as_dict=True, include_key=False).items():
            try:
                rows.write_ipc(folder / f"{part}-{nth}.arrow", compression="lz4")
            except OSError as error:
                raise unwritable(folder, error) from None
    for part in range(parts):
        files = sorted(folder.glob(f"{part}-*.arrow"), key=lambda path: int(path.stem.partition("-")[2]))
        if files:
            rows = pl.concat([pl.read_ipc(file) for file in files])
            yield Batch(rows.sort(FREELANCER, maintain_order=True), batch.bad.clear())
        for file in files:
            file.unlink()
