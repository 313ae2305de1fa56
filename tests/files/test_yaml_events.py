from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jss_cli.errors import InputError, Position
from jss_cli.files.yaml_events import Mapping, Scalar, Sequence, parse_tree


def test_every_part_keeps_its_text_and_its_position() -> None:
    tree = parse_tree('a: "é: 1"\nb:\n  - 007\n  - {c: NO}\n', "x.yaml")
    assert tree == Mapping(
        (
            (Scalar("a", Position(1, 1), True), Scalar("é: 1", Position(1, 4), False)),
            (
                Scalar("b", Position(2, 1), True),
                Sequence(
                    (
                        Scalar("007", Position(3, 5), True),
                        Mapping(
                            ((Scalar("c", Position(4, 6), True), Scalar("NO", Position(4, 9), True)),), Position(4, 5)
                        ),
                    ),
                    Position(3, 3),
                ),
            ),
        ),
        Position(1, 1),
    )


def test_json_is_read_as_well() -> None:
    tree = parse_tree('{"a": [1, "\\u00e9\\/"]}', "x.json")
    assert isinstance(tree, Mapping)
    (_, items) = tree.entries[0]
    assert isinstance(items, Sequence)
    assert [item.text for item in items.items if isinstance(item, Scalar)] == ["1", "é/"]


@pytest.mark.parametrize(
    ("text", "code", "place", "words"),
    [
        ("", "JSS970", (1, 1), "nothing"),
        ("# only a comment\n", "JSS970", (2, 1), "nothing"),
        ("a: 1\nb\n", "JSS970", (2, 1), "without a colon"),
        ("a: 1\n  - b\nc: ]\n", "JSS970", (3, 4), "not valid YAML"),
        ("a:\n\tb: 1\n", "JSS971", (2, 1), "tab"),
        ("a:\n  - x\n\t- y\n", "JSS971", (3, 1), "tab"),
        ("a: [1, 2\nb: 3\n", "JSS972", (1, 4), "reading stopped at line 2, column 2"),
        ("a: {b: 1\n", "JSS972", (1, 4), "the { that opens here"),
        ("a: [{b: [", "JSS972", (1, 9), "the [ that opens here"),
        ("a: 'x\nb: 3\n", "JSS972", (1, 4), "reading stopped at line 3, column 1"),
        ('a: "x\nb: 3\n', "JSS972", (1, 4), 'the " that opens here'),
        ("[" * 33 + "@", "JSS973", (1, 33), "deeper than 32 levels"),
        ("[" * 32 + "@", "JSS979", (1, 33), "begin with @"),
        ("a: &x 1", "JSS974", (1, 4), "&x"),
        ("a: 1\nb: *x", "JSS974", (2, 4), "*x"),
        ("<<: {a: 1}", "JSS974", (1, 1), "merge"),
        ("a: !!python/object/apply:os.system [ls]", "JSS975", (1, 4), "!!python/object/apply:os.system"),
        ("a: !include b", "JSS975", (1, 4), "!include"),
        ("a: ! b", "JSS975", (1, 4), "tag !"),
        ("a: 1\nb: 2\na: 3\n", "JSS976", (3, 1), "line 1"),
        ("a: 1\n---\nb: 2\n", "JSS977", (2, 1), "second document"),
        ("? [a]\n: 1\n", "JSS978", (1, 3), "key"),
        ("? {a: 1}\n: 1\n", "JSS978", (1, 3), "key"),
        ("'': 1\n", "JSS978", (1, 1), "key"),
        ("title: Fix: login", "JSS979", (1, 11), "colon"),
        ("a: @x", "JSS979", (1, 4), "begin with @"),
        ("a: `x", "JSS979", (1, 4), "begin with `"),
    ],
)
def test_what_is_refused_says_where_and_why(text: str, code: str, place: tuple[int, int], words: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_tree(text, "x.yaml")
    fault = caught.value.faults[0]
    assert (fault.code, fault.position) == (code, Position(*place))
    assert words in fault.message
    assert fault.hint
    assert fault.file == "x.yaml"


def test_all_faults_that_leave_the_syntax_readable_are_told_at_once() -> None:
    with pytest.raises(InputError) as caught:
        parse_tree("a: &x 1\nb: !t 2\nb: *x\na: 1\nc: [", "x.yaml")
    assert [fault.code for fault in caught.value.faults] == ["JSS974", "JSS975", "JSS974", "JSS972"]


def test_deep_nesting_is_refused_without_a_crash() -> None:
    """In a process of its own: the crash this guards against would end the test run."""
    program = (
        "from jss_cli.files.yaml_events import parse_tree; from jss_cli.errors import InputError\n"
        "units = ['[', '{', '- ', '? ', '[{', '{a: ', '[\\n']\n"
        "for text in (*(unit * 100_000 for unit in units), ''.join(' ' * i + 'a:\\n' for i in range(2000))):\n"
        "    try: parse_tree(text, 'x')\n"
        "    except InputError as error: print(error.faults[-1].code)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.split() == ["JSS973"] * 8


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_line_end_counts_once(end: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_tree(end.join(["a: 1", "b: 2", "a: 3", ""]), "x.yaml")
    fault = caught.value.faults[0]
    assert (fault.position, fault.excerpt) == (Position(3, 1), "a: 3")


@given(st.text(st.sampled_from(" \n\t-:[]{}&*!?<|>'\"%@`#,abc1~\\"), max_size=60))
def test_any_text_gives_a_tree_or_a_fault_inside_it(text: str) -> None:
    try:
        parse_tree(text, "x.yaml")
    except InputError as error:
        lines = text.split("\n")
        for fault in error.faults:
            assert fault.position is not None
            assert fault.position.line <= len(lines) + 1
