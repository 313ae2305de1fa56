"""A folder where files are expected: the histories in it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

SUFFIXES = {".yaml", ".yml", ".json", ".csv"}
SCHEMA = ".schema.json"


def histories_in(name: str) -> tuple[str, ...]:
    """Every file in a folder, and in those within it, that is named like a history, and every folder that cannot be
    looked into; what is hidden and a JSON Schema are left out. The name itself where it is no folder, or none is in it.
    """
    return tuple(_files_in(name)) or (name,)


def _files_in(folder: str) -> Iterator[str]:
    closed: list[str] = []
    for where, within, files in os.walk(folder, onerror=lambda error: closed.append(str(error.filename))):
        within[:] = sorted(name for name in within if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith(".") and not name.endswith(SCHEMA) and Path(name).suffix.lower() in SUFFIXES:
                yield str(Path(where, name))
    yield from (name for name in closed if Path(name).is_dir())
