from __future__ import annotations

import pytest
from texts import refused

from jss_cli.files.document import SourceText
from jss_cli.files.histories.converters import Grammar
from jss_cli.files.histories.formats.json import Reader
from jss_cli.files.histories.sheet import IrregularError
from jss_cli.files.reading import Reading


def reader_of(text: str) -> Reader:
    return Reader(SourceText("h.json", text), Grammar(Reading()))


@pytest.mark.parametrize(
    ("text", "looks_like"),
    [
        ('{"contracts": []}', True),
        (' \n[ { "id"', True),
        ("{}", True),
        ("[]", True),
        ("[[]]", True),
        ("{id: c1}", False),
        ("[a, b]", False),
        ("- id: c1", False),
        ("", False),
    ],
)
def test_json_begins_with_brackets_and_a_quote_or_with_nothing_in_them(text: str, *, looks_like: bool) -> None:
    assert Reader.looks_like(text) == looks_like


@pytest.mark.parametrize(
    ("value", "text"), [("1200.50", "1200.50"), ("1e2", "1e2"), ("null", ""), ("true", "true"), ('"null"', "null")]
)
def test_a_value_is_the_text_that_was_written(value: str, text: str) -> None:
    (part,) = reader_of(f'[{{"title": {value}}}]').sheet().parts
    assert part.columns == {"title": [text]}


def test_groups_and_lists_become_columns() -> None:
    text = (
        '{"contracts": [{"feedback": {"stars": 5}, "payments": [{"amount": 5, "on": "2024-01-08"}]}], '
        '"currency": "EUR"}'
    )
    sheet = reader_of(text).sheet()
    (part,) = sheet.parts
    assert part.columns == {"feedback.stars": ["5"], "payments": ["2024-01-08=5"]}
    assert sheet.top.currency == "EUR"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "5",
        "{}",
        '{"contracts": 5}',
        "[5]",
        '[{"id": 1, "id": 2}]',
        '[{"title": NaN}]',
        '[{"title": "\\ud800"}]',
        '[{"feedback.stars": 5}]',
        '[{"title": {"a": 1}}]',
        '[{"title": [1]}]',
        '[{"payments": [5]}]',
        '{"contracts": [], "currency": "eur"}',
        "[" * 100_000,
    ],
)
def test_anything_that_may_be_a_fault_is_left_to_the_careful_road(text: str) -> None:
    with pytest.raises(IrregularError):
        list(reader_of(text).sheet().parts)


def test_half_of_a_character_is_told_once_for_what_it_is() -> None:
    paid = r'"payments": [{"on": "\udc00", "amount": 1}]'
    text = rf'[{{"id": "c1", "client": "\ud800", "started": "2024-01-01", {paid}}}]'
    assert refused(text, "h.json") == [
        (f"1:{text.index(half)} JSS961", f"{half} is half of a character") for half in (r"\ud800", r"\udc00")
    ]
