from __future__ import annotations

from pathlib import Path

import pytest
from texts import CHILD, assert_refused, mine

from jss_cli.domain.policy import Policy
from jss_cli.files.policy import named_policy


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
    ],
)
def test_a_rule_that_cannot_be_placed_is_refused(
    tmp_path: Path, text: str, place: str, message: str, hint: str
) -> None:
    assert_refused(tmp_path, text, place, message, hint)
