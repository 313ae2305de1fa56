from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from imports.evidences import extract, shown
from imports.files import EXPORTS

from jss_cli.domain.imported import FileAccount, ToldLines
from jss_cli.errors import InputError
from jss_cli.imports.recognizing import accounts_of, export_words, file_kind, read_files
from jss_cli.imports.source import SetAside, Wish

KINDS = {
    "2026-10-02_transaction_report.csv": "transactions",
    "transactions_2023.csv": "transactions_by_ref",
    "earnings_report_2026.csv": "earnings_report",
    "graphql_work_history_2026.json": "graphql",
    "profile_saved_page_2026.html": "profile_page",
    "profile_rest_2020.json": "profile_json",
    "odesk_2014.json": "odesk",
    "profile_pasted.txt": "pasted",
    "auftraege.csv": "spreadsheet",
    "proyectos.csv": "spreadsheet",
    "proyectos.xlsx": "workbook",
}


@pytest.mark.parametrize(("name", "kind"), KINDS.items())
def test_a_file_is_known_by_its_content_whatever_it_is_called(name: str, kind: str, tmp_path: Path) -> None:
    other = tmp_path / "file"
    other.write_bytes((EXPORTS / name).read_bytes())
    assert file_kind(str(other), Wish()).name == kind


def test_the_same_file_twice_is_read_once_and_told(tmp_path: Path) -> None:
    copy = tmp_path / "copy.csv"
    first = str(EXPORTS / "transactions_2023.csv")
    copy.write_bytes(Path(first).read_bytes())
    kept, other = sorted([first, str(copy)])
    found = extracts, remarks = read_files([first, first, str(copy)], Wish())
    assert [one.file for one in extracts] == [Path(kept).name]
    assert set(remarks) == {
        f"{first}: {'given twice' if kept == first else f'the same as {kept}'}: read once",
        f"{other}: the same as {kept}: read once",
    }
    assert read_files([str(copy), first, first], Wish()) == found


def test_files_go_by_their_names_alone_unless_two_bear_one(tmp_path: Path) -> None:
    other = tmp_path / "transactions_2023.csv"
    other.write_bytes((EXPORTS / "transactions_2023.csv").read_bytes() + b"\n")
    sources = [str(EXPORTS / "transactions_2023.csv"), str(other)]
    assert [one.file for one in read_files(sources, Wish())[0]] == sorted(sources)


@pytest.mark.parametrize(
    ("text", "code", "message"),
    [
        ("Dear client,\n", "JSS831", 'its first row is "Dear client,"'),
        ("\n \n", "JSS800", "nothing is in it"),
        ("# mine\n\nversion: 1\ncontracts: []\n", "JSS831", "it is a history already"),
        ("#currency,USD\nid,client,title,started\nc1,A,Logo,2026-01-01\n", "JSS831", "it is a history already"),
    ],
)
def test_what_is_none_of_the_kinds_is_refused(text: str, code: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_files([str(path)], Wish())
    assert (caught.value.faults[0].code, message in caught.value.faults[0].message) == (code, True)
    assert export_words(str(path), Wish()) is None


def test_an_archive_that_is_no_workbook_is_told_as_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(b"PK\x03\x04 word/document")
    with pytest.raises(InputError, match="Word document"):
        file_kind(str(path), Wish())
    assert export_words(str(path), Wish()) is None


def test_a_table_that_is_not_known_is_told_with_a_map_to_begin_with(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("Wer;Was;Wann\nA;Logo;2026-03-02\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_files([str(path)], Wish())
    assert caught.value.faults[0].hint.endswith('`columns: {"Wer": client, "Was": title, "Wann": started}`')


ASIDES = (SetAside("not understood", "line 9", "too short"), SetAside("fee", "line 2"), SetAside("fee", "line 4"))


def test_a_file_is_accounted_for_by_what_a_person_calls_it_with_its_lines_by_reason() -> None:
    file = replace(extract("transactions", shown(title="x")), lines=4, understood=1, set_aside=ASIDES, remarks=("odd",))
    told = (ToldLines("fee", ("line 2", "line 4")), ToldLines("not understood", ("line 9",), ("line 9: too short",)))
    (account,) = accounts_of([file])
    assert account == FileAccount("transactions.x", "transactions", "a transaction report", 4, 1, told, ("odd",))
