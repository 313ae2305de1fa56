"""Histories in JSON: the json module reads them, and the careful road finds the places of what is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from yaml.events import Event

from jss_cli.errors import Position
from jss_cli.files.histories.fields import ITEM_FIELDS
from jss_cli.files.histories.inspection import GROUPS
from jss_cli.files.histories.sheet import IrregularError, Sheet, SheetRow, joined, parts_of_rows
from jss_cli.files.histories.tree_reader import NestedReader
from jss_cli.files.json_events import json_content, json_events
from jss_cli.files.yaml_events import Mapping, Node, Scalar, Sequence

BEGINNING = re.compile(r"""\s*(?:\{\s*["}]|\[\s*(?:\{\s*["}]|[\[\]]))""")
WORDS = {None: "", True: "true", False: "false"}
NOWHERE = Position(1, 1)


class Reader(NestedReader):
    """Numbers are kept as they are written, as texts."""

    suffixes = (".json",)
    nulls = frozenset(("", "null"))

    @staticmethod
    def looks_like(text: str) -> bool:
        """Whether it begins with brackets and a quote, or with nothing in the bracket."""
        return bool(BEGINNING.match(text))

    def events(self) -> Iterator[Event]:
        """Those of YAML, made from JSON."""
        return json_events(self.document)

    def sheet(self) -> Sheet:
        """The columns, without a place for any text."""
        try:
            content = json_content(self.document.text)
            contracts = content.pop("contracts") if isinstance(content, dict) else content
            rows = [_row(contract) for contract in contracts]
            entries = _mapping(content if content is not contracts else {}).entries
        except (
            AttributeError,
            KeyError,
            RecursionError,
            TypeError,
            ValueError,
        ) as error:  # of a shape no history has
            raise IrregularError from error
        return self.settled(entries, parts_of_rows(rows))


def _row(contract: dict[str, Any]) -> SheetRow:
    row: SheetRow = {}
    for name, value in contract.items():
        if "." in name:  # which may be a field of a group too
            raise IrregularError
        if type(value) is dict and name in GROUPS:
            row.update((f"{name}.{part}", _text(text)) for part, text in value.items())
        elif type(value) is list:
            row[name] = joined(ITEM_FIELDS[name], map(_row, value))
        else:
            row[name] = _text(value)
    return row


def _text(value: Any) -> str:
    return value if type(value) is str else WORDS[value]


def _mapping(content: dict[str, Any]) -> Mapping:
    """A mapping as a node without places, for there is nothing to tell of it."""
    return Mapping(
        tuple((Scalar(name, NOWHERE, plain=False), _node(value)) for name, value in content.items()), NOWHERE
    )


def _node(value: Any) -> Node:
    if isinstance(value, dict):
        return _mapping(value)
    if isinstance(value, list):
        return Sequence(tuple(map(_node, value)), NOWHERE)
    return Scalar(_text(value), NOWHERE, plain=False)
