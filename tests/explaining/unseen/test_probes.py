"""Which open contract to close alone, to learn from the next score."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from jss_cli.domain.history import Contract, Ending, Feedback, History
from jss_cli.domain.policy import Policy
from jss_cli.domain.story import Seen
from jss_cli.explaining.unseen.probes import probes
from jss_cli.files.policy import load_policy

DAY = date(2016, 8, 21)
GOOD = Contract(
    "c",
    "K",
    date(2016, 6, 1),
    ended=date(2016, 7, 1),
    earned=Decimal(90),
    feedback=Feedback(Decimal(5), 10),
    ending=Ending("client", "completed"),
)
NEUTRAL = replace(GOOD, feedback=Feedback(Decimal(5), 8))
OPEN = replace(GOOD, started=date(2016, 7, 1), ended=None, feedback=Feedback(), ending=Ending())


def policy_on(day: date) -> Policy:
    return load_policy(None, day)


def history(*contracts: Contract) -> History:
    return History(tuple(replace(c, id=f"c{i}", client=f"K{i}") for i, c in enumerate(contracts)))


def test_among_few_contracts_the_next_score_tells_what_the_client_of_a_closed_one_said() -> None:
    found = probes(history(GOOD, GOOD, GOOD, GOOD, NEUTRAL, OPEN), [Seen(DAY, policy_on(DAY), 80)], DAY, policy_on)
    assert [(probe.contract.id, probe.on) for probe in found] == [("c5", date(2016, 9, 4))]
    assert found[0].share == pytest.approx(1)


def test_at_a_hundred_a_good_answer_and_none_at_all_cannot_be_told_apart() -> None:
    found = probes(history(GOOD, GOOD, GOOD, GOOD, OPEN), [Seen(DAY, policy_on(DAY), 100)], DAY, policy_on)
    assert 0.5 < found[0].share < 0.7


def test_the_one_that_tells_most_comes_first() -> None:
    tiny = replace(OPEN, client_standing="suspended")
    found = probes(history(GOOD, GOOD, GOOD, NEUTRAL, tiny, OPEN), [Seen(DAY, policy_on(DAY), 75)], DAY, policy_on)
    assert [probe.contract.id for probe in found] == ["c5", "c4"]
    assert found[1].share == 0


def test_without_an_open_contract_there_is_nothing_to_close() -> None:
    assert probes(history(*[GOOD] * 5), [Seen(DAY, policy_on(DAY), 100)], DAY, policy_on) == ()
