from __future__ import annotations

import csv
import io
import json
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

from jss_cli.domain.history import Contract, Feedback, History, Interim, Observation, Payment
from jss_cli.errors import OutputError
from jss_cli.files.document import Document
from jss_cli.files.history import history_of
from jss_cli.files.reading import Reading
from jss_cli.files.writing import WRITERS, write_history

HOSTILE = ("=1+1", "+1", "-1", "@x", "'", "''=", "'quoted'", "#1", "null", "~", "true", "007", "1e5", "2024-01-01")
texts = st.one_of(
    st.sampled_from((*HOSTILE, "a #b", "- x", "{x}", '"', "x,y;z|\tw", "two\nlines", "é" * 3, "\u202eabc", "👩‍👩‍👧")),
    st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn")), max_size=12),
)
names = texts.map(lambda text: normalize("NFC", text).strip()).filter(bool)


def read(text: str, suffix: str) -> History:
    return history_of(Document(f"history.{suffix}", text), Reading())


@pytest.mark.parametrize("suffix", WRITERS)
def test_every_field_of_any_history_reads_back_as_it_was(suffix: str) -> None:
    rng = Random(f"writing {suffix}")  # noqa: S311 - test data
    for _ in range(60):
        history, day = random_history(rng, rng.randrange(9))
        seen = (Observation(day, 75), Observation(day, 100, Fraction(91, 100)))
        history = replace(cents(history), observed=seen[: rng.randrange(3)], currency="EUR", platform="fiverr")
        assert read(write_history(history, suffix), suffix) == history


def cents(history: History) -> History:
    """The history with payments of whole cents, which is what files hold."""
    return replace(history, contracts=tuple(whole_cents(contract) for contract in history.contracts))


def whole_cents(contract: Contract) -> Contract:
    if not contract.payments:
        return replace(contract, refunded=round(contract.refunded, 2))
    payments = tuple(Payment(payment.on, round(payment.amount, 2)) for payment in contract.payments)
    return replace(contract, payments=payments, earned=sum((p.amount for p in payments), Decimal(0)))


@pytest.mark.parametrize("suffix", WRITERS)
@given(text=texts, name=names, client=names)
def test_any_text_is_kept_to_the_letter_and_never_obeyed(suffix: str, text: str, name: str, client: str) -> None:
    own = (("x_own", text),) if text else ()
    first = Contract(name, client, date(2020, 1, 1), title=text, notes=text, extras=own)
    second = Contract(f"{name}2", client, date(2020, 1, 1), continues=name)
    history = History((first, second), extras=own, platform=text or "upwork")
    assert read(write_history(history, suffix), suffix) == history


@pytest.mark.parametrize("suffix", ["yaml", "json"])
@given(text=st.text(st.characters(exclude_categories=["Cs"]), max_size=12))
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


def test_no_cell_of_the_csv_begins_like_a_formula() -> None:
    contracts = tuple(Contract(f"={n}", "@A", date(2020, 1, 1), title=text) for n, text in enumerate(HOSTILE))
    rows = list(csv.reader(io.StringIO(write_history(History(contracts), "csv"))))
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_an_apostrophe_that_guards_nothing_is_a_letter_like_any_other() -> None:
    text = "id,client,started,title\nc1,'s-Gravenhage,2020-01-01,'=1\n"
    (contract,) = read(text, "csv").contracts
    assert (contract.client, contract.title) == ("'s-Gravenhage", "=1")


def test_csv_refuses_what_it_cannot_give_back() -> None:
    contract = Contract("c1", "A", date(2020, 1, 1), title="a\x1bb")
    with pytest.raises(OutputError) as raised:
        write_history(History((contract,)), "csv")
    assert raised.value.faults[0].code == "JSS990"
    assert "U+001B" in raised.value.faults[0].message
    assert read(write_history(History((contract,)), "yaml"), "yaml").contracts == (contract,)


def test_yaml_is_what_a_person_would_write() -> None:
    contract = Contract(
        "c1",
        "A & B",
        date(2024, 9, 1),
        earned=Decimal(300),
        payments=(Payment(date(2024, 9, 9), Decimal(300)),),
        interim=(Interim(date(2024, 12, 1), Decimal("4.5")),),
        feedback=Feedback(Decimal("5.0"), None),
    )
    history = History((contract,), as_of=date(2025, 1, 1), observed=(Observation(date(2025, 1, 1), 80),))
    assert write_history(history, "yaml") == (
        "version: 1\n"
        "platform: upwork\n"
        "currency: USD\n"
        "as_of: 2025-01-01\n"
        "observed:\n"
        "  - {on: 2025-01-01, score: 80}\n"
        "contracts:\n"
        "  - id: c1\n"
        '    client: "A & B"\n'
        "    started: 2024-09-01\n"
        "    earned: 300\n"
        "    payments:\n"
        "      - {on: 2024-09-09, amount: 300}\n"
        "    feedback: {stars: 5.0, recommend: none}\n"
        "    interim:\n"
        "      - {on: 2024-12-01, stars: 4.5}\n"
    )


def test_a_history_without_contracts_is_written_too() -> None:
    for suffix in WRITERS:
        assert read(write_history(History(()), suffix), suffix) == History(())


def test_json_holds_plain_numbers_and_no_control_character() -> None:
    contract = Contract("c1", "A", date(2020, 1, 1), title="a\x1bb", earned=Decimal("12.50"))
    text = write_history(History((contract,)), "json")
    assert json.loads(text)["contracts"][0]["earned"] == 12.5
    assert not [sign for sign in text if category(sign) == "Cc" and sign != "\n"]
