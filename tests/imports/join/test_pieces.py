from __future__ import annotations

from decimal import Decimal

from imports.evidences import day, group, piece

from jss_cli.domain.history import UNKNOWN
from jss_cli.domain.vague import DayBounds
from jss_cli.imports.join.pieces import LedgerRow, RunDays, left_of

MARCH = DayBounds(day("2026-03-01"), day("2026-03-31"))


def test_the_most_believed_stands_first_and_an_exact_day_before_its_bounds() -> None:
    one = group(piece("graphql", started=MARCH), piece("spreadsheet", started="2026-03-03"))
    assert one.first("started") == day("2026-03-03")
    assert one.first("title") is None


def test_a_new_file_stands_in_for_an_old_one_of_its_kind() -> None:
    one = group(piece("pasted", old=True, stars=4.0), piece("pasted", stars=4.5), piece("odesk", old=True, stars=3))
    assert [said.value for said in one.said("feedback.stars")] == [Decimal("4.5"), 3]


def test_what_one_file_has_open_ended_if_another_tells_the_day() -> None:
    one = group(piece("history", old=True, ended=None), piece("pasted", ended="2026-03-20"))
    assert one.first("ended") == day("2026-03-20")
    assert group(piece("history", old=True, ended=None)).said("ended")[0].value is None


def test_what_is_there_and_hidden_is_not_said() -> None:
    assert group(piece(net=UNKNOWN)).said("net") == []


def test_a_contract_spans_its_days_or_those_of_its_money() -> None:
    assert group(piece(started="2026-03-02", ended=None)).span == RunDays(day("2026-03-02"), None, True)
    paid = piece("transactions", "2026-03-20 400", "2026-04-20 400")
    one = group(paid)
    one.rows = [LedgerRow(entry, paid) for entry in paid.evidence.ledger]
    assert one.span == RunDays(day("2026-03-20"), day("2026-04-20"), False)
    assert left_of(one.rows) == 800
