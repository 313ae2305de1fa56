"""What a program or a careful person writes is read by the fast pass alone, at a third of the cost."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import NoReturn

import pytest
from strategies import random_history
from texts import read

from jss_cli.domain.history import Contract, History
from jss_cli.errors import InputError
from jss_cli.files.document import SourceText
from jss_cli.files.histories import careful as loading
from jss_cli.files.histories.building import _make_contracts
from jss_cli.files.history import _history_of, load_history
from jss_cli.files.reading import Reading
from jss_cli.files.writing import WRITERS, write_history

SAMPLES = sorted((Path(__file__).parents[3] / "sample_histories").glob("*.[cy]*"))


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """The careful pass is out of order."""

    def careful(*_: object) -> NoReturn:
        raise AssertionError("the careful pass was asked")

    monkeypatch.setattr(loading, "inspect", careful)


@pytest.mark.usefixtures("hurried")
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_samples_need_no_careful_pass(path: Path) -> None:
    assert load_history(str(path)).contracts


@pytest.mark.usefixtures("hurried")
@pytest.mark.parametrize("suffix", WRITERS)
@pytest.mark.parametrize("seed", range(5))
def test_what_is_converted_needs_no_careful_pass(suffix: str, seed: int) -> None:
    history = random_history(Random(seed), 9)[0]  # noqa: S311 - test data
    assert _history_of(SourceText(f"h.{suffix}", write_history(history, suffix)), Reading()) == history


@pytest.mark.usefixtures("hurried")
@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("- {id: c1, client: A, started: 2024-01-08}\n", "h.yaml"),
        ("contracts:\n- {id: c1, client: A, started: 2024-01-08, title: ~, feedback: {stars: 5}}\n", "h.yaml"),
        ("contracts:\n- {id: c1, client: A, started: 2024-01-08, payments: [{on: 2024-02-01, amount: 5}]}\n", "h.yaml"),
        ("id,client,started,refunds\nc1,A,2024-01-08,2024-02-01=5\n", "h.csv"),
        ("observed: [{on: 2024-02-01, score: 75}]\ncontracts: [{id: c1, client: A, started: 2024-01-08}]\n", "h.yaml"),
        ("id,client,started\nc1,A,2024-01-08\n\n\n", "h.csv"),
        ('id,client,started,title\nc1,A,2024-01-08,"a, b"\n,,,\n\n', "h.csv"),
        ('id;client;started;title\nc1;A;2024-01-08;"a; b"\n', "h.csv"),
        ("id;client;started\nc1; A ;2024-01-08\n", "h.csv"),
        (f"id,client,started\nc1,{'A' * 10_000},2024-01-08\n", "h.csv"),
    ],
)
def test_common_ways_to_write_need_no_careful_pass(text: str, name: str) -> None:
    (contract,) = _history_of(SourceText(name, text), Reading(max_contracts=1)).contracts
    assert (contract.id, contract.client.strip("A")) == ("c1", "")


def test_the_limit_of_contracts_is_exact() -> None:
    history = History((Contract("c1", "A", date(2024, 1, 8)), Contract("c2", "A", date(2024, 1, 8))))
    for suffix in WRITERS:
        assert (
            _history_of(SourceText(f"h.{suffix}", write_history(history, suffix)), Reading(max_contracts=2)) == history
        )
        with pytest.raises(InputError, match="more than 1 contracts"):
            _history_of(SourceText(f"h.{suffix}", write_history(history, suffix)), Reading(max_contracts=1))


def test_fast_contracts_equal_constructed_ones() -> None:
    contracts = random_history(Random(1), 9)[0].contracts  # noqa: S311 - test data
    columns: dict[str, Sequence[object]] = {
        name: [getattr(contract, name) for contract in contracts] for name in Contract.__slots__
    }
    assert _make_contracts(len(contracts), columns) == contracts


def test_payments_say_what_was_earned() -> None:
    text = "id,client,started,payments\nc1,Ann,2024-01-08,2024-02-01=300 2024-03-01=0.50\n"
    assert read(text, "h.csv").contracts[0].earned == Decimal("300.50")
