"""What the formats that nest have in common: a list of contracts, which is the file or a field of it.

Contracts are read one after the other, with positions: never more than one of them is in memory.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Iterator

from yaml.events import Event, MappingStartEvent, SequenceStartEvent

from jss_cli.errors import Fault, Position
from jss_cli.files.histories.format import Entry, HistoryReader
from jss_cli.files.histories.inspection import Inspection
from jss_cli.files.yaml_events import Entries, Node, Scalar, Sequence, TreeReader, position_of

LIST = "contracts"


class _ContractReader:
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


class NestedReader(HistoryReader):
    """Reads a text that becomes events."""

    @abstractmethod
    def events(self) -> Iterator[Event]:
        """The events of the text, as YAML has them."""

    def tree(self) -> TreeReader:
        """A reader of trees that nothing was taken from yet."""
        return TreeReader(self.document, self.grammar.reading.max_depth, self.events())

    def contracts(self, inspection: Inspection) -> Iterator[Node]:
        """The items of the list."""
        self._found = _ContractReader(self.tree())
        yield from self._found.contracts()
        inspection.is_partial |= not self._found.is_whole

    def entries(self, inspection: Inspection) -> Iterable[Entry]:
        """The other fields beside the list."""
        found = self._found
        wrong = not found.is_whole or isinstance(found.root, Scalar)
        if wrong and (words := self.mistaken()):
            inspection.refuse("JSS963", *words, Position(1, 1))
        else:
            inspection.faults[:0] = found.faults  # what follows from them stands behind them
            _inspect_root(inspection, found)
        return [entry for name, entry in found.entries.items() if name != LIST]


def _inspect_root(inspection: Inspection, found: _ContractReader) -> None:
    """Records what stands where the list of contracts is expected."""
    if isinstance(found.root, Scalar):
        hint = "begin with `contracts:` and below it `- id: ...`; `jss init` writes a first history"
        inspection.wrong_shape("the file", "a list of contracts", hint, found.root)
    elif found.is_whole and found.mapping is not None:
        contracts = found.entries.get(LIST)
        if contracts is None:
            hint = "put them into a list under `contracts:`"
            inspection.refuse("JSS911", "the file has no `contracts`", hint, found.mapping)
        elif not isinstance(contracts[1], Sequence):
            hint = "begin each contract with `- id: ...`; if there are none yet, write contracts: []"
            inspection.wrong_shape("contracts", "a list", hint, contracts[1])
