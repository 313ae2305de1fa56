from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from texts import read, refused

from jss_cli.errors import InputError
from jss_cli.files.document import SourceText
from jss_cli.files.histories.formats import csv as csv_format
from jss_cli.files.history import _history_of
from jss_cli.files.reading import Reading

HEAD = "id,client,started,title,\n"


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("Total,,,9,", ("3:1 JSS969", "this row looks like a total")),
        ("grand total:,,,,", ("3:1 JSS969", "this row looks like a total")),
        ("id,client,started,title,", ("3:1 JSS969", "the header stands here again")),
        ("c2,A,2024-01-08", ("3:1 JSS965", "3 fields, the header has 5")),
        ("c2,A,2024-01-08,a, b,", ("3:1 JSS965", "6 fields, the header has 5")),
        ("c2,A,2024-01-08,a,b", ("3:19 JSS964", '"b" stands under a column without a name')),
        ('c2,A,2024-01-08,"a"b,', ("3:19 JSS967", "text follows the quote that closes here")),
    ],
)
def test_a_row_that_is_no_contract_is_told_as_what_it_is(row: str, told: tuple[str, str]) -> None:
    assert refused(f"{HEAD}c1,A,2024-01-08,,\n{row}\n", "h.csv") == [told]


@pytest.mark.parametrize(
    ("row", "hint"),
    [
        ("c1,A,2024-01-08,Dear Ann, hello,", 'put quotes round a text that has the delimiter in it: "Dear Ann, hello"'),
        ("c1,A,2024-01-08,a,b,c", 'put quotes round a text that has the delimiter in it: "...,..."'),
        ("c1,A", 'it ends before "started"; add what is missing, if only the delimiters'),
    ],
)
def test_a_row_of_another_width_is_told_where_it_may_have_been_cut(row: str, hint: str) -> None:
    with pytest.raises(InputError) as caught:
        read(f"{HEAD}{row}\n", "h.csv")
    assert caught.value.faults[0].hint == hint


def test_total_may_be_the_name_of_a_client_and_a_blank_row_is_none() -> None:
    history = read(f"{HEAD}total,Total,2024-01-08,Total,\n , ,,,\n\n", "h.csv")
    assert [(contract.id, contract.client) for contract in history.contracts] == [("total", "Total")]


@pytest.mark.parametrize("word", ["~", "null", "none", "NULL"])
def test_only_an_empty_cell_means_nothing(word: str) -> None:
    assert read(f"{HEAD}c1,A,2024-01-08,{word},\n", "h.csv").contracts[0].title == word


def test_a_fault_names_the_column_as_the_file_does() -> None:
    assert refused("id,client,started,stars\nc1,A,2024-01-08,6\n", "h.csv") == [
        ("2:17 JSS927", 'contract c1: stars is not within 1 to 5: "6"')
    ]


CELLS = st.text(st.sampled_from("ab é="), max_size=3)


@given(
    st.integers(2, 4).flatmap(lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=1)),
    st.integers(0, 30),
    st.sampled_from(",;\t|"),
)
def test_rows_without_quotes_are_split_into_columns_chunk_by_chunk(
    rows: list[list[str]], chunk: int, delimiter: str
) -> None:
    found: list[Sequence[str]] = [()] * len(rows[0])
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(csv_format, "CHUNK", chunk)
        patched.setattr(csv_format, "_parsed", None)
        for columns in csv_format._split("\n".join(map(delimiter.join, rows)), delimiter, len(rows[0])):
            found = [[*before, *column] for before, column in zip(found, columns, strict=True)]
    assert found == [list(column) for column in zip(*rows, strict=True)]


def test_a_row_of_another_width_is_left_to_the_careful_pass() -> None:
    for row in ("c1,A", "c1,A,2024-01-08,more", "c1,A\n,2024-01-08"):
        with pytest.raises(InputError) as caught:
            _history_of(SourceText("h.csv", f"id,client,started\n{row}\n"), Reading())
        assert caught.value.faults[0].code == "JSS965"
