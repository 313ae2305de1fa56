"""Histories in YAML, which takes what JSON is as well.

Events become columns without keeping a position; anything unusual is left to the careful pass.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import islice

import yaml
from yaml.events import (
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from jss_cli.errors import Fault
from jss_cli.files.histories.doubts import cut_off
from jss_cli.files.histories.fields import ITEM_FIELDS
from jss_cli.files.histories.inspection import GROUPS, NULLS
from jss_cli.files.histories.sheet import IrregularError, Sheet, SheetRow, joined, parts_of_rows
from jss_cli.files.histories.tree_reader import NestedReader
from jss_cli.files.yaml_events import Node, Scalar, TooDeepError, TreeReader
from jss_cli.files.yaml_text import gaps, looks_like_yaml, parse_events

COMMENT = re.compile(r"\s*#(?! yaml-language-server)")


class Reader(NestedReader):
    """Texts stand with quotes or without."""

    suffixes = (".yaml", ".yml")
    nulls = NULLS
    looks_like = staticmethod(looks_like_yaml)

    def events(self) -> Iterator[Event]:
        """Those of PyYAML."""
        return parse_events(self.document.text)

    def sheet(self) -> Sheet:
        """The columns, without a place for any text."""
        rows, entries = _yaml_rows(self.tree(), self.grammar.reading.max_contracts)
        return self.settled(entries, parts_of_rows(rows))

    def comments(self) -> int:
        """Those behind a sign that is part of no text, but for what editors are told."""
        return sum(map(bool, map(COMMENT.match, gaps(self.document.text))))

    def oddities(self) -> Iterator[Fault]:
        """Texts that lose their end to a comment."""
        return cut_off(self.document)


_TopEntries = tuple[tuple[Scalar, Node], ...]
_NextEvent = Callable[[], Event]


def _yaml_rows(reader: TreeReader, most: int) -> tuple[list[SheetRow], _TopEntries]:
    """The contracts, at most so many, as rows of texts, and the other entries of the file as a small tree.

    Raises IrregularError for anything that may be a fault.
    """
    try:
        return _split(reader, most)
    except (yaml.YAMLError, StopIteration, TooDeepError) as error:
        raise IrregularError from error


def _split(reader: TreeReader, most: int) -> tuple[list[SheetRow], _TopEntries]:
    next_event = reader.events.__next__
    next_event(), next_event()
    root = next_event()
    is_mapping = isinstance(root, MappingStartEvent)
    rows, entries = _top_level(reader, most) if is_mapping else (_contracts(root, next_event, most), ())
    next_event()
    if reader.faults or _is_marked(root) or not isinstance(next_event(), StreamEndEvent):
        raise IrregularError
    return rows, entries


def _top_level(reader: TreeReader, most: int) -> tuple[list[SheetRow], _TopEntries]:
    """The contracts and the other entries of a mapping, whose start was read."""
    rows: list[SheetRow] | None = None
    entries: list[tuple[Scalar, Node]] = []
    next_event = reader.events.__next__
    while not isinstance(event := next_event(), MappingEndEvent):
        key, value = reader.node(event, 1), next_event()
        if not isinstance(key, Scalar) or _is_marked(value):
            raise IrregularError
        if key.text == "contracts" and rows is None:
            rows = _contracts(value, next_event, most)
        elif key.text != "contracts" and (node := reader.node(value, 1)) is not None:
            entries.append((key, node))
        else:
            raise IrregularError
    if rows is None or len({key.text for key, _ in entries}) < len(entries):
        raise IrregularError
    return rows, tuple(entries)


def _contracts(start: Event, next_event: _NextEvent, most: int) -> list[SheetRow]:
    """The rows of a sequence of contracts; of too many no more is read than tells that."""
    rows = list(islice(_rows(next_event), most + 1)) if isinstance(start, SequenceStartEvent) else None
    if rows is None or len(rows) > most:
        raise IrregularError
    return rows


def _rows(next_event: _NextEvent) -> Iterator[SheetRow]:
    while type(event := next_event()) is MappingStartEvent:
        if _is_marked(event):
            raise IrregularError
        row: SheetRow = {}
        _fill(row, "", next_event)
        yield row
    if type(event) is not SequenceEndEvent:
        raise IrregularError


def _fill(row: SheetRow, prefix: str, next_event: _NextEvent) -> None:
    """Adds the entries of a mapping, whose start was read, to a row."""
    groups: set[str] = set()
    while type(key := next_event()) is ScalarEvent:
        name, value = prefix + key.value, next_event()
        if name in row or name in groups or key.anchor or key.tag or _is_marked(value):
            raise IrregularError
        if type(value) is ScalarEvent:
            row[name] = "" if value.value in NULLS and not value.style else value.value
        elif type(value) is MappingStartEvent and name in GROUPS:
            groups.add(name)
            _fill(row, name + ".", next_event)
        elif type(value) is SequenceStartEvent and name in ITEM_FIELDS:
            row[name] = joined(ITEM_FIELDS[name], _rows(next_event))
        else:
            raise IrregularError
    if type(key) is not MappingEndEvent:
        raise IrregularError


def _is_marked(event: Event) -> bool:
    """Whether an event carries an anchor or a tag."""
    return isinstance(event, NodeEvent) and bool(event.anchor or getattr(event, "tag", ""))
