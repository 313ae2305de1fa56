from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from imports.evidences import day, group, piece

from jss_cli.imports.join.money import Covered, _covers, add_work, merged, money_taken, near, rows_once, work_conflicts
from jss_cli.imports.join.pieces import Group, LedgerRow, Piece, RunDays

YEAR: Covered = ((day("2026-01-01"), day("2026-12-31")),)
JOB: dict[str, Any] = {"started": "2026-03-02", "ended": "2026-03-20"}


def paid(*pieces: Piece) -> Group:
    one = group(*pieces)
    one.rows = [LedgerRow(e, each) for each in pieces for e in each.evidence.ledger if not e.worked]
    one.worked = [LedgerRow(e, each) for each in pieces for e in each.evidence.ledger if e.worked]
    return one


def test_reports_that_cover_a_contract_tell_its_payments_and_refunds() -> None:
    money = money_taken(paid(piece(**JOB), piece("transactions", "2026-03-20 400", "2026-04-20 -100")), YEAR)
    assert (money.gross, money.left, len(money.refunds)) == (Decimal(400), Decimal(300), 1)


def test_days_of_work_stand_in_where_no_report_has_payments() -> None:
    work = piece("earnings_report", "2026-03-10 50", "2026-03-11 60", worked=True)
    assert money_taken(paid(piece(**JOB), work), (), YEAR).gross == 110


def test_days_of_work_stand_in_for_the_days_before_the_first_report_alone() -> None:
    work = piece("earnings_report", "2025-11-10 50", "2025-12-10 60", "2026-02-10 70", worked=True, kind="hourly")
    report = piece("transactions", "2026-02-20 70 7", "2026-03-20 80 8", kind="hourly")
    one = paid(piece(started="2025-11-02", ended="2026-03-10"), work, report)
    late = (day("2025-11-10"), day("2026-02-10"))
    assert [str(row.entry.amount) for row in money_taken(one, YEAR, (late,)).payments] == ["50", "60", "70", "80"]
    assert money_taken(one, YEAR).gross is None


def test_work_and_payments_are_never_added() -> None:
    work = piece("earnings_report", "2026-03-10 50", worked=True)
    assert money_taken(paid(piece(**JOB), piece("transactions", "2026-03-20 50"), work), YEAR).gross == 50


@pytest.mark.parametrize(
    ("said", "covered", "gross", "unsure"),
    [
        ({"net": 300.0}, (), 300, False),
        ({"net": 0.0}, YEAR, 0, False),
        ({"net": 0.0}, (), None, True),
        ({}, YEAR, None, False),
    ],
)
def test_what_was_left_is_what_was_paid_but_a_zero_only_where_reports_cover_its_days(
    said: dict[str, Any], covered: Covered, gross: int | None, unsure: bool
) -> None:
    money = money_taken(paid(piece(**JOB, **said)), covered)
    assert (money.gross, money.unsure) == (None if gross is None else Decimal(gross), unsure)


def test_a_report_that_begins_after_the_contract_says_the_least_and_no_more() -> None:
    money = money_taken(paid(piece(started="2025-03-02", ended=None), piece("transactions", "2026-03-20 50")), YEAR)
    assert (money.gross, money.least) == (None, Decimal(50))


def test_a_refund_beyond_what_was_paid_was_paid_before() -> None:
    money = money_taken(paid(piece(**JOB), piece("transactions", "2026-03-20 50", "2026-04-20 -80")), YEAR)
    assert (money.gross, len(money.refunds), len(money.early)) == (Decimal(50), 0, 1)


def test_an_amount_that_a_person_wrote_stays_and_files_stand_beside_it() -> None:
    money = money_taken(
        paid(piece("history", old=True, earned=500), piece(**JOB), piece("transactions", "2026-03-20 400")), YEAR
    )
    assert (money.gross, len(money.beside)) == (Decimal(500), 1)


def test_rows_that_a_history_has_are_not_added_again_with_a_number_or_without() -> None:
    old = piece("transactions", "2026-03-20 400 7", old=True, file="a")
    new = piece("transactions", "2026-03-20 400 7", "2026-04-20 100 8", file="b")
    rows, beside = rows_once(paid(old, new).rows)
    assert [(row.entry.ref, row.piece.file) for row in rows] == [("7", "b"), ("8", "b")]
    assert beside == ()


def test_a_list_that_a_person_wrote_gains_what_is_later_and_nothing_before() -> None:
    own = piece("history", "2026-03-20 400", "2026-04-20 90", old=True)
    new = piece("transactions", "2026-03-20 400 7", "2026-04-20 100 8", "2026-05-20 100 9")
    rows, beside = rows_once(paid(own, new).rows)
    assert [str(row.entry.amount) for row in rows] == ["400", "90", "100"]
    assert [row.entry.ref for row in beside] == ["8"]
    assert [row.entry.ref for row in rows_once(paid(own, new).rows, day("2026-06-01"))[1]] == ["8", "9"]


def test_spans_that_touch_are_one_and_a_contract_is_covered_by_one_alone() -> None:
    spans = merged([(day("2026-02-10"), day("2026-03-31")), None, (day("2026-01-01"), day("2026-01-31"))])
    assert spans == ((day("2026-01-01"), day("2026-03-31")),)
    assert _covers(RunDays(day("2026-01-05"), day("2026-03-05")), spans)
    assert not _covers(RunDays(day("2026-01-05"), None, True), spans)


def test_amounts_are_about_the_same_within_one_or_one_in_a_hundred() -> None:
    assert near(Decimal(100), Decimal(101))
    assert near(Decimal(1000), Decimal(1010))
    assert not near(Decimal(100), Decimal("101.5"))


LONGER: dict[str, Any] = {"started": "2026-03-02", "ended": "2026-05-20"}
WORK = ("2026-03-10 50", "2026-03-20 60", "2026-04-10 40")


@pytest.mark.parametrize(
    ("paid", "differs"),
    [
        (("2026-03-21 110", "2026-04-20 40"), False),
        (("2026-03-21 110", "2026-04-20 20"), True),
        (("2026-03-21 110", "2026-04-20 90"), True),
    ],
)
def test_work_and_pay_of_the_same_days_are_compared_less_the_weeks_between(
    paid: tuple[str, ...], differs: bool
) -> None:
    work, reported = piece("earnings_report", *WORK, worked=True), piece("transactions", *paid)
    one = group(piece(**LONGER), work, reported)
    add_work([one], [LedgerRow(entry, work) for entry in work.evidence.ledger])
    one.rows = [LedgerRow(entry, reported) for entry in reported.evidence.ledger]
    found = list(work_conflicts(one, money_taken(one, YEAR), YEAR))
    assert len(found) == differs
    assert all((each.field, each.other, each.places) == ("earned", "150.00", ("earnings_report.x",)) for each in found)
