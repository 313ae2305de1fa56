from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from jss_cli import api

NINE = (Path(__file__).parents[2] / "sample_histories" / "nine_jobs_75.yaml").read_text(encoding="utf-8")
ASSUMED = "assumed to hold for fiverr"


@pytest.mark.parametrize(
    "ask", [api.score, api.explain, api.plan, api.timeline, api.reply], ids=lambda ask: ask.__name__
)
def test_every_answer_says_that_the_rules_are_those_of_another_marketplace(ask: object) -> None:
    assert callable(ask)
    other = ask(api.open_history(text=NINE.replace("platform: upwork", "platform: fiverr")))
    assert ASSUMED in " ".join(other.to_text().split())
    assert ASSUMED in other.to_json()
    assert ASSUMED not in ask(api.open_history(text=NINE)).to_json()


def test_rules_that_were_asked_for_are_taken_to_be_those_of_the_marketplace() -> None:
    text = NINE.replace("platform: upwork", "platform: fiverr")
    asked = api.score(api.open_history(text=text, policy="upwork-2016"))
    assert ASSUMED not in asked.to_text()


def test_two_numbers_by_the_rules_are_not_told_as_the_one_that_was_seen() -> None:
    case = api.open_history(text=NINE.replace("score: 75, recommend_percent: 100", "score: 60"))
    words = api.diff(case).to_text().split("\n")[0]
    assert words == "Job Success Score  60 %, by the rules alone 75 % → 75 %"


LONG_AGO = """
contracts:
  - {id: a1, client: A, started: 2021-01-01, ended: 2021-02-01, earned: 50, feedback: {stars: 1}}
  - {id: a2, client: B, started: 2021-01-01, ended: 2021-02-01, earned: 50, feedback: {stars: 5}}
  - {id: a3, client: C, started: 2025-11-01, ended: 2025-12-01, earned: 50, feedback: {stars: 1}}
"""


@pytest.mark.parametrize(
    ("day", "policy", "words"),
    [
        (
            "2026-03-01",
            None,
            "2 counted contracts from 2 clients; there is 1, of 3 clients so far. Missing: 1 contract.",
        ),
        ("2028-03-01", None, "2 counted contracts from 2 clients; there are 0, of 3 clients so far."),
        ("2026-03-01", "upwork-2016", "4 counted contracts from 3 clients; there is 1 from 1 client."),
    ],
)
def test_what_a_score_takes_tells_clients_of_a_lifetime_as_those_so_far(
    day: str, policy: str | None, words: str
) -> None:
    answer = api.explain(api.open_history(text=LONG_AGO, as_of=date.fromisoformat(day), policy=policy))
    said = " ".join(answer.to_text(width=200).split())
    assert words in said
    assert (" contract (2 needed)" in said or " contracts (2 needed)" in said) == (policy is None)
    assert "1 stars" not in said
    assert policy is None or "1 star read as negative" in said
