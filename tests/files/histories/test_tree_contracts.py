from __future__ import annotations

import pytest

from jss_cli.errors import Position
from jss_cli.files.document import SourceText
from jss_cli.files.histories.tree_contracts import ContractReader
from jss_cli.files.yaml_events import Mapping, Node, TreeReader


def reader_of(text: str) -> ContractReader:
    return ContractReader(TreeReader(SourceText("h.yaml", text), 32))


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
