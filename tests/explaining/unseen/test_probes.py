"""Which open contract to close alone, to learn from the next score."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from jss_cli.domain.case import Case
from jss_cli.domain.history import Contract, Ending, Feedback, History
from jss_cli.domain.story import Probe, Seen
from jss_cli.explaining.unseen.probes import probes
from jss_cli.files.rulebook import _PolicyFiles

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


def probed(score: int, *contracts: Contract) -> tuple[Probe, ...]:
    case = Case(history(*contracts), DAY, _PolicyFiles())
    return probes(case, [Seen(DAY, case.policy, score)])


def history(*contracts: Contract) -> History:
    return History(tuple(replace(c, id=f"c{i}", client=f"K{i}") for i, c in enumerate(contracts)))


def test_among_few_contracts_the_next_score_tells_what_the_client_of_a_closed_one_said() -> None:
    found = probed(80, GOOD, GOOD, GOOD, GOOD, NEUTRAL, OPEN)
    assert [(probe.contract.id, probe.on) for probe in found] == [("c5", date(2016, 9, 4))]
    assert found[0].share == pytest.approx(1)


def test_at_a_hundred_a_good_answer_and_none_at_all_cannot_be_told_apart() -> None:
    found = probed(100, GOOD, GOOD, GOOD, GOOD, OPEN)
    assert 0.4 < found[0].share < 0.7


def test_the_one_that_tells_most_comes_first() -> None:
    tiny = replace(OPEN, client_standing="suspended")
    found = probed(75, GOOD, GOOD, GOOD, NEUTRAL, tiny, OPEN)
    assert [probe.contract.id for probe in found] == ["c5", "c4"]
    assert found[1].share == 0


def test_without_an_open_contract_there_is_nothing_to_close() -> None:
    assert probed(100, *[GOOD] * 5) == ()
