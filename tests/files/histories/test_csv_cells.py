from __future__ import annotations

from itertools import product

import pytest
from texts import placed, read

from jss_cli.errors import Position
from jss_cli.files.document import SourceText
from jss_cli.files.histories.csv_cells import CsvText, Record, guarded, unguarded


def records(text: str, delimiter: str = ",") -> list[Record]:
    return list(CsvText(SourceText("h.csv", text), delimiter).records(0, 1))


def texts(record: Record) -> list[str]:
    return [cell.text for cell in record.cells]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("a,b\nc", [["a", "b"], ["c"]]),
        ("a,,\n", [["a", "", ""]]),
        ('"a, b","say ""hi"""\n', [["a, b", 'say "hi"']]),
        ('"two\nlines",x\ny\n', [["two\nlines", "x"], ["y"]]),
        ('a "b" c\n', [['a "b" c']]),
        ("'=1,'s,-1\n", [["=1", "'s", "-1"]]),
        ("\n\n", [[""], [""]]),
    ],
)
def test_a_text_is_cut_into_its_cells(text: str, rows: list[list[str]]) -> None:
    assert [texts(record) for record in records(text)] == rows


def test_every_cell_knows_where_it_stands_behind_quotes_and_line_ends_too() -> None:
    first, second = records('"two\nlines",x,"""",z\ny\n')
    assert [cell.position for cell in first.cells] == [Position(1, 1), Position(2, 8), Position(2, 10), Position(2, 15)]
    assert [cell.plain for cell in first.cells] == [False, True, False, True]
    assert (second.position, second.cells[0].position) == (Position(3, 1), Position(3, 1))


@pytest.mark.parametrize(
    ("text", "place", "rest"),
    [
        ('a,"open\nx,y\n', "1:3 JSS966", []),
        ('a,"b"c\nd\n', "1:5 JSS967", [["d"]]),
        ('a\nb,"c" ,d\ne\n', "2:5 JSS967", [["e"]]),
    ],
)
def test_a_broken_quote_is_told_and_reading_goes_on_where_it_can(text: str, place: str, rest: list[list[str]]) -> None:
    broken, *others = [record for record in records(text) if record.fault or texts(record) != ["a"]]
    assert broken.fault
    assert placed(broken.fault) == place
    assert not broken.is_blank
    assert [texts(record) for record in others] == rest


@pytest.mark.parametrize(("text", "is_blank"), [(" , ,\n", True), ("\n", True), ('" "\n', True), (",x\n", False)])
def test_a_row_in_which_nothing_stands_is_blank(text: str, *, is_blank: bool) -> None:
    assert records(text)[0].is_blank == is_blank


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx", "'=1", "'"])
def test_a_cell_that_a_spreadsheet_would_obey_begins_with_an_apostrophe(text: str) -> None:
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("text", ["a", "", "1", " =1", "s-Gravenhage"])
def test_any_other_cell_is_left_as_it_is(text: str) -> None:
    assert (guarded(text), unguarded(text)) == (text, text)


def test_a_guarded_cell_is_read_as_it_was() -> None:
    for signs in product("'=+-@\t1a ", repeat=3):
        for text in ("".join(signs[:size]) for size in range(4)):
            assert unguarded(guarded(text)) == text


def test_an_apostrophe_that_guards_nothing_is_a_letter_like_any_other() -> None:
    text = "id,client,started,title\nc1,'s-Gravenhage,2020-01-01,'=1\n"
    (contract,) = read(text, "h.csv").contracts
    assert (contract.client, contract.title) == ("'s-Gravenhage", "=1")
