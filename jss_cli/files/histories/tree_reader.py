"""What the formats that nest have in common: a list of contracts, which is the file or a field of it."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Iterator

from yaml.events import Event

from jss_cli.errors import Position
from jss_cli.files.histories.format import Entry, HistoryReader
from jss_cli.files.histories.inspection import Inspection
from jss_cli.files.histories.tree_contracts import LIST, ContractReader
from jss_cli.files.yaml_events import Node, Scalar, Sequence, TreeReader


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
        self._found = ContractReader(self.tree())
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


def _inspect_root(inspection: Inspection, found: ContractReader) -> None:
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
