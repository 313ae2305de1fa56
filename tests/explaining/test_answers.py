"""Trees of answers: equal where every answer leads to the same, whatever is asked on the way."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from random import Random

import oracle
import pytest
import worlds
from readings import single_options

from jss_cli.domain.history import UNKNOWN, Contract
from jss_cli.domain.policy import Policy, Rule
from jss_cli.explaining.answers import AnswerTrees
from jss_cli.explaining.bench import Bench
from jss_cli.files.policy import named_policy
from jss_cli.files.rulebook import open_rulebook
from jss_cli.scoring.context import Relations, Surroundings, unrated_share
from jss_cli.scoring.facts import Facts, facts_on

BASE = named_policy("upwork-2024-09")
DAY = date(2025, 3, 1)


def rules_of(policies: Iterable[Policy]) -> list[Rule]:
    return [rule for policy in policies for rule in policy.rules]


def facts_of(contract: Contract, policy: Policy) -> Facts:
    around = Surroundings(unrated_share([contract], DAY, policy.measures), Relations([contract], DAY))
    return facts_on(contract, DAY, policy, around)


@pytest.mark.parametrize("option", ["private-to-5", "reasons-blaming", "cut-4", "age-from-end"])
def test_two_tables_have_one_tree_where_every_answer_leads_to_the_same(option: str) -> None:
    other = named_policy(f"{BASE.name}+{option}")
    trees, rng = AnswerTrees(rules_of((BASE, other))), Random(option)  # noqa: S311 - test data
    same = differs = 0
    for contract in worlds.dense_history(rng, 60, DAY).contracts:
        known = facts_of(contract, BASE)
        first, second = (trees.of(policy, trees.table(policy), trees.alike(known)) for policy in (BASE, other))
        full: dict[str, object] = {name: getattr(known, name) for name in Facts.__match_args__}
        answers = [told for told, share in oracle.every_answer(BASE, full) if share]
        ways = [[ending(policy, told) for told in answers] for policy in (BASE, other)]
        assert (trees.leaves(first, trees.way) == trees.leaves(second, trees.way)) == (ways[0] == ways[1])
        same, differs = same + (ways[0] == ways[1]), differs + (ways[0] != ways[1])
    assert same
    assert differs or option == "age-from-end"


def ending(policy: Policy, told: dict[str, object]) -> tuple[object, ...]:
    """How a contract counts by the rule that decides it, in the words of the rule."""
    rule = oracle.decided(policy, told)
    return rule.outcome, rule.spoils, rule.enters, rule.when if rule.enters != "ended" else ()


def test_facts_that_no_rule_tells_apart_are_one() -> None:
    trees = AnswerTrees(rules_of(single_options()))
    contract = worlds.dense_history(Random(3), 1, DAY).contracts[0]  # noqa: S311 - test data
    facts = facts_of(contract, BASE)
    assert trees.alike(facts.answered("client_days", 10)) is trees.alike(facts.answered("client_days", 20))
    assert trees.alike(facts.answered("client_days", 10)) is not trees.alike(facts.answered("client_days", 120))
    assert trees.alike(facts.answered("recommend", 3)) is not trees.alike(facts._replace(recommend=UNKNOWN))


def test_a_bench_tells_readings_apart_that_only_an_unknown_answer_can_tell_apart() -> None:
    silent = Contract("c1", "A", date(2024, 10, 1), ended=date(2024, 10, 20), kind="fixed")
    bench = Bench((silent,), open_rulebook(), (DAY,))
    prints = {name: bench.fingerprint((name,), windows=False) for name in ("private-to-5", "private-ignored")}
    assert prints["private-to-5"] != bench.fingerprint((), windows=False)
