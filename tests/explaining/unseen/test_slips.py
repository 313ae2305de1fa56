"""Which single fact, if it was mistyped, would change the answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

import pytest
from strategies import random_history

from jss_cli.domain.history import Contract, Ending, Feedback, History
from jss_cli.domain.story import Slip
from jss_cli.explaining.unseen.slips import slips
from jss_cli.files.policy import load_policy
from jss_cli.scoring.scoring import score_history

DAY = date(2016, 8, 21)
POLICY = load_policy(None, DAY)
GOOD = Contract(
    "c",
    "K",
    date(2016, 6, 1),
    ended=date(2016, 7, 1),
    earned=Decimal(90),
    feedback=Feedback(Decimal(5), 10),
    ending=Ending("client", "completed"),
)
STARS = replace(GOOD, feedback=Feedback(Decimal("4.6"), None))


def history(*contracts: Contract) -> History:
    return History(tuple(replace(c, id=f"c{i}", client=f"K{i}") for i, c in enumerate(contracts)))


def put_right(contract: Contract, slip: Slip) -> Contract:
    """The contract with the slip put right, where that is one field."""
    value: Any = slip.instead
    match slip.fact:
        case "stars":
            return replace(contract, feedback=replace(contract.feedback, stars=value))
        case "recommend":
            return replace(contract, feedback=replace(contract.feedback, recommend=value))
        case "reason":
            return replace(contract, ending=replace(contract.ending, reason=value))
        case _:
            return replace(contract, client_standing=value)


def corrected(of: History, slip: Slip) -> History:
    return replace(of, contracts=tuple(put_right(c, slip) if c == slip.contract else c for c in of.contracts))


def test_a_slip_names_the_nearest_value_that_changes_the_score() -> None:
    found = [slip for slip in slips(history(GOOD, GOOD, GOOD, STARS), POLICY, DAY) if slip.contract.id == "c3"]
    told = {(slip.fact, slip.instead): slip.percent for slip in found}
    assert told["stars", Decimal("4.49")] == 75
    assert told["stars", Decimal("3.49")] == 50
    assert ("stars", Decimal(4)) not in told


@pytest.mark.parametrize("seed", range(25))
def test_each_slip_gives_the_score_of_the_history_put_right(seed: int) -> None:
    of, day = random_history(Random(seed), 9, day=date(2021, 8, 31))  # noqa: S311 - test data
    policy = load_policy(None, day)
    plain = replace(of, contracts=tuple(replace(c, interim=()) for c in of.contracts))
    for slip in slips(plain, policy, day):
        of_one_field = slip.fact in {"recommend", "reason", "client_standing"}
        if of_one_field and slip.contract.ended and slip.contract.ended <= day and slip.contract.feedback.stars:
            assert score_history(corrected(plain, slip), policy, day).percent == slip.percent
