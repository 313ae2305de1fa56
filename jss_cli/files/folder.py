"""A folder where files are expected: the histories in it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from jss_cli.files.histories.format import history_suffixes

SCHEMA = ".schema.json"
ANSWER = b"schema_version"  # the first key of every result, and the column of every table of them


def histories_in(name: str) -> tuple[str, ...]:
    """Every file in a folder, and in those within it, that is named like a history, and every folder that cannot be
    looked into; what is hidden, a JSON Schema, and answers of ours are left out. The name itself where it is no folder,
    or none is in it.
    """
    return tuple(_files_in(name)) or (name,)


def _files_in(folder: str) -> Iterator[str]:
    closed, suffixes = list[str](), history_suffixes()
    for where, within, files in os.walk(folder, onerror=lambda error: closed.append(str(error.filename))):
        within[:] = sorted(name for name in within if not name.startswith("."))
        for name in sorted(name for name in files if not name.startswith(".")):
            path = Path(where, name)
            if path.suffix.lower() in suffixes and not name.endswith(SCHEMA) and not _is_answer(path):
                yield str(path)
    yield from (name for name in closed if Path(name).is_dir())


def _is_answer(path: Path) -> bool:
    """Whether a file holds what a command answered, and is no history. One that cannot be read is told later."""
    if not path.is_file() or path.suffix.lower() not in {".json", ".csv"}:
        return False
    try:
        with path.open("rb") as stream:
            return ANSWER in stream.readline(4096) + stream.readline(100)
    except OSError:
        return False
