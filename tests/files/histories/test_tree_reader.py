from __future__ import annotations

import pytest
from texts import refused

NO_LIST = 'expected a list of contracts, found "words"'


@pytest.mark.parametrize(
    ("text", "name", "told"),
    [
        ("words", "h.yaml", [("1:1 JSS913", f"the file: {NO_LIST}")]),
        ('"words"', "h.json", [("1:1 JSS913", f"the file: {NO_LIST}")]),
        ("currency: EUR\n", "h.yaml", [("1:1 JSS911", "the file has no `contracts`")]),
        ('{"currency": "EUR"}', "h.json", [("1:1 JSS911", "the file has no `contracts`")]),
        ("contracts: 5\n", "h.yaml", [("1:12 JSS913", 'contracts: expected a list, found "5"')]),
        ("contracts:\n", "h.yaml", [("1:11 JSS913", "contracts: expected a list, found nothing")]),
        ("contracts: {id: c1}\n", "h.yaml", [("1:12 JSS913", "contracts: expected a list, found fields with values")]),
        ("id,client,started\n", "h.json", [("1:1 JSS963", "this is not JSON")]),
    ],
)
def test_what_stands_in_the_place_of_the_contracts_is_told(text: str, name: str, told: list[tuple[str, str]]) -> None:
    assert refused(text, name) == told


def test_what_breaks_the_syntax_is_told_beside_what_was_read_before_it() -> None:
    assert [place for place, _ in refused("contracts:\n- {id: c1, client: A, started: x}\n- ]\n")] == [
        "2:32 JSS923",
        "3:3 JSS970",
    ]
