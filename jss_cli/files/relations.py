"""The careful pass over contracts together: what they say against themselves and each other, with places."""

from __future__ import annotations

from collections.abc import Sequence

from jss_cli.errors import Position
from jss_cli.files.inspection import Found, Inspection
from jss_cli.files.meaning import Contradiction, chain_faults, contradictions


def inspect_relations(inspection: Inspection, contracts: Sequence[Found]) -> None:
    """Records every repeated id, every contradiction within a contract, and every broken chain of `continues`.

    A claim that rests on a faulty value is not made.
    """
    _inspect_ids(inspection, contracts)
    for found in contracts:
        for claim in contradictions(found.contract()):
            _record(inspection, found, claim)
    if not any("continues" in found.values for found in contracts):
        return
    named = [found for found in contracts if "id" in found.values]
    for place, claim in chain_faults([found.contract() for found in named]):
        _record(inspection, named[place], claim)


def _inspect_ids(inspection: Inspection, contracts: Sequence[Found]) -> None:
    first: dict[str, Found] = {}
    for found in contracts:
        name = found.values.get("id")
        if name is None:
            continue
        if name in first:
            line = first[name].places["id"].line
            message = f'the id "{name}" is given twice; the first stands in line {line}'
            inspection.refuse(
                "JSS914", message, "give each contract an id of its own", found.places["id"], found.lengths["id"]
            )
        first.setdefault(name, found)


def _record(inspection: Inspection, found: Found, claim: Contradiction) -> None:
    """Records a contradiction at its first field, naming the lines of those that speak against it."""
    if found.faulty.intersection(claim.fields) or ("started" in claim.fields and "started" not in found.values):
        return
    at, *against = (place for name in claim.fields if (place := _place(found, name)))
    lines = ", ".join(f"line {position.line}" for position, _ in against)
    message = f"{found.owner} {claim.claim}" + (f" ({lines})" if lines else "")
    inspection.refuse(claim.code, message, claim.hint, *at)


def _place(found: Found, name: str) -> tuple[Position, int] | None:
    """The position and length of a field, or of the first field of a group."""
    known = next((other for other in found.places if other == name or other.startswith(name + ".")), None)
    return (found.places[known], found.lengths.get(known, 1)) if known else None
