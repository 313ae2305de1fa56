from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from imports.evidences import day, group, piece

from jss_cli.domain.history import Payment
from jss_cli.domain.vague import DayBounds
from jss_cli.errors import InputError
from jss_cli.imports.join.money import money_taken
from jss_cli.imports.join.pieces import LedgerRow, Piece
from jss_cli.imports.join.values import Decided, settle, value_text

YEAR = ((day("2026-01-01"), day("2026-12-31")),)
JOB: dict[str, Any] = {"title": "Logo", "started": "2026-03-02", "ended": "2026-03-20"}
REMOVED: dict[str, Any] = {"feedback.removed": True}


def settled(*pieces: Piece) -> Decided:
    one = group(*pieces)
    one.rows = [LedgerRow(entry, each) for each in pieces for entry in each.evidence.ledger]
    return settle(one, money_taken(one, YEAR), day("2026-10-02"))


@pytest.mark.parametrize(
    ("pieces", "conflicts"),
    [
        pytest.param([piece(**JOB), piece("pasted", **JOB)], [], id="the same"),
        pytest.param(
            [piece(**JOB, stars=5), piece("spreadsheet", stars=4.8)],
            [("feedback.stars", "5", "4.8", False)],
            id="stars",
        ),
        pytest.param(
            [piece(**JOB, stars=2.1, **REMOVED), piece("profile_page", **JOB, stars=None)],
            [],
            id="removed stars that are not shown",
        ),
        pytest.param(
            [piece(**JOB, stars=5), piece("pasted", stars=4.5), piece("spreadsheet", stars=Decimal("4.50"))],
            [("feedback.stars", "5", "4.5", False)],
            id="one value in two spellings",
        ),
        pytest.param(
            [piece(**JOB, stars=4.75), piece("spreadsheet", stars=4.8)],
            [("feedback.stars", "4.75", "4.8", True)],
            id="rounded",
        ),
        pytest.param(
            [piece(**JOB), piece("pasted", started="2026-03-03")],
            [("started", "2026-03-02", "2026-03-03", True)],
            id="zone",
        ),
        pytest.param(
            [piece(**JOB), piece("transactions", "2026-03-20 400"), piece("spreadsheet", earned=250.0)],
            [("earned", "400.00", "250.00", False)],
            id="a sheet's amount",
        ),
        pytest.param([piece(**JOB, net=400), piece("transactions", "2026-03-20 410", "2026-03-21 -10")], [], id="net"),
        pytest.param(
            [piece(title="Logo", started="2026-03-02", ended=None), piece("pasted", **JOB)], [], id="ended since"
        ),
    ],
)
def test_values_that_differ_are_told_with_the_one_that_is_taken(pieces: list[Piece], conflicts: list[Any]) -> None:
    assert [(one.field, one.taken, one.other, one.alike) for one in settled(*pieces).conflicts] == conflicts


def test_payments_bound_the_days_that_nobody_tells() -> None:
    found = settled(piece("transactions", "2026-03-10 400", "2026-03-20 50", "2026-05-01 20 bonus", title="Logo"))
    assert found.values["started"] == DayBounds(None, day("2026-03-10"))
    assert found.values["ended"] == DayBounds(day("2026-03-20"), None)
    assert found.values["payments"][0] == Payment(day("2026-03-10"), Decimal(400))


def test_a_contract_never_becomes_open_by_the_absence_of_an_end() -> None:
    assert settled(piece(title="Logo", started="2026-03-02")).values["ended"] == DayBounds()


def test_an_end_before_the_start_is_taken_from_the_surer_file_and_refused_in_one() -> None:
    found = settled(
        piece("pasted", title="x", ended="2026-03-01"), piece("spreadsheet", title="x", started="2026-03-02")
    )
    assert (found.values["ended"], found.values["started"]) == (day("2026-03-01"), DayBounds(None, day("2026-03-01")))
    assert [one.field for one in found.conflicts] == ["started"]
    with pytest.raises(InputError, match="before it started"):
        settled(piece(title="x", started="2026-03-02", ended="2026-03-01"))


def test_an_open_contract_has_no_ending_yet() -> None:
    found = settled(piece(title="x", started="2026-03-02", ended=None, reason="completed", stars=None))
    assert found.values.keys() == {"title", "started", "ended"}


def test_values_are_shown_as_they_are_written() -> None:
    assert [value_text(value) for value in (Decimal(400), Decimal("4.8"), None, DayBounds(), day("2026-03-02"))] == [
        "400.00",
        "4.8",
        "none",
        "unknown",
        "2026-03-02",
    ]
