"""The earnings report by the day of work."""

from __future__ import annotations

import pytest
from exported import EXPECTED, claimed, extract, handed, paid, reader, told

from jss_cli.errors import InputError
from jss_cli.imports.source import Extract

NAME = "earnings_report_2026.csv"


def read(*rows: str) -> Extract:
    return extract("earnings_report", "\n".join(("Payment type,Date,Amount,Hours,Contract", *rows)))


def test_the_handed_report_gives_ids_and_gross_by_the_day_of_work() -> None:
    found = extract("earnings_report", handed(NAME))
    assert {"lines": found.lines, "understood": found.understood, "told": told(found)} == EXPECTED[NAME]
    sums = {claimed(one)["id"]: str(sum(entry.amount for entry in one.ledger)) for one in found.contracts}
    assert sums == {
        "41000001": "3360.00",
        "41000002": "400",
        "41000003": "1200",
        "41000004": "150",
        "41000005": "310.00",
        "41000007": "300",
        "41000008": "240",
    }
    assert all(entry.worked and not entry.ref for one in found.contracts for entry in one.ledger)
    assert claimed(found.contracts[0]) == {"id": "41000001", "title": "Weekly bookkeeping", "kind": "hourly"}
    assert found.remarks == ()


def test_the_same_row_twice_is_two_entries_for_rows_have_no_number() -> None:
    (one,) = read(",2026-09-03,66.67,1.66667,Books (41000001)", ",2026-09-03,66.67,1.66667,Books (41000001)").contracts
    assert list(paid(one).values()) == ["66.67", "66.67"]


@pytest.mark.parametrize(
    ("contract", "claims"),
    [
        ("Survey coding (phase 2) (41000009)", {"id": "41000009", "title": "Survey coding (phase 2)"}),
        ("Survey (2020) (410009)", {"id": "410009", "title": "Survey (2020)"}),
        ("Survey (12345)", {"title": "Survey (12345)"}),
        ("Survey (ID: 41000009) ", {"id": "41000009", "title": "Survey"}),
        ("(41000009)", {"id": "41000009"}),
    ],
)
def test_the_last_bracket_of_six_digits_or_more_is_the_id(contract: str, claims: dict[str, str]) -> None:
    (one,) = read(f"Fixed Price Payment,2026-09-03,5,,{contract}").contracts
    assert claimed(one) == {**claims, "kind": "fixed"}


def test_a_bonus_says_nothing_of_the_kind_and_goes_to_its_id() -> None:
    (one,) = read(
        "Bonus,2026-10-03,50,,Poster (41000007)", "Fixed Price Payment,2026-09-03,5,,poster (41000007)"
    ).contracts
    assert [entry.bonus for entry in one.ledger] == [False, True]
    assert claimed(read("Bonus,2026-10-03,50,,Poster (41000007)").contracts[0]) == {"id": "41000007", "title": "Poster"}


def test_an_id_with_two_titles_is_refused_with_both_lines() -> None:
    with pytest.raises(InputError, match=r'41000002 is "A" and "B" \(lines 2, 4\)') as raised:
        read(",2026-09-03,5,1,A (41000002)", ",2026-09-03,5,1,a (41000002)", ",2026-09-04,5,1,B (41000002)")
    assert [fault.code for fault in raised.value.faults] == ["JSS802"]


def test_a_row_of_another_type_or_without_a_contract_is_told() -> None:
    found = read("Gift,2026-09-03,5,1,A (41000002)", ",2026-09-03,5,1,", ",2026-09-03,5,1,A (41000002)")
    assert told(found) == {"not understood": 2}
    assert [aside.at for aside in found.set_aside] == ["line 2", "line 3"]


@pytest.mark.parametrize("name", ["transactions_2023.csv", "zlecenia.csv", "proyectos.csv"])
def test_other_exports_are_none(name: str) -> None:
    assert not reader("earnings_report").knows(handed(name))


def test_a_day_of_work_that_takes_money_back_is_told_for_the_report_has_no_refunds() -> None:
    found = read(",2026-09-03,66.67,1,Books (41000001)", ",2026-09-04,-10,1,Books (41000001)")
    assert [aside.text for aside in found.set_aside] == ["-10 is less than nothing for a day of work"]
    assert [list(paid(one).values()) for one in found.contracts] == [["66.67"]]
