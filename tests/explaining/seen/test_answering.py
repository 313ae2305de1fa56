"""The answer for the score that was seen, held against every world."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from functools import cache
from math import fsum, inf
from random import Random

import pytest
from conftest import ROOT
from seen_cases import SUNDAY, case_of, rated
from seen_worlds import KINDS, Truth, random_scene

from jss_cli import api
from jss_cli.domain.case import Case
from jss_cli.domain.history import Observation
from jss_cli.domain.sections import Seeing
from jss_cli.domain.seen import SeenAnswer
from jss_cli.domain.verdict import Outcome
from jss_cli.explaining.seen import answering, stages
from jss_cli.explaining.seen.answering import answer_seen, seen_answer
from jss_cli.explaining.seen.stages import Effort
from jss_cli.explaining.seen.weighing import readings_of, weighings_of

CLOSE = 1e-12


@dataclass(frozen=True)
class Scene:
    case: Case
    truth: Truth
    fits: bool
    answer: SeenAnswer


@cache
def scene(seed: int, most: int, topics: int = 0) -> Scene:
    """A random scene, its truth, and its answer with no state dropped."""
    case, observed, truth, fits = random_scene(Random(seed), most=most, topics=topics)  # noqa: S311 - test data
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(answering, "NEGLIGIBLE", 0.0)
        patch.setattr(answering, "RARE", 0.0)
        patch.setattr(stages, "MOST_CELLS", ((inf, inf),))
        return Scene(case, truth, fits, answer_seen(case, observed))


def assert_true(one: Scene) -> None:
    """Everything that the answer says of all worlds is so."""
    truth, answer = one.truth, one.answer
    evidence, scored = truth.evidence, truth.scored or 1
    told = {
        "evidence": (answer.evidence, evidence),
        "expected": (answer.expected, truth.clamped / scored),
        "raw": (answer.raw, truth.raw / scored),
        "unlisted": (answer.unlisted, truth.lost[-1] / scored),
        "exact": (answer.exact, truth.exact / evidence),
        "surprising": (answer.surprising, truth.surprising / evidence),
        "absent": (answer.absent, truth.absent / evidence),
    }
    told |= {f"astray {n}": (day.astray, truth.astray[n] / evidence) for n, day in enumerate(answer.days)}
    odds = {of.contract.id: of for group in answer.groups for of in group.odds}
    for index, contract in enumerate(one.case.history.contracts):
        own = odds[contract.id]
        told[f"{contract.id} lost"] = (own.lost, truth.lost[index] / scored)
        for kind in KINDS:
            told[f"{contract.id} {kind} before"] = (own.before.of(Outcome(kind)), truth.before[index][kind])
            told[f"{contract.id} {kind} after"] = (own.after.of(Outcome(kind)), truth.after[index][kind] / evidence)
    wrong = {
        name: (said, float(so))
        for name, (said, so) in told.items()
        if said != pytest.approx(float(so), rel=CLOSE, abs=CLOSE)
    }
    assert not wrong, wrong
    assert answer.is_fitting == one.fits


def test_the_answer_is_that_of_every_world() -> None:
    for seed in range(3):
        assert_true(scene(seed, 100))


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(100, 400))
def test_the_answer_is_that_of_every_world_in_many_histories(seed: int) -> None:
    assert_true(scene(seed, 800))


@pytest.mark.slow
def test_the_answer_is_that_of_every_world_under_every_reading() -> None:
    for seed in range(12):
        assert_true(scene(seed, 600, topics=1))


def test_what_was_noted_beside_a_score_is_doubted_as_much_as_evidence_without_it_says() -> None:
    case = case_of(*map(rated, range(4)))
    seeing = case.policy.seen
    seen = [Observation(SUNDAY, 75, eligible=3, recommend=Fraction(3, 4), recommend_of=4)]

    def evidence(told: Seeing) -> float:
        found, _ = readings_of(case, seen, seeing)
        weighed = weighings_of(found, seen, told, Effort(seeing.surprises, 1e-9))
        return fsum(one.evidence for one in weighed)

    (day,) = answer_seen(case, seen).days
    uncounted, unshared = replace(seeing, eligible=Fraction(0)), replace(seeing, recommended=Fraction(0))
    miscounted = float(1 - seeing.eligible) * evidence(uncounted) / evidence(seeing)
    misshared = float(1 - seeing.recommended) * evidence(unshared) / evidence(seeing)
    assert abs(day.miscounted - miscounted) < 1e-3
    assert abs(day.misshared - misshared) < 1e-3
    assert 0 < day.miscounted < 1


@pytest.mark.parametrize(("eligible", "missing"), [(12, (0.0, 0.2)), (13, (0.4, 0.6))])
def test_the_number_of_eligible_contracts_tells_one_that_is_missing_from_one_that_went_badly(
    eligible: int, missing: tuple[float, float]
) -> None:
    case = api.open_history(ROOT / "tests" / "cases" / "five_stars_88.yaml", as_of=date(2026, 11, 22))
    older, latest = case.history.observed
    answer = answer_seen(case, (older, replace(latest, eligible=eligible)))
    assert missing[0] <= answer.absent <= missing[1]


def test_the_percent_of_a_window_tells_what_became_of_an_old_contract() -> None:
    known = (rated(number, recommend=10) for number in (1, 2, 3, 4, 15, 16))
    case = case_of(*known, rated(14), unlisted=0)
    good = [
        next(
            one.after.positive
            for group in answer_seen(case, [seen]).groups
            for one in group.odds
            if one.contract.id == "c14"
        )
        for seen in (Observation(SUNDAY, 100), Observation(SUNDAY, 100, windows=((24, 71),)))
    ]
    assert good[0] > 2 / 3
    assert good[1] < 1 / 3


def test_the_answer_is_about_the_last_score_and_weighs_the_earlier_ones() -> None:
    case = case_of(*(rated(number, recommend=10) for number in range(6)))
    assert seen_answer(case) is None
    observed = (Observation(SUNDAY - timedelta(days=14), 90), Observation(SUNDAY, 88))
    answer = seen_answer(replace(case, history=replace(case.history, observed=observed)))
    assert answer is not None
    assert (answer.seen.score, len(answer.days)) == (88, 2)
