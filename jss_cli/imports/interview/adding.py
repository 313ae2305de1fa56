"""What was pasted, read as any file is and joined with the history."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from jss_cli.domain.history import Contract, Ending, Feedback, History
from jss_cli.errors import Fault, InputError
from jss_cli.files.histories.source import document_of
from jss_cli.files.histories.vague import DayBounds, settled
from jss_cli.files.reading import Reading
from jss_cli.imports.evidence import Evidence, Extract
from jss_cli.imports.interview.planning import unknown_client
from jss_cli.imports.source import Material, SourceReader, Wish, source_readers

PASTED = "<paste>"


def with_paste(history: History, text: str, today: date) -> tuple[History, tuple[str, ...]]:
    """The history with what a pasted text gives, and what to say of it. Raises InputError if it gives nothing."""
    extract = _extract(text, today)
    known = {(one.title.casefold(), one.started) for one in history.contracts}
    contracts = list(history.contracts)
    for evidence in extract.contracts:
        contract = _contract(evidence, len(contracts) + 1, today)
        if (contract.title.casefold(), contract.started) not in known:
            contracts.append(contract)
    days = {seen.on for seen in history.observed}
    observed = (*history.observed, *(seen for seen, _ in extract.observed if seen.on not in days))
    number = len(contracts) - len(history.contracts)
    remarks = (f"{number} contract{'s' * (number != 1)} read", *extract.remarks)
    return replace(history, contracts=tuple(contracts), observed=observed), remarks


def _extract(text: str, today: date) -> Extract:
    data = text.encode()
    material = Material(document_of(PASTED, data, Reading()), data)
    reader = _reader(material)
    return reader.read(material, Wish(seen=today))


def _reader(material: Material) -> type[SourceReader]:
    """The source that knows a text. Raises InputError (JSS910) if none does."""
    known = [reader for _, reader in source_readers() if reader.knows(material)]
    if not known:
        message = "no line such as Mar 2, 2026 - Mar 20, 2026 stands in what was pasted"
        raise InputError(Fault("JSS910", message, 'copy your profile from "Work history" on', PASTED))
    return max(known, key=lambda reader: reader.rank)


def _contract(evidence: Evidence, number: int, today: date) -> Contract:
    claims: dict[str, Any] = {name: claim.value for name, claim in evidence.claims}
    name = f"c{number}"
    values: dict[str, Any] = {"id": name, "client": unknown_client(name), "started": DayBounds(not_after=today)}
    values |= {name: value for name, value in claims.items() if "." not in name and name not in {"net", "id"}}
    if "net" in claims:
        values.setdefault("earned", claims["net"])
    feedback = Feedback(**{key[9:]: value for key, value in claims.items() if key.startswith("feedback.")})
    ending = Ending(**{key[7:]: value for key, value in claims.items() if key.startswith("ending.")})
    days = settled(values)
    return Contract(**values | (days._asdict() if days else {}), feedback=feedback, ending=ending)
