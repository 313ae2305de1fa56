"""A day before the first rules that are known is told as such, whatever is asked."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import ROOT
from seen_cases import FOUR_JOBS

from jss_cli.shell.cli import run

EARLIER = (("2016", "2014"), ("2015", "2013"), ("2017", "2015"))
ASKED = ("score", "explain", "timeline", "diff", "what-if", "plan", "infer", "reply", "check")


@pytest.mark.parametrize("command", ASKED)
def test_a_day_before_the_first_rules_is_told_as_such(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    text = FOUR_JOBS
    for year, earlier in EARLIER:
        text = text.replace(year, earlier)
    path = tmp_path / "h.yaml"
    path.write_text(text.replace("score: 75", "score: 76") if command == "check" else text, encoding="utf-8")
    run([command, str(path), *(["add:1x100"] if command == "what-if" else [])])
    told = " ".join(capsys.readouterr().out.split())
    assert "no rules are known before 2015-03-01" in told or "upwork-2015 (not known before 2015-03-01)" in told


def test_before_the_first_rules_no_computation_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    run(["score", str(ROOT / "sample_histories" / "nine_jobs_75.yaml"), "--as-of", "1999-01-01"])
    told = " ".join(capsys.readouterr().out.split())
    assert told.startswith("no score upwork-2015 (not known before 2015-03-01) 1999-01-01 No score: ")
    assert "Scores are next computed on 2015-03-08." in told
