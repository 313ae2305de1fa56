"""What `jss infer` answers, and how it refuses."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from answers import answer_of, written
from conftest import ROOT, WRITTEN_AS, Golden

from jss_cli.errors import InputError, UsageError
from jss_cli.shell.cli import run

UNSEEN = "sample_histories/nine_jobs_75_unseen.yaml"
NAMES = ("Product descriptions", "Report to web site", "(G)", "(E)")


@pytest.fixture(autouse=True)
def _in_the_checkout(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", "100")


def output(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert run(list(arguments)) == 0
    return capsys.readouterr().out


def result(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    return json.loads(output(capsys, *arguments, "--format", "json"))


@pytest.mark.parametrize("format_name", WRITTEN_AS)
def test_the_founding_question_is_answered_as_it_was_when_a_person_last_looked(
    format_name: str, golden: Golden
) -> None:
    golden.compare(
        f"infer/nine_jobs_75_unseen.{WRITTEN_AS[format_name]}", written(answer_of("infer", UNSEEN), format_name)
    )


def test_the_two_suspects_together_are_the_likeliest_story(capsys: pytest.CaptureFixture[str]) -> None:
    found = result(capsys, "infer", UNSEEN)
    best = found["stories"][0]
    assert [(entry["contract"], entry["outcome"]) for entry in best["differs"]] == [
        ("c5", "neutral"),
        ("c8", "neutral"),
    ]
    assert best["chance"] == pytest.approx(0.841, abs=0.001)
    assert found["method"] == "exact"
    assert {(question["contract"], question["fact"]) for question in found["questions"][:2]} == {
        ("c5", "recommend"),
        ("c8", "recommend"),
    }


def test_the_chances_of_every_contract_sum_to_one_and_the_stories_to_at_most_that(
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = result(capsys, "infer", UNSEEN)
    for contract in found["contracts"]:
        for tail in ("_before", ""):
            chances = (contract[outcome + tail] for outcome in ("positive", "neutral", "negative", "excluded"))
            assert sum(chances) == pytest.approx(1)
    assert sum(story["chance"] for story in found["stories"]) <= 1 + 1e-9


@pytest.mark.parametrize("format_name", ["terminal", "plain", "md"])
def test_clients_and_titles_stay_out_unless_they_are_asked_for(
    format_name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    silent = output(capsys, "infer", UNSEEN, "--format", format_name)
    assert not any(name in silent for name in NAMES)
    named = output(capsys, "infer", UNSEEN, "--format", format_name, "--names")
    assert "Product descriptions" in named


def test_a_score_given_for_the_file_s_day_keeps_its_share_of_clients_who_would_recommend(
    capsys: pytest.CaptureFixture[str],
) -> None:
    told = result(capsys, "infer", UNSEEN, "--observed", "88")
    (seen,) = told["observed"]
    assert (seen["on"], seen["score"], seen["recommend_percent"]) == ("2016-08-21", 88, 100)
    assert (told["seen"]["on"], told["seen"]["shown"], told["computed"]["shown"]) == ("2016-08-21", 88, 75)


def test_scores_of_the_file_that_are_not_asked_about_are_said_to_be_set_aside(
    capsys: pytest.CaptureFixture[str],
) -> None:
    text = output(capsys, "infer", UNSEEN, "--observed", "75@2016-09-04")
    assert "Set aside" in text
    assert "75 % on 2016-08-21" in text


def test_a_day_between_computations_is_taken_as_it_is_and_said_to_be_one(capsys: pytest.CaptureFixture[str]) -> None:
    text = output(capsys, "infer", UNSEEN, "--observed", "75@2016-08-25")
    assert "75@2016-08-21 asks for the other" in " ".join(text.split())


def test_a_score_that_cannot_be_says_what_is_near_and_is_no_failure(capsys: pytest.CaptureFixture[str]) -> None:
    text = output(capsys, "infer", UNSEEN, "--observed", "76")
    assert "No story fits" in text
    assert "75 % and 88 %" in text
    found = result(capsys, "infer", UNSEEN, "--observed", "76")
    assert (found["fits"], found["chance"], found["stories"]) == (False, 0, [])
    assert found["nearby"][0]["below"], found["nearby"][0]["above"] == (75, 88)


def test_the_range_needs_no_score_that_was_seen(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    plain = tmp_path / "plain.yaml"
    text = (ROOT / UNSEEN).read_text("utf-8")
    plain.write_text(text.replace("observed:\n  - {on: 2016-08-21, score: 75, recommend_percent: 100}\n", ""), "utf-8")
    found = result(capsys, "infer", str(plain), "--range")
    assert (found["range"]["worst"]["shown"], found["range"]["best"]["shown"]) == (0, 100)
    assert found["stories"] == []
    with pytest.raises(UsageError) as refused:
        run(["infer", str(plain)])
    assert refused.value.faults[0].code == "JSS937"


def test_changed_priors_change_the_odds_and_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    text = output(capsys, "infer", UNSEEN, "--prior", "suspected=1", "--prior", "recommend:8=50")
    assert "suspected=1, recommend:8=50" in text
    usual = result(capsys, "infer", UNSEEN)["stories"][0]["chance"]
    assert result(capsys, "infer", UNSEEN, "--prior", "suspected=1")["stories"][0]["chance"] < usual


def test_other_rules_give_other_odds(capsys: pytest.CaptureFixture[str]) -> None:
    found = result(capsys, "infer", UNSEEN, "--policy", "upwork-2016+tiered")
    assert found["policy"]["name"] == "upwork-2016+tiered"
    assert found["rules"][0]["policies"] == ["upwork-2016"]


@pytest.mark.parametrize(
    ("argument", "code"),
    [("75@yesterday", "JSS903"), ("seventy", "JSS903"), ("101", "JSS903"), ("", "JSS903"), ("7 5", "JSS903")],
)
def test_an_observed_score_is_a_number_and_perhaps_a_day(argument: str, code: str) -> None:
    with pytest.raises(UsageError) as refused:
        run(["infer", UNSEEN, "--observed", argument])
    assert refused.value.faults[0].code == code


def test_a_file_that_is_not_there_is_told_as_everywhere() -> None:
    with pytest.raises(InputError):
        run(["infer", "missing.yaml"])


@pytest.mark.parametrize(
    "sample",
    [
        pytest.param(path.name, marks=pytest.mark.slow if path.name == "agreed_and_rated_98.yaml" else ())
        for path in sorted((ROOT / "sample_histories").glob("*.yaml"))
    ],
)
def test_every_sample_that_observed_a_score_has_a_story(sample: str, capsys: pytest.CaptureFixture[str]) -> None:
    if sample != "no_score_yet.yaml":
        found = result(capsys, "infer", f"sample_histories/{sample}")
        assert found["fits"]
        assert found["stories"]
