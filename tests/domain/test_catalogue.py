from __future__ import annotations

from dataclasses import replace

import pytest

from jss_cli.domain.catalogue import Catalogue, ErrorEntry, topics
from jss_cli.domain.policy import Clause, Policy, Rule
from jss_cli.domain.sections import Basis
from jss_cli.files.policy import named_policy

FIRST = Rule("JSS201", "lucky", "because", "remedy", Basis("assumed"), (), "positive", "says")
SECOND = replace(FIRST, name="happy", because="otherwise")
CLAUSE = Clause("JSS101", "window", "because", "remedy", Basis("assumed"))
ERROR = ErrorEntry("JSS900", "no-command", "no command", "because", "remedy")


def era(name: str, *rules: Rule, clauses: tuple[Clause, ...] = ()) -> Policy:
    return replace(named_policy("upwork-2016"), name=name, rules=rules, clauses=clauses)


def test_eras_one_after_the_other_that_agree_on_a_rule_share_its_version() -> None:
    (topic,) = topics((era("a", FIRST), era("b", FIRST), era("c", SECOND), era("d", FIRST)))
    assert [(one.part, [policy.name for policy in one.policies]) for one in topic.versions] == [
        (FIRST, ["a", "b"]),
        (SECOND, ["c"]),
        (FIRST, ["d"]),
    ]
    assert [policy.name for policy in topic.policies] == ["a", "b", "c", "d"]


def test_a_code_goes_by_its_latest_name_and_is_left_out_of_eras_without_it() -> None:
    (topic,) = topics((era("a", FIRST), era("b"), era("c", SECOND)))
    assert (topic.name, [policy.name for policy in topic.policies]) == ("happy", ["a", "c"])


def test_rules_and_clauses_stand_in_the_order_of_their_numbers() -> None:
    found = topics((era("a", FIRST, replace(FIRST, code="JSS110"), clauses=(CLAUSE,)),))
    assert [topic.code for topic in found] == ["JSS101", "JSS110", "JSS201"]


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("JSS201", "JSS201"),
        ("jss201", "JSS201"),
        ("Happy", "JSS201"),
        ("jss900", "JSS900"),
        ("lucky", None),
        ("", None),
    ],
)
def test_an_entry_is_found_by_its_code_or_its_latest_name_in_capitals_or_not(word: str, code: str | None) -> None:
    entry = Catalogue(topics((era("a", FIRST), era("b", SECOND))), (ERROR,)).entry(word)
    assert (entry.code if entry else None) == code


def test_every_word_of_a_catalogue_finds_an_entry_and_rules_stand_before_errors() -> None:
    catalogue = Catalogue(topics((era("a", FIRST, clauses=(CLAUSE,)),)), (ERROR,))
    assert catalogue.words() == ("JSS101", "window", "JSS201", "lucky", "JSS900", "no-command")
    assert all(catalogue.entry(word) for word in catalogue.words())
