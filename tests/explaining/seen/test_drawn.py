"""Worlds drawn from all that show what was seen, and what they tell."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from math import sqrt

import pytest
from conftest import ROOT
from seen_cases import SUNDAY

from jss_cli.domain.case import Case
from jss_cli.domain.history import Observation
from jss_cli.domain.seen import SeenAnswer
from jss_cli.domain.verdict import Outcome
from jss_cli.explaining.seen.answering import answer_seen
from jss_cli.explaining.seen.drawn import DRAWN
from jss_cli.scoring.scoring import score_history

ASK = """
import sys; sys.path.insert(0, "tests")
from seen_cases import SUNDAY, case_of, rated
from jss_cli.domain.history import Observation
from jss_cli.explaining.seen.answering import answer_seen
print(answer_seen(case_of(*map(rated, range(6))), [Observation(SUNDAY, 83)]))
"""


def test_so_many_worlds_are_drawn_and_the_shares_of_their_stories_sum_to_one(seen_83: SeenAnswer) -> None:
    assert len(seen_83.worlds) == DRAWN
    assert sum(story.share for story in seen_83.stories) == pytest.approx(1)


@pytest.mark.parametrize("score", [100, 83, 67, 40])
def test_a_drawn_world_shows_a_number_near_the_one_seen(unknown_six: Case, score: int) -> None:
    answer = answer_seen(unknown_six, [Observation(SUNDAY, score)])
    shown = [score_history(w.history, w.reading.policies[0], SUNDAY).whole for w in answer.worlds]
    near = sum(whole is not None and abs(whole - score) <= 3 for whole in shown)
    assert near >= 0.95 * len(shown)  # no answer makes a contract of some surprises


def test_what_contracts_count_as_in_drawn_worlds_is_near_their_odds(seen_83: SeenAnswer) -> None:
    good: Counter[str] = Counter()
    for world in seen_83.worlds:
        verdicts = score_history(world.history, world.reading.policies[0], SUNDAY).verdicts
        good.update(verdict.contract.id for verdict in verdicts if verdict.outcome is Outcome.POSITIVE)
    for one in (one for group in seen_83.groups for one in group.odds):
        share = one.after.positive
        assert good[one.contract.id] / DRAWN == pytest.approx(share, abs=0.01 + 4 * sqrt(share * (1 - share) / DRAWN))


def test_the_same_question_has_the_same_answer(unknown_six: Case, seen_83: SeenAnswer) -> None:
    assert answer_seen(unknown_six, [Observation(SUNDAY, 83)]) == seen_83


@pytest.mark.slow
def test_the_answer_is_the_same_whatever_the_seed_of_hashes() -> None:
    told = {
        subprocess.run(
            [sys.executable, "-c", ASK], cwd=ROOT, env={"PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("0", "1", "77")
    }
    assert len(told) == 1
