from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import islice

import pytest

from jss_cli.domain.history import Contract, History
from jss_cli.domain.policy import Policy
from jss_cli.domain.verdict import Outcome
from jss_cli.explaining.next.adding import Pace, _monthly_anniversaries, good_contract, good_contracts, new_names
from jss_cli.files.policy import load_all
from jss_cli.scoring.scoring import score_history
from jss_cli.scoring.windows import add_months, earliest_entry

DAY = date(2020, 5, 9)


def test_new_names_are_numbered_and_never_taken() -> None:
    assert list(islice(new_names("new-", {"new-2", "new-3"}), 3)) == ["new-1", "new-4", "new-5"]


def test_added_contracts_are_of_clients_of_their_own_and_end_on_the_days_asked_for() -> None:
    history = History((Contract("new-1", "new client 2", DAY),))
    days = (DAY, DAY, date(2020, 6, 9))
    found = good_contracts(history, Decimal(70), days)
    assert [contract.id for contract in found] == ["new-2", "new-3", "new-4"]
    assert [contract.client for contract in found] == ["new client 1", "new client 3", "new client 4"]
    assert [(contract.started, contract.ended) for contract in found] == [(day, day) for day in days]
    assert {contract.earned for contract in found} == {Decimal(70)}


@pytest.mark.parametrize("policy", load_all(), ids=lambda policy: policy.name)
def test_every_era_counts_a_good_contract_as_good_for_certain(policy: Policy) -> None:
    day = policy.since
    history = History((good_contract("a", "A", Decimal(90), day),))
    (verdict,) = score_history(history, policy, day).verdicts
    assert (verdict.outcome, verdict.possible) == (Outcome.POSITIVE, (Outcome.POSITIVE,))


A_DAY = timedelta(days=1)
FIRST = date(2024, 1, 31)
PACES = [Pace(FIRST), Pace(FIRST, 1), Pace(FIRST, 3)]


def days() -> Iterator[date]:
    return (FIRST + number * 5 * A_DAY for number in range(80))


@pytest.mark.parametrize("pace", PACES, ids=lambda pace: str(pace.per_month))
def test_a_window_holds_the_ends_that_are_young_enough(pace: Pace) -> None:
    for day in days():
        for number in (0, 1, 5, 14):
            for months in (3, 6, 24):
                young = [end for end in pace.ends(day, number) if end >= earliest_entry(day, months)]
                assert pace.held(day, number, months) == len(young)


@pytest.mark.parametrize("pace", PACES[1:], ids=lambda pace: str(pace.per_month))
def test_as_many_can_have_ended_by_a_day_as_end_on_or_after_the_first(pace: Pace) -> None:
    assert PACES[0].most_by(FIRST) is None
    for day in days():
        assert pace.most_by(day) == sum(end >= FIRST for end in pace.ends(day, 60))


@pytest.mark.parametrize("pace", PACES, ids=lambda pace: str(pace.per_month))
def test_only_on_its_steps_can_more_have_ended_than_the_day_before(pace: Pace) -> None:
    last = add_months(FIRST, 14)
    steps = pace.steps(last)
    assert all(FIRST <= step <= last for step in steps)
    for day in (FIRST + number * A_DAY for number in range((last - FIRST).days + 1)):
        now, before = pace.most_by(day), pace.most_by(day - A_DAY)
        assert day in steps or now is None or before is None or now <= before


@pytest.mark.parametrize(
    ("day", "number"),
    [
        (date(2024, 1, 30), 0),
        (date(2024, 1, 31), 1),
        (date(2024, 2, 28), 1),
        (date(2024, 2, 29), 1),
        (date(2024, 3, 31), 3),
        (date(2025, 1, 31), 13),
    ],
)
def test_month_days_are_counted_back_from_the_day(day: date, number: int) -> None:
    assert _monthly_anniversaries(FIRST, day) == number
