"""What the columns say of a fact is what is read off the contract: every answer of every row is told apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from many import batches_of, claims, random_histories, seeded, typed_table

from jss_cli.batch.columns import FIELDS, VALUES
from jss_cli.batch.deciding import DecisionTable
from jss_cli.batch.scorer import Scorer, Wanted
from jss_cli.domain.facts import FACT, TOLD
from jss_cli.domain.policy import Policy
from jss_cli.files.policy import named_policy
from jss_cli.scoring.facts import DERIVED, Facts
from jss_cli.scoring.judging import judge_history

POLICY, DAY = named_policy("upwork-2024-09"), date(2025, 6, 1)
UNREAD = {"interim"}  # what no rules count


def test_every_fact_is_a_column_and_nothing_else_is() -> None:
    assert {fact.name for fact in DecisionTable(POLICY, DAY).facts} == set(Facts._fields)
    assert {name for name in Facts._fields if name not in DERIVED} <= set(VALUES)


def test_every_field_that_tells_a_fact_is_read() -> None:
    assert {origin.name for origin in TOLD} - UNREAD == set(FIELDS) - {"freelancer", "id", "client", "kind"}


def telling(name: str) -> Policy:
    """Rules that each hold of one answer of a fact, and one for the rest."""
    rest = replace(POLICY.rules[-1], code="rest", when=(), outcome="neutral")
    rules = (replace(rest, code=str(nth), when=(claim,)) for nth, claim in enumerate(claims(FACT[name])))
    return replace(POLICY, rules=(*rules, rest))


@pytest.mark.parametrize("name", FACT)
def test_every_answer_of_a_fact_is_told_apart_as_the_engine_does(name: str) -> None:
    policy, histories = telling(name), random_histories(seeded(name), 25, DAY)
    (batch,) = batches_of(typed_table(histories))
    found = Scorer(policy, DAY, Wanted(contracts=True)).score(batch).contracts["rule"].to_list()
    assert found == [verdict.rule.code for one in histories for verdict in judge_history(one, policy, DAY)]
    assert len(set(found)) > 1
