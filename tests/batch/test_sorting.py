from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from many import random_histories, seeded, typed_table

from jss_cli.batch.question import BatchQuestion
from jss_cli.batch.running import run_batch
from jss_cli.batch.sorting import brought_together, number_of_parts
from jss_cli.batch.tables import batches, open_tables
from jss_cli.errors import InputError, OutputError
from jss_cli.files.policy import named_policy

POLICY, DAY = named_policy("upwork-2024-09"), date(2025, 6, 1)
TABLE = typed_table(random_histories(seeded(2), 40, DAY))


def test_rows_that_lie_apart_are_brought_together_in_their_order(tmp_path: Path) -> None:
    TABLE.sample(fraction=1, shuffle=True, seed=1).write_parquet(tmp_path / "t.parquet")
    tables = open_tables([str(tmp_path / "t.parquet")])
    found = [batch.contracts for batch in brought_together(batches(tables, rows=50), tmp_path, 3)]
    names = [name for rows in found for name in rows["freelancer"].to_list()]
    assert sorted(names) == sorted(TABLE["freelancer"].to_list())
    assert len(dict.fromkeys(names)) == sum(one != other for one, other in zip(names, ["", *names], strict=False))
    assert all(rows["at"].to_list() == rows.sort("freelancer", "at")["at"].to_list() for rows in found)
    assert {path.name for path in tmp_path.iterdir()} == {"t.parquet"}


def test_sorted_rows_give_the_same_scores(tmp_path: Path) -> None:
    TABLE.write_parquet(tmp_path / "t.parquet")
    TABLE.reverse().sample(fraction=1, shuffle=True, seed=2).write_parquet(tmp_path / "apart.parquet")
    found = []
    for name, memory in (("t", None), ("apart", 16)):
        path = tmp_path / f"{name}.csv"
        run_batch(BatchQuestion((str(tmp_path / f"{name}.parquet"),), POLICY, DAY, path, memory=memory))
        found.append(sorted(path.read_text().splitlines()))
    assert found[0] == found[1]


@pytest.mark.parametrize("memory", [None, 16])
def test_payments_beside_a_table_without_rows_are_told_however_it_is_read(memory: int | None, tmp_path: Path) -> None:
    TABLE.clear().write_parquet(tmp_path / "t.parquet")
    (tmp_path / "paid.csv").write_text("freelancer,id,on,amount\nf1,c1,2024-01-05,10.00\n")
    beside = {"payments": (str(tmp_path / "paid.csv"),)}
    asked = BatchQuestion((str(tmp_path / "t.parquet"),), POLICY, DAY, tmp_path / "s.csv", memory=memory, beside=beside)
    with pytest.raises(InputError, match=r'paid\.csv, row 1: "f1" has no contracts'):
        run_batch(asked)


def test_the_less_memory_there_is_the_more_parts_there_are(tmp_path: Path) -> None:
    TABLE.write_parquet(tmp_path / "t.parquet")
    (table,) = open_tables([str(tmp_path / "t.parquet")])
    with (tmp_path / "t.parquet").open("ab") as stream:
        stream.truncate(64 * 2**20)
    assert [number_of_parts([table], memory) for memory in (1024, 128, 16)] == [1, 4, 32]


def test_a_disk_that_takes_no_more_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    TABLE.write_parquet(tmp_path / "t.parquet")
    monkeypatch.setattr("polars.DataFrame.write_ipc", full)
    with pytest.raises(OutputError, match="no space left on device"):
        run_batch(BatchQuestion((str(tmp_path / "t.parquet"),), POLICY, DAY, tmp_path / "s.csv", memory=16))
    assert {path.name for path in tmp_path.iterdir()} == {"t.parquet"}
