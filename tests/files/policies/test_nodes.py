from __future__ import annotations

import pytest
from texts import placed

from jss_cli.files.document import SourceText
from jss_cli.files.policies.nodes import PolicyLayer, _walk, child_over_parent, entry, nearest_or_all, text_at
from jss_cli.files.yaml_events import Mapping, Node, Scalar, parse_tree


def tree(text: str) -> Mapping:
    node = parse_tree(text, "p.yaml")
    assert isinstance(node, Mapping)
    return node


def plain(node: Node) -> object:
    if isinstance(node, Mapping):
        return {key.text: plain(value) for key, value in node.entries}
    return node.text if isinstance(node, Scalar) else [plain(item) for item in node.items]


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
    assert plain(child_over_parent(tree(child), tree(PARENT))) == both


def test_what_is_no_mapping_or_has_no_parent_replaces() -> None:
    number = Scalar("5", tree(PARENT).position, plain=True)
    assert child_over_parent(number, tree(PARENT)) is number
    assert child_over_parent(tree(PARENT), number) == tree(PARENT)
    assert child_over_parent(tree(PARENT), None) == tree(PARENT)


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
