from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from jss_cli.domain.history import (
    UNKNOWN,
    Contract,
    Ending,
    Feedback,
    History,
    Interim,
    Observation,
    Payment,
    unknown_client,
)
from jss_cli.files.histories.fields import CONTRACT_FIELDS, by_name
from jss_cli.files.histories.tree import _branch, _node, cell, is_told, tree

DAY = date(2024, 1, 8)


def test_what_is_absent_anyway_is_left_out() -> None:
    assert _branch(Contract("c1", "A", DAY)) == {"id": "c1", "client": "A", "started": DAY}
    assert tree(History(())) == {"version": 1, "platform": "upwork", "currency": "USD", "contracts": []}


def test_a_client_that_nobody_told_is_written_as_unknown() -> None:
    assert _branch(Contract("c1", unknown_client("c1"), DAY))["client"] == "unknown"
    assert _branch(Contract("c2", unknown_client("c1"), DAY))["client"] == "unknown (c1)"


def test_what_belongs_together_is_a_mapping_and_what_is_the_files_own_comes_last() -> None:
    contract = Contract(
        "c1",
        "A",
        DAY,
        feedback=Feedback(Decimal(5), None),
        ending=Ending(reason="other"),
        extras=(("x_mood", "fine"),),
    )
    found = _branch(contract)
    assert found["feedback"] == {"stars": Decimal(5), "recommend": "none"}
    assert found["ending"] == {"reason": "other"}
    assert list(found)[-1] == "x_mood"


def test_the_fields_of_the_file_stand_above_the_contracts() -> None:
    history = History(
        (), as_of=DAY, observed=(Observation(DAY, 75), Observation(DAY, 80, Fraction(1))), extras=(("x_a", "b"),)
    )
    found = tree(history)
    assert found["observed"] == [
        {"on": DAY, "score": 75},
        {"on": DAY, "score": 80, "recommend_percent": 100},
    ]
    assert list(found)[-2:] == ["x_a", "contracts"]


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("earned", UNKNOWN, False),
        ("earned", Decimal(0), True),
        ("feedback.recommend", UNKNOWN, False),
        ("feedback.recommend", None, True),
        ("feedback.stars", UNKNOWN, False),
        ("disputed", False, False),
        ("id", "", True),
    ],
)
def test_a_value_is_told_if_it_differs_from_that_of_an_absent_field(name: str, value: object, *, told: bool) -> None:
    assert is_told(by_name(CONTRACT_FIELDS)[name], value) == told


@pytest.mark.parametrize(
    ("value", "as_node", "as_cell"),
    [
        (UNKNOWN, "unknown", "unknown"),
        (None, "none", "none"),
        (True, True, "true"),
        (Decimal("1E+3"), Decimal(1000), "1000"),
        (Decimal("1E-8"), Decimal("1E-8"), "0.00000001"),
        (DAY, DAY, "2024-01-08"),
        (
            (Payment(DAY, Decimal(5)), Payment(DAY, Decimal("0.50"))),
            [{"on": DAY, "amount": Decimal(5)}, {"on": DAY, "amount": Decimal("0.50")}],
            "2024-01-08=5 2024-01-08=0.50",
        ),
        ((Interim(DAY, Decimal("4.5")),), [{"on": DAY, "stars": Decimal("4.5")}], "2024-01-08=4.5"),
    ],
)
def test_a_value_is_written_as_files_have_it(value: Any, as_node: Any, as_cell: str) -> None:
    assert (_node(value), cell(value)) == (as_node, as_cell)
