from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from jss_cli.domain.history import Contract, History
from jss_cli.domain.policy import Condition
from jss_cli.files.case import open_case, open_text
from jss_cli.files.policy import load_policy
from jss_cli.files.reading import Reading
from jss_cli.reports.why.assumed import assumption_notes, dispute_words
from jss_cli.scoring.scoring import score_history
from jss_cli.shell.cli import run

DAY = date(2017, 1, 1)
RULES = load_policy("upwork-2016", DAY)
CALM = Contract("c1", "A", date(2016, 1, 1), ended=date(2016, 2, 1), earned=Decimal(9))
DISPUTED = replace(CALM, id="c2", disputed=True)


def test_a_dispute_is_named_where_no_rule_counts_it() -> None:
    (words,) = dispute_words(score_history(History((CALM, DISPUTED)), RULES, DAY))
    assert words.startswith("c2: ")
    assert not dispute_words(score_history(History((CALM,)), RULES, DAY))


def test_a_dispute_that_a_rule_counts_needs_no_note() -> None:
    asking = replace(RULES.rules[0], when=(Condition("disputed", (True,)),))
    counted = replace(RULES, rules=(asking, *RULES.rules))
    assert not dispute_words(score_history(History((CALM, DISPUTED)), counted, DAY))


@pytest.mark.parametrize(("command", "told"), [("explain", True), ("score", True), ("reply", False)])
def test_disputes_are_told_to_their_owner_and_in_no_reply(
    command: str, told: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "h.csv"
    file.write_text("id,client,started,ended,earned,disputed\nc1,A,2016-01-01,2016-02-01,9,true\n", "utf-8")
    assert run([command, str(file), "--as-of", "2017-01-01", "--format", "json"]) == 0
    text = capsys.readouterr().out
    assert json.loads(text)["answers"] == command
    assert ("no rule here counts them" in text) is told
    assert run(["explain", str(file), "--as-of", "2017-01-01"]) == 0
    assert "has never published their size" in " ".join(capsys.readouterr().out.split())


def test_what_no_rule_can_count_is_said() -> None:
    case = open_case(str(Path(__file__).parents[3] / "sample_histories" / "small_job_67.yaml"), None, None, Reading())
    case = replace(case, history=replace(case.history, unlisted=21, agency=True))
    texts = [note.text for note in assumption_notes(case, score_history(case.history, case.policy, case.day))]
    assert "21 contracts that the file does not list are not counted" in texts
    assert any("agency" in text for text in texts)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ("started: 2016-01-01, ended: 2017-01", "ended is not known: taken as 2017-01-01; it may be 2017-01-01"),
        ("started: 2016-01-01, ended: 2016-12", "taken as 2016-12-31; it may be 2016-12-01 to 2016-12-31"),
        ("started: 2016-01-01, ended: {not_before: 2016-12-24}", "2016-12-24; it may be 2016-12-24 to 2017-01-01"),
        (
            "started: {not_after: 2016-02-01}",
            "started is not known: taken as 2016-02-01; it may be 2016-02-01 or earlier",
        ),
    ],
)
def test_a_day_that_was_taken_is_said_with_those_it_may_be(days: str, words: str) -> None:
    case = open_text(f"- {{id: c1, client: A, earned: 9, {days}}}", DAY, None, Reading())
    notes = [note.text for note in assumption_notes(case, score_history(case.history, case.policy, DAY))]
    assert [note for note in notes if note.endswith(words)]
