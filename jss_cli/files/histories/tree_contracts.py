"""The contracts of a nested history one after the other, with positions: never more than one of them is in memory."""

from __future__ import annotations

from collections.abc import Iterator

from yaml.events import Event, MappingStartEvent, SequenceStartEvent

from jss_cli.errors import Fault, Position
from jss_cli.files.yaml_events import Entries, Node, Sequence, TreeReader, position_of

LIST = "contracts"


class ContractReader:
    """Reads a history once. When the contracts are taken, `entries` are the others of the file, `mapping` is where they
    begin, `root` what the file is if it has none, and `is_whole` says that nothing stopped the reading."""

    def __init__(self, tree: TreeReader) -> None:
        self._tree = tree
        self.entries: Entries = {}
        self.root: Node | None = None
        self.mapping: Position | None = None
        self.is_whole = False

    @property
    def faults(self) -> list[Fault]:
        """What is wrong with the syntax, and what no file may hold."""
        return self._tree.faults

    def contracts(self) -> Iterator[Node]:
        """The items of the list of contracts, whether it is the file or a field of it."""
        with self._tree.telling_of_syntax():
            if start := self._tree.begin():
                yield from self._root(start)
            self._tree.end()
            self.is_whole = True

    def _root(self, start: Event) -> Iterator[Node]:
        if isinstance(start, MappingStartEvent):
            self.mapping = position_of(start)
            self._tree.allows(start)
            yield from self._entries(start)
        elif isinstance(start, SequenceStartEvent):
            self._tree.allows(start)
            yield from self._tree.items(start, 1)
        else:
            self.root = self._tree.node(start, 0)

    def _entries(self, start: MappingStartEvent) -> Iterator[Node]:
        for key, value in self._tree.pairs(start, 1, self.entries):
            node: Node | None
            if key and key.text == LIST and isinstance(value, SequenceStartEvent):
                self._tree.allows(value)
                node = Sequence((), key.position)
                yield from self._tree.items(value, 2)
            else:
                node = self._tree.node(value, 1)
            if key and node is not None:
                self.entries[key.text] = key, node
