from __future__ import annotations

import pytest
import yaml
from texts import placed

from jss_cli.errors import Fault, Position
from jss_cli.files.document import SourceText
from jss_cli.files.yaml_events import Mapping, Scalar, parse_tree
from jss_cli.files.yaml_text import parse_events, problem_fault


@pytest.mark.parametrize("mark", ["\u2028", "\u2029", "\u0085"])
def test_line_marks_of_unicode_are_text_and_do_not_shift_lines(mark: str) -> None:
    tree = parse_tree(f"a: x{mark}y # {mark}z\nb: 1\n", "x.yaml")
    assert isinstance(tree, Mapping)
    (_, a), (b, _) = tree.entries
    assert isinstance(a, Scalar)
    assert a.text == f"x{mark}y"
    assert b.position == Position(2, 1)


def fault_of(text: str, open_brackets: list[Position]) -> Fault:
    """What is told of the error that PyYAML ends with."""
    with pytest.raises(yaml.YAMLError) as caught:
        list(parse_events(text))
    return problem_fault(SourceText("h.yaml", text), caught.value, open_brackets)


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("a:\n\tb: 1\n", "2:1 JSS971", "a tab indents this line"),
        ("a: 'x\nb: 3\n", "1:4 JSS972", "the ' that opens here is not closed; reading stopped at line 3, column 1"),
        ("a: [1, 2\nb: 3\n", "1:4 JSS972", "the [ that opens here is not closed; reading stopped at line 2, column 2"),
        ("title: Fix: login", "1:11 JSS979", "a colon with a space after it cannot stand here"),
        ("a: @x", "1:4 JSS979", "text cannot begin with @ here"),
        ("a: 1\nb\n", "2:1 JSS970", "a field without a colon and a value"),
        ('a: "\\ud83d"', "1:7 JSS961", "this is half of a character"),
        ("a: 1\n  - b\nc: ]\n", "3:4 JSS970", "not valid YAML: "),
    ],
)
def test_what_the_scanner_stumbles_over_is_told_in_words_at_the_place_to_mend(
    text: str, place: str, message: str
) -> None:
    fault = fault_of(text, [])
    assert placed(fault) == place
    assert fault.message.startswith(message)
    assert fault.hint


@pytest.mark.parametrize(
    ("rest", "place"),
    [
        ("", "1:4 JSS972"),
        ("  \n", "1:4 JSS972"),
        ("\n: x", "2:1 JSS970"),
    ],
)
def test_a_bracket_that_is_still_open_is_to_blame_only_where_the_text_ends(rest: str, place: str) -> None:
    document = SourceText("h.yaml", "a: [1" + rest)
    mark = yaml.Mark("h.yaml", 5, 1 if rest.strip() else 0, 0 if rest.strip() else 5, None, 0)
    error = yaml.MarkedYAMLError(None, None, "it is odd", mark)
    assert placed(problem_fault(document, error, [Position(1, 4)])) == place


def test_an_error_without_a_place_is_told_at_the_beginning() -> None:
    fault = problem_fault(SourceText("h.yaml", "a"), yaml.YAMLError("unacceptable character"), [])
    assert placed(fault) == "1:1 JSS970"
    assert "a character here is not allowed" in fault.message
