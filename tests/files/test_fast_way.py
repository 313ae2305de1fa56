"""What a program or a careful person writes is read by the fast pass alone, at a third of the cost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random
from typing import NoReturn

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import random_history

from jss_cli.domain.history import Contract, History
from jss_cli.errors import InputError
from jss_cli.files import history as loading
from jss_cli.files.document import Document
from jss_cli.files.histories import csv_rows
from jss_cli.files.history import history_of, load_history
from jss_cli.files.reading import Reading
from jss_cli.files.writing import WRITERS, write_history

SAMPLES = sorted((Path(__file__).parents[2] / "sample_histories").glob("*.[cy]*"))
CELLS = st.text(st.sampled_from("ab é="), max_size=3)


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """The careful pass is out of order."""

    def careful(*_: object) -> NoReturn:
        raise AssertionError("the careful pass was asked")

    monkeypatch.setattr(loading, "inspect", careful)


def whole_cents(history: History) -> History:
    """The history in whole cents, and so without payments, whose sum would differ."""
    rounded = (
        replace(one, payments=(), earned=round(one.gross, 2), refunded=round(one.refunded, 2))
        for one in history.contracts
    )
    return replace(history, contracts=tuple(rounded))


@pytest.mark.usefixtures("hurried")
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_samples_need_no_careful_pass(path: Path) -> None:
    assert load_history(str(path)).contracts


@pytest.mark.usefixtures("hurried")
@pytest.mark.parametrize("suffix", WRITERS)
@pytest.mark.parametrize("seed", range(5))
def test_what_is_converted_needs_no_careful_pass(suffix: str, seed: int) -> None:
    history = whole_cents(random_history(Random(seed), 9)[0])  # noqa: S311 - test data
    assert history_of(Document(f"h.{suffix}", write_history(history, suffix)), Reading()) == history


@pytest.mark.usefixtures("hurried")
@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("- {id: c1, client: A, started: 2024-01-08}\n", "h.yaml"),
        ("contracts:\n- {id: c1, client: A, started: 2024-01-08, title: ~, feedback: {stars: 5}}\n", "h.yaml"),
        ("contracts:\n- {id: c1, client: A, started: 2024-01-08, payments: [{on: 2024-02-01, amount: 5}]}\n", "h.yaml"),
        ("observed: [{on: 2024-02-01, score: 75}]\ncontracts: [{id: c1, client: A, started: 2024-01-08}]\n", "h.yaml"),
        ("id,client,started\nc1,A,2024-01-08\n\n\n", "h.csv"),
        ('id,client,started,title\nc1,A,2024-01-08,"a, b"\n,,,\n\n', "h.csv"),
        ('id;client;started;title\nc1;A;2024-01-08;"a; b"\n', "h.csv"),
        ("id;client;started\nc1; A ;2024-01-08\n", "h.csv"),
        (f"id,client,started\nc1,{'A' * 10_000},2024-01-08\n", "h.csv"),
    ],
)
def test_common_ways_to_write_need_no_careful_pass(text: str, name: str) -> None:
    (contract,) = history_of(Document(name, text), Reading(max_contracts=1)).contracts
    assert (contract.id, contract.client.strip("A")) == ("c1", "")


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
            history_of(Document("h.csv", f"id,client,started\n{row}\n"), Reading())
        assert caught.value.faults[0].code == "JSS965"


def test_the_limit_of_contracts_is_exact() -> None:
    history = History((Contract("c1", "A", date(2024, 1, 8)), Contract("c2", "A", date(2024, 1, 8))))
    for suffix in WRITERS:
        assert history_of(Document(f"h.{suffix}", write_history(history, suffix)), Reading(max_contracts=2)) == history
        with pytest.raises(InputError, match="more than 1 contracts"):
            history_of(Document(f"h.{suffix}", write_history(history, suffix)), Reading(max_contracts=1))
