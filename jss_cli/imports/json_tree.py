"""JSON as values with the paths that lead to them: read by the json module, within limits; numbers are texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from jss_cli.dataclass import dataclass
from jss_cli.errors import Fault, InputError
from jss_cli.files.document import SourceText
from jss_cli.files.json_events import json_content, json_events
from jss_cli.files.reading import Reading
from jss_cli.files.yaml_events import TreeReader
from jss_cli.visible import quoted

BEGINNING = re.compile(r"\s*[{\[]")
NAME = re.compile(r"\w{1,60}", re.ASCII)


@dataclass(frozen=True, slots=True)
class JsonNode:
    """A value and the path that leads to it (`data.list[0].title`); `is_there` False: nothing has that name."""

    value: Any
    path: str = ""
    is_there: bool = True

    def at(self, *names: str) -> JsonNode:
        """What stands under some names, each within the one before."""
        node = self
        for name in names:
            there = isinstance(node.value, dict) and name in node.value
            node = JsonNode(node.value[name] if there else None, _path(node.path, name), there)
        return node

    def first(self, *names: str) -> JsonNode:
        """What stands under the first of some names that says something; else under the first that is there."""
        found = [self.at(name) for name in names]
        told = (node for node in found if node.value is not None)
        return next(told, next((node for node in found if node.is_there), found[0]))

    def items(self) -> Iterator[JsonNode]:
        """The items of a list; of one thing where a list might be, that thing."""
        if isinstance(self.value, list):
            yield from (JsonNode(value, f"{self.path}[{place}]") for place, value in enumerate(self.value))
        elif isinstance(self.value, dict):
            yield self

    def as_item(self) -> JsonNode:
        """The same as one of several: a path that ends in a bracket, which all that stands in it has in common."""
        before, _, name = self.path.rpartition(".")
        is_item = not self.path or self.path.endswith("]")
        return self if is_item else JsonNode(self.value, f"{before}[{quoted(name)}]", self.is_there)

    def children(self) -> Iterator[JsonNode]:
        """What stands in it that may hold more."""
        is_mapping = isinstance(self.value, dict)
        for name, value in self.value.items() if is_mapping else enumerate(self.value):
            if isinstance(value, dict | list):
                yield JsonNode(value, _path(self.path, str(name)) if is_mapping else f"{self.path}[{name}]")

    def walk(self) -> Iterator[JsonNode]:
        """It and every mapping and list below it, in the order of the text."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            if isinstance(node.value, dict | list):
                waiting.extend(reversed(list(node.children())))

    def has(self, *names: str) -> bool:
        """Whether it is a mapping that has any of some names."""
        return isinstance(self.value, dict) and not self.value.keys().isdisjoint(names)

    @property
    def is_mapping(self) -> bool:
        """Whether names lead on from it."""
        return isinstance(self.value, dict)

    @property
    def text(self) -> str:
        """The text or number that it is; of anything else nothing."""
        return self.value.strip() if isinstance(self.value, str) else ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is told by it, though it may be there."""
        return self.value is None or self.value in ("", [], {})


def _path(path: str, name: str) -> str:
    step = _step(name)
    return f"{path}.{step}" if path and not step.startswith("[") else path + step


@lru_cache
def _step(name: str) -> str:
    return name if NAME.fullmatch(name) else f"[{quoted(name)}]"


def looks_like_json(text: str, *keys: str) -> bool:
    """Whether a text begins as JSON does, and has one of some keys."""
    return bool(BEGINNING.match(text)) and any(f'"{key}"' in text for key in keys)


def read_json(document: SourceText, reading: Reading) -> JsonNode:
    """What a JSON text says. Raises InputError for what is broken (JSS970, JSS972), nested too deep (JSS973), given
    twice (JSS976), or half of a character (JSS961), with its place."""
    try:
        content = json_content(document.text)
    except (ValueError, RecursionError):
        raise InputError(*_faults(document, reading)) from None
    if _depth(content) > reading.max_depth:
        raise InputError(*_faults(document, reading))
    return JsonNode(content)


def _depth(content: Any) -> int:
    """How many brackets are open at most."""
    depth, level = 0, [content]
    while level := [value for value in level if isinstance(value, dict | list)]:
        depth += 1
        level = [item for value in level for item in (value.values() if isinstance(value, dict) else value)]
    return depth


def _faults(document: SourceText, reading: Reading) -> list[Fault]:
    """What is wrong with a text that the json module refuses, by the reader that knows places."""
    reader = TreeReader(document, reading.max_depth, json_events(document))
    with reader.telling_of_syntax():
        reader.document_node()
    return reader.faults or [Fault("JSS970", "not valid JSON", "save it again", document.file)]
