from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Any

import pytest
from conftest import Examples
from strategies import random_history

from jss_cli.domain.case import Case
from jss_cli.domain.history import UNKNOWN, Contract, Feedback, History
from jss_cli.errors import UsageError
from jss_cli.explaining.next.adding import DONE, GOOD
from jss_cli.explaining.next.dilemma import client_request, dilemma
from jss_cli.files.policy import load_policy
from jss_cli.files.rulebook import _PolicyFiles, open_rulebook
from jss_cli.scoring.scoring import score_history

RULES = _PolicyFiles()


def good(number: int, day: date) -> Contract:
    return Contract(f"g{number}", f"K{number}", day, ended=day, earned=Decimal(90), feedback=GOOD, ending=DONE)


def test_an_idle_unpaid_contract_of_2017_is_as_bad_closed_as_left_alone_unless_its_client_speaks() -> None:
    opened = Contract("idle", "I", date(2017, 1, 10), earned=Decimal(0))
    history = History((*(good(n, date(2017, 1, 5)) for n in range(7)), opened))
    found = dilemma(Case(history, date(2017, 2, 1), RULES), opened.id)
    assert [(str(day), rule.code) for day, rule in found.turns] == [("2017-04-10", "JSS223")]
    assert found.best == (("close",), ("close", "wait", "ask"), ("wait", "ask"))
    by_choice = {(str(c.day), c.kind): (c.content, c.silent, c.unhappy) for c in found.choices}
    assert by_choice["2017-02-01", "close"] == (Fraction(100), Fraction(175, 2), Fraction(75))
    assert by_choice["2017-02-01", "wait"] == (Fraction(100),) * 3
    assert by_choice["2017-04-10", "wait"] == (Fraction(175, 2),) * 3


def test_every_cell_is_the_score_of_the_history_as_it_would_be(examples: Examples) -> None:
    rng = Random("dilemma")  # noqa: S311 - test data
    seen = 0
    while seen < len(examples(12)):
        history, day = random_history(rng, 7)
        opened = next((c for c in history.contracts if c.ended is None and c.started <= day), None)
        if opened is None:
            continue
        seen += 1
        for choice in dilemma(Case(history, day, RULES), opened.id).choices:
            policy = load_policy(None, choice.day)
            if choice.kind == "wait":
                assert choice.content == choice.unhappy == score_history(history, policy, choice.day).percent
            elif choice.kind == "close":
                closed = replace(opened, ended=day, ending=DONE, feedback=Feedback(None, None))
                contracts = tuple(closed if c is opened else c for c in history.contracts)
                rescored = score_history(replace(history, contracts=contracts), policy, choice.day)
                assert choice.silent == rescored.percent


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
