from __future__ import annotations

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
    assert words.startswith("Job Success Score  by the rules alone ")
    assert words.endswith(" → 75 % (seen: 60 %)")
