from __future__ import annotations

import gc
from contextlib import suppress
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from texts import read, refused

from jss_cli.domain.history import Contract, History
from jss_cli.errors import InputError
from jss_cli.files.histories.source import read_document
from jss_cli.files.history import load, load_history
from jss_cli.files.reading import Reading

SAMPLES = Path(__file__).parents[2] / "sample_histories"


@pytest.mark.parametrize("path", [*SAMPLES.glob("*.*ml"), *SAMPLES.glob("*.csv")], ids=lambda path: path.name)
def test_samples_are_read_without_a_warning(path: Path) -> None:
    loaded = load(read_document(str(path), Reading()))
    assert loaded.history.contracts
    assert loaded.warnings == ()
    assert len(loaded.digest) == 64


def test_the_question_of_2016_is_the_same_in_both_formats() -> None:
    assert load_history(str(SAMPLES / "nine_jobs_75.csv")) == load_history(str(SAMPLES / "nine_jobs_75.yaml"))


@pytest.mark.parametrize("kind", ["yaml", "json", "csv"])
def test_a_list_without_contracts_is_an_answer_and_a_file_without_anything_is_none_in_every_format(kind: str) -> None:
    empty = "id,client,started\n" if kind == "csv" else "[]"
    assert read(empty, f"h.{kind}") == History(())
    assert [code for code, _ in refused("\n", f"h.{kind}")] == ["JSS910"]


def test_what_is_absent_means_what_the_form_says() -> None:
    history = read("- {id: c1, client: Ann, started: 2024-01-08}\n")
    assert history == History((Contract("c1", "Ann", date(2024, 1, 8)),))


def test_amounts_with_a_decimal_comma_and_days_in_another_order_are_read_when_asked() -> None:
    text = "id;client;started;earned\nc1;Ann;01.02.2024;1200,50\n"
    contract = read(text, "h.csv", Reading(decimal="comma", date_order="dmy")).contracts[0]
    assert (contract.started, contract.earned) == (date(2024, 2, 1), Decimal("1200.50"))
    other = read(text.replace(".", "/"), "h.csv", Reading(decimal="comma", date_order="mdy")).contracts[0]
    assert other.started == date(2024, 1, 2)


@pytest.mark.parametrize("was_enabled", [True, False])
def test_the_collector_is_left_as_it_was(*, was_enabled: bool) -> None:
    (gc.enable if was_enabled else gc.disable)()
    try:
        with pytest.raises(InputError):
            read("contracts: 1")
        assert gc.isenabled() == was_enabled
    finally:
        gc.enable()


def test_faults_come_in_the_order_of_their_places_and_are_counted() -> None:
    with pytest.raises(InputError) as caught:
        read("contracts:\n- {id: c1, client: A, started: x, earned: y}\n- {id: c1, client: B, started: 2024-01-08}\n")
    places = [(fault.position.line, fault.position.column) for fault in caught.value.faults if fault.position]
    assert places == sorted(places)
    assert caught.value.summary == "3 errors in 2 contracts; no score was computed"


@given(st.binary(max_size=200))
def test_any_bytes_give_a_history_or_an_input_error(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any"
    path.write_bytes(data)
    for form in ("csv", "yaml", None):
        with suppress(InputError):
            load_history(str(path), Reading(input_format=form))


@given(st.sampled_from(["nine_jobs_75.yaml", "nine_jobs_75.csv"]), st.binary(max_size=30), st.integers(0, 2000))
def test_any_bytes_within_a_history_give_a_history_or_an_input_error(
    tmp_path_factory: pytest.TempPathFactory, name: str, data: bytes, at: int
) -> None:
    sample = (SAMPLES / name).read_bytes()
    path = tmp_path_factory.getbasetemp() / name
    path.write_bytes(sample[:at] + data + sample[at:])
    for encoding in (None, "cp1252", "utf-16"):
        with suppress(InputError):
            load_history(str(path), Reading(encoding=encoding))
