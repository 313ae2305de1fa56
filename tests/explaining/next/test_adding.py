from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import islice

import pytest

from jss_cli.domain.history import Contract, History
from jss_cli.domain.policy import Policy
from jss_cli.domain.verdict import Outcome
from jss_cli.explaining.next.adding import good_contract, good_contracts, new_names
from jss_cli.files.policy import load_all
from jss_cli.scoring.scoring import score_history

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
