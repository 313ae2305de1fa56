from __future__ import annotations

from typing import Any

import pytest
from imports.evidences import piece

from jss_cli.errors import InputError
from jss_cli.imports.join import placing
from jss_cli.imports.join.keys import group
from jss_cli.imports.join.pieces import Group, LedgerRow, Piece
from jss_cli.imports.join.placing import Placed, place

LOGO: dict[str, Any] = {"title": "Logo", "client": "Alder"}
SPRING = piece(id="4001", **LOGO, started="2026-03-02", ended="2026-03-20")
SUMMER = piece(id="4002", **LOGO, started="2026-07-01", ended="2026-07-20")


def placed(money: Piece, *jobs: Piece) -> tuple[list[Group], Placed]:
    groups, _ = group([*jobs, money])
    return groups, place([LedgerRow(entry, money) for entry in money.evidence.ledger], groups)


@pytest.mark.parametrize(
    ("paid", "index"),
    [
        pytest.param("2026-03-10 400", 0, id="its days hold it"),
        pytest.param("2026-02-20 400", 0, id="14 days before the start"),
        pytest.param("2026-05-20 400", 0, id="the one that ended last before it"),
        pytest.param("2026-07-10 400", 1, id="the days of the other"),
        pytest.param("2026-12-20 400", 1, id="within 180 days after the end"),
        pytest.param("2027-06-20 400", 2, id="too late for both: one of its own"),
    ],
)
def test_a_payment_goes_to_the_contract_of_its_title_and_client_that_it_fits(paid: str, index: int) -> None:
    groups, found = placed(piece("transactions", paid, **LOGO), SPRING, SUMMER)
    assert [len(one.rows) for one in groups] == [int(place == index) for place in range(len(groups))]
    assert not found.asides


def test_a_payment_that_fits_two_alike_is_not_placed_and_told() -> None:
    twin = piece(id="4003", **LOGO, started="2026-03-02", ended="2026-03-20")
    groups, found = placed(piece("transactions", "2026-03-10 300 7", **LOGO), SPRING, twin)
    assert not any(one.rows for one in groups)
    assert [(file, aside.why, aside.at) for file, aside in found.asides] == [
        ("transactions.x", "not understood", "line 2")
    ]
    assert [len(fits) for _, fits in found.between] == [2]


def test_a_bonus_or_a_refund_long_after_the_end_still_belongs_to_it() -> None:
    groups, _ = placed(piece("transactions", "2026-03-10 300", "2027-03-10 50 bonus", "2027-04-10 -20", **LOGO), SPRING)
    assert [[str(row.entry.amount) for row in one.rows] for one in groups] == [["300", "50", "-20"]]


def test_money_given_back_without_its_payment_is_told_and_not_entered() -> None:
    groups, found = placed(piece("transactions", "2026-03-10 -300", title="Other", client="Elm"), SPRING)
    assert len(groups) == 1
    assert [aside.why for _, aside in found.asides] == ["no contract"]


def test_work_without_a_title_is_paid_to_the_client_s_contract_of_that_kind() -> None:
    money = piece("transactions_by_ref", "2026-03-10 300", client="Alder", kind="fixed")
    groups, _ = placed(money, piece(**LOGO, kind="fixed", started="2026-03-02", ended="2026-03-20"))
    assert len(groups) == 1
    groups, _ = placed(money, piece(**LOGO, kind="hourly", started="2026-03-02", ended="2026-03-20"))
    assert len(groups) == 2


def test_work_without_a_title_is_paid_to_the_contract_without_a_client_that_it_sums_to() -> None:
    money = piece("transactions_by_ref", "2026-03-10 300", "2026-03-20 100", client="Alder", kind="hourly")
    job = piece("pasted", title="Logo", kind="hourly", started="2026-03-02", ended="2026-03-20", net=400)
    groups, _ = placed(money, job)
    assert [len(one.rows) for one in groups] == [2]
    other = piece("pasted", title="Menu", kind="hourly", started="2026-03-02", ended="2026-03-21", net=400)
    assert [len(one.rows) for one in placed(money, job, other)[0]] == [0, 0, 2]


def test_work_without_a_title_is_that_of_the_client_s_one_contract_of_its_kind_in_a_newer_report() -> None:
    new = piece("transactions", "2025-01-10 100", "2025-02-10 100", **LOGO, kind="hourly")
    old = piece("transactions_by_ref", "2024-11-10 100", "2024-12-10 100", client="Alder", kind="hourly")
    groups, _ = group([new, old])
    place([LedgerRow(entry, one) for one in (new, old) for entry in one.evidence.ledger], groups)
    assert [len(one.rows) for one in groups] == [4]


def test_more_payments_and_contracts_than_are_tried_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(placing, "MOST_PLACED", 3)
    with pytest.raises(InputError) as caught:
        placed(piece("transactions", "2026-03-10 400", "2026-07-10 400", **LOGO), SPRING, SUMMER)
    (fault,) = caught.value.faults
    assert (fault.code, fault.file) == ("JSS834", "transactions.x")


def test_more_contracts_that_hold_a_payment_than_are_parted_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(placing, "MOST_COMPARED", 3)
    money = piece("transactions", *(f"2026-03-{day} 400" for day in range(10, 14)), **LOGO)
    assert not placed(money, SPRING)[1].between
    with pytest.raises(InputError, match="more than 3 pairs of a payment and a contract"):
        placed(money, SPRING, piece(id="4003", **LOGO, started="2026-03-02", ended="2026-03-20"))
