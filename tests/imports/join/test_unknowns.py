from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from imports.evidences import day

from jss_cli.domain.history import Contract, Feedback, Payment, Vague
from jss_cli.imports.join.unknowns import unknowns

WHOLE = Contract(
    "c1",
    "Alder",
    day("2026-03-02"),
    title="Logo",
    ended=day("2026-03-20"),
    earned=Decimal(50),
    payments=(Payment(day("2026-03-20"), Decimal(50)),),
    feedback=Feedback(None),
)


def test_a_contract_of_which_all_is_told_has_nothing_unknown() -> None:
    assert list(unknowns([WHOLE], ())) == []


def test_what_no_file_tells_is_named() -> None:
    bare = Contract("c1", "unknown (c1)", day("2026-03-02"), ended=day("2026-03-20"))
    bare = replace(bare, vague=(Vague("ended", day("2026-03-20"), day("2026-03-20")),))
    assert [name for _, name in unknowns([bare], ())] == ["client", "title", "ended", "earned", "stars"]


def test_days_of_payment_before_the_first_report_are_not_asked_for() -> None:
    paid = replace(WHOLE, payments=())
    assert list(unknowns([paid], ((day("2026-01-01"), day("2026-12-31")),))) == [("c1", "payments")]
    assert list(unknowns([paid], ((day("2026-04-01"), day("2026-12-31")),))) == []
