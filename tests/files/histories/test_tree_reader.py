from __future__ import annotations

import pytest
from texts import refused

from jss_cli.errors import Position
from jss_cli.files.document import SourceText
from jss_cli.files.histories.tree_reader import _ContractReader
from jss_cli.files.yaml_events import Mapping, Node, TreeReader

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


def reader_of(text: str) -> _ContractReader:
    return _ContractReader(TreeReader(SourceText("h.yaml", text), 32))


def texts(node: Node) -> list[str]:
    assert isinstance(node, Mapping)
    return [f"{key.text}={value.text}" for key, value in node.entries if not isinstance(value, Mapping | tuple)]  # type: ignore[union-attr]  # scalars here


@pytest.mark.parametrize(
    ("text", "found", "others"),
    [
        ("- {id: a}\n- {id: b}\n", [["id=a"], ["id=b"]], []),
        ("contracts:\n- {id: a}\n", [["id=a"]], ["contracts"]),
        ("as_of: x\ncontracts: [{id: a}]\nx_own: y\n", [["id=a"]], ["as_of", "contracts", "x_own"]),
        ("contracts: []\n", [], ["contracts"]),
        ("contracts: words\n", [], ["contracts"]),
        ("as_of: x\n", [], ["as_of"]),
    ],
)
def test_the_contracts_are_the_list_that_the_file_is_or_that_it_holds(
    text: str, found: list[list[str]], others: list[str]
) -> None:
    reader = reader_of(text)
    assert [texts(node) for node in reader.contracts()] == found
    assert list(reader.entries) == others
    assert (reader.is_whole, reader.root, reader.faults) == (True, None, [])


def test_a_file_that_is_a_text_has_no_contracts_and_is_kept_as_what_it_is() -> None:
    reader = reader_of("words\n")
    assert not list(reader.contracts())
    assert reader.root is not None
    assert reader.root.position == Position(1, 1)
    assert reader.mapping is None


def test_contracts_are_given_one_by_one_until_the_syntax_breaks() -> None:
    reader = reader_of("contracts:\n- {id: a}\n- {id: b}\n- {id: ]\n")
    contracts = reader.contracts()
    assert texts(next(contracts)) == ["id=a"]
    assert not reader.faults
    assert [texts(node) for node in contracts] == [["id=b"]]
    assert not reader.is_whole
    assert reader.faults


def test_a_contract_that_is_refused_leaves_the_others_to_be_read() -> None:
    reader = reader_of("- &x {id: a}\n- {id: b, id: c}\n- {id: d}\n")
    assert [texts(node) for node in reader.contracts()] == [["id=b"], ["id=d"]]
    assert [fault.code for fault in reader.faults] == ["JSS974", "JSS976"]
    assert reader.is_whole
