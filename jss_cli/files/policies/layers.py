"""A policy file over the one it extends: a child states only what changed, over all that its parent states."""

from __future__ import annotations

from jss_cli.errors import Fault
from jss_cli.files.policies.nodes import PolicyLayer, child_over_parent, entry
from jss_cli.files.policies.tables import CodedTable
from jss_cli.files.yaml_events import Mapping, Node, Sequence

OWN = ("name", "title", "about", "extends")  # never inherited
WHOLE = ("in_force",)  # stated as a whole or inherited as a whole
TABLES = {"rules": "rules_dropped", "clauses": "clauses_dropped"}  # lists of coded entries, and what takes some out


def overlay(child: PolicyLayer, parent: Mapping, own: tuple[str, ...] = OWN) -> tuple[Mapping, tuple[Fault, ...]]:
    """The child's values over the parent's, key by key inside a section, and the faults of what has no place.

    What is the parent's `own` goes.
    """
    merged = {key.text: (key, value) for key, value in parent.entries if key.text not in own}
    for key, value in child.tree.entries:
        if key.text not in TABLES.values():
            merged[key.text] = (key, child_over_parent(value, None if key.text in WHOLE else entry(parent, key.text)))
    faults: list[Fault] = []
    for table in TABLES:
        if table in merged:
            key, value = merged[table]
            merged[table] = (key, _table_over(child, parent, table, value, faults))
    return Mapping(tuple(merged.values()), child.tree.position), tuple(faults)


def _table_over(child: PolicyLayer, parent: Mapping, name: str, value: Node, faults: list[Fault]) -> Node:
    """A table with the child's entries laid over the parent's, and without those it drops."""
    stated, dropped = entry(child.tree, name), entry(child.tree, TABLES[name])
    if not isinstance(value, Sequence):
        return value
    table = CodedTable(child, entry(parent, name), faults)
    if isinstance(stated, Sequence):
        table.state(stated)
    if dropped is not None:
        table.drop(dropped)
    return Sequence(tuple(table.items), value.position)
