"""Of a Parquet file no more is held than what is read next."""

from __future__ import annotations

from datetime import date
from importlib import import_module
from pathlib import Path
from random import Random

import polars as pl
from many import random_histories, scores_of, seeded, typed_table

from jss_cli.batch.stored import stored_rows
from jss_cli.files.policy import named_policy

pa, pq = import_module("pyarrow"), import_module("pyarrow.parquet")
COLUMNS = {name: name for name in ("freelancer", "id", "client")}


def test_rows_are_numbered_from_the_one_asked_for_across_groups(tmp_path: Path) -> None:
    table = pa.table({name: [f"{name} {n}" for n in range(9)] for name in ("id", "client")})
    folder = tmp_path / "freelancer=f9"
    folder.mkdir()
    pq.write_table(table, folder / "t.parquet", row_group_size=4)
    found = list(stored_rows(str(folder / "t.parquet"), COLUMNS, 5, 3))
    rows = pl.concat(found).select("at", "freelancer", "client").rows()
    assert rows == [(n, "f9", f"client {n}") for n in range(5, 9)]
    assert max(map(len, found)) <= 3


def test_the_bytes_of_rows_that_were_read_are_let_go(tmp_path: Path) -> None:
    rng, path = Random(1), tmp_path / "t.parquet"  # noqa: S311 - test data
    pq.write_table(pa.table({n: [rng.randbytes(500).hex() for _ in range(800)] for n in COLUMNS}), path, 40)
    before = pa.total_allocated_bytes()
    held = [pa.total_allocated_bytes() for _ in stored_rows(str(path), COLUMNS, 0, 40)]
    assert max(held) - before < path.stat().st_size / 4


def test_texts_that_are_stored_as_numbers_are_not_kept(tmp_path: Path) -> None:
    texts = pa.array([f"a text of {n} alone" for n in range(9)]).dictionary_encode()
    pq.write_table(pa.table(dict.fromkeys(COLUMNS, texts)), tmp_path / "t.parquet")
    others = pl.Series(["of somebody else"], dtype=pl.Categorical)
    (found,) = stored_rows(str(tmp_path / "t.parquet"), COLUMNS, 0, 10)
    assert found["client"].to_list() == texts.to_pylist()
    assert texts[0].as_py() not in pl.Categories(), others


def test_clients_of_a_batch_are_forgotten_after_it() -> None:
    day, others = date(2025, 6, 1), pl.Series(["of somebody else"], dtype=pl.Categorical)
    table = typed_table(random_histories(seeded(4), 3, day)).with_columns(client=pl.lit("a client of nobody else"))
    assert scores_of(table, named_policy("upwork-2024-09"), day)
    assert "a client of nobody else" not in pl.Categories(), others
