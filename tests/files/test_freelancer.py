from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from many import random_histories, seeded, typed_table

from jss_cli.errors import InputError, OutputError, UsageError
from jss_cli.files.freelancer import rows_of_freelancer
from jss_cli.files.policy import load_policy
from jss_cli.scoring.scoring import score_history
from jss_cli.shell.cli import run

DAY = date(2025, 6, 1)
HISTORIES = random_histories(seeded(1), 12, DAY)


@pytest.fixture(autouse=True)
def _tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    table = typed_table(HISTORIES).with_columns(x_note=pl.lit("x"))
    table.write_parquet("t.parquet")
    flat = table.drop("payments", "refunds")
    flat.write_csv("t.csv", separator=";")
    flat.write_ndjson("t.jsonl")


@pytest.mark.parametrize("place", range(len(HISTORIES)))
def test_a_freelancer_out_of_a_table_is_explained_as_its_history(
    place: int, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["explain", "t.parquet", "--freelancer", f"f{place}", "--as-of", str(DAY), "--format", "json"]
    assert run(asked) == 0
    told = json.loads(capsys.readouterr().out)
    score = score_history(HISTORIES[place], load_policy(None, DAY), DAY)
    assert told["computed"]["shown"] == score.whole
    assert told["file"] == "t.parquet"
    assert [one["id"] for one in told["contracts"]] == [one.id for one in HISTORIES[place].contracts]


@pytest.mark.parametrize("file", ["t.parquet", "t.csv", "t.jsonl"])
def test_its_rows_have_the_columns_that_a_history_knows(file: str) -> None:
    rows = rows_of_freelancer(file, "f3")
    assert [row["id"] for row in rows] == [one.id for one in HISTORIES[3].contracts]
    assert not {"freelancer", "x_note"} & rows[0].keys()


@pytest.mark.parametrize("named", ["all", "all/**/*.parquet", "all/c.csv.gz"])
def test_a_folder_and_a_pattern_stand_for_their_tables_as_in_a_batch(
    named: str, capsys: pytest.CaptureFixture[str]
) -> None:
    table = pl.read_parquet("t.parquet")
    Path("all/country=de").mkdir(parents=True)
    table.filter(pl.col("freelancer").is_in(["f0", "f1"])).write_parquet("all/country=de/a.parquet")
    table.filter(pl.col("freelancer").is_in(["f3", "f4"])).write_parquet("all/country=de/b.pq.parquet")
    with gzip.open("all/c.csv.gz", "wt") as stream:
        stream.write("freelancer,id,client,started\nzz,c1,A,2024-01-08\n")
    who = "zz" if named.endswith("gz") else "f3"
    assert run(["score", named, "--freelancer", who, "--as-of", str(DAY), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    shown = None if who == "zz" else score_history(HISTORIES[3], load_policy(None, DAY), DAY).whole
    assert told["computed"]["shown"] == shown


@pytest.mark.parametrize("name", ["t.csv", "t.parquet", "t.jsonl"])
def test_a_column_that_no_history_has_is_an_error_as_in_a_history(name: str) -> None:
    table = pl.DataFrame({"Freelancer ID": "f1", "id": "a", "client": "A", "started": "2024-10-01", "recomend": "3"})
    writers: dict[str, Callable[[str], object]] = {
        "t.csv": table.write_csv,
        "t.parquet": table.write_parquet,
        "t.jsonl": table.write_ndjson,
    }
    writers[name](name)
    with pytest.raises(InputError, match='unknown column "recomend"') as caught:
        run(["score", name, "--freelancer", "f1"])
    assert (caught.value.faults[0].code, caught.value.faults[0].hint) == ("JSS912", 'did you mean "recommend"?')


def test_cells_without_a_column_are_told_with_the_table() -> None:
    Path("t.csv").write_text("freelancer,id,client,started\nf1,a,A,2024-10-01,more\n")
    with pytest.raises(InputError, match="a row has more cells than there are columns"):
        rows_of_freelancer("t.csv", "f1")


@pytest.mark.parametrize(
    ("file", "freelancer", "code"),
    [
        ("t.csv", "nobody", "JSS846"),
        ("none.csv", "f1", "JSS842"),
        ("bad.parquet", "f1", "JSS842"),
        ("far.parquet", "f1", "JSS842"),
    ],
)
def test_what_is_not_there_is_told_with_its_file(file: str, freelancer: str, code: str) -> None:
    Path("bad.parquet").write_bytes(b"PAR1")
    beyond = pl.DataFrame({"freelancer": "f1", "started": 5_000_000}, {"freelancer": pl.String, "started": pl.Int32})
    beyond.with_columns(pl.col("started").cast(pl.Date)).write_parquet("far.parquet")
    with pytest.raises(InputError) as caught:
        rows_of_freelancer(file, freelancer)
    assert (caught.value.faults[0].code, caught.value.faults[0].file) == (code, file)


@pytest.mark.parametrize(("file", "code"), [("t.parquet", "JSS988"), ("t.csv", "JSS912")])
def test_a_table_of_many_in_the_place_of_a_history_says_what_to_add(file: str, code: str) -> None:
    with pytest.raises(InputError, match="this is a table of many freelancers, not a history") as caught:
        run(["score", file])
    assert [(fault.code, "--freelancer ID" in fault.hint) for fault in caught.value.faults] == [(code, True)]


def test_somebody_out_of_what_is_no_table_is_told_what_can_be_one() -> None:
    Path("h.yaml").write_text("contracts: []\n")
    with pytest.raises(InputError) as caught:
        run(["score", "h.yaml", "--freelancer", "f1"])
    assert "Parquet, CSV, JSON Lines" in caught.value.faults[0].hint


def test_a_command_that_takes_nobody_out_of_a_table_says_so() -> None:
    with pytest.raises(UsageError, match=r"--freelancer takes nobody out of t\.csv"):
        run(["convert", "t.csv", "h.yaml", "--freelancer", "f1"])


def test_without_what_reads_parquet_it_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow.parquet", None)
    with pytest.raises(OutputError, match="needs pyarrow, which is not installed"):
        rows_of_freelancer("t.parquet", "f1")
