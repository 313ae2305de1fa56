"""The careful road over a whole file: its history, or every fault in it with its place."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import replace

from jss_cli.domain.history import History
from jss_cli.errors import Fault, InputError
from jss_cli.files.histories.doubts import Doubt
from jss_cli.files.histories.format import HistoryReader
from jss_cli.files.histories.inspection import Inspection
from jss_cli.files.histories.mending import Mend, Mender
from jss_cli.files.histories.relations import gather, inspect_chains
from jss_cli.files.histories.showing import length_of
from jss_cli.files.yaml_events import Sequence as Items


def inspect(reader: HistoryReader) -> History:
    """The history in a text. Raises InputError with every fault."""
    return _inspected(reader, reader.inspection())


def mended(reader: HistoryReader) -> tuple[History, tuple[Mend, ...]]:
    """The history in a text whose faults have one reading, and what was done to them. Raises InputError with those
    that have two, or none."""
    top = _mending(reader, "USD")
    deque(reader.contracts(top), maxlen=0)
    inspection = _mending(reader, top.top(reader.entries(top)).currency)
    history = _inspected(reader, inspection)
    return history, tuple(sorted(inspection.mends, key=lambda mend: (mend.position.line, mend.position.column)))


def _mending(reader: HistoryReader, currency: str) -> Inspection:
    """An inspection that takes a refused text for what it can only mean."""
    inspection = reader.inspection()
    inspection.mender = Mender(reader.grammar, currency)
    return inspection


def _inspected(reader: HistoryReader, inspection: Inspection) -> History:
    """The history in a text as an inspection finds it. Raises InputError with every fault."""
    gathered = gather(inspection, reader.contracts(inspection))
    top = inspection.top(reader.entries(inspection))
    inspect_chains(inspection, gathered)
    inspection.refuse_doubtful()
    if faults := inspection.faults:
        summary = _summary(len(faults), gathered.count, inspection)
        raise InputError(*sorted(faults, key=in_order), summary=summary)
    return replace(top, contracts=tuple(gathered.contracts))


def placed(found: Sequence[Doubt], reader: HistoryReader) -> Iterator[Fault]:
    """Doubts about a text without faults, each with its place."""
    inspection, places = reader.inspection(), {doubt.place for doubt in found}
    nodes = enumerate(reader.contracts(inspection))
    contracts = {place: inspection.contract(node, place + 1) for place, node in nodes if place in places}
    entries = {key.text: node for key, node in reader.entries(inspection)}
    for doubt in found:
        node = entries.get(doubt.field)
        if doubt.place is not None:
            one = contracts[doubt.place]
            message, at = f"{one.owner}: {doubt.message}", (one.places[doubt.field], one.lengths[doubt.field])
            yield reader.document.fault(doubt.code, message, doubt.hint, *at)
        elif node is not None:
            part = node.items[doubt.item] if isinstance(node, Items) else node
            yield reader.document.fault(doubt.code, doubt.message, doubt.hint, part.position, length_of(part))
        else:
            yield Fault(doubt.code, doubt.message, doubt.hint, reader.document.file)


def in_order(fault: Fault) -> tuple[int, int]:
    """Where a fault stands among others; those without a place come first."""
    return (fault.position.line, fault.position.column) if fault.position else (0, 0)


def _summary(faults: int, contracts: int, inspection: Inspection) -> str:
    errors = f"{faults} error{'s' * (faults != 1)}"
    where = f" in {contracts} contract{'s' * (contracts != 1)}" if contracts else ""
    mends = len(inspection.mends)
    others = f", beside {mends} that can be mended" if mends else ""
    way = "; jss convert --fix mends some" if inspection.is_mendable else ""
    return f"{errors}{where}{others}; no score was computed{way}"
