"""What `jss infer` answers, and how it refuses."""

from __future__ import annotations

import json
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from answers import answer_of, written
from conftest import ROOT, WRITTEN_AS, Golden
from seen_cases import FOUR_JOBS

from jss_cli.errors import InputError, UsageError
from jss_cli.files.policy import named_policy
from jss_cli.shell.cli import run

UNSEEN = "sample_histories/nine_jobs_75_unseen.yaml"


@pytest.fixture(autouse=True)
def _in_the_checkout(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


@pytest.fixture(scope="module")
def four(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A file of few contracts, of which one is suspected."""
    path = tmp_path_factory.mktemp("four") / "history.yaml"
    path.write_text(FOUR_JOBS, encoding="utf-8")
    return str(path)


def output(*arguments: str, format_name: str = "terminal") -> str:
    return written(answer_of("infer", *arguments), format_name)


def flat(*arguments: str) -> str:
    return " ".join(output(*arguments).split())


def result(*arguments: str) -> Any:
    return json.loads(output(*arguments, format_name="json"))


@pytest.mark.parametrize("format_name", WRITTEN_AS)
def test_the_founding_question_is_answered_as_it_was_when_a_person_last_looked(
    format_name: str, golden: Golden
) -> None:
    golden.compare(f"infer/nine_jobs_75_unseen.{WRITTEN_AS[format_name]}", output(UNSEEN, format_name=format_name))


def test_the_two_suspects_are_the_likeliest_not_to_have_counted_as_good() -> None:
    found = result(UNSEEN)
    assert (found["basis"], found["fits"]) == ("seen", "exact")
    assert [one["id"] for one in found["contracts"][:2]] == ["c5", "c8"]
    assert all(one["after"]["neutral"] > 0.6 for one in found["contracts"][:2])
    assert [question["contracts"] for question in found["questions"][:2]] == [["c8"], ["c5"]]


def test_the_chances_of_every_contract_sum_to_one_and_the_stories_to_at_most_that() -> None:
    found = result(UNSEEN)
    for contract in found["contracts"]:
        for time in ("before", "after"):
            assert sum(contract[time].values()) == pytest.approx(1)
        assert contract["points"] <= 0
        assert contract["id"] in contract["alike"]
    assert sum(story["share"] for story in found["stories"]) <= 1 + 1e-9
    assert sum(reading["share"] for reading in found["rules"]) == pytest.approx(1)


def test_a_rule_that_brings_a_story_about_is_named_once() -> None:
    for story in result(UNSEEN)["stories"]:
        assert len(story["rules"]) == len(set(story["rules"]))


@pytest.mark.parametrize("format_name", ["terminal", "plain", "md"])
def test_contracts_go_by_the_names_that_their_owner_gave_them(
    format_name: str,
) -> None:
    text = output(UNSEEN, format_name=format_name)
    assert "Product descriptions (c8)" in text


def test_a_score_given_for_the_file_s_day_keeps_its_share_of_clients_who_would_recommend(four: str) -> None:
    told = result(four, "--observed", "88")
    (seen,) = told["observed"]
    assert (seen["on"], seen["score"], seen["recommend_percent"]) == ("2016-08-21", 88, 100)
    assert (told["seen"]["on"], told["seen"]["shown"], told["computed"]["shown"]) == ("2016-08-21", 88, 75)


def test_scores_of_the_file_that_are_not_asked_about_are_said_to_be_set_aside(four: str) -> None:
    text = output(four, "--observed", "75@2016-09-04")
    assert "Set aside" in text
    assert "75 % on 2016-08-21" in text


def test_a_number_seen_between_computations_is_that_of_the_last_one(four: str) -> None:
    (seen,) = result(four, "--observed", "75@2016-08-25")["observed"]
    assert (seen["on"], seen["run"], seen["computed"]) == ("2016-08-25", "2016-08-21", 75)


@pytest.mark.parametrize(
    ("score", "fits", "words"),
    [
        (75, "exact", "Then the number fits exactly."),
        (76, "near", "Then the rules come within 3 points of it, not exactly."),
    ],
)
def test_how_well_a_number_fits_is_said(score: int, fits: str, words: str, four: str) -> None:
    arguments = (four, "--observed", str(score))
    assert words in flat(*arguments)
    found = result(*arguments)
    assert (found["fits"], found["seen"]["shown"], found["computed"]["shown"]) == (fits, score, 75)


def test_a_number_that_the_file_hardly_explains_asks_to_look_for_a_contract(four: str) -> None:
    text = flat(four, "--observed", "80")
    assert "): a contract that is not in the file counted" in text
    assert "Please look: a contract that ended well?" in text
    assert result(four, "--observed", "80")["fits"] == "unlisted"


def test_contracts_that_are_counted_as_not_listed_are_the_first_to_look_among(tmp_path: Path) -> None:
    path = tmp_path / "h.yaml"
    path.write_text("unlisted: 8\n" + FOUR_JOBS.replace("score: 75", "score: 80"), encoding="utf-8")
    text = " ".join(written(answer_of("explain", str(path)), "terminal").split())
    assert "8 contracts that the file counts as `unlisted`: look among them first" in text


def test_the_range_needs_no_score_that_was_seen(tmp_path: Path) -> None:
    plain = tmp_path / "plain.yaml"
    text = (ROOT / UNSEEN).read_text("utf-8")
    plain.write_text(text.replace("observed:\n  - {on: 2016-08-21, score: 75, recommend_percent: 100}\n", ""), "utf-8")
    found = result(str(plain), "--range")
    assert (found["range"]["worst"]["shown"], found["range"]["best"]["shown"]) == (0, 100)
    assert found["range"]["worst"]["outcomes"][0] == {"contract": "c1", "outcome": "negative"}
    assert (found["stories"], found["seen_priors"]) == ([], [])
    with pytest.raises(UsageError) as refused:
        run(["infer", str(plain)])
    assert refused.value.faults[0].code == "JSS937"


def test_a_program_is_told_every_chance_between_the_rules_and_the_number(four: str) -> None:
    found = result(four)
    told = {one["name"]: one["values"] for one in found["seen_priors"]}
    seeing = named_policy(found["policy"]["name"]).seen
    assert told.keys() == {field.name for field in fields(seeing)} - {"basis"}
    assert told["near"] == [pytest.approx(float(share)) for share in seeing.near]
    assert told["surprises"] == [seeing.surprises]


def test_changed_priors_change_the_odds(four: str) -> None:
    usual, changed = (
        {one["id"]: one["before"]["positive"] for one in result(four, *more)["contracts"]}
        for more in ((), ("--prior", "suspected=1"))
    )
    assert changed["c4"] > usual["c4"]
    assert changed["c2"] == pytest.approx(usual["c2"])


def test_the_chances_of_every_unknown_answer_are_listed_on_demand_and_changed_ones_are_printed(four: str) -> None:
    text = output(four, "--priors", "--prior", "suspected=1", "--prior", "recommend:8=50")
    assert "one is missing from the file in 5 %" in " ".join(text.split())
    assert "Priors of what was seen: the number is right in" in " ".join(text.split())
    assert "suspected=1, recommend:8=50" in text
    assert "Priors of upwork-2016 (assumed; --prior changes them)" in text
    assert "8: 50" in text
    assert "8: 50" not in output(four)
    tables = {(one["fact"], one["where"]) for one in result(four)["priors"]}
    assert {("recommend", "stars from 4.75"), ("ended_by", "else")} <= tables


def test_other_rules_give_other_odds(four: str) -> None:
    found = result(four, "--observed", "88", "--policy", "upwork-2016+tiered")
    assert found["policy"]["name"] == "upwork-2016+tiered"
    assert found["rules"][0]["options"] == []
    assert found["rules_in_all"] < result(four, "--observed", "88")["rules_in_all"]


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
def test_every_sample_that_observed_a_score_has_a_story(sample: str) -> None:
    if sample != "no_score_yet.yaml":
        found = result(f"sample_histories/{sample}")
        assert found["fits"] in {"exact", "near"}
        assert found["stories"]


def test_a_range_over_some_of_the_days_alone_says_so_unless_nothing_lies_beyond_it(
    four: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jss_cli.explaining.unseen.extremes.taken_days", lambda *_: ("c1",))
    assert "every day that nobody told" in flat("sample_histories/agreed_and_rated_98.yaml", "--range")
    assert "Not in the range" not in flat(four, "--range")
