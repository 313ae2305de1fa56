"""Files as a source reads them, for the tests of sources: from bytes or the handed exports."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from jss_cli.errors import InputError
from jss_cli.files.document import SourceText
from jss_cli.files.histories.source import document_of
from jss_cli.files.reading import Reading
from jss_cli.imports.source import Extract, Material, SourceReader, Wish

EXPORTS = Path(__file__).parent / "exports"
WISH = Wish()
BINARY = (b"PK", b"\xd0\xcf")


def material(text: str | bytes, name: str = "file") -> Material:
    """A file with that content; a workbook's has no text."""
    data = text.encode() if isinstance(text, str) else text
    is_text = not data.startswith(BINARY)
    return Material(document_of(name, data, Reading()) if is_text else SourceText(name, "", data), data)


def handed(name: str) -> Material:
    """One of the handed exports."""
    return material((EXPORTS / name).read_bytes(), name)


def claimed(extract: Extract) -> list[dict[str, object]]:
    """What is claimed of each contract, by field."""
    return [{name: claim.value for name, claim in contract.claims} for contract in extract.contracts]


def told(extract: Extract) -> dict[str, int]:
    """How many lines were set aside for which reason."""
    return dict(Counter(aside.why for aside in extract.set_aside))


def refusal(reader: type[SourceReader], file: Material, wish: Wish = WISH) -> tuple[str, str, int | None]:
    """Code, message and line of the refusal of a file."""
    with pytest.raises(InputError) as caught:
        reader.read(file, wish)
    fault = caught.value.faults[0]
    return fault.code, fault.message, fault.position.line if fault.position else None


def endures_cuts(reader: type[SourceReader], data: bytes, name: str, wish: Wish = WISH, step: int = 7) -> None:
    """Cut anywhere, a file is refused or read, with an account of all its lines: an Extract checks that itself."""
    for end in range(0, len(data), step):
        try:
            cut = material(data[:end], name)
            if reader.reads(cut, wish):
                reader.read(cut, wish)
        except InputError:
            pass
