from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from random import Random
from unicodedata import category, normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import random_history

from jss_cli.domain.history import Contract, History, Observation
from jss_cli.files.document import SourceText
from jss_cli.files.history import _history_of
from jss_cli.files.reading import Reading
from jss_cli.files.writing import WRITERS, write_history

HOSTILE = ("=1+1", "+1", "-1", "@x", "'", "''=", "'quoted'", "#1", "null", "~", "true", "007", "1e5", "2024-01-01")
texts = st.one_of(
    st.sampled_from((*HOSTILE, "a #b", "- x", "{x}", '"', "x,y;z|\tw", "two\nlines", "é" * 3, "\u202eabc", "👩‍👩‍👧")),
    st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn")), max_size=12),
).filter(lambda text: text != "unknown")  # which says that nobody knows it
names = texts.map(lambda text: normalize("NFC", text).strip()).filter(lambda name: name not in {"", "unknown"})


def read(text: str, suffix: str) -> History:
    return _history_of(SourceText(f"history.{suffix}", text), Reading())


@pytest.mark.parametrize("suffix", WRITERS)
def test_every_field_of_any_history_reads_back_as_it_was(suffix: str) -> None:
    rng = Random(f"writing {suffix}")  # noqa: S311 - test data
    for _ in range(60):
        history, day = random_history(rng, rng.randrange(9))
        seen = (Observation(day, 75), Observation(day, 100, Fraction(91, 100)))
        history = replace(history, observed=seen[: rng.randrange(3)], currency="EUR", platform="fiverr")
        assert read(write_history(history, suffix), suffix) == history


@pytest.mark.parametrize("suffix", WRITERS)
@given(text=texts, name=names, client=names)
def test_any_text_is_kept_to_the_letter_and_never_obeyed(suffix: str, text: str, name: str, client: str) -> None:
    own = (("x_own", text),) if text else ()
    first = Contract(name, client, date(2020, 1, 1), title=text, notes=text, extras=own)
    second = Contract(f"{name}2", client, date(2020, 1, 1), continues=name)
    history = History((first, second), extras=own, platform=text or "upwork")
    assert read(write_history(history, suffix), suffix) == history


@pytest.mark.parametrize("suffix", WRITERS)
@pytest.mark.parametrize("written", ["3", "3.50", "true", "2026-01-02"])
def test_a_field_of_ones_own_is_a_text_in_every_format(written: str, suffix: str) -> None:
    history = read(f"- {{id: c1, client: A, started: 2024-01-08, x_mine: {written}}}", "yaml")
    assert history.contracts[0].extras == (("x_mine", written),)
    assert read(write_history(history, suffix), suffix) == history


@pytest.mark.parametrize("suffix", ["yaml", "json"])
@given(text=st.text(st.characters(exclude_categories=["Cs"]), max_size=12).filter(lambda text: text != "unknown"))
def test_characters_that_cannot_be_seen_are_kept_where_they_can_be_written(suffix: str, text: str) -> None:
    history = History((Contract("c1", "A", date(2020, 1, 1), title=text, notes=f"{text}."),))
    written = write_history(history, suffix)
    assert not [sign for sign in written if category(sign) == "Cc" and sign != "\n"]
    assert read(written, suffix) == history


@pytest.mark.parametrize("suffix", WRITERS)
def test_small_and_large_numbers_keep_their_digits(suffix: str) -> None:
    amounts = ("0.00000001", "999999999999", "1200.50", "0.1", "100000000")
    for amount in amounts:
        contract = Contract("c1", "A", date(2020, 1, 1), earned=Decimal(amount))
        assert read(write_history(History((contract,)), suffix), suffix).contracts == (contract,)


def test_a_history_without_contracts_is_written_too() -> None:
    for suffix in WRITERS:
        assert read(write_history(History(()), suffix), suffix) == History(())
