from __future__ import annotations

import csv
import io
import json

import pytest
from conftest import ROOT

from jss_cli.errors import InputError
from jss_cli.shell.cli import run

NINE, NONE = "sample_histories/nine_jobs_75.yaml", "sample_histories/no_score_yet.yaml"


@pytest.fixture(autouse=True)
def _in_the_checkout(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


def test_one_history_is_one_line_that_names_rules_and_day(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["score", NINE]) == 0
    assert capsys.readouterr().out == "75 %  upwork-2016  2016-08-21\n"


@pytest.mark.parametrize(
    ("policy", "days"),
    [
        ("upwork-2016", ""),
        ("upwork-2015", " (in force from 2015-03-01 to 2016-05-31)"),
        ("upwork-2026-03", " (in force from 2026-03-31)"),
    ],
)
def test_rules_that_are_asked_for_on_a_day_beside_theirs_are_told_with_their_days(
    policy: str, days: str, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["score", NINE, "--policy", policy])
    assert f"{policy}{days} 2016-08-21" in " ".join(capsys.readouterr().out.split())
    run(["explain", NINE, "--policy", policy])
    told = f"(asked for{days.replace(' (', ', ').rstrip(')')})"
    assert told in " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize(
    ("files", "least", "code"), [([NINE], 75, 0), ([NINE], 76, 1), ([NONE], 0, 1), ([NINE, NONE], 10, 1)]
)
def test_fail_under_is_the_exit_code_and_no_score_fails_it(
    files: list[str], least: int, code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["score", *files, "--fail-under", str(least), "--format", "json"]) == code
    told = json.loads(capsys.readouterr().out)
    scores = told if len(files) > 1 else [told]
    assert [score["file"] for score in scores] == files
    assert code == int(any(score["meets"] is False for score in scores))


def test_no_score_is_an_answer_with_its_reason(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["score", NONE]) == 0
    text = capsys.readouterr().out
    assert text.startswith("no score")
    assert "there are 3 from 2" in " ".join(text.split())


def test_it_and_explain_call_the_number_and_what_it_rests_on_alike(capsys: pytest.CaptureFixture[str]) -> None:
    alike = ("file", "policy", "as_of", "currency", "basis", "score", "no_score", "computed", "seen")
    told = []
    for command in ("score", "explain"):
        run([command, NINE, "--format", "json"])
        result = json.loads(capsys.readouterr().out)
        told.append({key: result[key] for key in alike})
    assert told[0] == told[1]
    assert told[0]["score"]["shown"] == told[0]["computed"]["shown"] == told[0]["seen"]["shown"] == 75


def test_in_csv_every_history_is_a_row(capsys: pytest.CaptureFixture[str]) -> None:
    run(["score", NINE, NONE, "--format", "csv"])
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [(row["file"], row["score_shown"], row["computed_shown"]) for row in rows] == [
        (NINE, "75", "75"),
        (NONE, "", ""),
    ]


def test_a_single_file_that_cannot_be_read_leaves_nothing_on_standard_output(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(InputError):
        run(["score", "sample_histories/nothing_there.yaml"])
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(("basis", "shown", "code"), [("seen", 88, 1), ("computed", 100, 0)])
def test_the_score_that_was_seen_is_the_one_that_is_tested_unless_the_computed_one_is_asked_for(
    basis: str, shown: int, code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["score", "tests/cases/five_stars_88.yaml", "--as-of", "2026-11-22", "--basis", basis, "--fail-under", "90"]
    assert run(asked) == code
    line = " ".join(capsys.readouterr().out.split())
    beside = " (seen on 2026-11-22; by the rules alone 100 %)" if basis == "seen" else ""
    tested = f"tested for 90 %: {shown} %, {'not met' if code else 'met'}"
    assert line == f"{shown} % upwork-2026-03 2026-11-22{beside} {tested}"
    assert run([*asked, "--format", "json"]) == code
    result = json.loads(capsys.readouterr().out)
    assert (result["basis"], result["score"]["shown"], result["computed"]["shown"]) == (basis, shown, 100)
