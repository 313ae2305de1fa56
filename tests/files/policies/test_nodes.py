from __future__ import annotations

from pathlib import Path

import pytest
from texts import CHILD, assert_refused, faults, placed

from jss_cli.errors import Position
from jss_cli.files.document import SourceText
from jss_cli.files.policies.nodes import (
    ASSUMED,
    MOST_HINTED,
    Place,
    PolicyLayer,
    Problem,
    _key_at,
    _walk,
    child_over_parent,
    entry,
    fault_of,
    nearest_or_all,
    node_at,
    plain,
    text_at,
)
from jss_cli.files.policies.syntax import MISSING
from jss_cli.files.policy import SHIPPED, shipped_text
from jss_cli.files.yaml_events import Mapping, Scalar, parse_tree


def tree(text: str) -> Mapping:
    node = parse_tree(text, "p.yaml")
    assert isinstance(node, Mapping)
    return node


PARENT = "{a: {x: 1, y: 2}, b: [1, 2], c: 3}"


@pytest.mark.parametrize(
    ("path", "text"), [(("c",), "3"), (("a", "y"), "2"), (("a",), ""), (("a", "z", "x"), ""), (("b", "1"), "")]
)
def test_a_text_is_found_at_the_end_of_its_path(path: tuple[str, ...], text: str) -> None:
    assert text_at(tree(PARENT), *path) == text


@pytest.mark.parametrize(
    ("child", "both"),
    [
        ("{c: 4}", {"a": {"x": "1", "y": "2"}, "b": ["1", "2"], "c": "4"}),
        ("{d: 5}", {"a": {"x": "1", "y": "2"}, "b": ["1", "2"], "c": "3", "d": "5"}),
        ("{a: {y: 9}}", {"a": {"y": "9"}, "b": ["1", "2"], "c": "3"}),
        ("{b: []}", {"a": {"x": "1", "y": "2"}, "b": [], "c": "3"}),
    ],
)
def test_the_keys_of_a_mapping_are_laid_over_its_parents_one_level_deep(child: str, both: object) -> None:
    assert plain(child_over_parent(tree(child), tree(PARENT), ASSUMED)) == both


def test_what_is_no_mapping_or_has_no_parent_replaces() -> None:
    number = Scalar("5", tree(PARENT).position, plain=True)
    assert child_over_parent(number, tree(PARENT), ASSUMED) is number
    assert child_over_parent(tree(PARENT), number, ASSUMED) == tree(PARENT)
    assert child_over_parent(tree(PARENT), None, ASSUMED) == tree(PARENT)


OLD = "{code: A, says: a, limit: 3, minimum: {of: 2, by: 1}, known: quoted, source: [S31]}"
QUOTED, TOLD = {"known": "quoted", "source": ["S31"]}, {"known": "staff", "source": ["S9"]}


@pytest.mark.parametrize(
    ("child", "basis"),
    [
        ("{limit: 2}", {"known": "assumed"}),
        ("{minimum: {of: 1}}", {"known": "assumed"}),
        ("{more: 1}", {"known": "assumed"}),
        ("{limit: 2, known: staff}", {"known": "staff"}),
        ("{limit: 2, source: [S9]}", {"known": "assumed", "source": ["S9"]}),
        ("{limit: 2, known: staff, source: [S9]}", TOLD),
        ("{known: staff}", {"known": "staff", "source": ["S31"]}),
        ("{limit: 3, minimum: {by: 1}}", QUOTED),
        ("{says: b}", QUOTED),
    ],
)
def test_sources_vouch_for_what_they_said_and_not_for_what_a_child_makes_of_it(
    child: str, basis: dict[str, object]
) -> None:
    def told(by: Mapping) -> dict[str, object]:
        found = plain(child_over_parent(tree(child), tree(OLD), by))
        assert isinstance(found, dict)
        return {key: value for key, value in found.items() if key in QUOTED}

    assert told(ASSUMED) == basis
    says_nothing = "known" not in child and "source" not in child and basis != QUOTED
    assert told(tree("{name: option, known: staff, source: [S9]}")) == (TOLD if says_nothing else basis)


def test_a_change_beside_what_is_assumed_is_no_more_certain_than_that() -> None:
    child, parent, option = tree("{limit: 2}"), tree("{limit: 3, other: 1, known: assumed}"), tree(OLD)
    assert plain(child_over_parent(child, parent, option)) == {"limit": "2", "other": "1", "known": "assumed"}


def test_a_layer_holds_what_was_read_from_its_file_and_nothing_that_only_looks_the_same() -> None:
    text = "a:\n  x: 1\n"
    layer, other = (PolicyLayer(SourceText("p.yaml", text), tree(text)) for _ in range(2))
    assert all(layer.holds(node) for node in _walk(layer.tree))
    assert not any(layer.holds(node) for node in _walk(other.tree))
    assert [node.text for node in _walk(layer.tree) if isinstance(node, Scalar)] == ["a", "x", "1"]


def test_a_fault_marks_the_value_in_its_line() -> None:
    text = "a:\n  bcd: 1234\n"
    layer = PolicyLayer(SourceText("p.yaml", text), tree(text))
    node = entry(layer.tree.entries[0][1], "bcd")
    assert node is not None
    fault = layer.fault(node, "JSS952", "message", "hint")
    assert (placed(fault), fault.excerpt, fault.length) == ("2:8 JSS952", "  bcd: 1234", 4)


@pytest.mark.parametrize(
    ("word", "hint"),
    [("jss214", 'did you mean "JSS214"?'), ("JSS21", 'did you mean "JSS214"?'), ("zzz", "known here: JSS214, weights")],
)
def test_a_word_that_is_not_known_is_answered_with_the_nearest_as_it_is_written_or_with_all(
    word: str, hint: str
) -> None:
    assert nearest_or_all(word, ("JSS214", "weights")) == hint


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
    assert node_at(TREE, path).position == Position(*place)


def test_a_key_is_found_before_its_value() -> None:
    assert _key_at(TREE, ("rules", 0, "when", "stars")).position == Position(3, 25)
    assert _key_at(TREE, ("rules", 0, "whem")).position == Position(3, 3)


def test_a_place_collects_what_is_wrong_within_it() -> None:
    place = Place([])
    place.inside("weights").inside("capp", at_key=True).refuse("JSS950", "unknown field", "cap")
    assert place.problems == [Problem(("weights", "capp"), "JSS950", "unknown field", "cap", at_key=True)]


def test_of_very_many_words_that_are_not_known_the_nearest_is_looked_for_no_more() -> None:
    place = Place([])
    assert place.nearest("capp", ("cap",)) == 'did you mean "cap"?'
    place.problems.extend([Problem((), "JSS950", "unknown field", "")] * MOST_HINTED)
    assert not place.nearest("capp", ("cap",))


def test_what_is_missing_is_told_in_the_file_that_has_the_section_it_belongs_to() -> None:
    newest = shipped_text("upwork-2026-03")
    fault = fault_of(Problem(("priors", "tone"), *MISSING), newest.tree, newest.layers)
    assert (fault.file, fault.message) == ("upwork-2024-09.yaml", "priors: tone: it is missing")
    line = (SHIPPED / fault.file).read_text("utf-8").splitlines().index("priors:")
    assert fault.position == Position(line + 2, 3)  # where the values of that section begin
