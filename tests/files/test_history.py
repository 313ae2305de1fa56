from __future__ import annotations

import csv
import gc
import io
import json
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import random_history

from jss_cli.domain.history import UNKNOWN, Contract, Ending, Feedback, History, Interim, Observation, Payment
from jss_cli.errors import InputError
from jss_cli.files.document import Document
from jss_cli.files.histories.building import make_contracts
from jss_cli.files.histories.careful import inspect
from jss_cli.files.histories.converters import Grammar
from jss_cli.files.histories.fields import CONTRACT_FIELDS
from jss_cli.files.histories.format import reader_of
from jss_cli.files.histories.source import read_document
from jss_cli.files.history import history_of, load, load_history
from jss_cli.files.reading import Reading

SAMPLES = Path(__file__).parents[2] / "sample_histories"
READING = Reading()


def read(text: str, name: str = "h.yaml", reading: Reading = READING) -> History:
    return history_of(Document(name, text), reading)


def carefully(text: str, name: str) -> History:
    """The history as the careful road reads it: slow, and the judge of the fast one."""
    return inspect(reader_of(Document(name, text), Grammar(READING)))


def outcome(function: Callable[[str, str], History], text: str, name: str) -> History | list[str]:
    try:
        return function(text, name)
    except InputError as error:
        return [fault.code for fault in error.faults]


def word(value: object) -> str:
    """A value as both formats write it."""
    if isinstance(value, bool):
        return str(value).lower()
    return "unknown" if value is UNKNOWN else "" if value is None else format(value)


def texts(contract: Contract) -> dict[str, str]:
    """A contract as the columns of CSV, every field written out."""
    said = contract.feedback
    special = {
        "payments": " ".join(f"{payment.on}={payment.amount}" for payment in contract.payments),
        "interim": " ".join(f"{interim.on}={interim.stars}" for interim in contract.interim),
        "stars": "none" if said.stars is None else word(said.stars),
        "recommend": "none" if said.recommend is None else word(said.recommend),
    }
    found = {}
    for field in CONTRACT_FIELDS:
        value: object = contract
        for part in field.name.split("."):
            value = getattr(value, part)
        found[field.header] = special.get(field.header, word(value) if field.header not in special else "")
    return found | dict(contract.extras)


def as_csv(history: History) -> str:
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerows([["#currency", history.currency], ["#platform", history.platform]])
    writer.writerows([["#as_of", history.as_of.isoformat()]] if history.as_of else [])
    writer.writerows([[f"#{name}", text] for name, text in history.extras])
    for seen in history.observed:
        writer.writerow(
            ["#observed", f"{seen.score}@{seen.on}" + (f"/{seen.recommend_percent}" * bool(seen.recommend_percent))]
        )
    rows = list(map(texts, history.contracts))
    names = list(dict.fromkeys(name for row in rows for name in row)) or ["id", "client", "started"]
    writer.writerow(names)
    writer.writerows([row.get(name, "") for name in names] for row in rows)
    return stream.getvalue()


def as_json(history: History) -> str:
    """JSON, which is YAML as well; names with a dot become groups."""
    contracts = []
    for contract in history.contracts:
        flat = {name: text for name, text in texts(contract).items() if text}
        nested: dict[str, object] = {
            "payments": [{"amount": word(p.amount), "on": word(p.on)} for p in contract.payments]
        }
        nested["interim"] = [{"on": word(i.on), "stars": word(i.stars)} for i in contract.interim]
        columns = {field.header: field.name for field in CONTRACT_FIELDS}
        for name, text in flat.items():
            group, dot, part = columns.get(name, name).partition(".")
            if dot:
                grouped = nested.setdefault(group, {})
                assert isinstance(grouped, dict)
                grouped[part] = text
            else:
                nested.setdefault(group, text)
        contracts.append(nested)
    seen = [{"on": word(o.on), "score": o.score, "recommend_percent": o.recommend_percent} for o in history.observed]
    top = {"contracts": contracts, "currency": history.currency, "platform": history.platform, "observed": seen}
    return json.dumps(top | dict(history.extras) | ({"as_of": word(history.as_of)} if history.as_of else {}))


FULL = History(
    contracts=(
        Contract(
            id="c1",
            client="Ann, Inc.",
            started=date(2024, 9, 2),
            title='The "new" shop: part 1 #2',
            kind="hourly",
            ended=date(2025, 1, 31),
            earned=Decimal("1200.50"),
            refunded=Decimal(5),
            paid_months=3,
            payments=(Payment(date(2024, 10, 1), Decimal("600.25")), Payment(date(2024, 12, 1), Decimal("600.25"))),
            feedback=Feedback(Decimal("4.85"), None, removed=True),
            interim=(Interim(date(2024, 11, 1), Decimal(5)),),
            ending=Ending("client", "not_needed"),
            client_standing="flagged",
            disputed=True,
            suspected=True,
            notes="two\nlines ; and | more\t=",
            extras=(("x_mood", "fine, 😀"),),
        ),
        Contract(id="é2", client="=B", started=date(2024, 2, 29), continues="c1", feedback=Feedback(recommend=0)),
    ),
    platform="upwork",
    currency="EUR",
    as_of=date(2025, 3, 1),
    observed=(Observation(date(2025, 2, 2), 90), Observation(date(2025, 2, 16), 0, Fraction(1))),
    extras=(("x_team", "a: b"),),
)


@pytest.mark.parametrize(("write", "name"), [(as_csv, "h.csv"), (as_json, "h.json")])
def test_every_field_is_read_in_every_format(write: Callable[[History], str], name: str) -> None:
    assert read(write(FULL), name) == FULL
    assert carefully(write(FULL), name) == FULL


def payable(history: History) -> History:
    """The history with payments in whole cents, which can be written down."""
    cents = [tuple(replace(p, amount=round(p.amount, 2)) for p in one.payments) for one in history.contracts]
    earned = [sum((p.amount for p in paid), Decimal(0)) if paid else None for paid in cents]
    rows = zip(history.contracts, cents, earned, strict=True)
    contracts = (
        replace(one, payments=paid, earned=one.earned if total is None else total) for one, paid, total in rows
    )
    return replace(history, contracts=tuple(contracts))


@pytest.mark.parametrize(("write", "name"), [(as_csv, "h.csv"), (as_json, "h.json")])
@pytest.mark.parametrize("seed", range(15))
def test_random_histories_are_read_as_they_are_by_both_passes(
    write: Callable[[History], str], name: str, seed: int
) -> None:
    history = payable(random_history(Random(seed), 30)[0])  # noqa: S311 - no secret
    text = write(history)
    assert read(text, name) == history
    assert carefully(text, name) == history


@pytest.mark.parametrize("path", [*SAMPLES.glob("*.*ml"), *SAMPLES.glob("*.csv")], ids=lambda path: path.name)
def test_samples_are_read_without_a_warning(path: Path) -> None:
    loaded = load(read_document(str(path), Reading()))
    assert loaded.history.contracts
    assert loaded.warnings == ()
    assert len(loaded.digest) == 64


def test_the_question_of_2016_is_the_same_in_both_formats() -> None:
    assert load_history(str(SAMPLES / "nine_jobs_75.csv")) == load_history(str(SAMPLES / "nine_jobs_75.yaml"))


def test_what_is_absent_means_what_the_form_says() -> None:
    history = read("- {id: c1, client: Ann, started: 2024-01-08}\n")
    assert history == History((Contract("c1", "Ann", date(2024, 1, 8)),))


def test_fast_contracts_equal_constructed_ones() -> None:
    columns: dict[str, Sequence[object]] = {
        name: [getattr(contract, name) for contract in FULL.contracts] for name in Contract.__slots__
    }
    assert make_contracts(2, columns) == FULL.contracts


def test_payments_say_what_was_earned() -> None:
    text = "id,client,started,payments\nc1,Ann,2024-01-08,2024-02-01=300 2024-03-01=0.50\n"
    assert read(text, "h.csv").contracts[0].earned == Decimal("300.50")


def test_amounts_with_a_decimal_comma_and_days_in_another_order_are_read_when_asked() -> None:
    text = "id;client;started;earned\nc1;Ann;01.02.2024;1200,50\n"
    contract = read(text, "h.csv", Reading(decimal="comma", date_order="dmy")).contracts[0]
    assert (contract.started, contract.earned) == (date(2024, 2, 1), Decimal("1200.50"))
    other = read(text.replace(".", "/"), "h.csv", Reading(decimal="comma", date_order="mdy")).contracts[0]
    assert other.started == date(2024, 1, 2)


@pytest.mark.parametrize(
    ("name", "text", "count"),
    [
        ("h", "id,client,started\nc1,A,2024-01-08\n", 1),
        ("h.txt", "contracts:\n- {id: c1, client: A, started: 2024-01-08}", 1),
        ("<stdin>", '{"contracts": []}', 0),
        ("<stdin>", "# csv\nid;client;started\n", 0),
        ("h.csv", "Contract ID | Client-Name | START DATE\n c1 | A | 2024-01-08 \n", 1),
        ("h.csv", "id,client,started,\nc1,A,2024-01-08,\n,,,\n\n", 1),
        ("h.csv", '"id","client","started"\n"c1","A","2024-01-08"\n\n', 1),
    ],
)
def test_the_format_is_told_by_name_or_content(name: str, text: str, count: int) -> None:
    assert len(read(text, name).contracts) == count


def test_the_option_beats_the_name() -> None:
    assert read("id,client,started\n", "h.yaml", Reading(input_format="csv")).contracts == ()


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


def test_a_chain_of_ten_thousand_contracts_is_walked_without_recursion() -> None:
    rows = [f"c{n},A,2024-01-08,c{n + 1}" for n in range(10_000)]
    text = "\n".join(["id,client,started,continues", *rows])
    assert len(read(text + "\nc10000,A,2024-01-08,\n", "h.csv").contracts) == 10_001
    with pytest.raises(InputError) as caught:
        read(text + "\nc10000,A,2024-01-08,c0\n", "h.csv")
    assert [fault.code for fault in caught.value.faults] == ["JSS943"]
    assert caught.value.faults[0].message == (
        "contract c0 continues itself: "
        "c0 -> c1 -> c2 -> c3 -> c4 -> c5 -> ... -> c9996 -> c9997 -> c9998 -> c9999 -> c10000 -> c0"
    )


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


CELLS = (
    "c1",
    "c2",
    "Ann",
    "2024-01-08",
    "2023-12-01",
    "12",
    "1,5",
    "-3",
    "6",
    "4.5",
    "client",
    "unknown",
    "none",
    "true",
    "",
    " ",
    "é",
    '"',
    "null",
)


@given(st.lists(st.dictionaries(st.sampled_from([field.header for field in CONTRACT_FIELDS]), st.sampled_from(CELLS))))
def test_both_passes_agree_on_any_cells(rows: list[dict[str, str]]) -> None:
    base = {"id": "c1", "client": "Ann", "started": "2024-01-08"}
    stream = io.StringIO()
    writer = csv.DictWriter(stream, [field.header for field in CONTRACT_FIELDS], lineterminator="\n")
    writer.writeheader()
    writer.writerows(base | {"id": f"c{number}"} | row for number, row in enumerate(rows))
    assert outcome(read, stream.getvalue(), "h.csv") == outcome(carefully, stream.getvalue(), "h.csv")


def mutants(seed: int, count: int, name: str) -> list[str]:
    """Histories with a few letters changed, doubled, moved or lost: the same ones for the same seed."""
    rng = Random(seed)  # noqa: S311 - no secret
    sources = [
        path.read_text(encoding="utf-8") for path in (SAMPLES / "nine_jobs_75.yaml", SAMPLES / "nine_jobs_75.csv")
    ]
    sources.append((as_csv if name == "h.csv" else as_json)(FULL))
    signs = "\n\t ,;:-#\"'[]{}&*!|>%@`0159.eéx=\\~?\u2028"
    found = []
    for _ in range(count):
        text = rng.choice([source for source in sources if ("contracts:" in source) == (name == "h.yaml")] or sources)
        for _ in range(rng.randrange(1, 5)):
            at, length = rng.randrange(len(text)), rng.choice((0, 1, 1, 2, 8, 40))
            text = text[:at] + rng.choice((rng.choice(signs), "", text[at : at + length] * 2)) + text[at + length :]
        found.append(text)
    return found


def assert_mutants_are_read_or_refused(seed: int, count: int, name: str) -> None:
    for text in mutants(seed, count, name):
        both = outcome(read, text, name), outcome(carefully, text, name)
        assert both[0] == both[1] or both[0] == ["JSS910"], text


@pytest.mark.parametrize("name", ["h.yaml", "h.csv", "h.json"])
def test_mutants_are_read_or_refused_by_both_passes_alike(name: str) -> None:
    assert_mutants_are_read_or_refused(1, 250, name)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["h.yaml", "h.csv", "h.json"])
def test_a_hundred_thousand_mutants_are_read_or_refused_by_both_passes_alike(name: str) -> None:
    assert_mutants_are_read_or_refused(2, 100_000, name)
