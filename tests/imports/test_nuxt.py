"""The literal in a page's script, read and never run."""

from __future__ import annotations

from itertools import pairwise

import pytest

from jss_cli.imports import nuxt
from jss_cli.imports.nuxt import OtherShapeError, page_data


def data(script: str) -> object:
    found = page_data(f"<script>window.__NUXT__={script};</script><p>{{</p>")
    assert found
    return found.value


@pytest.mark.parametrize(
    ("script", "value"),
    [
        ('(function(a,b){return {x:a,y:[b,1]}}("USD",null))', {"x": "USD", "y": [None, "1"]}),
        (
            "(function(){return {a:!0,b:!1,c:void 0,d:true,e:undefined}}())",
            {"a": True, "b": False, "c": None, "d": True, "e": None},
        ),
        ("(function(a){a.b=1;a.c={d:[]};return {x:a}}({}))", {"x": {"b": "1", "c": {"d": []}}}),
        ("(function(a,b){a.b=b;return a}({},'it'))", {"b": "it"}),
        ("(function ( a , b ) { return { x : a , } } (1, 2))", {"x": "1"}),
        ("{a:2e3,b:-.5,c:1.5e-3,1:5.}", {"a": "2e3", "b": "-.5", "c": "1.5e-3", "1": "5."}),
        (r'{"a b":"\"q\" \\ \n \/","u":"é\u{1F600}\x41","p":"\ud83d\ude00","h":"\ud83d"}', None),
        ("{}", {}),
        ("[[],{}]", [[], {}]),
    ],
)
def test_the_grammar_of_saved_pages_is_read(script: str, value: object) -> None:
    expected = {"a b": '"q" \\ \n /', "u": "é😀A", "p": "😀", "h": "\ufffd"} if value is None else value
    assert data(script) == expected


def test_braces_and_quotes_in_texts_are_text() -> None:
    assert data(r"""{a:"} \" ]",b:'{"',c:"</x>"}""") == {"a": '} " ]', "b": '{"', "c": "</x>"}


@pytest.mark.parametrize(
    "script",
    [
        "",
        "(function(a){return {x:b}}(1))",
        "(function(a){return {x:new Date(1)}}(1))",
        "(function(a){return {x:a()}}(1))",
        "(function(a){alert(1);return {x:a}}(1))",
        "(function(a){a.b=1;return {x:a}}(1))",
        "(function(a){a.b=a;return {x:a}}({}))",
        "(function(a,b){a.x=b;b.x=a;return a}({},{}))",
        "(function(a,b){return {x:a}",
        '{a:"open',
        "{a:1",
        "[" * 80,
        "{a:`x`}",
        "{a:1 b:2}",
    ],
)
def test_anything_else_is_of_another_shape(script: str) -> None:
    with pytest.raises(OtherShapeError):
        data(script)


def test_data_that_is_named_again_and_again_is_not_read_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nuxt, "MOST_WALKED", 20_000)
    names = [f"a{n}" for n in range(40)]
    body = "".join(f"{one}.x={other};{one}.y={other};" for one, other in pairwise(names))
    with pytest.raises(OtherShapeError):
        data(f"(function({','.join(names)}){{{body}return a0}}({','.join('{}' for _ in names)}))")


def test_a_page_without_a_script_has_no_data() -> None:
    assert page_data("<p>hello</p>") is None
