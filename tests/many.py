"""Many random histories as one table, of types or of texts, and what the one-history engine says of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from csv import DictReader
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from io import StringIO
from math import isclose
from operator import attrgetter
from random import Random
from types import MappingProxyType
from typing import Any

import polars as pl
from strategies import random_history

from jss_cli.batch.beside import freelancers_in, in_step
from jss_cli.batch.columns import BESIDE, FIELDS, WHO, found_columns
from jss_cli.batch.scorer import Scorer
from jss_cli.batch.tables import AT, Batch, ContractTable, batches, batches_beside, in_whole
from jss_cli.domain.facts import Fact, Number, OneOf
from jss_cli.domain.history import Contract, History, Listing, Payment, Unknown
from jss_cli.domain.policy import Condition, Policy
from jss_cli.files.histories.field import Field
from jss_cli.files.writing import write_history
from jss_cli.scoring.scoring import score_history

MONEY = pl.Decimal(14, 2)
PAYMENTS = pl.List(pl.Struct({"on": pl.Date, "amount": MONEY}))
FORMS: dict[str, Any] = {  # of the columns of a typed table, by the form of their fields
    "some_day": pl.Date, "some_amount": MONEY, "amount": MONEY, "whole": pl.Int32, "payments": PAYMENTS,
    "flag": pl.Boolean,
}  # fmt: skip
TYPES = {field.header: FORMS.get(field.form, pl.String) for field in FIELDS.values()}
LISTED: tuple[Listing | None, ...] = (None, None, None, "eligible", "ineligible")
Beside = Mapping[str, pl.DataFrame]
NOTHING: Beside = MappingProxyType({})
LIMITS = tuple(map(Fraction, (365, 90, 30, 10, 5, 4, 3, 2, 1, 0.5, 0.25)))
MONTH_ENDS = (date(2016, 2, 29), date(2019, 8, 31), date(2021, 2, 28), date(2025, 4, 30), date(2026, 5, 31))


def claims(fact: Fact) -> Iterator[Condition]:
    """A claim for every answer that a fact can have, for some where it is a number."""
    match fact.values:
        case Number():
            yield from (Condition(fact.name, at_least=one) for one in LIMITS if fact.values.can_be(one))
        case OneOf(answers):
            yield from (Condition(fact.name, one_of=(answer,)) for answer in answers)
        case "flag":
            yield Condition(fact.name, one_of=(True,))
    yield Condition(fact.name, one_of=(None,))


def seeded(seed: object) -> Random:
    """The same random choices every time."""
    return Random(str(seed))  # noqa: S311 - test data


def random_day(rng: Random, policy: Policy) -> date:
    """A day on which a policy may be asked about, at times the last one of a month."""
    if rng.random() < 0.3:
        return rng.choice([day for day in MONTH_ENDS if day >= policy.since] or MONTH_ENDS[-1:])
    return policy.since + timedelta(days=rng.randrange(900))


def random_histories(rng: Random, number: int, day: date) -> list[History]:
    """Histories of any kind as of a day: few clients or many, everything told or not, some on the insights page."""
    found = []
    for _ in range(number):
        clients, told = rng.choice((2, 4, 6)), rng.random() < 0.5
        history, _ = random_history(rng, rng.randrange(1, 16), day=day, clients=clients, told=told)
        contracts = (replace(one, insights=rng.choice(LISTED)) for one in history.contracts)
        found.append(replace(history, contracts=tuple(contracts)))
    return found


def cell(field: Field, value: Any) -> object:
    """A value as a cell has it: nothing where it is not known, a word where there is none of what may be none."""
    match field.form:
        case "payments":
            return [listed(item) for item in value]
        case "stars" | "recommend" if not isinstance(value, Unknown):
            return "none" if value is None else str(value)
    return None if isinstance(value, Unknown) else value


def row_of(freelancer: str, contract: Contract) -> dict[str, object]:
    """A contract as a row of typed cells."""
    fields = (field for field in FIELDS.values() if field is not WHO)
    return {"freelancer": freelancer, **{one.header: cell(one, attrgetter(one.path)(contract)) for one in fields}}


def listed(item: Payment) -> dict[str, object]:
    return {"on": item.on, "amount": item.amount}


def typed_table(histories: Sequence[History]) -> pl.DataFrame:
    """One table of typed columns: the freelancers are f0, f1, …"""
    rows = [row_of(f"f{place}", one) for place, history in enumerate(histories) for one in history.contracts]
    return pl.DataFrame(rows, schema=TYPES)


def text_table(histories: Iterable[History]) -> pl.DataFrame:
    """The same as texts, as the writer of CSV has them."""
    rows = []
    for place, history in enumerate(histories):
        text = "".join(line for line in write_history(history, "csv").splitlines(keepends=True) if line[0] != "#")
        rows += [{"freelancer": f"f{place}", **row} for row in DictReader(StringIO(text))]
    return pl.DataFrame([{name: cell or None for name, cell in row.items()} for row in rows], infer_schema_length=None)


def apart(histories: Sequence[History]) -> tuple[pl.DataFrame, dict[str, pl.DataFrame]]:
    """The same table without lists, and beside it one of payments (below zero: back) and one of interim feedback."""
    all_of = [(f"f{place}", one) for place, history in enumerate(histories) for one in history.contracts]
    signed = ((who, one, sign, item) for who, one in all_of for sign, item in _signed(one))
    payments = [(who, one.id, item.on, sign * item.amount) for who, one, sign, item in signed]
    interim = [(who, one.id, said.on, said.stars) for who, one in all_of for said in one.interim]
    own = {"freelancer": pl.String, "id": pl.String, "on": pl.Date}
    return typed_table(histories).drop("payments", "refunds"), {
        "payments": pl.DataFrame(payments, {**own, "amount": MONEY}, orient="row"),
        "interim": pl.DataFrame(interim, {**own, "stars": pl.Decimal(3, 2)}, orient="row"),
    }


def _signed(contract: Contract) -> Iterable[tuple[int, Payment]]:
    yield from ((1, item) for item in contract.payments)
    yield from ((-1, item) for item in contract.refunds if item.amount)


def scores_of(
    table: pl.DataFrame, policy: Policy, day: date, beside: Beside = NOTHING, *, rows: int = 10**6
) -> list[dict[str, Any]]:
    """What a batch says of the freelancers of a table."""
    scorer = Scorer(policy, day)
    return [r for batch in batches_of(table, rows, beside) for r in scorer.score(batch).scores.iter_rows(named=True)]


def batches_of(table: pl.DataFrame, rows: int = 10**6, beside: Beside = NOTHING) -> Iterable[Batch]:
    """A table in batches that end where a freelancer does, with what is beside it."""
    others = {name: batches_beside([opened(one, name, BESIDE[name])], rows) for name, one in beside.items()}
    tables = [opened(table)]
    return in_step(in_whole(batches(tables, rows=rows), rows), others, freelancers_in(tables))


def opened(table: pl.DataFrame, name: str = "table", fields: Mapping[str, Field] = FIELDS) -> ContractTable:
    """A table as if it were a file."""
    return ContractTable(name, table.lazy().with_row_index(AT), found_columns(table.schema, name, fields))


def wanted(place: int, history: History, policy: Policy, day: date) -> dict[str, Any]:
    """What the engine says of one history, in the form of a row of a batch."""
    score = score_history(history, policy, day)
    held, missing = score.shown.longest if score.shown else None, score.missing
    wanting = missing and (
        f"{missing.contracts} of {missing.minimum.contracts} {missing.minimum.counts}, "
        f"{missing.clients} of {missing.minimum.clients} clients"
    )
    named = {
        "freelancer": f"f{place}",
        "computed": score.whole,
        "no_score": wanting,
        "contracts": len(history.contracts),
    }
    if score.shown is None or score.percent is None or held is None:
        return named
    return named | {
        "window": score.shown.name,
        "percent": float(score.percent),
        "weight": round(held.total / policy.weights.unit, 9),
        "jobs": held.jobs,
        "good": held.positive,
        "lukewarm": held.lukewarm,
        "neutral": held.neutral,
        "bad": held.negative,
        "clients": held.clients,
    }


def differences(
    histories: Sequence[History], policy: Policy, day: date, table: pl.DataFrame, beside: Beside = NOTHING
) -> list[object]:
    """Every freelancer of whom a batch says anything else than the engine."""
    found = scores_of(table, policy, day, beside)
    assert len(found) == len(histories)
    pairs = [(found[place], wanted(place, history, policy, day)) for place, history in enumerate(histories)]
    return [(row, want) for row, want in pairs if any(not is_same(row[name], value) for name, value in want.items())]


def is_same(found: object, value: object) -> bool:
    """Whether two values are the same, floats to their last digits."""
    return isclose(found, value) if isinstance(value, float) and isinstance(found, float) else found == value
