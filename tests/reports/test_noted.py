"""What is said of a history beside every answer about it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from answers import answer, written

from jss_cli import api
from jss_cli.domain.history import Contract, History, unknown_client
from jss_cli.domain.policy import Condition
from jss_cli.domain.scenario import Scenario
from jss_cli.explaining.next.applying import apply
from jss_cli.files.case import open_case, open_text
from jss_cli.files.changes import parse_change
from jss_cli.files.policy import load_policy
from jss_cli.files.reading import Reading
from jss_cli.reports.noted import MOST, _nameless_words, assumption_notes, dispute_words, taken_words
from jss_cli.scoring.scoring import score_history
from jss_cli.shell.cli import run

pytestmark = pytest.mark.usefixtures("weighed_once")

DAY = date(2017, 1, 1)
RULES = load_policy("upwork-2016", DAY)
CALM = Contract("c1", "A", date(2016, 1, 1), ended=date(2016, 2, 1), earned=Decimal(9))
DISPUTED = replace(CALM, id="c2", disputed=True)
ASKED = {
    "score": (),
    "explain": (),
    "check": (),
    "infer": (),
    "timeline": (),
    "plan": (),
    "what-if": ("c1.stars=4",),
    "diff": ("--from", "2025-11-01"),
    "reply": (),
}
FILE = """\
version: 1
as_of: 2025-12-15
observed: [{on: 2025-12-14, score: SEEN}]
contracts:
  - {id: c1, client: A, kind: fixed, started: 2025-10-01, ended: 2025-10-20, earned: 100, feedback: {stars: 5}}
  - {id: c2, client: unknown, kind: fixed, started: 2025-10-01, ended: 2025-10-20, earned: 100, disputed: true,
     feedback: {stars: 5}}
  - {id: c3, client: C, kind: fixed, started: 2025-10-01, ended: 2025-10-20, earned: 100, feedback: {stars: 1}}
"""
VAGUE = """\
  - {id: c4, client: D, kind: fixed, started: 2025-10-01, ended: unknown, feedback: {stars: 5}}
"""
LETTERS = {
    "en": "A dispute can count as well; how much was never published",
    "es": "Una disputa también puede influir; cuánto nunca se ha publicado",
    "de": "Auch ein Streitfall kann zählen; wie viel, wurde nie veröffentlicht",
}


def test_a_dispute_is_named_where_no_rule_counts_it() -> None:
    (words,) = dispute_words(History((CALM, DISPUTED)), RULES)
    assert words.startswith("c2: ")
    assert not dispute_words(History((CALM,)), RULES)


def test_a_dispute_that_a_rule_counts_needs_no_note() -> None:
    asking = replace(RULES.rules[0], when=(Condition("disputed", (True,)),))
    assert not dispute_words(History((CALM, DISPUTED)), replace(RULES, rules=(asking, *RULES.rules)))


def test_clients_that_nobody_told_are_said_to_be_taken_as_others_in_one_line() -> None:
    nameless = [replace(CALM, id=name, client=unknown_client(name)) for name in ("c3", "c4")]
    (words,) = _nameless_words(History((CALM, *nameless)))
    assert words.startswith("the client is not known for c3 c4: each was taken as a client of its own")
    (words,) = _nameless_words(History((nameless[0],)))
    assert words.startswith("the client is not known for c3: it was taken as a client of its own")
    assert not _nameless_words(History((CALM,)))


def test_what_no_rule_can_count_is_said() -> None:
    case = open_case(str(Path(__file__).parents[2] / "sample_histories" / "small_job_67.yaml"), None, None, Reading())
    case = replace(case, history=replace(case.history, unlisted=21, agency=True))
    texts = taken_words(case)
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
    contract = f"contracts: [{{id: c1, client: A, earned: 9, {days}}}]"
    case = open_text(f"as_of: {DAY}\n{contract}", None, None, Reading())
    assert [told for told in taken_words(case) if told.endswith(words)]


def test_a_day_that_nothing_bounds_may_be_as_late_as_the_past_day_asked_about_whenever_it_is_asked() -> None:
    case = open_text("- {id: c1, client: A, earned: 9, started: 2016-01-01, ended: unknown}", DAY, None, Reading())
    changed = apply(case, Scenario((parse_change("c1.stars=5"),)))
    for history in (case.history, changed.history):
        told = taken_words(replace(case, history=history))
        assert [words for words in told if words.endswith("taken as 2016-01-01; it may be 2016-01-01 to 2017-01-01")]


def test_many_days_that_were_taken_are_told_in_few_lines_and_a_program_gets_all(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = "\n".join(f"c{n},A,2025-10-{n:02},,9" for n in range(1, 21))
    file = tmp_path / "h.csv"
    file.write_text(f"id,client,started,ended,earned\n{rows.replace(',,', ',unknown,')}\n", "utf-8")
    assert run(["score", str(file), "--as-of", "2025-12-15"]) == 0
    text = " ".join(capsys.readouterr().out.split())
    assert text.count("Assumed: the day on which") == MOST
    assert "Assumed: 12 more of its kind → --format json" in text
    run(["score", str(file), "--as-of", "2025-12-15", "--format", "json"])
    assert len(json.loads(capsys.readouterr().out)["assumed"]) == 20


@pytest.mark.parametrize("command", ASKED)
def test_every_command_says_once_which_days_and_amounts_were_taken_and_what_is_not_listed(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vague = FILE.replace("contracts:", "unlisted: 3\ncontracts:") + VAGUE
    monkeypatch.setitem(globals(), "FILE", vague)
    starts = ["the client is not", "no amount is known for c4:", "the day on which c4 ended is not", "3 contracts that"]
    text, result = told(command, 33, tmp_path, *ASKED[command])
    assert len(result["assumed"]) == len(starts)
    assert all(any(one.startswith(start) for one in result["assumed"]) for start in starts)
    if command != "reply":
        assert [text.count(f"Assumed: {start}") for start in starts] == [1] * len(starts)


def told(command: str, seen: int, tmp_path: Path, *more: str) -> tuple[str, Any]:
    """What a command tells a person, in one line, and a program."""
    file = tmp_path / "h.yaml"
    file.write_text(FILE.replace("SEEN", str(seen)), "utf-8")
    given = answer(command, str(file), *more)
    return " ".join(written(given).split()), json.loads(written(given, "json"))


@pytest.mark.parametrize("seen", [33, 50], ids=["given by the rules", "seen otherwise"])
@pytest.mark.parametrize("command", ASKED)
def test_every_command_says_what_was_assumed_and_what_no_rule_counts(command: str, seen: int, tmp_path: Path) -> None:
    text, result = told(command, seen, tmp_path, *ASKED[command])
    assert result["answers"] == command
    assert [note.partition(":")[0] for note in result["notes"]] == ["c2"]
    assert [words.partition(":")[0] for words in result["assumed"]] == ["the client is not known for c2"]
    if command != "reply":
        assert text.count("Disputed: c2: the marketplace names disputes as a factor") == 1
        assert text.count("Assumed: the client is not known for c2") == 1


@pytest.mark.parametrize("tone", ["brief", "full"])
@pytest.mark.parametrize("language", LETTERS)
def test_a_reply_says_in_its_language_that_a_dispute_may_count(language: str, tone: str, tmp_path: Path) -> None:
    text, _ = told("reply", 50, tmp_path, "--lang", language, "--tone", tone)
    assert text.count(LETTERS[language]) == 1


def test_notes_on_several_files_name_theirs(tmp_path: Path) -> None:
    other = tmp_path / "calm.csv"
    other.write_text("id,client,started,ended,earned\nc1,A,2025-10-01,2025-10-20,9\n", "utf-8")
    (tmp_path / "h.yaml").write_text(FILE.replace("SEEN", "33"), "utf-8")
    text = written(answer("score", str(tmp_path / "h.yaml"), str(other)), width=300)  # the names of files are long
    assert f"{tmp_path / 'h.yaml'}: Disputed: c2:" in text


ODD = """\
  - {id: c4, client: D, kind: fixed, started: 2025-10-01, ended: 2025-10-20, earned: 0, insights: eligible,
     feedback: {stars: 5, recommend: 10}, ending: {by: client, reason: completed}}
"""


@pytest.mark.parametrize("command", ["score", "explain", "check", "infer", "plan", "what-if"])
def test_a_mark_that_no_rule_can_meet_is_said_before_everything_else(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(globals(), "FILE", FILE + ODD)
    text, result = told(command, 33, tmp_path, *ASKED[command])
    assert result["contradicted"] == ["c4"]
    assert text.startswith("Insights page against the rules: c4: the insights page has it as counted")


def test_an_explanation_says_what_was_taken_for_answers_and_leaves_the_rest_to_what_is_said_beside_it() -> None:
    case = open_text(
        "- {id: c1, client: A, started: 2016-01-01, ended: 2016-12, feedback: {stars: 5}}", DAY, None, Reading()
    )
    notes = [note.text for note in assumption_notes(score_history(case.history, case.policy, DAY))]
    assert any(note.startswith("no private answer is known for c1") for note in notes)
    assert not [note for note in notes if "amount" in note or "ended is not known" in note]


LATE = """
as_of: 2026-08-02
contracts:
  - {id: c1, client: A, started: 2026-05-01, ended: 2026-06-10, earned: 50, feedback: {stars: 5, recommend: 1}}
  - {id: c2, client: B, started: 2026-01-01, ended: 2026-02-10, earned: 50, feedback: {stars: 5, recommend: 10}}
  - {id: c3, client: C, started: 2026-05-01, ended: 2026-06-10, earned: 50, feedback: {stars: 5}}
"""


def test_a_private_answer_that_was_not_asked_for_any_more_is_said_not_to_be_counted() -> None:
    case = api.open_history(text=LATE)
    said = "the private answer of c1 is not counted: none was asked for after 2026-03-30"
    for told in (api.explain(case), api.score(case), api.check(case)):
        assert " ".join(told.to_text(width=200).split()).count(said) == 1
    without = api.open_history(text=LATE.replace(", recommend: 1}", "}"))
    assert "is not counted" not in api.score(without).to_text()
    assert api.reply(case).to_json() == api.reply(without).to_json()
    assert api.page(case).to_json() == api.page(without).to_json()


def test_the_last_month_taken_for_each_number_of_paid_months_stands_in_one_note() -> None:
    rest = "client: A, started: 2015-11-01, ended: 2016-06-15, earned: 900, paid_months:"
    case = open_text("\n".join(f"- {{id: c{n}, {rest} {n}}}" for n in (3, 6)), DAY, None, Reading())
    notes = [note.text for note in assumption_notes(score_history(case.history, case.policy, DAY))]
    assert (
        "c3 (2016-01) c6 (2016-04): taken as paid every month from the start on, last in the month in brackets, "
        "as only the number of paid months is told"
    ) in notes
