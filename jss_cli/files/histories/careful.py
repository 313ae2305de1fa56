"""The careful road over a whole file: its history, or every fault in it with its place."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import replace

from jss_cli.domain.history import History
from jss_cli.errors import Fault, InputError
from jss_cli.files.histories.format import HistoryReader
from jss_cli.files.histories.inspection import Found
from jss_cli.files.histories.relations import gather, inspect_chains


def inspect(reader: HistoryReader) -> History:
    """The history in a text. Raises InputError with every fault."""
    inspection = reader.inspection()
    gathered = gather(inspection, reader.contracts(inspection))
    top = inspection.top(reader.entries(inspection))
    inspect_chains(inspection, gathered)
    if faults := inspection.faults:
        raise InputError(*sorted(faults, key=in_order), summary=_summary(len(faults), gathered.count))
    return replace(top, contracts=tuple(gathered.contracts))


def contracts_at(places: AbstractSet[int], reader: HistoryReader) -> dict[int, Found]:
    """Some contracts of a text without faults, by their places in it."""
    inspection = reader.inspection()
    nodes = enumerate(reader.contracts(inspection))
    return {place: inspection.contract(node, place + 1) for place, node in nodes if place in places}


def in_order(fault: Fault) -> tuple[int, int]:
    """Where a fault stands among others; those without a place come first."""
    return (fault.position.line, fault.position.column) if fault.position else (0, 0)


def _summary(faults: int, contracts: int) -> str:
    errors = f"{faults} error{'s' * (faults != 1)}"
    where = f" in {contracts} contract{'s' * (contracts != 1)}" if contracts else ""
    return f"{errors}{where}; no score was computed"
