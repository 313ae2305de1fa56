"""On a cluster every row is the one that this machine gives."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from datetime import date
from importlib.util import find_spec
from pathlib import Path

import polars as pl
import pytest
from conftest import ROOT
from many import random_histories, seeded, typed_table

from jss_cli.batch.arrow import score_arrow
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
    batches = TABLE.to_arrow(compat_level=pl.CompatLevel.oldest()).to_batches(max_chunksize=40)
    scores = score_arrow(batches, named_policy("upwork-2024-09"), DAY)
    found = pl.concat([pl.DataFrame(pl.from_arrow(batch)) for batch in scores])
    assert found.equals(pl.read_parquet("here.parquet"))


@pytest.mark.slow
@pytest.mark.skipif(not IS_HERE, reason="NOT RUN: Spark, or the Java machine that it needs, is not here")
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


@pytest.mark.slow
@pytest.mark.parametrize("engine", ["dask", "ray"])
def test_other_engines_give_the_rows_of_this_machine_as_the_readme_uses_them(engine: str) -> None:
    if not find_spec(engine):
        pytest.skip(f"NOT RUN: {engine} is not here: pip install 'jss-cli[engines]'")
    Path("contracts").mkdir()
    names = TABLE["freelancer"].unique(maintain_order=True)
    for place, part in enumerate((names[:25], names[25:])):
        TABLE.filter(pl.col("freelancer").is_in(part.implode())).write_parquet(f"contracts/{place}.parquet")
    text = (ROOT / "README.md").read_text("utf-8")
    script = re.search(rf"<!-- engine: {engine} -->\n```python\n(.*?)```", text, re.DOTALL)
    assert script
    Path("script.py").write_text(script[1].replace("date(2026, 10, 1)", repr(DAY).removeprefix("datetime.")), "utf-8")
    done = subprocess.run([sys.executable, "script.py"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert pl.read_parquet("scores.parquet").equals(pl.read_parquet("here.parquet"))


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
