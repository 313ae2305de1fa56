"""No row of a batch differs from what the one-history engine says of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from random import Random

import polars as pl
import pytest
from conftest import Examples
from many import apart, differences, random_day, random_histories, scores_of, seeded, text_table, typed_table
from readings import label, mixed_options, single_options

from jss_cli.domain.history import Contract, Ending, Feedback, History, Interim, Payment
from jss_cli.domain.policy import Condition, Policy
from jss_cli.domain.sections import Blend, Period
from jss_cli.files.policy import load_all, named_policy

READINGS = (*single_options(), *mixed_options(20))
DAY = date(2025, 6, 1)
TIMES = named_policy("upwork-2024-09")


@pytest.mark.parametrize("policy", load_all(), ids=label)
def test_every_era_gives_what_the_engine_gives(policy: Policy, examples: Examples) -> None:
    rng = seeded(policy.name)
    for _ in examples(1):
        day = random_day(rng, policy)
        histories = random_histories(rng, 40, day)
        assert not differences(histories, policy, day, typed_table(histories))


def test_every_reading_gives_what_the_engine_gives(examples: Examples) -> None:
    rng = seeded(14)
    tried = examples(22)
    for nth in tried:
        policy = READINGS[nth % len(READINGS)] if len(tried) >= len(READINGS) else rng.choice(READINGS)
        day = random_day(rng, policy)
        histories = random_histories(rng, 20, day)
        assert not differences(histories, policy, day, typed_table(histories)), label(policy)


def test_texts_give_what_types_give(examples: Examples) -> None:
    rng = seeded(5)
    for _ in examples(3):
        policy = rng.choice(READINGS)
        day = random_day(rng, policy)
        histories = random_histories(rng, 20, day)
        assert not differences(histories, policy, day, text_table(histories)), label(policy)


@pytest.mark.parametrize("policy", load_all(), ids=label)
def test_payments_in_a_table_of_their_own_give_what_the_engine_gives(policy: Policy, examples: Examples) -> None:
    rng = seeded(f"beside {policy.name}")
    for _ in examples(1):
        day = random_day(rng, policy)
        histories = [with_interim(rng, history) for history in random_histories(rng, 40, day)]
        contracts, beside = apart(histories)
        assert all(map(len, beside.values()))
        assert not differences(histories, policy, day, contracts, beside)


def with_interim(rng: Random, history: History) -> History:
    """A history with feedback during some of its contracts."""
    said = [(Interim(one.started, Decimal(rng.randrange(1, 6))),) * rng.randrange(2) for one in history.contracts]
    pairs = zip(history.contracts, said, strict=True)
    return replace(history, contracts=tuple(replace(one, interim=feedback) for one, feedback in pairs))


def own_policies() -> dict[str, Policy]:
    """Policies as people may write them: what no shipped one asks for."""
    early, late = named_policy("upwork-2021"), TIMES
    rules = (replace(late.rules[0], code="JSS199", when=(Condition("unrated_share", one_of=(0, 1)),)), *late.rules[1:])
    blends = (Blend("mean of four", (3, 6, 12, 24)), Blend("mean of two", (6, 12)))
    return {
        "periods shorter than a month": replace(late, jobs=replace(late.jobs, period=Period(days=10))),
        "extras at once": replace(early, jobs=replace(early.jobs, apart=0)),
        "blends of many": replace(early, windows=replace(early.windows, blends=blends)),
        "a rule on the whole history": replace(late, rules=rules),
    }


@pytest.mark.parametrize("name", own_policies())
def test_a_policy_of_ones_own_gives_what_the_engine_gives(name: str, examples: Examples) -> None:
    policy, rng = own_policies()[name], seeded(name)
    for _ in examples(1):
        day = random_day(rng, policy)
        histories = random_histories(rng, 40, day)
        assert not differences(histories, policy, day, typed_table(histories))


def contract(number: int, **values: object) -> Contract:
    made = Contract(
        f"c{number}",
        f"K{number % 7}",
        date(2025, 1, 6),
        ended=date(2025, 3, 4),
        earned=Decimal(2000),
        feedback=Feedback(Decimal(5)),
        ending=Ending("client", "completed"),
    )
    return replace(made, **values)  # type: ignore[arg-type]


@pytest.mark.parametrize("reading", ["", "+length-by-period", "+length-max", "+window-holds-periods"])
def test_one_freelancer_may_have_any_number_of_contracts(reading: str) -> None:
    policy = named_policy(f"upwork-2024-09{reading}")
    contracts = tuple(contract(n, feedback=Feedback(Decimal(n % 5 + 1))) for n in range(2000))
    history = History(contracts)
    assert not differences([history], policy, DAY, typed_table([history]))


def test_one_freelancer_with_a_hundred_thousand_contracts_is_scored() -> None:
    table = pl.concat(
        [typed_table([History(tuple(contract(n, feedback=Feedback(Decimal(n % 5 + 1))) for n in range(1000)))])] * 100
    )
    told = table.with_columns(id=pl.int_range(pl.len()).cast(pl.String))
    (one,), (all_,) = scores_of(table[:1000], TIMES, DAY), scores_of(told, TIMES, DAY)
    assert (all_["contracts"], all_["computed"], all_["percent"]) == (100_000, one["computed"], one["percent"])
    assert all_["weight"] == 100 * one["weight"]


def test_products_beyond_64_bits_are_right() -> None:
    heavy = replace(TIMES.weights, cap=10**12, plain=10**10, earnings=())
    policy = replace(TIMES, weights=heavy)
    rng = seeded(64)
    many = [
        History(tuple(contract(n, feedback=Feedback(Decimal(rng.choice((2, 5))))) for n in range(number)))
        for number in range(2, 62, 3)
    ]
    assert not differences(many, policy, DAY, typed_table(many))


def test_the_batches_may_be_cut_anywhere_in_both_tables(examples: Examples) -> None:
    rng = seeded(3)
    for _ in examples(1):
        policy = rng.choice(READINGS)
        day, rows = random_day(rng, policy), rng.randrange(1, 40)
        contracts, beside = apart([with_interim(rng, history) for history in random_histories(rng, 12, day)])
        assert scores_of(contracts, policy, day, beside, rows=rows) == scores_of(contracts, policy, day, beside)


def test_what_is_told_of_the_payments_counts() -> None:
    paid = (Payment(date(2024, 11, 5), Decimal(300)), Payment(date(2025, 3, 5), Decimal(100)))
    late = contract(
        1,
        started=date(2024, 11, 1),
        ended=None,
        earned=Decimal(400),
        payments=paid,
        ending=Ending(),
        feedback=Feedback(),
    )
    history = History((late, contract(2)))
    assert not differences([history], TIMES, DAY, typed_table([history]))
    assert scores_of(typed_table([history]), TIMES, DAY)[0]["jobs"] == 3
    ended = replace(late, ended=date(2024, 12, 1), feedback=Feedback(stars=Decimal(2)))
    for reading in ("", "+length-by-period", "+window-holds-periods"):
        policy = named_policy(f"{TIMES.name}{reading}")
        history = History((ended, contract(2)))
        assert not differences([history], policy, DAY, typed_table([history]))
        assert scores_of(typed_table([history]), policy, DAY)[0]["jobs"] == 3


def test_clients_of_a_batch_are_forgotten_after_it() -> None:
    others = pl.Series(["of somebody else"], dtype=pl.Categorical)
    table = typed_table(random_histories(seeded(4), 3, DAY)).with_columns(client=pl.lit("a client of nobody else"))
    assert scores_of(table, TIMES, DAY)
    assert "a client of nobody else" not in pl.Categories(), others
