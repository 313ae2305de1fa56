"""The careful pass over contracts together: what they say against themselves and each other, with places."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from jss_cli.domain.history import Contract
from jss_cli.errors import Position
from jss_cli.files.histories.found import Found
from jss_cli.files.histories.inspection import Inspection
from jss_cli.files.histories.meaning import Contradiction, chain_faults, contradictions
from jss_cli.files.yaml_events import Node

RecordSpan = tuple[Position, int]  # a place, and how many characters of its line are meant


@dataclass(frozen=True, slots=True)
class Link:
    """What others may refer to, and what is referred to, of one contract."""

    id: str
    owner: str
    line: int
    continues: str | None
    place: RecordSpan | None  # of `continues`


@dataclass(slots=True)
class Gathered:
    """What is left of the contracts when each has been looked at: they themselves, as long as there is no fault."""

    count: int = 0
    contracts: list[Contract] = field(default_factory=list)
    links: dict[str, Link] = field(default_factory=dict)  # by id


def gather(inspection: Inspection, contracts: Iterable[Node]) -> Gathered:
    """Takes contracts one by one and records every fault in them: values, contradictions, repeated ids.

    No more of a contract is kept than others can be at odds with.
    """
    gathered, limit = Gathered(), inspection.grammar.reading.max_contracts
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


def _link(gathered: Gathered, inspection: Inspection, found: Found) -> None:
    """Keeps what may be referred to, and records an id that was given before."""
    if "id" not in found.values:
        return
    name, place = found.values["id"], found.places["id"]
    link = Link(name, found.owner, place.line, found.values.get("continues"), _place(found, "continues"))
    if (first := gathered.links.setdefault(name, link)) is not link:
        message = f'the id "{name}" is given twice; the first stands in line {first.line}'
        inspection.refuse("JSS914", message, "give each contract an id of its own", place, found.lengths["id"])


def inspect_chains(inspection: Inspection, gathered: Gathered) -> None:
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


def _place(found: Found, name: str) -> RecordSpan | None:
    """The position and length of a field, or of the first field of a group."""
    known = next((other for other in found.places if other == name or other.startswith(name + ".")), None)
    return (found.places[known], found.lengths.get(known, 1)) if known else None
