"""A fact is one row of the table: what else must know of it is compared with the rows, both ways."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import fields
from datetime import date
from decimal import Decimal
from random import Random

import pytest
from strategies import random_history

from jss_cli.domain.facts import ASIDE, ASSUMED, FACT, FACTS, ORIGINS, SHARE, TOLD, Fact, Number, OneOf
from jss_cli.domain.history import UNKNOWN, Contract, Ending, Feedback
from jss_cli.explaining.next.merging import COMBINED, OWN
from jss_cli.files.histories.fields import CONTRACT_FIELDS
from jss_cli.files.policies.sections import ASSUME, PRIORS
from jss_cli.files.policies.words import CLAIMS
from jss_cli.files.policy import load_policy
from jss_cli.reports import fact_words
from jss_cli.scoring.context import surroundings
from jss_cli.scoring.facts import DERIVED, Facts, facts_on
from jss_cli.scoring.judging import TAKEN

UNSEEN = {"removed"}  # what only other facts are derived from
NAMES = set(FACT)
TABLE, READ = "jss_cli/domain/facts.py", "jss_cli/scoring/facts.py"
HISTORY, FIELDS = "jss_cli/domain/history.py", "jss_cli/files/histories/fields.py"


def assert_alike(place: str, names: Collection[str], other: str, others: Collection[str]) -> None:
    """Two files name the same; else it is told which of them lacks what."""
    lacks = ((place, {*others} - {*names}), (other, {*names} - {*others}))
    told = [f"{where} lacks {', '.join(sorted(missing))}" for where, missing in lacks if missing]
    assert not told, "; ".join(told)


def assert_facts_are_read() -> None:
    follow = {fact.name for fact in FACTS if fact.asks}
    assert_alike(READ, set(Facts._fields) - UNSEEN, TABLE, NAMES - follow)


def assert_fields_stand_in_the_table() -> None:
    groups = {"feedback": Feedback, "ending": Ending}
    plain = [field.name for field in fields(Contract) if field.name not in groups]
    grouped = [f"{group}.{field.name}" for group, kind in groups.items() for field in fields(kind)]
    assert_alike(HISTORY, plain + grouped, TABLE, ORIGINS)
    assert_alike(FIELDS, [field.path for field in CONTRACT_FIELDS], TABLE, set(ORIGINS) - {"extras", "vague"})


@pytest.fixture
def _nothing_forgotten() -> None:
    """Of what random histories are made of, so that it is told by its name and not by what breaks."""
    assert_facts_are_read()
    assert_fields_stand_in_the_table()


def test_every_fact_is_read_off_a_contract() -> None:
    assert_facts_are_read()
    follow, told = {fact.name for fact in FACTS if fact.asks}, {name for name in ORIGINS if name in NAMES}
    untold = set(Facts._fields) - set(DERIVED) - told
    assert not untold, f"no field tells {untold} by its name, and DERIVED of {READ} does not work it out"
    assert set(DERIVED) <= set(Facts._fields)
    assert all(isinstance(getattr(Facts, name), property) and FACT[name].asks in DERIVED for name in follow)


@pytest.mark.usefixtures("_nothing_forgotten")
def test_what_is_read_off_a_contract_is_an_answer_of_its_row() -> None:
    rng, policy = Random("rows"), load_policy("upwork-2016", date(2017, 1, 1))  # noqa: S311 - test data
    for _ in range(40):
        history, day = random_history(rng, 6)
        around = surroundings(history.contracts, day, policy)
        for contract in history.contracts:
            facts = facts_on(contract, day, policy, around)
            wrong = [fact.name for fact in FACTS if not is_answer(fact, getattr(facts, fact.name), facts)]
            assert not wrong


def is_answer(fact: Fact, value: object, facts: Facts) -> bool:
    if value is UNKNOWN:
        return fact.may_be_unknown
    if value is None:
        return fact.none or facts.status != "ended"
    match fact.values:
        case "flag":
            return isinstance(value, bool)
        case OneOf(answers):
            return value in answers
        case Number(step=step):
            return fact.values.can_be(value) and not (step and value % step)  # type: ignore[operator]


def test_the_fields_of_a_contract_each_stand_in_the_table_once() -> None:
    assert_fields_stand_in_the_table()
    assert len(ORIGINS) == len([*TOLD, *ASIDE])


def test_every_field_has_a_way_to_be_that_of_one_engagement() -> None:
    assert {origin.combine for origin in ORIGINS.values()} == {*COMBINED, "last", "own"}
    assert {name for name, origin in ORIGINS.items() if origin.combine == "own"} == set(OWN)


def test_a_policy_may_ask_for_exactly_the_facts() -> None:
    unknown, basis = {fact.name for fact in ASSUMED}, {"known", "source"}
    claims, assume, priors = (set(kind.schema()["properties"]) - basis for kind in (CLAIMS, ASSUME, PRIORS))
    assert claims == set(FACT)
    assert assume == unknown | {"stars", "earned"}
    assert priors == unknown | {"suspected", "recommends_from", "stars", "late_unrated", "earned"} | {
        "hourly",
        "hourly_paid_once",
    }


def test_every_word_of_assume_is_an_answer_or_stands_for_one() -> None:
    words = {(fact, word) for fact in ASSUMED for word in fact.assume}
    assert {word for fact, word in words if word == "none" or word not in fact.words} == set(TAKEN)
    told = {("paid_months", "dates"), ("earned", "paid_lowest_step"), ("stars", "late"), ("stars", "not_seen")}
    told |= {("stars", "unseen"), ("paid_months", "number")}
    told |= {("started", "vague"), ("ended", "vague"), *((fact.name, word) for fact, word in words)}
    told |= {(fact.name, "feedback") for fact in ASSUMED if fact.name != "recommend"} | {("insights", "eligible")}
    assert set(fact_words.ASSUMPTION_WORDS) == told


def test_every_fact_has_its_words() -> None:
    assert_alike("jss_cli/reports/fact_words.py", fact_words.FACT_WORDS, TABLE, NAMES)
    for name, words in fact_words.FACT_WORDS.items():
        assert all(words.flag) == (FACT[name].values == "flag")


@pytest.mark.parametrize(
    ("fact", "words"),
    [
        (Fact("f", OneOf(("a", "b"))), ("a", "b")),
        (Fact("f", OneOf(("a",)), none=True), ("none", "a")),
        (Fact("f", "flag"), ("true", "false")),
        (Fact("f", Number(Decimal(0), Decimal(2), Decimal(1))), ("0", "1", "2")),
        (Fact("f", SHARE), ()),
    ],
)
def test_a_row_names_every_answer_that_can_be_counted(fact: Fact, words: tuple[str, ...]) -> None:
    assert fact.words == words


def test_a_number_can_be_what_lies_within_its_bounds() -> None:
    values = [Decimal("-0.01"), 0, Decimal("0.5"), 1, Decimal("1.01")]
    assert [SHARE.can_be(value) for value in values] == [False, True, True, True, False]
