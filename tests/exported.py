"""What other programs write, for tests: the handed exports, and texts that are taken for one."""

from __future__ import annotations

import json
from collections import Counter
from importlib import import_module
from pathlib import Path
from typing import Any

from jss_cli.files.histories.source import document_of
from jss_cli.files.reading import Reading
from jss_cli.imports.source import Evidence, Extract, Material, SourceReader, Wish
from jss_cli.imports.sources.transactions import Reader

USUAL = Wish()
EXPORTS = Path(__file__).parent / "imports" / "exports"
EXPECTED: dict[str, Any] = json.loads((EXPORTS / "expected_report.json").read_text("utf-8"))["files"]
LEDGER_HEADER = (
    "Date,Transaction ID,Transaction type,Transaction summary,Client team,Freelancer,Agency,Ref ID,Amount $,Balance"
)


def reader(source: str) -> type[SourceReader]:
    """The reader of a kind of source."""
    found: type[SourceReader] = import_module(f"jss_cli.imports.sources.{source}").Reader
    return found


def material(content: str | bytes, file: str = "export") -> Material:
    """A file that holds something."""
    data = content.encode() if isinstance(content, str) else content
    return Material(document_of(file, data, Reading()), data)


def handed(name: str) -> Material:
    """A handed export."""
    return material((EXPORTS / name).read_bytes(), name)


def extract(source: str, content: str | bytes | Material, wish: Wish = USUAL) -> Extract:
    """What a source reads in a file, which it must know."""
    given = content if isinstance(content, Material) else material(content)
    assert reader(source).knows(given)
    return reader(source).read(given, wish)


def told(found: Extract) -> dict[str, int]:
    """The reasons for which lines were set aside, and how often."""
    return dict(Counter(aside.why for aside in found.set_aside))


def claimed(one: Evidence) -> dict[str, str]:
    """What is claimed of a contract, in short."""
    return {name: str(claim.value) for name, claim in one.claims}


def paid(one: Evidence) -> dict[str, str]:
    """The ledger of a contract, by its days; of two entries of a day the later line."""
    return {f"{entry.on} {entry.at}": str(entry.amount) for entry in one.ledger}


def read_rows(*rows: str, header: str = LEDGER_HEADER) -> Extract:
    """What is read of a transaction report with some rows."""
    return Reader.read(material("\n".join((header, *rows))), Wish())


def ledger_row(
    kind: str, amount: str, title: str = "Leaflet", *, client: str = "Birch", on: str = "2026-05-13", ref: str = "1"
) -> str:
    """A row of a transaction report."""
    return f'"{on}",9,{kind},"{title}",{client},F. E.,,{ref},"{amount}",'
