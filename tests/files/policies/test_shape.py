from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from texts import plain, problems

from jss_cli.domain.policy import Condition
from jss_cli.domain.sections import Blend, Minimum, Step
from jss_cli.files.policies.shape import POLICY, citations, read_policy
from jss_cli.files.policy import SHIPPED, named_policy
from jss_cli.files.yaml_events import Mapping, parse_tree


@pytest.fixture(scope="module")
def oldest() -> Any:
    """The one era that extends no other."""
    return parse_tree((SHIPPED / "upwork-2015.yaml").read_text("utf-8"), "p.yaml")


def test_values_are_exact() -> None:
    tiered, newest = named_policy("upwork-2016+tiered"), named_policy("upwork-2024-09")
    assert (tiered.scale.positive, tiered.scale.neutral, tiered.scale.negative, tiered.scale.unit) == (2, 1, 0, 2)
    unit = newest.weights.unit
    assert newest.weights.earnings == (Step(Decimal(250), unit * 5 // 4), Step(Decimal(1000), unit * 3 // 2))
    assert (newest.windows.blends, newest.windows.minimum) == ((), Minimum(2, 2, "lifetime"))
    assert named_policy("upwork-2021").windows.blends == (Blend("trending", (6, 3)),)
    share = {rule.code: rule for rule in named_policy("upwork-2015").rules}["JSS225"].when[2]
    assert share == Condition("unrated_share", above=Fraction(1, 3))


def test_every_part_that_cites_sources_is_found_at_its_place(oldest: Mapping) -> None:
    tree, found = plain(oldest), list(citations(oldest))
    for path, known, keys in found:
        node = tree
        for step in path:
            node = node[step]
        assert (node["known"], tuple(node.get("source", ()))) == (known, keys)
    cited = [value for value in tree.values() if isinstance(value, dict) and "known" in value]
    options = [option for topic in tree["variants"].values() for option in topic["options"]]
    assert len(found) == sum(map(len, (cited, tree["rules"], tree["clauses"], options)))


def test_a_policy_has_the_sources_it_cites_and_a_faulty_one_has_problems(oldest: Mapping) -> None:
    policy, problems = read_policy(oldest)
    assert {source.key for source in policy.sources} == {key for *_, keys in citations(oldest) for key in keys}
    assert problems == []
    assert read_policy(Mapping(oldest.entries[1:], oldest.position))[1][0].path == ("name",)


def test_an_option_names_the_sections_and_codes_it_changes_or_drops() -> None:
    sets = {option.name: option.sets for topic in named_policy("upwork-2015").topics for option in topic.options}
    assert sets["tiered"] == ("scale", "JSS221", "JSS223")
    assert sets["private-to-8"] == ("JSS201", "JSS202")


@pytest.mark.parametrize(
    ("otherwise", "path"),
    [
        ({"name": "My Own"}, ("name",)),
        ({"title": ""}, ("title",)),
        ({"colour": "red"}, ("colour",)),
        ({"removal": "never"}, ("removal",)),
        ({"variants": {"Mine": "none"}}, ("variants", "Mine")),
        ({"sources": {"1": {"title": "a", "address": "b", "date": "c"}}}, ("sources", "1")),
    ],
)
def test_what_belongs_to_no_policy_is_refused(oldest: Mapping, otherwise: Any, path: tuple[str, ...]) -> None:
    assert [problem.path for problem in problems(POLICY, json.dumps(plain(oldest) | otherwise))] == [path]
