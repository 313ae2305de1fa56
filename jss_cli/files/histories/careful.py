"""The careful road over a whole file: its history, or every fault in it with its place;
and what contracts say against themselves and each other."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from jss_cli.domain.history import Contract, History
from jss_cli.errors import Fault, InputError, Position
from jss_cli.files.histories.doubts import Doubt
from jss_cli.files.histories.format import HistoryReader
from jss_cli.files.histories.found import Found
from jss_cli.files.histories.inspection import Inspection
from jss_cli.files.histories.meaning import Contradiction, chain_faults, contradictions
from jss_cli.files.histories.mending import Mend, Mender
from jss_cli.files.histories.showing import length_of
from jss_cli.files.yaml_events import Node
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
    gathered = _gather(inspection, reader.contracts(inspection))
    top = inspection.top(reader.entries(inspection))
    _inspect_chains(inspection, gathered)
    inspection.refuse_doubtful()
    if faults := inspection.faults:
        raise InputError(*sorted(faults, key=Fault.in_order), summary=_summary(len(faults), gathered.count, inspection))
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


def _summary(faults: int, contracts: int, inspection: Inspection) -> str:
    errors = f"{faults} error{'s' * (faults != 1)}"
    where = f" in {contracts} contract{'s' * (contracts != 1)}" if contracts else ""
    mends = len(inspection.mends)
    others = f", beside {mends} that can be mended" if mends else ""
    way = "; jss convert --fix mends some" if inspection.is_mendable else ""
    return f"{errors}{where}{others}; no score was computed{way}"


_RecordSpan = tuple[Position, int]  # a place, and how many characters of its line are meant


@dataclass(frozen=True, slots=True)
class _Link:
    """What others may refer to, and what is referred to, of one contract."""

    id: str
    owner: str
    line: int
    continues: str | None
    place: _RecordSpan | None  # of `continues`


@dataclass(slots=True)
class _Gathered:
    """What is left of the contracts when each has been looked at: they themselves, as long as there is no fault."""

    count: int = 0
    contracts: list[Contract] = field(default_factory=list)
    links: dict[str, _Link] = field(default_factory=dict)  # by id


def _gather(inspection: Inspection, contracts: Iterable[Node]) -> _Gathered:
    """Takes contracts one by one and records every fault in them: values, contradictions, repeated ids.

    No more of a contract is kept than others can be at odds with.
    """
    gathered, limit = _Gathered(), inspection.grammar.reading.max_contracts
    for node in contracts:
        if gathered.count == limit:
            hint = "split the file, or raise the limit with --max-contracts"
            inspection.refuse("JSS981", f"more than {limit} contracts", hint, node.position)
            inspection.is_partial = True
            break
        gathered.count += 1
        found = inspection.contract(node, gathered.count)
        contract = found.contract()
        for claim in contradictions(contract):
            _record(inspection, found, claim)
        gathered.contracts.append(contract)
        if inspection.faults:
            gathered.contracts.clear()
        _link(gathered, inspection, found)
    return gathered


def _link(gathered: _Gathered, inspection: Inspection, found: Found) -> None:
    """Keeps what may be referred to, and records an id that was given before."""
    if "id" not in found.values:
        return
    name, place = found.values["id"], found.places["id"]
    link = _Link(name, found.owner, place.line, found.values.get("continues"), _place(found, "continues"))
    if (first := gathered.links.setdefault(name, link)) is not link:
        message = f'the id "{name}" is given twice; the first stands in line {first.line}'
        inspection.refuse("JSS914", message, "give each contract an id of its own", place, found.lengths["id"])


def _inspect_chains(inspection: Inspection, gathered: _Gathered) -> None:
    """Records every `continues` that leads nowhere or round, if every contract could be read."""
    links = tuple(gathered.links.values())
    if inspection.is_partial or not any(link.continues for link in links):
        return
    for number, claim in chain_faults(links):
        link = links[number]
        if link.place:
            inspection.refuse(claim.code, f"{link.owner} {claim.claim}", claim.hint, *link.place)


def _record(inspection: Inspection, found: Found, claim: Contradiction) -> None:
    """Records a contradiction at its first field, naming the lines of those that speak against it.

    A claim that rests on a faulty value is not made.
    """
    if found.faulty.intersection(claim.fields) or ("started" in claim.fields and "started" not in found.values):
        return
    at, *against = (place for name in claim.fields if (place := _place(found, name)))
    lines = ", ".join(f"line {position.line}" for position, _ in against)
    message = f"{found.owner} {claim.claim}" + (f" ({lines})" if lines else "")
    inspection.refuse(claim.code, message, claim.hint, *at)


def _place(found: Found, name: str) -> _RecordSpan | None:
    known = next((other for other in found.places if other == name or other.startswith(name + ".")), None)
    return (found.places[known], found.lengths.get(known, 1)) if known else None
