"""On a cluster every row is the one that this machine gives."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from datetime import date
from importlib.util import find_spec
from pathlib import Path

import polars as pl
import pytest
from many import random_histories, seeded, typed_table

from jss_cli.batch.columns import found_columns
from jss_cli.batch.spark import _scoring_of
from jss_cli.errors import OutputError, UsageError
from jss_cli.files.policy import named_policy
from jss_cli.shell.cli import run

DAY = date(2025, 6, 1)
TABLE = typed_table(random_histories(seeded(2), 60, DAY))
IS_HERE = all(map(find_spec, ("pyspark", "pandas"))) and shutil.which("java") is not None


@pytest.fixture(autouse=True)
def _table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    TABLE.write_parquet("t.parquet")
    assert run(["batch", "t.parquet", "--as-of", str(DAY), "-o", "here.parquet", "--format", "json"]) == 0


def test_what_a_worker_runs_gives_the_rows_of_this_machine() -> None:
    score = _scoring_of(named_policy("upwork-2024-09"), DAY, found_columns(TABLE.schema, "t"))
    batches = TABLE.to_arrow(compat_level=pl.CompatLevel.oldest()).to_batches(max_chunksize=40)
    found = pl.concat([pl.DataFrame(pl.from_arrow(batch)) for batch in score(batches)])
    assert found.equals(pl.read_parquet("here.parquet"))


@pytest.mark.slow
@pytest.mark.skipif(not IS_HERE, reason="Spark, or the Java machine that it needs, is not here")
def test_spark_gives_the_rows_of_this_machine(capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    asked = ["batch", "t.parquet", "--as-of", str(DAY), "-o", "scores", "--engine", "spark", "--master", "local[2]"]
    done = subprocess.run(
        [sys.executable, "-m", "jss_cli", *asked, "--format", "json"], capture_output=True, check=True
    )
    told = json.loads(done.stdout)
    assert (told["freelancers"], told["contracts"], told["set_aside"]) == (60, len(TABLE), 0)
    found = pl.read_parquet("scores/*.parquet").sort("freelancer")
    assert found.equals(pl.read_parquet("here.parquet").sort("freelancer"))


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ["-o", "scores", "--sort"],
            "tables beside the scores and the contracts, --max-bad and --sort are of one machine",
        ),
        (["-o", "scores.parquet"], "Spark writes a folder of Parquet files"),
    ],
)
def test_what_spark_cannot_do_is_refused(arguments: list[str], message: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jss_cli.extras.find_spec", lambda name: name)
    with pytest.raises(UsageError, match=message):
        run(["batch", "t.parquet", "--as-of", str(DAY), "--engine", "spark", *arguments])


def test_without_spark_it_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jss_cli.extras.find_spec", lambda name: None if name == "pyspark" else name)
    with pytest.raises(OutputError, match="needs pyspark, which is not installed") as caught:
        run(["batch", "t.parquet", "--as-of", str(DAY), "-o", "scores", "--engine", "spark"])
    assert caught.value.faults[0].hint == "pip install 'jss-cli[spark]'"
