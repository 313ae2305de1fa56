from __future__ import annotations

from dataclasses import replace
from typing import Any

from imports.evidences import extract, shown

from jss_cli.domain.history import History
from jss_cli.imports.join.again import groups_of
from jss_cli.imports.join.joining import Joined, join
from jss_cli.imports.join.pieces import Piece
from jss_cli.imports.join.rows import CountedRows, count_rows, is_loose, is_undated, loosened
from jss_cli.imports.source import Extract


def counted(*files: Extract) -> CountedRows:
    return count_rows([Piece(file.file, file.source, one) for file in files for one in file.contracts], files)


def again(found: CountedRows) -> list[tuple[str, str, str]]:
    return [(file, aside.why, aside.at) for file, aside in found.again]


def test_a_row_with_the_same_number_counts_once_in_one_file_or_two() -> None:
    one = extract("transactions", shown("line 2", "2026-03-20 400 7", "2026-03-20 400 8"), file="a")
    other = extract("transactions", shown("line 2", "2026-03-20 400 8", "2026-04-20 400 9"), file="b")
    found = counted(one, other)
    assert [row.entry.ref for row in found.paid] == ["7", "8", "9"]
    assert again(found) == [("b", "twice", "line 2")]


def test_of_two_generations_the_newer_is_taken_for_the_days_that_it_covers() -> None:
    new = extract("transactions", shown("line 2", "2026-03-20 400 7", "2026-05-20 400 8"))
    old = extract("transactions_by_ref", shown("line 2", "2026-04-20 400 1", "2025-04-20 400 2"))
    found = counted(old, new)
    assert [row.entry.ref for row in found.paid] == ["7", "8", "2"]
    assert again(found) == [("transactions_by_ref.x", "twice", "line 2")]


def test_generations_that_share_a_number_are_one_ledger() -> None:
    new = extract("transactions", shown("line 2", "2026-03-20 400 7", "2026-05-20 400 8"))
    old = extract("transactions_by_ref", shown("line 2", "2026-03-20 400 7", "2026-04-20 400 1"))
    assert [row.entry.ref for row in counted(old, new).paid] == ["7", "8", "1"]


def test_of_two_earnings_reports_the_larger_count_of_equal_rows_is_taken() -> None:
    rows = ("2026-03-20 50", "2026-03-20 50")
    one = extract("earnings_report", shown("line 2", *rows, worked=True, id="41000001"), file="a")
    other = extract("earnings_report", shown("line 2", *rows, "2026-03-20 50", worked=True, id="41000001"), file="b")
    found = counted(one, other)
    assert len(found.worked) == 3
    assert again(found) == [("b", "twice", "line 2"), ("b", "twice", "line 3")]


HOURS: dict[str, Any] = {"client": "Yarrow, Inc.", "kind": "hourly"}
PAID = extract("transactions_by_ref", shown("line 2", "2024-03-15 160 61003", "2024-03-22 160 61004", **HOURS))
SHEET = extract(
    "spreadsheet",
    shown("line 3", client="Yarrow", title="Weekly proofs", kind="hourly", started="2024-03-04", ended="2024-03-24"),
)
BOOKS: dict[str, Any] = {"client": "Rowan", "title": "Proofs", "kind": "fixed"}
ROWS = ("2026-02-20 1250 1", "2026-02-20 1250 2", "2026-04-24 700 3")
BOOKS_PAID = extract("transactions", shown("line 2", *ROWS, **BOOKS))
LIST = extract(
    "graphql",
    shown("list 0", id="52000002", **BOOKS, started="2026-01-12", ended="2026-02-20"),
    shown("list 1", id="52000003", **BOOKS, started="2026-04-06", ended="2026-04-24"),
)


def after(*files: Extract) -> Joined:
    """What comes of files that are imported one after the other."""
    history = History(())
    for file in files:
        joined = join([file], history)
        history = joined.history
    return joined


def paid(joined: Joined) -> dict[str, list[str | None]]:
    """The numbers of the payments of every contract."""
    return {one.title or one.id: [item.ref for item in one.payments] for one in joined.history.contracts}


def test_hours_without_a_title_are_those_of_a_contract_that_a_later_file_names() -> None:
    found = after(PAID, SHEET)
    assert paid(found) == paid(join([PAID, SHEET])) == {"Weekly proofs": ["61003", "61004"]}
    assert [one.id for one in found.history.contracts] == [one.id for one in after(PAID).history.contracts]
    assert after(PAID, SHEET, PAID).history == found.history


def test_payments_of_one_title_are_parted_when_a_later_file_knows_of_two_contracts() -> None:
    found = after(BOOKS_PAID, LIST)
    assert sorted(paid(found).values()) == sorted(paid(join([BOOKS_PAID, LIST])).values())
    assert [[str(item.ref) for item in one.payments] for one in found.history.contracts] == [["1", "2"], ["3"]]
    assert not found.conflicts


def test_of_two_contracts_of_a_history_that_are_one_the_report_says_so() -> None:
    (loose,) = after(PAID).history.contracts
    (dated,) = after(SHEET).history.contracts
    found = join([SHEET], History((loose, dated)))
    assert paid(found) == {"Weekly proofs": ["61003", "61004"]}
    assert f"{loose.id} was {dated.id}: its payments are there now" in found.remarks


def test_payments_that_later_turn_out_to_fit_two_contracts_stay_where_they_are() -> None:
    both = ({**HOURS, "id": name, "title": name, "started": "2024-03-04", "ended": "2024-03-24"} for name in "AB")
    found = after(PAID, extract("graphql", *(shown(f"list {at}", **one) for at, one in enumerate(both))))
    assert sorted(paid(found).items()) == [("A", []), ("B", []), ("yarrow-inc-2024-03", ["61003", "61004"])]
    assert len(found.questions) == 2  # a payment each: A or B?


def test_a_contract_of_which_a_person_wrote_a_word_keeps_its_payments() -> None:
    (known,) = after(PAID).history.contracts
    (one,), (hers,) = groups_of(History((known,))), groups_of(History((replace(known, notes="mine"),)))
    assert (is_loose(one), is_loose(hers), is_undated(one)) == (True, False, True)
    assert [(row.entry.ref, row.piece.text("client")) for row in loosened(one)] == [
        ("61003", "Yarrow, Inc."),
        ("61004", "Yarrow, Inc."),
    ]
    assert not one.rows
    edited = History((replace(known, notes="mine"),))
    assert len(join([SHEET], edited).history.contracts) == 2
