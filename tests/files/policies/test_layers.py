from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from texts import CHILD, assert_refused, mine, plain

from jss_cli.domain.policy import Policy
from jss_cli.domain.sections import Step
from jss_cli.files.document import SourceText
from jss_cli.files.policies.layers import overlay
from jss_cli.files.policies.nodes import PolicyLayer, entry
from jss_cli.files.policy import named_policy
from jss_cli.files.yaml_events import Mapping, parse_tree


def test_a_child_states_only_what_changed(tmp_path: Path) -> None:
    policy, parent = mine(tmp_path, "weights: {earnings: [{above: 500, weight: 1.75}]}\n"), named_policy("upwork-2016")
    assert policy.weights.earnings == (Step(Decimal(500), 7),)
    assert (policy.weights.plain, policy.weights.cap, policy.jobs) == (4, 32, parent.jobs)
    assert (policy.rules, policy.clauses, policy.sources) == (parent.rules, parent.clauses, parent.sources)
    assert (policy.name, policy.extends, policy.since) == ("mine", "upwork-2016", parent.since)


def test_a_section_can_be_taken_away(tmp_path: Path) -> None:
    assert named_policy("upwork-2016").removal is not None
    assert mine(tmp_path, "removal: none\n").removal is None


def layer(text: str) -> PolicyLayer:
    tree = parse_tree(text, "mine.yaml")
    assert isinstance(tree, Mapping)
    return PolicyLayer(SourceText("mine.yaml", text), tree)


PARENT = layer(
    "{name: old, title: Old, about: it, in_force: {from: 2016-06-01, until: 2020-02-29},"
    " weights: {plain: 1, cap: 8}, rules: [{code: A, says: a, outcome: neutral}, {code: B, says: b}]}"
).tree


@pytest.mark.parametrize(
    ("child", "key", "value"),
    [
        ("{name: new}", "weights", {"plain": "1", "cap": "8"}),
        ("{weights: {cap: 9}}", "weights", {"plain": "1", "cap": "9"}),
        ("{in_force: {from: 2021-01-01}}", "in_force", {"from": "2021-01-01"}),
        ("{name: new}", "name", "new"),
        ("{name: new}", "about", None),
        ("{rules_dropped: [A]}", "rules", [{"code": "B", "says": "b"}]),
        ("{rules_dropped: [A]}", "rules_dropped", None),
        (
            "{rules: [{code: C, after: A}, {code: A, says: x}]}",
            "rules",
            [{"code": "A", "says": "x", "outcome": "neutral"}, {"code": "C"}, {"code": "B", "says": "b"}],
        ),
    ],
)
def test_a_section_is_inherited_key_by_key_but_for_what_is_stated_as_a_whole_and_what_is_ones_own(
    child: str, key: str, value: object
) -> None:
    merged, faults = overlay(layer(child), PARENT)
    found = entry(merged, key)
    assert (None if found is None else plain(found)) == value
    assert faults == ()


def test_what_has_no_place_is_told_and_the_rest_is_merged() -> None:
    merged, faults = overlay(layer("{rules: [{code: C}], rules_dropped: [Z], weights: {cap: 9}}"), PARENT)
    assert [fault.code for fault in faults] == ["JSS953", "JSS953"]
    assert plain(merged)["weights"]["cap"] == "9"


def test_a_childs_rule_is_merged_key_by_key_and_keeps_its_place(tmp_path: Path) -> None:
    policy, parent = mine(tmp_path, "rules: [{code: JSS214, outcome: positive}]\n"), named_policy("upwork-2016")
    changed = {rule.code: rule for rule in policy.rules}["JSS214"]
    assert changed.outcome == "positive"
    assert changed.says == "{stars} stars read as neutral"
    assert codes(policy) == codes(parent)


def codes(policy: Policy) -> list[str]:
    return [rule.code for rule in policy.rules]


@pytest.mark.parametrize(
    ("rules", "neighbours"),
    [
        ("rules: [{code: JSS230, before: JSS201}]", ("JSS112", "JSS230", "JSS201")),
        ("rules: [{code: JSS201, after: JSS230}]", ("JSS230", "JSS201", "JSS225")),
        ("rules_dropped: [JSS112, JSS201]", ("JSS110", "JSS202", "JSS203")),
    ],
)
def test_rules_move_and_go(tmp_path: Path, rules: str, neighbours: tuple[str, ...]) -> None:
    table = codes(mine(tmp_path, rules + "\n"))
    start = table.index(neighbours[0])
    assert tuple(table[start : start + 3]) == neighbours
    assert len(set(table)) == len(table)


MINE = "name: a, when: {paid: true}, outcome: neutral, says: a, because: a, remedy: a, known: assumed"


@pytest.mark.parametrize(
    ("text", "place", "message", "hint"),
    [
        (CHILD + "rules: [{code: JSS214, before: JSS20}]", "4:32 JSS953", 'no rule "JSS20"', "JSS230"),
        (CHILD + "rules: [{code: JSS215}, {code: JSS215}]", "4:32 JSS953", "given twice", "its own code"),
        (
            CHILD + f"rules: [{{code: MINE001, {MINE}}}]",
            "4:16 JSS953",
            "rule MINE001: nothing says where",
            "before:",
        ),
        (CHILD + "rules_dropped: [JSS299]", "4:17 JSS953", 'no rule "JSS299" to drop', "JSS199"),
        (CHILD + "rules_dropped: [JSS230, JSS230]", "4:25 JSS953", "rule JSS230: the code is given twice", "leave one"),
        (
            CHILD + "rules: [{code: JSS230}]\nrules_dropped: [JSS230]",
            "5:17 JSS953",
            "rule JSS230: it is stated above, and dropped here",
            "leave one",
        ),
        (CHILD + "rules_dropped: JSS112", "4:16 JSS950", "expected a list", "[JSS112]"),
        (CHILD + f"rules_dropped: [{'A, ' * 61}]", "4:16 JSS952", "rules_dropped: 61 entries", "leave some out"),
        (CHILD + f"rules: [{'{}, ' * 61}]", "4:8 JSS952", "rules: 61 entries, more than 60", "leave some out"),
    ],
)
def test_a_rule_that_cannot_be_placed_is_refused(
    tmp_path: Path, text: str, place: str, message: str, hint: str
) -> None:
    assert_refused(tmp_path, text, place, message, hint)


def test_a_child_may_change_one_chance_of_how_a_number_comes_to_be_seen(tmp_path: Path) -> None:
    parent = named_policy("upwork-2016").seen
    seen = mine(tmp_path, "seen: {known: assumed, near: [10, 5], surprises: 1}").seen
    assert seen == replace(parent, near=(Fraction(1, 10), Fraction(1, 20)), surprises=1, basis=seen.basis)
    assert (parent.right, seen.right) == (Fraction(93, 100), Fraction(7, 10))
