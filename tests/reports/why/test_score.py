from __future__ import annotations

import json
from datetime import date

import pytest

from jss_cli import api

pytestmark = pytest.mark.usefixtures("weighed_once")

HISTORY = """version: 1
as_of: 2021-11-14
observed:
  - {SEEN}
contracts:
"""
CONTRACT = (
    "  - {{id: c{0}, client: K{0}, started: 2021-0{0}-01, ended: 2021-0{0}-20, earned: 300, feedback: {{stars: 5}}}}"
)


def text(contracts: int, seen: str) -> str:
    rows = "\n".join(CONTRACT.format(number) for number in range(1, contracts + 1))
    return HISTORY.replace("SEEN", f"on: 2021-11-14, {seen}") + rows + "\n"


@pytest.mark.parametrize(
    ("contracts", "seen", "line", "code"),
    [
        (
            6,
            "below: 90",
            "less than 90 % (…100 %) tested for 90 %: 0 % at least, not met",
            1,
        ),
        (6, "range: 90-100", "100 % tested for 90 %: 100 %, met", 0),
        (
            6,
            "range: 85-95",
            "85 to 95 % (…100 %) tested for 90 %: 85 % at least, not met",
            1,
        ),
        (
            6,
            "score: none",
            "no score (…100 %) tested for 90 %: no score, not met",
            1,
        ),
        (1, "score: 95", "95 % (…no score) tested for 90 %: 95 %, met", 0),
        (1, "score: none", "no score tested for 90 %: no score, not met", 1),
    ],
)
def test_what_was_seen_is_told_and_tested_whatever_is_known_of_it(
    contracts: int, seen: str, line: str, code: int
) -> None:
    answer = api.score(api.open_history(text=text(contracts, seen)), fail_under=90)
    told = " ".join(answer.to_text(200).split()).replace("upwork-2021 2021-11-14 ", "")
    assert told.startswith(line.replace("…", "seen on 2021-11-14; by the rules alone "))
    assert answer.exit_code == code


@pytest.mark.parametrize("seen", ["below: 90", "score: none"])
def test_score_and_explain_call_it_alike_and_say_why_no_number_is_told(seen: str) -> None:
    case = api.open_history(text=text(4, seen))
    score, explain = (json.loads(ask(case).to_json()) for ask in (api.score, api.explain))
    assert score["basis"] == explain["basis"] == "seen"
    assert score["score"] is explain["score"] is None
    assert score["no_score"] == explain["no_score"]
    assert "was seen on 2021-11-14" in score["no_score"]
    assert score["computed"]["shown"] == 100
    assert score["seen"]["high"] == (89 if seen == "below: 90" else None)


def test_a_number_that_is_old_is_said_to_be() -> None:
    case = api.open_history(text=text(6, "score: 83"), as_of=date(2022, 3, 1))
    words = " ".join(api.score(case).to_text().split())
    assert "(seen on 2021-11-14, 107 days before 2022-03-01: look again; by the rules alone" in words
