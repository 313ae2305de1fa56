"""A folder where files are expected: the histories in it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from jss_cli.files.histories.format import history_suffixes

SCHEMA = ".schema.json"
# of what we answered: the first key of every result, the column of every table of them, and what stands where none is
ANSWER = re.compile(rb'schema_version|^  "error": \[$|\Afile,error$', re.MULTILINE)


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
    if path.is_file() and path.suffix.lower() in {".json", ".csv"}:
        with suppress(OSError), path.open("rb") as stream:
            return ANSWER.search(b"".join(stream.readline(4096) for _ in range(3))) is not None
    return False
