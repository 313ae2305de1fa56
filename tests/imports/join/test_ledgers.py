"""Money to the cent, over many made-up ledgers: what a report has is what the history has, once."""

from __future__ import annotations

import random
from datetime import date, timedelta
from decimal import Decimal

import pytest
from conftest import Examples
from imports.evidences import extract

from jss_cli.domain.history import Contract, total_of
from jss_cli.imports.join.joining import join
from jss_cli.imports.source import Claim, Evidence, Extract, LedgerEntry

FIRST = date(2024, 1, 1)


def claims(number: int, **more: object) -> tuple[tuple[str, Claim], ...]:
    told = {"title": f"Work {number}", "client": f"Client {number // 2}", **more}
    return tuple((name, Claim(value, f"line {number + 2}", "read")) for name, value in told.items())


def ledger(chance: random.Random, number: int) -> list[LedgerEntry]:
    """Payments of a contract on some days, each to the cent, and refunds of no more than what was paid before."""
    entries: list[LedgerEntry] = []
    left = Decimal(0)
    for row in range(chance.randint(1, 8)):
        on = FIRST + timedelta(days=40 * number + 5 * row)
        back = left > 1 and chance.random() < 0.2
        amount = -chance.randint(1, int(left * 100)) if back else chance.randint(1, 200_000)
        entries.append(LedgerEntry(on, Decimal(amount) / 100, f"line {number}.{row}", ref=f"{number}-{row}"))
        left += entries[-1].amount
    return entries


def files(chance: random.Random) -> list[Extract]:
    """A report of some contracts, cut in two that overlap, with the page and the days of work beside it at times."""
    contracts = [(number, ledger(chance, number)) for number in range(chance.randint(1, 5))]
    money = [Evidence(f"line {number}", claims(number), tuple(rows)) for number, rows in contracts]
    found = [extract("transactions", *money, file="a")]
    if chance.random() < 0.5:
        found.append(extract("transactions", *money[: chance.randint(1, len(money))], file="b"))
    if chance.random() < 0.5:
        dated = (
            Evidence(f"line {n}", claims(n, started=rows[0].on, ended=rows[-1].on, id=f"4100000{n}"))
            for n, rows in contracts
        )
        found.append(extract("graphql", *dated))
    if chance.random() < 0.5:
        found.append(work(contracts))
    return found


def work(contracts: list[tuple[int, list[LedgerEntry]]]) -> Extract:
    """The earnings report of the same money."""
    days = (
        Evidence(
            f"line {n}",
            claims(n, id=f"4100000{n}"),
            tuple(LedgerEntry(row.on, row.amount, row.at, worked=True) for row in rows if row.amount > 0),
        )
        for n, rows in contracts
    )
    return extract("earnings_report", *days)


def sums(contracts: tuple[Contract, ...]) -> tuple[Decimal, Decimal]:
    return (
        sum((total_of(one.payments) for one in contracts), Decimal(0)),
        sum((total_of(one.refunds) for one in contracts), Decimal(0)),
    )


@pytest.mark.parametrize("part", range(4))
def test_the_payments_of_the_history_are_those_of_the_ledger_to_the_cent(part: int, examples: Examples) -> None:
    for seed in examples(250):
        given = files(random.Random(1000 * part + seed))  # noqa: S311 - examples
        rows = [row for shown in given[0].contracts for row in shown.ledger]
        paid = sum((row.amount for row in rows if row.amount > 0), Decimal(0))
        back = -sum((row.amount for row in rows if row.amount < 0), Decimal(0))
        contracts = join(given).history.contracts
        assert sums(contracts) == (paid, back), seed
        refs = [item.ref for one in contracts for item in (*one.payments, *one.refunds)]
        assert sorted(map(str, refs)) == sorted({row.ref for row in rows}), seed
        assert len(contracts) == len(given[0].contracts), seed


def test_an_earnings_report_beside_it_changes_no_money(examples: Examples) -> None:
    for seed in examples(50):
        given = files(random.Random(seed))  # noqa: S311 - examples
        without = [file for file in given if file.source != "earnings_report"]
        assert sums(join(given).history.contracts) == sums(join(without).history.contracts), seed


def test_imports_one_after_the_other_have_the_same_money_and_again_changes_nothing(examples: Examples) -> None:
    for seed in examples(50):
        given = files(random.Random(seed))  # noqa: S311 - examples
        history = join(given[:1]).history
        for file in given[1:]:
            history = join([file], history).history
        assert sums(history.contracts) == sums(join(given).history.contracts), seed
        assert join(given, history).history == join(given, join(given, history).history).history, seed
