from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import pytest
from conftest import Examples
from strategies import random_history

from jss_cli.domain.case import Case
from jss_cli.domain.history import UNKNOWN, Contract, Ending, Feedback, History
from jss_cli.domain.policy import Policy
from jss_cli.errors import UsageError
from jss_cli.explaining.next.actions import survey
from jss_cli.explaining.next.adding import good_contract
from jss_cli.explaining.next.requests import ASKED, client_request, is_askable
from jss_cli.files.policy import load_policy
from jss_cli.files.rulebook import open_rulebook
from jss_cli.scoring.scoring import score_history

DAY = date(2024, 6, 15)
ENDED = Contract("c1", "Ana", date(2024, 5, 1), ended=date(2024, 6, 1), feedback=Feedback(None, None))
RATED = replace(ENDED, feedback=Feedback(Decimal("3.4"), UNKNOWN))


def case_of(contract: Contract) -> Case:
    return Case(History((contract,)), DAY, open_rulebook())


@pytest.mark.parametrize(
    ("contract", "kind", "until"),
    [
        (replace(ENDED, ended=None), "close", None),
        (replace(ENDED, ended=date(2024, 7, 1)), "close", None),
        (ENDED, "rate", date(2024, 6, 15)),
        (replace(ENDED, feedback=Feedback()), "rate", date(2024, 6, 15)),
        (RATED, "edit", None),
        (replace(RATED, ended=date(2023, 6, 1)), "edit", None),
    ],
)
def test_a_client_is_asked_for_what_the_marketplace_allows(contract: Contract, kind: str, until: date | None) -> None:
    found = client_request(case_of(contract), "c1")
    assert (found.kind, found.until, found.days) == (kind, until, 14)


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"ended": date(2024, 5, 31)}, "the 14 days for feedback were over on 2024-06-14"),
        ({"started": date(2024, 7, 1), "ended": None}, "it begins on 2024-07-01"),
        ({"client_standing": "suspended"}, "its client is suspended"),
        ({"disputed": True}, "it was disputed"),
        ({"feedback": Feedback(Decimal(2), UNKNOWN, removed=True)}, "its feedback was removed"),
        ({"feedback": Feedback(None, 3)}, "it has no public stars"),
        ({"feedback": Feedback(Decimal(5), 3)}, "it has five stars already"),
        ({"feedback": Feedback(Decimal(4), 3, stars_before=Decimal(2))}, "its stars were edited already"),
    ],
)
def test_where_nothing_may_be_asked_the_reason_is_told(changed: dict[str, Any], why: str) -> None:
    with pytest.raises(UsageError) as raised:
        client_request(case_of(replace(ENDED, **changed)), "c1")
    (fault,) = raised.value.faults
    assert (fault.code, why in fault.message, bool(fault.hint)) == ("JSS909", True, True)


def test_a_contract_that_is_not_there_is_refused_with_the_one_that_was_meant() -> None:
    with pytest.raises(UsageError, match='no contract is called "c11"'):
        client_request(case_of(ENDED), "c11")


def test_stars_can_be_changed_for_as_long_as_the_policy_says(tmp_path: Path) -> None:
    policy = tmp_path / "slow.yaml"
    policy.write_text(
        "name: slow\ntitle: Slow\nextends: upwork-2023-12\n"
        "measures: {unrated_months: 24, twin_days: 7, feedback_days: 14, edit_days: 30, known: assumed}\n"
    )
    case = replace(case_of(RATED), rulebook=open_rulebook(str(policy)))
    assert client_request(case, "c1").days == 30
    assert client_request(replace(case, history=History((ENDED,))), "c1").days == 14


def test_a_plan_asks_a_client_for_nothing_that_a_request_would_refuse(examples: Examples) -> None:
    rng = Random("asking")  # noqa: S311 - test data
    for _ in examples(40):
        history, day = random_history(rng, 9)
        case = Case(history, day, open_rulebook())
        for action in survey(history, score_history(history, case.policy, day)).actions:
            if action.kind in ASKED:
                assert client_request(case, action.contract.id).kind == ASKED[action.kind]


def policy() -> Policy:
    return load_policy(None, DAY)


@pytest.mark.parametrize("barred", [{"client_standing": "suspended"}, {"disputed": True}])
def test_a_client_who_may_not_be_asked_is_asked_neither_for_stars_nor_for_a_payment(barred: dict[str, Any]) -> None:
    assert is_askable("edit", RATED, policy(), DAY)
    assert is_askable("pay", replace(ENDED, ended=None), policy(), DAY)
    assert not is_askable("edit", replace(RATED, **barred), policy(), DAY)
    assert not is_askable("pay", replace(ENDED, ended=None, **barred), policy(), DAY)
    assert is_askable("close", replace(ENDED, ended=None, **barred), policy(), DAY)


def beside_four(contract: Contract) -> History:
    return History((*(good_contract(f"g{n}", f"K{n}", Decimal(90), date(2024, 5, 1)) for n in range(4)), contract))


def test_a_reason_is_refused_as_its_clients_own_and_stars_edited_before_by_the_rule_of_a_request() -> None:
    blamed = replace(RATED, feedback=Feedback(Decimal(5), UNKNOWN), ending=Ending("client", "unprofessional"))
    edited = replace(RATED, feedback=Feedback(Decimal(2), UNKNOWN, stars_before=Decimal(1)))
    for contract, kind in ((blamed, "reason"), (edited, "ask")):
        found = survey(beside_four(contract), score_history(beside_four(contract), policy(), DAY))
        assert found.actions == ()
        assert (kind, ("c1",)) in [(refusal.kind, refusal.contracts) for refusal in found.refusals]
