from __future__ import annotations

import gzip
import os
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from jss_cli.batch.tables import batches, in_whole, open_tables, rows_in
from jss_cli.errors import InputError

ROWS = [("f1", "a"), ("f1", "b"), ("f2", "a"), ("f3", "a"), ("f3", "b"), ("f3", "c")]
TABLE = pl.DataFrame(
    [(who, name, "A", "2024-10-01", "2024-10-15") for who, name in ROWS],
    schema=["freelancer", "id", "client", "started", "ended"],
    orient="row",
)


def keys(*sources: Path, rows: int = 2) -> list[list[str]]:
    """The freelancers of each batch that ends where one does."""
    found = in_whole(batches(open_tables(map(str, sources)), rows=rows), rows)
    return [batch.contracts["freelancer"].to_list() for batch in found]


@pytest.mark.parametrize("suffix", ["parquet", "csv", "tsv", "jsonl", "csv.gz"])
def test_a_table_is_read_by_its_suffix(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"t.{suffix}"
    match suffix:
        case "parquet":
            TABLE.with_columns(pl.col("started", "ended").str.to_date()).write_parquet(path)
        case "jsonl":
            TABLE.write_ndjson(path)
        case "csv.gz":
            path.write_bytes(gzip.compress(TABLE.write_csv().encode()))
        case _:
            TABLE.write_csv(path, separator="," if suffix == "csv" else "\t")
    (batch,) = batches(open_tables([str(path)]))
    assert batch.contracts.select("freelancer", "id", "at").rows() == [(*row, n) for n, row in enumerate(ROWS, 1)]
    assert not batch.contracts["faulty"].any()


def test_rows_of_parquet_are_numbered_from_the_one_asked_for_across_groups(tmp_path: Path) -> None:
    folder = tmp_path / "freelancer=f9"
    folder.mkdir()
    TABLE.drop("freelancer").write_parquet(folder / "t.parquet", row_group_size=4)
    (table,) = open_tables([str(folder)])
    found = [batch.contracts for batch in batches([replace(table, begin=3)], rows=2)]
    rows = pl.concat(found).select("freelancer", "at", "id").rows()
    assert rows == [("f9", n, ROWS[n - 1][1]) for n in (4, 5, 6)]
    assert max(map(len, found)) == 2
    assert rows_in([replace(table, begin=3)]) == 3


def test_rows_of_parquet_are_given_before_those_are_read_that_cannot_be(tmp_path: Path) -> None:
    path = tmp_path / "t.parquet"
    TABLE.write_parquet(path, row_group_size=2, compression="uncompressed", statistics=False)
    found, data = batches(open_tables([str(path)]), rows=2), path.read_bytes()
    footer = len(data) - int.from_bytes(data[-8:-4], "little") - 8
    path.write_bytes(data[: footer - 200] + b"\xff" * 200 + data[footer:])
    assert next(found).contracts["id"].to_list() == ["a", "b"]
    with pytest.raises(InputError, match="could not read the table"):
        next(found)


def test_texts_of_parquet_that_are_stored_by_number_are_not_kept(tmp_path: Path) -> None:
    TABLE.with_columns(client=pl.lit("a client of nobody else").cast(pl.Categorical)).write_parquet(tmp_path / "t.pq")
    (found,) = batches(open_tables([str(tmp_path)]))
    others = pl.Series(["of somebody else"], dtype=pl.Categorical)
    assert set(found.contracts["client"]) == {"a client of nobody else"}
    assert "a client of nobody else" not in pl.Categories(), others


def test_batches_end_where_a_freelancer_does_across_files_too(tmp_path: Path) -> None:
    TABLE[:4].write_csv(tmp_path / "1.csv", separator=";")
    TABLE[4:].write_ndjson(tmp_path / "2.jsonl")
    (tmp_path / "_hidden").mkdir()
    TABLE.write_csv(tmp_path / "_hidden" / "3.csv")
    assert keys(tmp_path) == [["f1", "f1", "f2"], ["f3", "f3", "f3"]]
    assert keys(tmp_path / "*.csv", tmp_path / "2.jsonl", rows=100) == [[who for who, _ in ROWS]]


def test_a_folder_may_name_a_column(tmp_path: Path) -> None:
    (tmp_path / "freelancer=f9").mkdir()
    TABLE.drop("freelancer").write_csv(tmp_path / "freelancer=f9" / "t.csv")
    assert keys(tmp_path, rows=100) == [["f9"] * 6]


def test_a_folder_that_names_a_column_of_its_table_is_told_and_other_keys_are_not_read(tmp_path: Path) -> None:
    for name in ("year=2024", "freelancer=f9"):
        (tmp_path / name).mkdir()
        TABLE.write_csv(tmp_path / name / "t.csv")
    assert len(open_tables([str(tmp_path / "year=2024")])) == 1
    with pytest.raises(InputError, match='"freelancer" is named by a folder and is a column of the table'):
        open_tables([str(tmp_path)])


def test_the_columns_that_are_told_are_those_of_the_table_alone(tmp_path: Path) -> None:
    TABLE.drop("freelancer").write_csv(tmp_path / "t.csv")
    with pytest.raises(InputError) as caught:
        open_tables([str(tmp_path)])
    assert caught.value.faults[0].hint == "the columns are id, client, started, ended"


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("t.parquet", b"PAR1" + b"x" * 40, "JSS842"),
        ("t.csv", b"", "JSS842"),
        ("t.csv", b"freelancer,id,client,started\n\xff\xfe,1,2,3\n", "JSS842"),
        ("t.csv", b"id,client\n1,2\n", "JSS841"),
        ("t.txt", b"a,b\n", "JSS841"),
        (None, b"", "JSS984"),
    ],
)
def test_what_is_no_table_is_told_with_its_file(name: str | None, data: bytes, code: str, tmp_path: Path) -> None:
    path = tmp_path / (name or "none.csv")
    if name:
        path.write_bytes(data)
    with pytest.raises(InputError) as caught:
        list(batches(open_tables([str(path)])))
    assert {fault.code for fault in caught.value.faults} == {code}
    assert caught.value.faults[0].file == str(path)


def test_a_parquet_file_that_is_cut_off_is_told(tmp_path: Path) -> None:
    path = tmp_path / "t.parquet"
    TABLE.with_columns(pl.col("started", "ended").str.to_date()).write_parquet(path)
    path.write_bytes(path.read_bytes()[:-100])
    with pytest.raises(InputError, match="could not read the table") as caught:
        open_tables([str(path)])
    assert caught.value.faults[0].code == "JSS842"


def test_many_tiny_files_are_read_as_one_large_one(tmp_path: Path) -> None:
    for number in range(200):
        TABLE[number % 6 : number % 6 + 1].with_columns(freelancer=pl.lit(f"g{number}")).write_csv(
            tmp_path / f"{number:03}.csv"
        )
    assert keys(tmp_path, rows=10**6) == [[f"g{number}" for number in range(200)]]


def test_every_file_that_cannot_be_read_is_told_at_once(tmp_path: Path) -> None:
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_text("freelancer\n")
    TABLE.write_csv(tmp_path / "c.csv")
    with pytest.raises(InputError) as caught:
        open_tables([str(tmp_path)])
    assert {Path(fault.file).name for fault in caught.value.faults} == {"a.csv", "b.csv"}
    assert caught.value.summary == "2 of 3 tables; nothing was scored"


def test_a_folder_within_that_may_not_be_read_is_told_and_not_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "closed").mkdir()
    TABLE.write_csv(tmp_path / "t.csv")
    monkeypatch.setattr(os, "access", lambda path, _: Path(path).name != "closed")
    with pytest.raises(InputError, match="the folder may not be read") as caught:
        open_tables([str(tmp_path)])
    assert caught.value.faults[0].file == str(tmp_path / "closed")


@pytest.mark.parametrize("suffix", ["parquet", "csv", "jsonl"])
def test_a_column_named_at_is_an_unknown_one_in_every_format(suffix: str, tmp_path: Path) -> None:
    path, table = tmp_path / f"t.{suffix}", TABLE.with_columns(at=pl.lit("x"))
    getattr(table, {"jsonl": "write_ndjson"}.get(suffix, f"write_{suffix}"))(path)
    with pytest.raises(InputError) as caught:
        open_tables([str(path)])
    assert [(fault.code, fault.message) for fault in caught.value.faults] == [("JSS912", 'unknown column "at"')]


def test_a_folder_that_names_a_day_at_which_it_was_made_numbers_no_rows(tmp_path: Path) -> None:
    (tmp_path / "at=7").mkdir()
    TABLE.write_csv(tmp_path / "at=7" / "t.csv")
    (found,) = batches(open_tables([str(tmp_path)]))
    assert found.contracts["at"].to_list() == [1, 2, 3, 4, 5, 6]
