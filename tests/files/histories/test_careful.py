"""The careful road is slow and obvious, and the judge of the fast one."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from random import Random

import pytest
from conftest import Examples
from hypothesis import given
from hypothesis import strategies as st
from strategies import random_history
from texts import READING, read, refused

from jss_cli.domain.history import UNSEEN, Contract, Ending, Feedback, History, Interim, Observation, Payment, Unknown
from jss_cli.errors import InputError
from jss_cli.files.document import SourceText
from jss_cli.files.histories.careful import inspect
from jss_cli.files.histories.converters import Grammar
from jss_cli.files.histories.fields import CONTRACT_FIELDS, FROM
from jss_cli.files.histories.format import reader_of

SAMPLES = Path(__file__).parents[3] / "sample_histories"


def word(value: object) -> str:
    """A value as both formats write it."""
    if isinstance(value, bool):
        return str(value).lower()
    return "unknown" if isinstance(value, Unknown) else "" if value is None else format(value)


def texts(contract: Contract) -> dict[str, str]:
    """A contract as the columns of CSV, every field written out."""
    said = contract.feedback
    special = {
        "payments": " ".join(f"{payment.on}={payment.amount}" for payment in contract.payments),
        "refunds": " ".join(f"{refund.on}={refund.amount}" for refund in contract.refunds),
        "interim": " ".join(f"{interim.on}={interim.stars}" for interim in contract.interim),
        "stars": "none" if said.stars is None else word(said.stars),
        "recommend": "none" if said.recommend is None else word(said.recommend),
    }
    found = {}
    for field in CONTRACT_FIELDS:
        if field is FROM:
            continue
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
            "payments": [{"amount": word(p.amount), "on": word(p.on)} for p in contract.payments],
            "refunds": [{"amount": word(p.amount), "on": word(p.on)} for p in contract.refunds],
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
            refunds=(Payment(date(2025, 1, 1), Decimal(2)), Payment(date(2025, 2, 1), Decimal(3))),
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
        Contract(id="é2", client="=B", started=date(2024, 2, 29), continues="c1", feedback=Feedback(UNSEEN, 0)),
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


@pytest.mark.parametrize("name", ["h.yaml", "h.csv", "h.json"])
def test_mutants_are_read_or_refused_by_both_passes_alike(name: str, examples: Examples) -> None:
    for text in mutants(1, len(examples(100)), name):
        both = outcome(read, text, name), outcome(carefully, text, name)
        assert both[0] == both[1] or both[0] == ["JSS910"], text


def outcome(function: Callable[[str, str], History], text: str, name: str) -> History | list[str]:
    try:
        return function(text, name)
    except InputError as error:
        return [fault.code for fault in error.faults]


def carefully(text: str, name: str) -> History:
    """The history as the careful road reads it: slow, and the judge of the fast one."""
    return inspect(reader_of(SourceText(name, text), Grammar(READING)))


HEAD = "id,client,started,ended,earned,refunded,continues\n"


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (
            "c1,A,2024-01-08,2024-01-07,,,\n",
            [("2:17 JSS940", "contract c1 ended on 2024-01-07, before it started on 2024-01-08 (line 2)")],
        ),
        ("c1,A,2024-01-08,,5,6,\n", [("2:20 JSS944", "contract c1 paid back 6, more than the 5 it earned (line 2)")]),
        (
            "c1,A,2024-01-08,,,,\nc2,A,2024-01-08,,,,\nc1,B,2024-01-08,,,,\nc1,C,2024-01-08,,,,\n",
            [
                ("4:1 JSS914", 'the id "c1" is given twice; the first stands in line 2'),
                ("5:1 JSS914", 'the id "c1" is given twice; the first stands in line 2'),
            ],
        ),
        (
            "c1,A,2024-01-08,,,,c2\nc2,A,2024-01-08,,,,c9\n",
            [("3:20 JSS942", 'contract c2 continues "c9", which is no contract of this file')],
        ),
        ("c1,A,2024-01-08,,,,c1\n", [("2:20 JSS943", "contract c1 continues itself: c1 -> c1")]),
    ],
)
def test_what_contracts_say_against_themselves_and_each_other_is_told_at_the_field_with_the_lines_against_it(
    rows: str, told: list[tuple[str, str]]
) -> None:
    assert refused(HEAD + rows, "h.csv") == told


@pytest.mark.parametrize(
    ("rows", "codes"),
    [
        ("c1,A,x,2024-01-07,,,\n", ["JSS923"]),
        ("c1,A,,2024-01-07,,,\n", ["JSS911"]),
        ("c1,A,2024-01-08,,five,6,\n", ["JSS921"]),
        ("c1,A,2024-01-08,,,,c2\nc2,A\n", ["JSS965"]),
    ],
)
def test_no_claim_is_made_that_rests_on_what_could_not_be_read(rows: str, codes: list[str]) -> None:
    assert [place.rpartition(" ")[2] for place, _ in refused(HEAD + rows, "h.csv")] == codes


def test_reading_stops_at_the_limit_of_contracts_and_says_so_once() -> None:
    rows = "".join(f"c{number},A,2024-01-08,,,,c9\n" for number in range(5))
    assert refused(HEAD + rows, "h.csv", replace(READING, max_contracts=2)) == [("4:1 JSS981", "more than 2 contracts")]
