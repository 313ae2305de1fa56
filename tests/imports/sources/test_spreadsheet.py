"""Sheets that were made by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from imports.files import EXPORTS, WISH, claimed, endures_cuts, handed, material, refusal, told

from jss_cli.files.histories.source import document_of
from jss_cli.files.reading import Reading
from jss_cli.imports.source import Material, Wish
from jss_cli.imports.sources.spreadsheet import Reader

MAPPED = Wish(map_file=str(EXPORTS / "map_pl.yaml"))
HANDED = (("auftraege.csv", WISH), ("proyectos.csv", WISH), ("zlecenia.csv", MAPPED))


def test_a_german_sheet_is_read_by_its_headers() -> None:
    extract = Reader.read(handed("auftraege.csv"), WISH)
    assert claimed(extract)[0] == {
        "client": "Ilex Verlag",
        "title": "Katalogtexte",
        "kind": "fixed",
        "started": date(2024, 10, 14),
        "ended": date(2024, 11, 8),
        "earned": Decimal("350.00"),
        "feedback.stars": Decimal("5.0"),
        "feedback.recommend": 10,
    }
    assert [one["earned"] for one in claimed(extract)] == [Decimal(350), Decimal(1200), Decimal(400)]
    assert (extract.lines, extract.understood, told(extract)) == (4, 3, {"total": 1})
    assert extract.remarks == ('column "Bemerkung" is not kept',)


def test_a_spanish_sheet_says_where_there_is_no_feedback() -> None:
    extract = Reader.read(handed("proyectos.csv"), WISH)
    assert [(one["started"], one["feedback.stars"]) for one in claimed(extract)] == [
        (date(2025, 11, 3), None),
        (date(2026, 7, 6), Decimal("4.8")),
    ]
    assert (extract.lines, extract.understood, told(extract)) == (3, 2, {"total": 1})


def test_a_sheet_in_another_language_is_read_by_a_map() -> None:
    assert not Reader.reads(handed("zlecenia.csv"), WISH)
    assert Reader.reads(handed("zlecenia.csv"), MAPPED)
    extract = Reader.read(handed("zlecenia.csv"), MAPPED)
    assert claimed(extract) == [
        {
            "client": "Hazel Inn",
            "title": "Menu card",
            "kind": "fixed",
            "started": date(2023, 4, 17),
            "ended": date(2023, 5, 4),
            "earned": Decimal("1050.00"),
            "feedback.stars": Decimal(5),
        }
    ]
    assert (extract.lines, told(extract), extract.remarks) == (2, {"total": 1}, ())


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_sheet_is_read_whatever_parts_its_cells_and_however_it_was_saved(delimiter: str, encoding: str) -> None:
    text = "Título;Cliente;Início;Valor\r\nCardápio;Café;3 de fev. de 2025;500\r\n".replace(";", delimiter)
    file = material(text.encode(encoding))
    assert Reader.knows(file)
    assert claimed(Reader.read(file, WISH)) == [
        {"title": "Cardápio", "client": "Café", "started": date(2025, 2, 3), "earned": Decimal(500)}
    ]


def test_an_older_encoding_is_read_as_a_person_names_it() -> None:
    data = "Título;Cliente;Inicio\nMenú;Ámbar;2025-02-03\n".encode("cp1252")
    file = Material(document_of("a.csv", data, Reading(encoding="cp1252")), data)
    assert claimed(Reader.read(file, WISH))[0]["title"] == "Menú"


def test_a_delimiter_is_read_as_a_map_names_it(tmp_path: Path) -> None:
    (tmp_path / "map.yaml").write_text("columns: {Was: title, Wer: client, Ab: started}\ndelimiter: ';'", "utf-8")
    wish = Wish(map_file=str(tmp_path / "map.yaml"))
    file = material("Was;Wer;Ab\nMenu, red, blue, green;Ash, Oak;2025-02-03\n")
    assert Reader.reads(file, wish)
    assert claimed(Reader.read(file, wish))[0]["title"] == "Menu, red, blue, green"


@pytest.mark.parametrize(
    ("header", "is_history"),
    [
        ("id,client,earned", True),
        ("id,client,started,ended,earned,stars,recommend,notes", True),
        ("Client,Title,Start,Amount", False),
        ("Contract,Client,Title,Bank", False),
        ("Kunde,Titel,Von", False),
    ],
)
def test_a_sheet_whose_headers_are_those_of_a_history_is_one(header: str, is_history: bool) -> None:
    file = material(f"{header}\n1,A,5\n")
    assert Reader.knows(file)
    assert Reader.is_history(file) is is_history


def test_marks_and_formulas_in_a_title_are_data() -> None:
    file = material('Title,Client,Start\n"\'=1+1",\u202eabc,2025-02-03\n')
    assert claimed(Reader.read(file, WISH))[0] == {
        "title": "=1+1",
        "client": "\u202eabc",
        "started": date(2025, 2, 3),
    }


def test_a_quote_that_never_closes_is_refused_with_its_place() -> None:
    code, _, line = refusal(Reader, material('Title,Client,Start\n"Menu,Ash,2025-02-03\n'))
    assert (code, line) == ("JSS966", 2)


@pytest.mark.parametrize(
    "text", ["", "Dear all,\nhere is my history\n", "id: 5\n", '{"a": [1, 2, 3]}', "Date,Type,Amount\n"]
)
def test_what_has_no_such_header_is_no_sheet(text: str) -> None:
    assert not Reader.knows(material(text))


@pytest.mark.parametrize(("name", "wish"), HANDED)
def test_a_sheet_that_is_cut_anywhere_is_read_or_refused(name: str, wish: Wish) -> None:
    endures_cuts(Reader, (EXPORTS / name).read_bytes(), name, wish, step=97)


@pytest.mark.slow
@pytest.mark.parametrize(("name", "wish"), HANDED)
def test_a_sheet_that_is_cut_at_every_seventh_byte_is_read_or_refused(name: str, wish: Wish) -> None:
    endures_cuts(Reader, (EXPORTS / name).read_bytes(), name, wish)
