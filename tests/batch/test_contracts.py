"""A row a contract says what the engine says of it."""

from __future__ import annotations

from datetime import date
from math import isclose
from typing import Any

import pytest
from conftest import Examples
from many import batches_of, random_day, random_histories, seeded, typed_table
from readings import label, mixed_options, single_options

from jss_cli.batch.scorer import Scorer, Wanted
from jss_cli.domain.history import History
from jss_cli.domain.policy import Policy
from jss_cli.domain.verdict import Outcome
from jss_cli.explaining.why.attribution import attribute
from jss_cli.files.policy import load_all, named_policy
from jss_cli.scoring.scoring import score_history

READINGS = (*single_options(), *mixed_options(20))


def told_of(histories: list[History], policy: Policy, day: date) -> list[dict[str, Any]]:
    scorer = Scorer(policy, day, Wanted(contracts=True, reasons=True))
    return [row for b in batches_of(typed_table(histories)) for row in scorer.score(b).contracts.iter_rows(named=True)]


def wanted_of(place: int, history: History, policy: Policy, day: date) -> list[dict[str, Any]]:
    found = attribute(score_history(history, policy, day)).contributions
    return [
        {
            "freelancer": f"f{place}",
            "id": one.verdict.contract.id,
            "rule": one.verdict.rule.code,
            "outcome": str(one.verdict.outcome),
            "weight": round(one.verdict.weight / policy.weights.unit, 9),
            "points": -float(one.lost),
            "entered": one.verdict.entered if one.verdict.outcome is not Outcome.EXCLUDED else None,
            "leaves": one.leaves,
        }
        for one in found
    ]


def refuse_differences(policy: Policy, day: date, number: int, seed: str) -> None:
    histories = random_histories(seeded(seed), number, day)
    told = told_of(histories, policy, day)
    wanted = [row for place, history in enumerate(histories) for row in wanted_of(place, history, policy, day)]
    assert len(told) == len(wanted)
    for found, want in zip(told, wanted, strict=True):
        assert isclose(found.pop("points"), want.pop("points"), abs_tol=1e-9), (found, want)
        assert found == want, label(policy)


@pytest.mark.parametrize("policy", load_all(), ids=label)
def test_every_contract_of_an_era_is_told_as_the_engine_tells_it(policy: Policy, examples: Examples) -> None:
    rng = seeded(policy.name)
    for nth in examples(1):
        refuse_differences(policy, random_day(rng, policy), 12, f"{policy.name} {nth}")


def test_every_contract_of_a_reading_is_told_as_the_engine_tells_it(examples: Examples) -> None:
    rng = seeded(7)
    for nth in examples(6):
        policy = rng.choice(READINGS)
        refuse_differences(policy, random_day(rng, policy), 10, f"{nth}")


def test_the_reasons_are_the_contracts_that_cost_most() -> None:
    policy, day = named_policy("upwork-2016"), date(2017, 1, 31)
    histories = random_histories(seeded(1), 40, day)
    scorer = Scorer(policy, day, Wanted(reasons=True))
    (batch,) = batches_of(typed_table(histories))
    for history, said in zip(histories, scorer.score(batch).scores["reasons"], strict=True):
        costs = attribute(score_history(history, policy, day)).contributions
        costly = sorted((one for one in costs if one.lost), key=lambda one: -one.lost)[:4]
        words = [f"{one.verdict.contract.id} {one.verdict.rule.code} {-round(float(one.lost), 1)}" for one in costly]
        assert (said or "") == "; ".join(words)
