from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jss_cli.errors import InputError
from jss_cli.files.document import SourceText
from jss_cli.files.histories import csv_rows
from jss_cli.files.history import _history_of
from jss_cli.files.reading import Reading

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
        patched.setattr(csv_rows, "CHUNK", chunk)
        patched.setattr(csv_rows, "_parsed", None)
        for columns in csv_rows._split("\n".join(map(delimiter.join, rows)), delimiter, len(rows[0])):
            found = [[*before, *column] for before, column in zip(found, columns, strict=True)]
    assert found == [list(column) for column in zip(*rows, strict=True)]


def test_a_row_of_another_width_is_left_to_the_careful_pass() -> None:
    for row in ("c1,A", "c1,A,2024-01-08,more", "c1,A\n,2024-01-08"):
        with pytest.raises(InputError) as caught:
            _history_of(SourceText("h.csv", f"id,client,started\n{row}\n"), Reading())
        assert caught.value.faults[0].code == "JSS965"
