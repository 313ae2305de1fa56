"""A fall or a share of clients alone tells no number: every command says so, and gives none as the present score."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from answers import answer, written

from jss_cli.api import explain, open_history, score
from jss_cli.errors import UsageError
from jss_cli.shell.cli import run

CONTRACTS = """\
as_of: 2016-08-21
contracts:
  - {id: a, client: A, started: 2016-04-25, ended: 2016-05-06, earned: 120, feedback: {stars: 5, recommend: 10}}
  - {id: b, client: B, started: 2016-05-02, ended: 2016-05-20, earned: 200, feedback: {stars: 5, recommend: 10}}
  - {id: c, client: C, started: 2016-05-16, ended: 2016-06-03, earned: 90, feedback: {stars: 5, recommend: 10}}
  - {id: d, client: D, started: 2016-06-06, ended: 2016-07-15, earned: 250, feedback: {stars: 5}}
observed:
"""
NOTED = {
    "fell: 25": "a score 25 points lower than before",
    "recommend_percent: 67": "67 % would recommend",
    "eligible: 3": "3 eligible",
}
ASKED = [
    ["score"], ["score", "--fail-under", "90"], ["explain"], ["plan"], ["timeline"], ["what-if", "drop:a"], ["diff"],
    ["reply", "--internal"],
]  # fmt: skip
AS_FACT = re.compile(r"Score +100 %|Score is 100|^100 %|reached already|all is well", re.MULTILINE)


def file_of(tmp_path: Path, *noted: str) -> str:
    file = tmp_path / "history.yaml"
    file.write_text(CONTRACTS + "".join(f"  - {{{one}}}\n" for one in noted))
    return str(file)


@pytest.mark.parametrize("noted", NOTED)
def test_every_command_says_what_was_noted_and_that_it_tells_what_the_rules_alone_give(
    noted: str, tmp_path: Path
) -> None:
    file = file_of(tmp_path, f"on: 2016-08-21, {noted}")
    for command, *more in ASKED:
        given = answer(command, file, *more)
        text = written(given, width=200)
        assert "not known, by the rules alone 100 %" in text.splitlines()[0], command
        assert NOTED[noted] in text
        assert not AS_FACT.search(text)
        assert any(NOTED[noted] in taken for taken in json.loads(written(given, "json"))["assumed"])
    assert "not known, by the rules alone 100 %" in written(answer("page", file), "md").splitlines()[0]


@pytest.mark.parametrize("language", ["en", "de", "es"])
def test_a_letter_says_that_the_number_is_not_at_hand(language: str, tmp_path: Path) -> None:
    file = file_of(tmp_path, "on: 2016-08-21, fell: 25")
    subject, first, *_ = written(answer("reply", file, "--subject", "--lang", language), width=300).split("\n\n")
    untold = {"en": "I do not have the number", "de": "Mir liegt die Zahl nicht vor", "es": "No tengo el número"}
    assert first.startswith(untold[language])
    assert "100" not in subject


def test_a_check_does_not_call_it_well(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", file_of(tmp_path, "on: 2016-08-21, fell: 25")]) == 0
    told = capsys.readouterr()
    assert "all is well" not in told.err
    assert "a score 25 points lower than before" in " ".join(told.out.split())


def test_who_asks_what_explains_it_is_told_what_to_add(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as refused:
        run(["infer", file_of(tmp_path, "on: 2016-08-21, fell: 25")])
    hint = "add the score that you see, or one seen before it (if it was 100 %: --observed 75)"
    assert hint in refused.value.faults[0].hint


def test_a_fall_from_a_score_noted_before_is_that_much_less_and_said_to_be(tmp_path: Path) -> None:
    file = file_of(tmp_path, "on: 2016-07-10, score: 100", "on: 2016-08-21, fell: 25")
    case = open_history(file)
    said = "the score of 2016-08-21 fell by 25 from 100 % on 2016-07-10: taken as 75 %"
    told = explain(case)
    for found in (score(case), told):
        assert said in found.to_dict()["assumed"]
        assert said in " ".join(found.to_text(200).split())
    assert told.to_dict()["score"]["shown"] == 75
    assert "75 %, as shown on 21 August 2016, 25 points less" in written(answer("reply", file), width=300)


def test_a_number_noted_since_makes_an_older_fall_matter_no_more(tmp_path: Path) -> None:
    file = file_of(tmp_path, "on: 2016-07-10, fell: 25", "on: 2016-08-21, score: 100")
    assert explain(open_history(file)).to_text().startswith("Job Success Score  100 %")
