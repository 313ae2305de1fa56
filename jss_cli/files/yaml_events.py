"""YAML as a tree of texts with their positions: nothing is typed, resolved, included or run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import NoReturn

import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from jss_cli.dataclass import dataclass
from jss_cli.errors import Fault, InputError, Position
from jss_cli.files.document import SourceText
from jss_cli.files.json_events import JsonError, json_events
from jss_cli.files.yaml_text import parse_events, problem_fault

SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text as it was written; `plain` when it stood without quotes."""

    text: str
    position: Position
    plain: bool


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with their values, in order, each key once; `refused` are keys whose value is told to be none."""

    entries: tuple[tuple[Scalar, Node], ...]
    position: Position
    refused: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    position: Position


Node = Scalar | Mapping | Sequence
Entries = dict[str, tuple[Scalar, Node]]


def parse_tree(text: str, file: str, max_depth: int = 32) -> Node:
    """The one document in a text, JSON if the file is called so and YAML else, with a position for every part.

    Raises InputError with every fault found (JSS970 to JSS979): broken syntax, nesting deeper than `max_depth`, and
    what no file of ours needs: anchors, aliases, merge keys, tags, repeated or composed keys, a second document.
    """
    node, faults = _read_tree(SourceText(file, text), max_depth)
    if node is None or faults:
        raise InputError(*faults)
    return node


def _read_tree(document: SourceText, max_depth: int = 32) -> tuple[Node | None, list[Fault]]:
    """The tree and its faults. A part that is refused is left out; None when the syntax is broken beyond reading."""
    reader = TreeReader(document, max_depth, json_events(document) if document.file.endswith(".json") else None)
    with reader.telling_of_syntax():
        return reader.document_node(), reader.faults
    return None, reader.faults


class TooDeepError(Exception):
    """Reading stops here; the fault is recorded."""


class TreeReader:
    """Walks the events once, those of YAML unless others are given. Recursion is bounded by the depth, which is counted
    before every step down."""

    def __init__(self, document: SourceText, max_depth: int, events: Iterator[Event] | None = None) -> None:
        self.document = document
        self.events = events or parse_events(document.text)
        self.max_depth = max_depth
        self.open_brackets: list[Position] = []
        self.faults: list[Fault] = []

    @contextmanager
    def telling_of_syntax(self) -> Iterator[None]:
        """Records what the syntax is broken by, or nested too deep; nothing can be read behind that."""
        try:
            yield
        except yaml.YAMLError as error:
            with suppress(TooDeepError):
                self._refuse_nesting_before(error)
                self.faults.append(problem_fault(self.document, error, self.open_brackets))
        except JsonError as error:
            self.faults.append(error.fault(self.document, self.open_brackets))
        except TooDeepError:
            pass

    def document_node(self) -> Node | None:
        """The root of the one document; None if there is none."""
        root = self.begin()
        node = self.node(root, 0) if root else None
        self.end()
        return node

    def begin(self) -> Event | None:
        """The event with which the one document begins; None if there is none."""
        next(self.events)
        first = next(self.events)
        if not isinstance(first, StreamEndEvent):
            return next(self.events)
        hint = "`jss init` writes a first history; `jss policy` lists the rules that are shipped"
        self._refuse("JSS970", "there is nothing in it but comments and spaces", hint, first)
        return None

    def end(self) -> None:
        """Reads on behind the root: nothing may follow."""
        next(self.events, None)
        if isinstance(second := next(self.events, None), DocumentStartEvent):
            hint = "keep one document in a file: remove this line and what follows it"
            self._refuse("JSS977", "a second document begins here", hint, second, 3)

    def node(self, event: Event, depth: int) -> Node | None:
        """The node that begins with `event`; None for an alias."""
        allowed = self.allows(event)
        node: Node | None = None
        if isinstance(event, ScalarEvent):
            node = Scalar(event.value, position_of(event), not event.style)
        elif isinstance(event, CollectionStartEvent):
            node = self._collection(event, depth + 1)
        return node if allowed else None

    def _collection(self, event: CollectionStartEvent, depth: int) -> Node:
        if isinstance(event, SequenceStartEvent):
            return Sequence(tuple(self.items(event, depth)), position_of(event))
        entries: Entries = {}
        refused: list[str] = []
        for key, value in self.pairs(event, depth, entries):
            node = self.node(value, depth)
            if key and node is not None:
                entries[key.text] = key, node
            elif key:
                refused.append(key.text)
        return Mapping(tuple(entries.values()), position_of(event), tuple(refused))

    def items(self, start: CollectionStartEvent, depth: int) -> Iterator[Node]:
        """The items of a list, one after the other."""
        self._open(start, depth)
        while not isinstance(event := next(self.events), SequenceEndEvent):
            if (node := self.node(event, depth)) is not None:
                yield node
        self._close(start)

    def pairs(self, start: CollectionStartEvent, depth: int, earlier: Entries) -> Iterator[tuple[Scalar | None, Event]]:
        """The keys of a mapping, each with the event that begins its value, which is to be read before the next.

        The key is None if it is refused; `earlier` are the entries so far.
        """
        self._open(start, depth)
        while not isinstance(event := next(self.events), MappingEndEvent):
            key = self.node(event, depth)
            yield key if self._usable_key(key, event, earlier) and isinstance(key, Scalar) else None, next(self.events)
        self._close(start)

    def _open(self, start: CollectionStartEvent, depth: int) -> None:
        if depth > self.max_depth:
            self._stop_nesting(start)
        if start.flow_style:
            self.open_brackets.append(position_of(start))

    def _close(self, start: CollectionStartEvent) -> None:
        if start.flow_style:
            self.open_brackets.pop()

    def _usable_key(self, key: Node | None, event: Event, entries: Entries) -> bool:
        if key is None:  # which is told already
            return False
        if not isinstance(key, Scalar) or not key.text.strip():
            self._refuse("JSS978", "this key is not a text", 'write keys as plain words, as in "client: Ann"', event)
        elif key.plain and key.text == "<<":
            self._refuse("JSS974", "merge keys (<<) are not used here", "write the values out", event, 2)
        elif key.text in entries:
            message = f'"{key.text}" is given twice; the first stands in line {entries[key.text][0].position.line}'
            self._refuse("JSS976", message, "remove one of the two", event, len(key.text))
        else:
            return True
        return False

    def allows(self, event: Event) -> bool:
        """Whether a node is free of anchors, aliases and tags; each is a fault."""
        if not isinstance(event, NodeEvent):
            return True
        if event.anchor is not None:
            sign = "*" if isinstance(event, AliasEvent) else "&"
            message = f"anchors and aliases are not used here: {sign}{event.anchor}"
            self._refuse("JSS974", message, "write the value out", event, len(event.anchor) + 1)
        elif (tag := getattr(event, "tag", None)) is not None:
            short = tag.replace("tag:yaml.org,2002:", "!!")
            self._refuse("JSS975", f"the tag {short} is not allowed", "remove it; values are texts", event)
        elif half := SURROGATE.search(getattr(event, "value", "")):
            message = f"\\u{ord(half[0]):04x} is half of a character"
            self._refuse("JSS961", message, "write both halves, or the character itself", event)
        else:
            return True
        return False

    def _refuse_nesting_before(self, error: yaml.YAMLError) -> None:
        """Refuses what is nested too deep in front of an error: scanners look ahead, some with a depth of their own."""
        mark, depth = getattr(error, "problem_mark", None), 0
        with suppress(yaml.YAMLError):
            for event in parse_events(self.document.text[: mark.index] if mark else ""):
                depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
                if depth > self.max_depth:
                    self._stop_nesting(event)

    def _stop_nesting(self, event: Event) -> NoReturn:
        message = f"nested deeper than {self.max_depth} levels"
        hint = "look for a stray bracket: a history needs four levels, a policy six (--max-depth raises the limit)"
        self._refuse("JSS973", message, hint, event)
        raise TooDeepError

    def _refuse(self, code: str, message: str, hint: str, event: Event, length: int = 1) -> None:
        self.faults.append(self.document.fault(code, message, hint, position_of(event), length))


def position_of(event: Event) -> Position:
    """Where an event begins."""
    mark = event.start_mark
    return Position(mark.line + 1, mark.column + 1) if mark else Position(1, 1)
