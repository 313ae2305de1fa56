"""What-if, plan, reply and redact, as a person runs them."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from answers import answer_of, written
from conftest import ROOT, WRITTEN_AS, Golden

from jss_cli import api
from jss_cli.commands.ask import _contracts
from jss_cli.errors import InputError, JssError, UsageError
from jss_cli.shell.cli import run

pytestmark = pytest.mark.usefixtures("weighed_once")

NINE = "sample_histories/nine_jobs_75.yaml"
FIVE = "tests/cases/five_stars_88.yaml"
CASES = {
    "what-if/merged": ["what-if", NINE, "merge:c5+c6"],
    "what-if/better-and-waited": ["what-if", NINE, "c8.stars=5", "add:3x100", "wait:2017-01-16"],
    "plan/nine": ["plan", NINE],
    "plan/paced": ["plan", NINE, "--per-month", "2", "--by", "2016-11-30"],
    "plan/weighted": ["plan", "sample_histories/long_relationship_80.yaml"],
    "plan/no-score": ["plan", "sample_histories/no_score_yet.yaml"],
    "plan/open": ["plan", "sample_histories/never_started_75.yaml", "--contract", "poster"],
    "reply/nine": ["reply", NINE],
    "reply/full": ["reply", NINE, "--tone", "full", "--name", "Ana", "--from", "Mia", "--subject"],
    "reply/internal": ["reply", NINE, "--internal"],
    "reply/several": ["reply", NINE, "sample_histories/no_score_yet.yaml", "--lang", "es"],
    "reply/five-stars": ["reply", FIVE, "--as-of", "2026-11-26"],
    "reply/five-stars-es": ["reply", FIVE, "--as-of", "2026-11-26", "--lang", "es"],
    "reply/five-stars-de": ["reply", FIVE, "--as-of", "2026-11-26", "--lang", "de"],
    "ask/close": ["ask", FIVE, "--contract", "c14", "--as-of", "2026-11-26", "--from", "Ana"],
    "ask/edit": ["ask", "tests/cases/low_88.yaml", "--contract", "c13", "--as-of", "2026-11-26", "--lang", "es"],
    "ask/rate": ["ask", "sample_histories/agreed_and_rated_98.yaml", "--contract", "agreed", "--lang", "de"],
    "reply/no-score": ["reply", "sample_histories/no_score_yet.yaml"],
}


@pytest.fixture(autouse=True)
def _in_the_checkout(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", "100")


def output(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    run(list(arguments))
    return capsys.readouterr().out


def refused(*arguments: str) -> JssError:
    with pytest.raises(JssError) as raised:
        run(list(arguments))
    return raised.value


@pytest.mark.parametrize("format_name", WRITTEN_AS)
@pytest.mark.parametrize("name", CASES)
def test_each_answer_is_as_it_was_when_a_person_last_looked(name: str, format_name: str, golden: Golden) -> None:
    golden.compare(f"{name}.{WRITTEN_AS[format_name]}", written(answer_of(*CASES[name]), format_name))


@pytest.mark.parametrize("width", [20, 40, 80, 120])
@pytest.mark.parametrize("name", CASES)
def test_each_answer_fits_its_screen(name: str, width: int) -> None:
    assert max(map(len, written(answer_of(*CASES[name]), width=width).splitlines())) <= width


def test_the_founding_case_reads_what_it_takes(capsys: pytest.CaptureFixture[str]) -> None:
    result = json.loads(output(capsys, "plan", NINE, "--format", "json"))
    assert [(way["contracts"], way["day"], way["gone"]) for way in result["ways"]] == [
        (12, "2016-08-21", []),
        (6, "2016-12-10", ["c5"]),
        (3, "2017-01-16", ["c5", "c8"]),
    ]
    merged = json.loads(output(capsys, "what-if", NINE, "merge:c5+c6", "--format", "json"))
    assert (merged["before"]["shown"], merged["after"]["shown"]) == (75, 86)


def test_a_target_out_of_reach_says_why_and_what_is_in_reach(capsys: pytest.CaptureFixture[str]) -> None:
    text = " ".join(output(capsys, "plan", NINE, "--by", "2016-11-30", "--per-month", "2").split())
    assert "90 % cannot be reached with 2 a month by 2016-11-30." in text
    assert "The best within reach is 86 %, with 6 more good contracts by 2016-11-22." in text
    assert "Later: 6 more good contracts by 2016-12-10" in text


def test_a_target_that_is_reached_needs_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert "75 % is reached already: nothing is needed." in output(capsys, "plan", NINE, "--to", "75")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["plan", NINE, "--contract", "c8"], "JSS909"),
        (["plan", NINE, "--contract", "c88"], "JSS909"),
        (["plan", NINE, "--size", "0"], "JSS903"),
        (["plan", NINE, "--size", "1,200"], "JSS903"),
        (["plan", NINE, "--by", "2016-01-01"], "JSS906"),
        (["plan", NINE, "--to", "101"], "JSS902"),
        (["what-if", NINE], "JSS909"),
        (["what-if", NINE, "drop:c10"], "JSS909"),
    ],
)
def test_what_cannot_be_asked_is_a_misuse(arguments: list[str], code: str) -> None:
    error = refused(*arguments)
    assert isinstance(error, UsageError)
    assert error.faults[0].code == code
    assert error.faults[0].hint


def test_a_scenario_file_stacks_with_changes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "one.yaml"
    path.write_text("name: the scope change as one contract\nchanges: ['merge:c5+c6']\n")
    text = output(capsys, "what-if", NINE, "c8.stars=5", "--scenario", str(path), "--format", "plain")
    assert "If the scope change as one contract:" in text
    assert text.startswith("Job Success Score: 75 % -> 100 %")


def test_a_template_of_ones_own_is_filled_or_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "ours.txt"
    path.write_text("Dear all,\n\n$answer\n\nYours")
    text = output(capsys, "reply", NINE, "--template", str(path), "--format", "md")
    assert text.startswith("Dear all,\n\nYour Job Success Score is 75 %")
    path.write_text("$nothing")
    assert isinstance(refused("reply", NINE, "--template", str(path)), InputError)


def test_a_redacted_history_is_read_back_with_the_same_score(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for kind in ("yaml", "csv", "json"):
        path = tmp_path / f"red.{kind}"
        run(["redact", NINE, "--amounts", "steps", "--days", "months", "-o", str(path)])
        told = capsys.readouterr().err
        assert "whoever knows one of these contracts can recognise it" in told
        assert "Product descriptions" not in path.read_text()
        assert output(capsys, "score", str(path)).startswith("75 %")
        assert output(capsys, "redact", str(path), "--format", kind) == path.read_text()


def test_a_file_that_fails_is_told_and_the_others_are_answered(capsys: pytest.CaptureFixture[str]) -> None:
    code = run(["reply", NINE, "none.yaml", "--format", "json"])
    printed = capsys.readouterr()
    answered, failed = json.loads(printed.out)
    assert code == 3
    assert answered["text"].startswith("Your Job Success Score is 75 %")
    assert list(failed) == ["file", "error"]
    assert (failed["file"], failed["error"][0]["code"]) == ("none.yaml", "JSS984")
    assert "error[JSS984]" in printed.err


def test_the_checklist_is_for_colleagues_and_names_what_must_not_be_said(capsys: pytest.CaptureFixture[str]) -> None:
    text = output(capsys, "reply", NINE, "--internal", "--format", "plain")
    assert "for colleagues only: do not send" in text.splitlines()[0]
    assert "Do not say" in text
    assert "which contract or client it was" in text


@pytest.mark.parametrize("shell_sees", ["c1", "c14"])
def test_a_shell_completes_the_ids_of_contracts(shell_sees: str) -> None:
    assert shell_sees in _contracts(SimpleNamespace(args=[FIVE]))  # type: ignore[arg-type]


@pytest.mark.parametrize(("ended", "told"), [("2026-03-30", False), ("2026-03-31", True)])
def test_an_answer_for_which_nobody_was_asked_any_more_is_said_to_count_for_nothing(ended: str, told: bool) -> None:
    rows = [f"c{n},K{n},2026-01-05,{ended},300,5" for n in range(4)]
    case = api.open_history(text="\n".join(("id,client,started,ended,earned,stars", *rows)), as_of=date(2026, 6, 1))
    words = "Counts for nothing: c0 ended on 2026-03-31, and clients were asked for recommend until 2026-03-30"
    assert (words in api.what_if(case, "c0.recommend=9").to_text(200)) is told
