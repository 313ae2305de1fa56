from __future__ import annotations

from typing import Any

import pytest
from imports.evidences import day, group, piece

from jss_cli.imports.join.money import money_taken
from jss_cli.imports.join.pieces import LedgerRow
from jss_cli.imports.join.work import add_work, work_conflicts

YEAR = ((day("2026-01-01"), day("2026-12-31")),)
JOB: dict[str, Any] = {"started": "2026-03-02", "ended": "2026-05-20"}
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
    one = group(piece(**JOB), work, reported)
    add_work([one], [LedgerRow(entry, work) for entry in work.evidence.ledger])
    one.rows = [LedgerRow(entry, reported) for entry in reported.evidence.ledger]
    found = list(work_conflicts(one, money_taken(one, YEAR), YEAR))
    assert len(found) == differs
    assert all((each.field, each.other, each.places) == ("earned", "150.00", ("earnings_report.x",)) for each in found)
