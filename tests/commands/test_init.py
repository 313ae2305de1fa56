from __future__ import annotations

from pathlib import Path

import pytest
from conftest import ROOT

from jss_cli.errors import OutputError, UsageError
from jss_cli.shell.cli import run


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_the_starter_file_is_a_history_that_can_be_explained(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["init"]) == 0
    assert "wrote history.yaml" in capsys.readouterr().err
    assert run(["explain", "history.yaml"]) == 0
    assert run(["check", "history.yaml", "--strict", "--as-of", "2026-11-24"]) == 0


def test_a_sample_is_copied_out_under_its_name_byte_for_byte() -> None:
    assert run(["init", "--sample", "nine_jobs_75"]) == 0
    assert run(["init", "--sample", "nine_jobs_75.csv"]) == 0
    for name in ("nine_jobs_75.yaml", "nine_jobs_75.csv"):
        assert Path(name).read_bytes() == (ROOT / "sample_histories" / name).read_bytes()


def test_a_file_that_exists_is_never_overwritten_unasked() -> None:
    Path("history.yaml").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError):
        run(["init"])
    assert Path("history.yaml").read_text(encoding="utf-8") == "mine"
    assert run(["init", "--force"]) == 0


def test_the_samples_are_listed_and_an_unknown_one_is_told_with_its_neighbour(
    capsys: pytest.CaptureFixture[str],
) -> None:
    run(["init", "--list"])
    assert "nine_jobs_75" in capsys.readouterr().out.split()
    with pytest.raises(UsageError) as caught:
        run(["init", "--sample", "nine_job_75"])
    assert "nine_jobs_75" in caught.value.faults[0].hint


def test_the_folder_of_samples_explains_each_of_them() -> None:
    told = (ROOT / "sample_histories" / "README.md").read_text("utf-8")
    names = [path.name for path in (ROOT / "sample_histories").iterdir() if path.suffix in {".yaml", ".csv"}]
    assert [
        name for name in names if f"`{name}`" not in told and f"`{name.replace('.csv', '.yaml')}`, `.csv`" not in told
    ] == []
