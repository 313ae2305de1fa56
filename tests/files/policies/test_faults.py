from __future__ import annotations

from pathlib import Path

import pytest
from texts import CHILD, assert_refused, faults

from jss_cli.errors import Position
from jss_cli.files.policies.faults import Place, Problem, _key_at, _node_at
from jss_cli.files.yaml_events import parse_tree


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    text = (
        CHILD
        + "weights: {cap: 8.1}\nrules: [{code: JSS214, outcome: neutrl, when: {starz: 4}}]\nrules_dropped: [JSS999]\n"
    )
    assert sorted(fault.code for fault in faults(tmp_path, text)) == ["JSS950", "JSS952", "JSS953", "JSS956"]


def test_a_fault_names_the_rule_it_stands_in(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, CHILD + "rules: [{code: JSS214, outcome: neutrl}]\n")
    assert fault.message == 'rule JSS214: outcome: unknown word "neutrl"'


@pytest.mark.parametrize(
    ("text", "place", "message", "hint"),
    [
        (CHILD + "weigths: {cap: 9}", "4:1 JSS950", "unknown field", 'did you mean "weights"?'),
        (CHILD + "weights: {capp: 9}", "4:11 JSS950", "unknown field", 'did you mean "cap"?'),
        (CHILD + "weights: [8]", "4:10 JSS950", "expected a mapping", "key: value"),
        (CHILD + "windows: {months: 6}", "4:19 JSS950", "expected a list", "[a, b]"),
        (CHILD + "rules: [{code: JSS214, outcome: neutrl}]", "4:33 JSS952", '"neutrl"', 'mean "neutral"?'),
    ],
)
def test_what_does_not_belong_or_has_another_shape_is_told_at_its_place(
    tmp_path: Path, text: str, place: str, message: str, hint: str
) -> None:
    assert_refused(tmp_path, text, place, message, hint)


TREE = parse_tree("name: mine\nrules:\n- {code: JSS214, when: {stars: 4}}\n", "mine.yaml")


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (("name",), (1, 7)),
        (("rules",), (3, 1)),
        (("rules", 0, "when", "stars"), (3, 32)),
        (("rules", 0, "when", "stars", 0), (3, 32)),
        (("rules", 0, "says"), (3, 3)),
        (("weights", "cap"), (1, 1)),
    ],
)
def test_a_place_is_found_as_far_as_the_file_has_it(path: tuple[str | int, ...], place: tuple[int, int]) -> None:
    assert _node_at(TREE, path).position == Position(*place)


def test_a_key_is_found_before_its_value() -> None:
    assert _key_at(TREE, ("rules", 0, "when", "stars")).position == Position(3, 25)
    assert _key_at(TREE, ("rules", 0, "whem")).position == Position(3, 3)


def test_a_place_collects_what_is_wrong_within_it() -> None:
    place = Place([])
    place.inside("weights").inside("capp", at_key=True).refuse("JSS950", "unknown field", "cap")
    assert place.problems == [Problem(("weights", "capp"), "JSS950", "unknown field", "cap", at_key=True)]
