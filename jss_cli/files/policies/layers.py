"""A policy file over the one it extends: a child states only what changed, over all that its parent states."""

from __future__ import annotations

from jss_cli.errors import Fault
from jss_cli.files.policies.nodes import (
    PolicyLayer,
    child_over_parent,
    entry,
    keyed,
    nearest_or_all,
    once_per_node,
    text_at,
)
from jss_cli.files.policies.syntax import MOST_ENTRIES, too_many
from jss_cli.files.yaml_events import Mapping, Node, Scalar, Sequence

OWN = ("name", "title", "about", "extends")  # never inherited
WHOLE = ("in_force",)  # stated as a whole or inherited as a whole
TABLES = {"rules": "rules_dropped", "clauses": "clauses_dropped"}  # lists of coded entries, and what takes some out
MOVES = {"before": 0, "after": 1}  # keys that only say where an entry stands


def overlay(child: PolicyLayer, parent: Mapping, own: tuple[str, ...] = OWN) -> tuple[Mapping, tuple[Fault, ...]]:
    """The child's values over the parent's, key by key inside a section, and the faults of what has no place.

    What is the parent's `own` goes.
    """
    stated, merged = keyed(child.tree), {name: one for name, one in keyed(parent).items() if name not in own}
    for name, (key, value) in stated.items():
        if name not in TABLES.values():
            below = None if name in WHOLE else entry(parent, name)
            merged[name] = (key, child_over_parent(value, below, child.basis))
    faults: list[Fault] = []
    for table, dropped in TABLES.items():
        if table in merged and stated.keys() & {table, dropped}:
            key, value = merged[table]
            merged[table] = (key, _table_over(child, parent, table, value, faults))
    return Mapping(tuple(merged.values()), child.tree.position), tuple(faults)


def _table_over(child: PolicyLayer, parent: Mapping, name: str, value: Node, faults: list[Fault]) -> Node:
    stated, dropped = entry(child.tree, name), entry(child.tree, TABLES[name])
    if not isinstance(value, Sequence):
        return value
    for key, listed in ((name, stated), (TABLES[name], dropped)):
        if isinstance(listed, Sequence) and len(listed.items) > MOST_ENTRIES:
            faults.append(child.fault(listed, *too_many(len(listed.items), MOST_ENTRIES, f"{key}: ")))
            return entry(parent, name) or value
    table = _CodedTable(child, entry(parent, name), faults)
    if isinstance(stated, Sequence):
        table.state(stated)
    if dropped is not None:
        table.drop(dropped)
    return Sequence(tuple(table.items), value.position)


class _CodedTable:
    """The entries of a table, in order. What cannot be placed is added to `faults`."""

    def __init__(self, child: PolicyLayer, parent: Node | None, faults: list[Fault]) -> None:
        self.child = child
        self.items = list(parent.items) if isinstance(parent, Sequence) else []
        self.codes = [text_at(item, "code") for item in self.items]
        self.extends = bool(self.items)
        self.faults = faults
        self.stated: set[str] = set()

    def state(self, table: Sequence) -> None:
        """Lay the child's entries over those of the same code, and put the others where they say."""
        for item in table.items:
            code = text_at(item, "code")
            if code in self.stated:
                self._refuse(item, "code", "the code is given twice", "give each rule its own code")
            self.stated.add(code)
            self._place(item, code)

    def drop(self, dropped: Node) -> None:
        """Take out the entries whose codes are listed."""
        if not isinstance(dropped, Sequence):
            self.faults.append(self.child.fault(dropped, "JSS950", "expected a list of codes", "write [JSS112]"))
            return
        gone: set[str] = set()
        for item in dropped.items:
            code = item.text if isinstance(item, Scalar) else ""
            index = self._index(code)
            if code in self.stated | gone:
                message = "it is stated above, and dropped here" if code in self.stated else "the code is given twice"
                self.faults.append(self.child.fault(item, "JSS953", f"rule {code}: {message}", "leave one of them out"))
            elif index is None:
                hint = nearest_or_all(code, tuple(self.codes))
                self.faults.append(self.child.fault(item, "JSS953", f'no rule "{code}" to drop', hint))
            else:
                gone.add(code)
                del self.items[index], self.codes[index]

    def _place(self, item: Node, code: str) -> None:
        index = self._index(code)
        parent = None if index is None else (self.items.pop(index), self.codes.pop(index))[0]
        place = self._wanted(item, index)
        self.items.insert(place, _without_moves(child_over_parent(item, parent, self.child.basis)))
        self.codes.insert(place, code)

    def _wanted(self, item: Node, index: int | None) -> int:
        """The place that `before` or `after` names; without them `index`, where the parent has it. What has
        no place stands first, where no rule is before it."""
        for move, step in MOVES.items():
            if entry(item, move) is not None:
                anchor = text_at(item, move)
                beside = self._index(anchor)
                if beside is not None:
                    return beside + step
                self._refuse(
                    item, move, f'no rule "{anchor}" to stand {move}', nearest_or_all(anchor, tuple(self.codes))
                )
                return 0
        if index is None and self.extends:
            self._refuse(item, "code", "nothing says where it stands", "add before: or after: with the code of a rule")
            return 0
        return len(self.items) if index is None else index

    def _index(self, code: str) -> int | None:
        return self.codes.index(code) if code in self.codes else None

    def _refuse(self, item: Node, key: str, message: str, hint: str) -> None:
        subject = f"rule {text_at(item, 'code')}: "
        self.faults.append(self.child.fault(entry(item, key) or item, "JSS953", subject + message, hint))


@once_per_node
def _without_moves(item: Node) -> Node:
    """An entry without the keys that only say where it stands."""
    if not isinstance(item, Mapping):
        return item
    return Mapping(tuple((key, value) for key, value in item.entries if key.text not in MOVES), item.position)
