"""The transaction history that names rows by "Ref ID"."""

from __future__ import annotations

import pytest
from exported import EXPECTED, claimed, extract, handed, material, paid, reader, told

from jss_cli.errors import InputError
from jss_cli.imports.source import Evidence, Extract, Wish

NAME = "transactions_2023.csv"
HEADER = "Date,Ref ID,Type,Description,Agency,Freelancer,Team,Account Name,PO,Amount,Balance"


def read(*rows: tuple[str, str, str, str, str, str], header: str = HEADER) -> Extract:
    lines = (
        f'"{on}",{ref},{kind},"{text}",,F. E.,"{team}",F. E.,,"{amount}",' for on, ref, kind, text, team, amount in rows
    )
    return extract("transactions_by_ref", "\n".join((header, *lines)))


def shown(one: Evidence) -> tuple[dict[str, str], list[str]]:
    return claimed(one), list(paid(one).values())


def test_the_handed_history_gives_the_money_of_two_contracts() -> None:
    found = extract("transactions_by_ref", handed(NAME))
    assert {"lines": found.lines, "understood": found.understood, "told": told(found)} == EXPECTED[NAME]
    hourly, fixed = found.contracts
    assert claimed(hourly) | {"started": "", "ended": ""} == {
        "client": "Grove Garden",
        "kind": "hourly",
        "started": "",
        "ended": "",
    }
    assert shown(fixed) == ({"client": "Hazel Inn", "title": "Menu card", "kind": "fixed"}, ["1050.00", "-50.00"])
    assert found.questions == ("Grove Garden, 150.00 until 2023-03-17: which job was it? It may be several",)


def test_an_invoice_bounds_the_days_of_its_contract() -> None:
    (one,) = read(
        ("Mar 24, 2023", "2", "Hourly", "Invoice for 03/13/2023-03/19/2023 - 5:00 hrs @ $30.00/hr", "Grove", "150.00"),
        ("Mar 17, 2023", "1", "Hourly", "Invoice for 03/06/2023 - 03/12/2023", "grove", "150.00"),
    ).contracts
    bounds = {name: claim.value for name, claim in one.claims if name in {"started", "ended"}}
    assert [str(day) for bound in bounds.values() for day in (bound.not_before, bound.not_after)] == [  # type: ignore[attr-defined]
        "None",
        "2023-03-12",
        "2023-03-13",
        "None",
    ]


MENU = ("May 4, 2023", "3", "Fixed Price", "Menu card", "Hazel Inn", "1,050.00")
SIGNS = ("May 5, 2023", "4", "Fixed Price", "Signs", "Hazel Inn", "80.00")


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("Refund", "Refund for Menu card"),
        ("Refund", "Refund for Fixed Price - Ref ID 3"),
        ("Refund", "REFUND: menu card"),
        ("Fixed Price", "Menu card"),
        ("Refund", "Refund to client for Menu card"),
    ],
)
def test_a_refund_points_back_by_title_or_by_the_number_of_a_row(kind: str, text: str) -> None:
    found = read(("Jun 1, 2023", "5", kind, text, "Hazel Inn", "−50.00"), MENU, SIGNS)
    assert shown(found.contracts[0])[1] == ["1050.00", "-50.00"]
    assert len(found.contracts) == 2


def test_what_a_client_writes_to_a_bonus_is_no_title() -> None:
    bonus = ("Jun 1, 2023", "5", "Bonus", "Thank you, lovely work", "Hazel Inn", "20.00")
    assert shown(read(MENU, bonus).contracts[0])[1] == ["1050.00", "20.00"]
    found = read(MENU, SIGNS, bonus)
    assert [shown(one) for one in found.contracts][2] == ({"client": "Hazel Inn"}, ["20.00"])
    assert len(found.questions) == 1


def test_a_refund_without_its_payment_stands_alone() -> None:
    (_, _, alone) = read(MENU, SIGNS, ("Jun 1, 2023", "5", "Refund", "Refund for Flags", "Hazel Inn", "-9")).contracts
    assert shown(alone) == ({"client": "Hazel Inn", "title": "Flags"}, ["-9"])


@pytest.mark.parametrize("name", ["ExchangeRate", "Amount in local currency", "Currency"])
def test_variants_of_the_columns_are_read_alike(name: str) -> None:
    header = HEADER.replace("PO", name)
    assert read(MENU, header=header).contracts == read(MENU).contracts
    assert read(MENU, header=header.replace("Amount,", "Amount $,").lower()).contracts == read(MENU).contracts


def test_a_history_made_up_for_a_lesson_is_read_and_told() -> None:
    found = extract(
        "transactions_by_ref", "Date,Ref ID,Type,Description,Agency,Amount,Balance\n2023-05-04,1,Fixed Price,Menu,A,5,5"
    )
    assert claimed(found.contracts[0]) == {"title": "Menu", "kind": "fixed"}
    assert found.remarks == ("an agency is named: the score may be the agency's", "no column says who paid")


@pytest.mark.parametrize(
    "text", ["Date,Type,Amount\n2023-05-04,Hourly,5", "date,ref id,type,amount $\n2023-05-04,1,Hourly,5"]
)
def test_a_history_that_does_not_say_who_paid_is_refused(text: str) -> None:
    source = reader("transactions_by_ref")
    assert source.knows(material(text))
    with pytest.raises(InputError, match="who paid is not in it") as raised:
        source.read(material(text), Wish())
    assert [fault.code for fault in raised.value.faults] == ["JSS803"]


@pytest.mark.parametrize("name", ["2026-10-02_transaction_report.csv", "earnings_report_2026.csv", "zlecenia.csv"])
def test_other_exports_are_none(name: str) -> None:
    assert not reader("transactions_by_ref").knows(handed(name))
