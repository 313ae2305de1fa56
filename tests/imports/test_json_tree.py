"""JSON within limits, with the path of every value."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jss_cli.errors import InputError
from jss_cli.files.document import SourceText
from jss_cli.files.reading import Reading
from jss_cli.imports.json_tree import JsonNode, looks_like_json, read_json


def read(text: str) -> JsonNode:
    return read_json(SourceText("a.json", text), Reading())


def test_a_value_knows_the_path_that_leads_to_it() -> None:
    root = read('{"data": {"list": [1, {"a b": {"c": 2.50}}]}}')
    (_, second) = root.at("data", "list").items()
    assert second.at("a b", "c").path == 'data.list[1]["a b"].c'
    assert (second.at("a b", "c").text, second.at("a b", "c").value) == ("2.50", "2.50")
    missing = second.at("x", "y")
    assert (missing.path, missing.is_there, missing.is_empty, missing.text) == ("data.list[1].x.y", False, True, "")


def test_one_thing_may_stand_where_a_list_might() -> None:
    assert [item.path for item in read('{"job": {"a": 1}}').at("job").items()] == ["job"]
    assert [item.path for item in read('{"job": [{"a": 1}, 2]}').at("job").items()] == ["job[0]", "job[1]"]
    assert list(read('{"job": ""}').at("job").items()) == []


def test_what_stands_by_itself_has_the_path_of_an_item() -> None:
    root = read('{"a": {"job": {"b": 1}}, "c": [{"d": 1}]}')
    assert root.at("a", "job").as_item().at("b").path == 'a["job"].b'
    assert root.at("a").as_item().path == '["a"]'
    (listed,) = root.at("c").items()
    assert (listed.as_item().path, root.as_item().path) == ("c[0]", "")


def test_the_first_name_that_says_something_is_taken() -> None:
    root = read('{"a": null, "b": 2, "c": 3}')
    assert root.first("x", "a", "b", "c").path == "b"
    assert (root.first("x", "a").path, root.first("x", "y").is_there) == ("a", False)


def test_everything_is_walked_in_the_order_of_the_text() -> None:
    root = read('{"a": [{"b": {}}, []], "c": {"d": 1}}')
    assert [node.path for node in root.walk()] == ["", "a", "a[0]", "a[0].b", "a[1]", "c"]


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ('{"a": [1, 2', "JSS972", (1, 7)),
        ('{"a": [1,\n2,]}', "JSS970", (2, 2)),
        ('{"a": 1, "a": 2}', "JSS976", (1, 10)),
        ('{"a": NaN}', "JSS970", (1, 7)),
        ('{"a": "\\ud800"}', "JSS961", (1, 7)),
        ("[" * 40 + "]" * 40, "JSS973", (1, 33)),
        ("[" * 100_000, "JSS973", (1, 33)),
        ('{"a":' * 5_000 + "1" + "}" * 5_000, "JSS973", (1, 161)),
        ("{} {}", "JSS970", (1, 4)),
        ("", "JSS970", (1, 1)),
    ],
)
def test_what_cannot_be_read_is_told_with_its_place(text: str, code: str, place: tuple[int, int]) -> None:
    with pytest.raises(InputError) as raised:
        read(text)
    fault = raised.value.faults[0]
    assert fault.position
    assert (fault.code, (fault.position.line, fault.position.column)) == (code, place)
    assert fault.hint


def test_a_text_is_known_by_its_bracket_and_its_keys() -> None:
    assert looks_like_json(' \n{"a": 1}', "a", "b")
    assert not looks_like_json('{"c": 1}', "a", "b")
    assert not looks_like_json('x{"a": 1}', "a")


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=12,
)


@given(VALUES)
def test_every_path_is_another(value: Any) -> None:
    paths = [node.path for node in read(json.dumps(value)).walk()]
    assert len(set(paths)) == len(paths)
