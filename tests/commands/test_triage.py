from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from shutil import copy

import pytest
from conftest import ROOT

from jss_cli.shell.cli import run

Told = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "desk").mkdir()
    for name in ("nine_jobs_75", "never_started_75", "no_score_yet", "flagged_client_100"):
        copy(ROOT / "sample_histories" / f"{name}.yaml", tmp_path / "desk" / f"{name}.yaml")
    (tmp_path / "desk" / "broken.yaml").write_text("contracts:\n  - id: c1\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)


def test_causes_come_first_then_what_lifts_then_each_history_then_who_needs_a_person(capsys: Told) -> None:
    assert run(["triage", "desk"]) == 3
    told = capsys.readouterr()
    parts = [
        "Triage  4 histories, and 1 that could not be read",
        "What they are about",
        "What costs most, and what helps",
        "Side by side, in desk/",
    ]
    places = [told.out.index(part) for part in (*parts, "No answer: desk/broken.yaml: JSS911")]
    assert places == sorted(places)
    assert "desk/broken.yaml:2:5: error[JSS911]" in told.err
    assert "→ jss reply desk/n" in " ".join(told.out.split())


def test_a_program_reads_every_ticket_and_each_group_with_the_files_that_one_reply_answers(capsys: Told) -> None:
    run(["triage", "desk", "--json"])
    result = json.loads(capsys.readouterr().out)
    assert (result["number"], result["unread"], result["policy"]) == (4, 1, "upwork-2016")
    grouped = [file for group in result["groups"] for file in (*group["reply"], *group["person"])]
    tickets = {ticket["file"]: ticket for ticket in result["tickets"]}
    assert sorted(grouped) == sorted(file for file in tickets if tickets[file]["error"] is None)
    assert tickets["desk/never_started_75.yaml"]["rule"] == "JSS223"
    assert tickets["desk/never_started_75.yaml"]["computed"] == 75
    assert tickets["desk/broken.yaml"]["error"].startswith("JSS911: line 2: ")
    assert (tickets["desk/nine_jobs_75.yaml"]["seen"], tickets["desk/nine_jobs_75.yaml"]["currency"]) == ("75 %", "USD")
    run(["triage", "desk/nine_jobs_75.yaml", "--json"])
    alone = json.loads(capsys.readouterr().out)
    assert (alone["policy"], alone["as_of"]) == (tickets["desk/nine_jobs_75.yaml"]["policy"], "2016-08-21")
    run(["triage", "desk", "--format", "csv"])
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [row["file"] for row in rows] == list(tickets)


def test_a_seen_score_that_the_rules_do_not_give_has_its_place_by_what_was_seen_and_needs_a_person(
    capsys: Told,
) -> None:
    copy(ROOT / "tests" / "cases" / "five_stars_88.yaml", "desk/seen.yaml")
    run(["triage", "desk", "--format", "plain"])
    told = capsys.readouterr().out
    row = "desk/seen.yaml: 88 %; the rules alone give another score (by the rules: 100 %). Needs a person: the score"
    places = [told.index(text) for text in ("desk/nine_jobs_75.yaml: 75 %", row, "desk/flagged_client_100.yaml: 100 %")]
    assert places == sorted(places)
    assert "1 history: the rules alone give another score, -12.0 points in the median; 1 of them need a person" in told
    assert "compared with the computed score alone" in told


def test_of_many_the_lowest_have_a_row_and_all_have_one_if_asked(capsys: Told) -> None:
    run(["triage", "desk", "--top", "1"])
    assert "and 3 histories more (--all, --top N)" in " ".join(capsys.readouterr().out.split())
    run(["triage", "desk", "--top", "1", "--all"])
    assert "histories more" not in " ".join(capsys.readouterr().out.split())


def test_where_nothing_can_be_read_only_that_is_said(capsys: Told) -> None:
    assert run(["triage", "desk/broken.yaml"]) == 3
    assert capsys.readouterr().out.startswith("Triage  0 histories, and 1 that could not be read\n")


def test_of_many_broken_files_some_are_named_and_all_are_in_the_table(capsys: Told) -> None:
    for number in range(10):
        copy("desk/broken.yaml", f"desk/broken{number}.yaml")
    assert run(["triage", "desk"]) == 3
    told = " ".join(capsys.readouterr().out.split())
    assert "No answer: and 3 histories more (--format csv has all)" in told


def test_a_score_that_was_seen_is_told_before_the_one_of_the_rules_alone(tmp_path: Path, capsys: Told) -> None:
    asked = "as_of: 2018-07-01\nobserved:\n  - {on: 2018-07-01, below: 90}\ncontracts:\n"
    ends = ", earned: 200, feedback: {stars: 5.0}, ending: {by: client}}\n"
    rows = [f"  - {{id: g{n}, client: C{n}, started: 2018-0{n}-01, ended: 2018-0{n}-04{ends}" for n in range(1, 7)]
    (tmp_path / "below.yaml").write_text(asked + "".join(rows), encoding="utf-8")
    run(["triage", "below.yaml", "--format", "plain"])
    told = " ".join(capsys.readouterr().out.split())
    assert "below.yaml: less than 90 %; the rules alone give another score (by the rules: 100 %)" in told
    assert "next by itself" not in told
    assert run(["check", "below.yaml", "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert (found["basis"], found["computed"]["shown"], found["seen"]["high"]) == ("seen", 100, 89)
    assert found["no_score"].startswith("less than 90 % was seen")
