from __future__ import annotations

from imports.evidences import extract, shown

from jss_cli.imports.evidence import Extract
from jss_cli.imports.join.pieces import Piece
from jss_cli.imports.join.rows import CountedRows, count_rows


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
