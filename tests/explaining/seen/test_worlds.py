from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from jss_cli import api
from jss_cli.domain.readings import RulesReading
from jss_cli.domain.seen import SeenWorld
from jss_cli.domain.verdict import Outcome
from jss_cli.explaining.seen.worlds import MANY, world_cases

CASE = api.open_history(
    text="id,client,started,ended,earned,stars\na,A,2024-01-01,2024-02-01,100,5", as_of=date(2024, 3, 1)
)


def world(outcome: Outcome, options: tuple[str, ...] = (), recommend: int | None = None) -> SeenWorld:
    contract = CASE.history.contracts[0]
    told = replace(contract, feedback=replace(contract.feedback, recommend=recommend))
    return SeenWorld(replace(CASE.history, contracts=(told,)), RulesReading(options, CASE.policy, 1), (outcome,))  # type: ignore[arg-type]


def test_worlds_that_count_alike_are_one_with_their_share() -> None:
    worlds = [world(Outcome.POSITIVE, recommend=number) for number in (8, 9, 10)] + [world(Outcome.NEGATIVE)]
    assert [found.share for found in world_cases(CASE, worlds)] == [0.75, 0.25]


@pytest.mark.parametrize("number", [MANY + 1, 200])
def test_of_too_many_worlds_a_few_stand_for_all_and_likely_ones_keep_their_share(number: int) -> None:
    rare = [world(Outcome.POSITIVE, (f"option-{place}",)) for place in range(number)]
    found = world_cases(CASE, [*([world(Outcome.NEGATIVE)] * number), *rare])
    assert len(found) == MANY
    assert found[0].share == pytest.approx(1 / 2)
    assert sum(one.share for one in found) == pytest.approx(1)
    assert max(Counter(round(one.share, 9) for one in found[1:]).values()) == MANY - 1
