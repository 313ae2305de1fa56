from __future__ import annotations

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
    ("files", "least", "code"), [([NINE], 75, 0), ([NINE], 76, 1), ([NONE], 0, 1), ([NINE, NONE], 10, 1)]
)
def test_fail_under_is_the_exit_code_and_no_score_fails_it(
    files: list[str], least: int, code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["score", *files, "--fail-under", str(least), "--format", "json"]) == code
    scores = json.loads(capsys.readouterr().out)["scores"]
    assert [score["file"] for score in scores] == files
    assert code == int(any(score["meets"] is False for score in scores))


def test_no_score_is_an_answer_with_its_reason(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["score", NONE]) == 0
    text = capsys.readouterr().out
    assert text.startswith("no score")
    assert "there are 3 from 2" in " ".join(text.split())


def test_a_file_that_cannot_be_read_leaves_nothing_on_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(InputError):
        run(["score", NINE, "sample_histories/nothing_there.yaml"])
    assert capsys.readouterr().out == ""
