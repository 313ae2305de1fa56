from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from random import Random

import pytest
from conftest import Examples
from strategies import random_history

from jss_cli.domain.policy import Policy
from jss_cli.domain.report import Row, Span
from jss_cli.explaining.why.attribution import attribute
from jss_cli.files.policy import load_policy, policy_names
from jss_cli.reports.why.points import points_table
from jss_cli.scoring.scoring import score_history

POLICIES = [load_policy(name, date(2020, 1, 1)) for name in policy_names()]
NUMBER = re.compile(r"[−+]?\d+\.\d")


def points(row: Row) -> Decimal | None:
    first = row.cells[0]
    assert isinstance(first, Span)
    return Decimal(first.text.replace("−", "-")) if NUMBER.fullmatch(first.text) else None


def words(row: Row) -> str:
    return " ".join(cell.text for cell in row.cells if isinstance(cell, Span))


@pytest.mark.parametrize("policy", POLICIES, ids=lambda policy: policy.name)
def test_the_printed_column_adds_up_to_the_printed_score(policy: Policy, examples: Examples) -> None:
    rng = Random(f"table {policy.name}")  # noqa: S311 - test data
    for _ in examples(10):
        history, day = random_history(rng, rng.randrange(16), clients=5)
        attribution = attribute(score_history(history, policy, day))
        for top, every in ((10, False), (2, False), (1, True)):
            rows = points_table(attribution, top=top, every=every).rows
            if attribution.score.shown is None:
                assert all(points(row) is None for row in rows)
                continue
            end = next(index for index, row in enumerate(rows) if "shown as" in words(row))
            assert sum(points(row) or 0 for row in rows[:end]) == points(rows[end])
            assert f"shown as {attribution.score.whole} %" in words(rows[end])


@pytest.mark.parametrize("policy", POLICIES, ids=lambda policy: policy.name)
def test_every_contract_is_in_the_table_when_all_are_asked_for(policy: Policy) -> None:
    rng = Random(f"all {policy.name}")  # noqa: S311 - test data
    history, day = random_history(rng, 40)
    rows = points_table(attribute(score_history(history, policy, day)), top=3, every=True).rows
    names = [words(row).split()[1] for row in rows if "JSS" in words(row) and "JSS404" not in words(row)]
    assert sorted(names) == sorted(contract.id for contract in history.contracts)


def test_a_score_that_would_be_below_nothing_gets_a_row_that_says_so() -> None:
    rng = Random(2)  # noqa: S311 - test data
    policy = load_policy("upwork-2015", date(2015, 6, 1))
    while True:
        history, day = random_history(rng, 6)
        score = score_history(history, policy, day)
        if score.raw is not None and score.raw < 0:
            break
    rows = points_table(attribute(score), top=10, every=False).rows
    (row,) = (row for row in rows if "cannot go below 0" in words(row))
    assert (points(row) or 0) > 0
