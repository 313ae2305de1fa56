"""A policy file over the one it extends: a child states only what changed, over all that its parent states."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from jss_cli.errors import Fault
from jss_cli.files.document import Document
from jss_cli.files.suggestions import nearest
from jss_cli.files.yaml_events import Mapping, Node, Scalar, Sequence

OWN = ("name", "title", "about", "extends", "by_date")  # never inherited
WHOLE = ("in_force",)  # stated as a whole or inherited as a whole
TABLES = ("rules", "clauses")  # lists of entries that are known by their code
DROPPED = "rules_dropped"


@dataclass(frozen=True, slots=True)
class Layer:
    """One policy file and what stands in it."""

    document: Document
    tree: Mapping

    def fault(self, node: Node, code: str, message: str, hint: str) -> Fault:
        """A fault at a value of this file."""
        length = len(node.text) if isinstance(node, Scalar) else 1
        return self.document.fault(code, message, hint, node.position, length)

    def holds(self, node: Node) -> bool:
        """Whether a node was read from this file."""
        return any(own is node for own in walk(self.tree))


def walk(node: Node) -> Iterator[Node]:
    """A node and everything in it."""
    yield node
    if isinstance(node, Mapping):
        for key, value in node.entries:
            yield key
            yield from walk(value)
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from walk(item)


def entry(node: Node, key: str) -> Node | None:
    """The value of a mapping's key; None without one."""
    entries = node.entries if isinstance(node, Mapping) else ()
    return next((value for name, value in entries if name.text == key), None)


def did_you_mean(word: str, known: tuple[str, ...]) -> str:
    """A hint for a word that is not known: the nearest one that is, or all of them."""
    by_lower = {one.lower(): one for one in known}
    near = nearest(word, tuple(by_lower))
    return f'did you mean "{by_lower[near]}"?' if near else f"known here: {', '.join(known)}"


def overlay(child: Layer, parent: Mapping) -> tuple[Mapping, tuple[Fault, ...]]:
    """The child's values over the parent's, key by key inside a section, and the faults of what has no place."""
    merged = {key.text: (key, value) for key, value in parent.entries if key.text not in OWN}
    faults: list[Fault] = []
    for key, value in child.tree.entries:
        below = entry(parent, key.text)
        if key.text in TABLES and isinstance(value, Sequence):
            table = _Table(child, below)
            merged[key.text] = (key, table.overlaid(value))
            faults += table.faults
        elif key.text not in WHOLE and isinstance(value, Mapping) and isinstance(below, Mapping):
            merged[key.text] = (key, _keys_over(value, below))
        else:
            merged[key.text] = (key, value)
    faults += _drop_rules(child, merged)
    return Mapping(tuple(merged.values()), child.tree.position), tuple(faults)


def _keys_over(child: Mapping, parent: Mapping) -> Mapping:
    entries = {key.text: (key, value) for key, value in (*parent.entries, *child.entries)}
    return Mapping(tuple(entries.values()), child.position)


def _drop_rules(child: Layer, merged: dict[str, tuple[Scalar, Node]]) -> list[Fault]:
    """Take the rules that the child lists in `rules_dropped` out of its table."""
    _, dropped = merged.pop(DROPPED, (None, None))
    if not isinstance(dropped, Sequence) or "rules" not in merged:
        return (
            [] if dropped is None else [child.fault(dropped, "JSS950", "rules_dropped is not a list", "write [JSS112]")]
        )
    key, rules = merged["rules"]
    items = rules.items if isinstance(rules, Sequence) else ()
    codes = tuple(code_of(item) for item in items)
    unwanted = {code.text: code for code in dropped.items if isinstance(code, Scalar)}
    kept = tuple(item for item in items if code_of(item) not in unwanted)
    merged["rules"] = (key, Sequence(kept, rules.position))
    return [
        child.fault(code, "JSS953", f'no rule "{text}" to drop', did_you_mean(text, codes))
        for text, code in unwanted.items()
        if text not in codes
    ]


def code_of(item: Node) -> str:
    """The code of an entry of a table; empty without one."""
    code = entry(item, "code")
    return code.text if isinstance(code, Scalar) else ""


@dataclass
class _Table:
    """A list of entries with codes, on its way from the parent's order to the child's."""

    child: Layer
    below: Node | None
    items: list[Node] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def overlaid(self, table: Sequence) -> Sequence:
        self.items = list(self.below.items) if isinstance(self.below, Sequence) else []
        stated: set[str] = set()
        for item in table.items:
            code = code_of(item)
            if code in stated:
                self._refuse(item, "code", f'the code "{code}" is given twice', "give each rule its own code")
            stated.add(code)
            self._place(item, code)
        return Sequence(tuple(self.items), table.position)

    def _place(self, item: Node, code: str) -> None:
        """Lay an entry over the parent's of the same code, or add it, and move it where it wants to stand."""
        index = self._index(code)
        entry_over = item
        if index is not None:
            parent = self.items.pop(index)
            if isinstance(item, Mapping) and isinstance(parent, Mapping):
                entry_over = _keys_over(item, parent)
        place = self._wanted(item)
        if place is None:
            place = len(self.items) if index is None else index
        self.items.insert(place, without_moves(entry_over))

    def _wanted(self, item: Node) -> int | None:
        """The place that `before` or `after` names."""
        for move, step in (("before", 0), ("after", 1)):
            anchor = entry(item, move)
            if isinstance(anchor, Scalar):
                index = self._index(anchor.text)
                if index is not None:
                    return index + step
                codes = tuple(code_of(other) for other in self.items)
                self._refuse(item, move, f'no rule "{anchor.text}" to stand {move}', did_you_mean(anchor.text, codes))
        return None

    def _index(self, code: str) -> int | None:
        return next((index for index, item in enumerate(self.items) if code and code_of(item) == code), None)

    def _refuse(self, item: Node, key: str, message: str, hint: str) -> None:
        self.faults.append(self.child.fault(entry(item, key) or item, "JSS953", message, hint))


def without_moves(item: Node) -> Node:
    """An entry without the keys that only say where it stands."""
    if not isinstance(item, Mapping):
        return item
    entries = tuple((key, value) for key, value in item.entries if key.text not in ("before", "after"))
    return Mapping(entries, item.position)
