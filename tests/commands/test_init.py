from __future__ import annotations

import codecs
import csv
import io
import re
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

import pytest
from conftest import ROOT

from jss_cli.domain.history import Observation
from jss_cli.errors import OutputError, UsageError
from jss_cli.files.histories.fields import CONTRACT_FIELDS, OBSERVATION_FIELDS, TOP_FIELDS
from jss_cli.files.history import load_history
from jss_cli.files.reading import Reading
from jss_cli.files.samples import STARTER
from jss_cli.shell.cli import run
from jss_cli.visible import FORMULA


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


@pytest.mark.parametrize("name", ["history.json", "history.yml", "history.YAML"])
def test_the_suffix_of_the_output_chooses_what_the_starter_file_is_written_as(name: str) -> None:
    assert run(["init", "-o", name]) == 0
    assert load_history(name, Reading()) == load_history(str(STARTER), Reading())


def test_the_starter_file_has_a_remark_on_each_field_that_a_person_writes() -> None:
    told = set(re.findall(r"\w+", STARTER.read_text("utf-8")))
    fields = {name for field in (*CONTRACT_FIELDS, *OBSERVATION_FIELDS, *TOP_FIELDS) for name in field.name.split(".")}
    assert fields - told == {"from"}  # which import writes


def test_the_starter_files_tell_how_an_observed_score_is_written(tmp_path: Path) -> None:
    seen = (Observation(date(2026, 11, 22), 75, Fraction(1)),)
    yaml = STARTER.read_text("utf-8").replace("observed: []\n#", "observed:\n")
    sheet = STARTER.with_suffix(".csv").read_text("utf-8").replace("# #observed", "#observed")
    for name, text in (("y.yaml", yaml), ("s.csv", sheet)):
        (tmp_path / name).write_text(text, encoding="utf-8")
        assert load_history(name, Reading()).observed == seen


def test_a_sample_is_translated_where_it_is_not_kept_in_the_format_asked_for() -> None:
    run(["init", "--sample", "nine_jobs_75", "-o", "s.csv"])
    assert Path("s.csv").read_bytes() == (ROOT / "sample_histories" / "nine_jobs_75.csv").read_bytes()
    run(["init", "--sample", "never_started_75", "--format", "csv"])
    assert load_history("never_started_75.csv", Reading()) == load_history(
        str(ROOT / "sample_histories" / "never_started_75.yaml"), Reading()
    )


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


def test_the_starter_sheet_opens_well_in_a_spreadsheet() -> None:
    run(["init", "-o", "h.csv"])
    data = Path("h.csv").read_bytes()
    assert data.startswith(codecs.BOM_UTF8)  # by which a spreadsheet knows, and keeps, the encoding
    rows = _cells(data)
    width = len(rows[-1])
    assert rows[-1][:4] == ["id", "client", "title", "kind"]
    assert all(len(row) <= 2 or len(row) == width for row in rows)
    assert not [cell for row in rows for cell in row if cell.startswith(FORMULA)]


@pytest.mark.parametrize(("delimiter", "encoding"), [(",", "utf-8-sig"), (";", "utf-8"), ("\t", "utf-16")])
def test_the_starter_sheet_that_a_spreadsheet_saved_holds_what_was_added_and_no_example(
    delimiter: str, encoding: str, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["init", "-o", "h.csv"])
    rows = [*_cells(Path("h.csv").read_bytes()), ["k1", "Bäcker", "Poster", "fixed", "2026-03-02", "2026-03-20", "300"]]
    with Path("h.csv").open("w", encoding=encoding, newline="") as sheet:
        csv.writer(sheet, delimiter=delimiter).writerows([*row, *[""] * (14 - len(row))] for row in rows)
    assert [contract.client for contract in load_history("h.csv").contracts] == ["Bäcker"]
    assert run(["check", "h.csv", "--strict"]) == 0


def test_the_examples_of_the_starter_sheet_are_contracts_once_their_sign_is_gone() -> None:
    run(["init", "-o", "h.csv"])
    *above, first, second, names = Path("h.csv").read_text("utf-8").splitlines()
    Path("h.csv").write_text("\n".join((*above, names, first[2:], second[2:])), encoding="utf-8")
    assert load_history("h.csv").contracts == load_history(str(STARTER)).contracts


def test_a_history_is_written_into_no_other_kind_of_file() -> None:
    for options in ([], ["--sample", "nine_jobs_75"], ["--ask"]):
        with pytest.raises(UsageError) as caught:
            run(["init", "-o", "h.xlsx", *options])
        assert "the suffixes are .csv, .json, .yaml, .yml" in caught.value.faults[0].hint


def _cells(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))


@pytest.mark.parametrize("name", ["h.yaml", "h.csv", "h.json"])
def test_a_history_begins_with_an_interview(
    name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    began, over = (date.today() - timedelta(days) for days in (60, 30))  # noqa: DTZ011 - the local day is meant
    lines = f"\nPoster\nA\n{began}\n{over}\n300\n5\ncompleted\n\n\n\n\n"
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(lines.encode())))
    assert run(["init", "--ask", "-o", name]) == 0
    told = capsys.readouterr()
    assert told.out.startswith("Job Success Score")
    assert f"[1] Started on (2026-03-02), Enter = not known: {began}" in told.err
    assert load_history(name).contracts[0].title == "Poster"


def test_an_interview_begins_no_history_where_one_is() -> None:
    Path("history.yaml").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError, match="exists already") as caught:
        run(["init", "--ask"])
    assert caught.value.faults[0].hint == (
        "jss add history.yaml goes on with it, jss import ... --into history.yaml adds to it; --force begins anew"
    )


@pytest.mark.parametrize("options", [["--list"], ["--sample", "nine_jobs_75"], ["-o", "-"]])
def test_an_interview_goes_with_a_file_of_its_own(options: list[str]) -> None:
    with pytest.raises(UsageError, match="--ask writes"):
        run(["init", "--ask", *options])


def test_the_hint_names_the_file_that_was_written(capsys: pytest.CaptureFixture[str]) -> None:
    run(["init"])
    run(["init", "-o", "mine.csv"])
    hints = capsys.readouterr().err
    assert "jss explain history.yaml explains it, jss check history.yaml looks for mistakes" in hints
    assert "jss explain mine.csv explains it" in hints
