"""What the answers say of days: runs, a score that is gone, contracts too old, an end that lies ahead."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import ROOT

from jss_cli.shell.cli import run

CASES = Path(__file__).parent.parent / "cases"
NINE = ROOT / "sample_histories" / "nine_jobs_75.yaml"


@pytest.fixture(autouse=True)
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")


def told(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    assert run([str(argument) for argument in arguments]) == 0
    return " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize("command", ["explain", "score"])
def test_between_two_runs_it_is_said_what_is_seen_and_when_the_next_one_is(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    seen = "you see 75 %, computed on 2016-08-21; the next is computed on 2016-09-04"
    assert seen in told(capsys, command, NINE, "--as-of", "2016-08-25")
    assert "computed on 2016" not in told(capsys, command, NINE)


@pytest.mark.parametrize("command", ["explain", "score", "plan"])
def test_a_score_that_is_gone_was_lost_on_a_day(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    text = told(capsys, command, CASES / "b17.yaml")
    assert "Lost on 2018-08-09 (seen 2018-08-19), it was 100 %: k4 (good) leaves the 24-month window" in text
    assert "none yet" not in text


def test_the_timeline_says_that_there_is_none_any_more(capsys: pytest.CaptureFixture[str]) -> None:
    assert "none any more" in told(capsys, "timeline", CASES / "b17.yaml")
    assert "none yet" in told(capsys, "timeline", CASES / "b24.yaml")


def test_contracts_that_are_too_old_are_said_to_be_too_old(capsys: pytest.CaptureFixture[str]) -> None:
    text = told(capsys, "explain", CASES / "b17.yaml")
    assert "k1 k2 k3 k4 k5 k6 not counted: ended in 2016, older than 24 months" in text


def test_an_end_that_lies_ahead_is_looked_at_from_its_own_day(capsys: pytest.CaptureFixture[str]) -> None:
    text = told(capsys, "what-if", CASES / "b21.yaml", "z.ended=2017-07-24", "z.reason=not_needed")
    assert "100 % → 86 %" in text
    assert "2017-07-24 lies after 2017-07-23: the answer is for that day" in text
    assert "lies after" not in told(capsys, "what-if", CASES / "b21.yaml", "z.ended=2017-07-23")
