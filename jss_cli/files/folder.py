"""A folder where files are expected: the histories in it."""

from __future__ import annotations

import os
import re
import shlex
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from jss_cli.files.histories.format import history_suffixes

SCHEMA = ".schema.json"
# of what we answered: the first key of every result, the column of every table of them, what stands where none is, and
# the head of every page
ANSWER = re.compile(rb"schema_version|^  \"error\": \[$|\Afile,error$|default-src 'none'; style-src", re.MULTILINE)
TO_IMPORT = (".txt", ".htm", ".html", ".xlsx", ".ods")  # of what `jss import` reads and is no history


class _FolderFiles(NamedTuple):
    """The histories in a folder, the files that `jss import` may make some of, and the folders that are `closed`."""

    histories: list[str]
    others: list[str]
    closed: list[str]


def histories_in(name: str) -> tuple[tuple[str, ...], str]:
    """Every file in a folder, and in those within it, that is named like a history, and every folder that cannot be
    looked into; what is hidden, a JSON Schema, and answers of ours are left out. The name itself where it is no folder,
    or none is in it. And what to say of files that are passed over ("": nothing).
    """
    found, remark = _files_in(name), ""
    if found.others:
        first, more = found.others[0], len(found.others) - 1
        told = f"{Path(first).name}{f' and {more} more' if more else ''}"
        remark = f"{name}: not read, as no history is named so: {told} → jss import {shlex.quote(first)}"
    return (*found.histories, *found.closed) or (name,), remark


def _files_in(folder: str) -> _FolderFiles:
    found, suffixes = _FolderFiles([], [], []), {*history_suffixes(), *TO_IMPORT}
    for where, within, files in os.walk(folder, onerror=lambda error: found.closed.append(str(error.filename))):
        within[:] = sorted(name for name in within if not name.startswith("."))
        for name in sorted(name for name in files if not name.startswith(".")):
            path = Path(where, name)
            if name.endswith(SCHEMA) or path.suffix.lower() not in suffixes or _is_answer(path):
                continue
            (found.others if path.suffix.lower() in TO_IMPORT else found.histories).append(str(path))
    found.closed[:] = filter(os.path.isdir, found.closed)
    return found


def _is_answer(path: Path) -> bool:
    """Whether a file holds what a command answered, and is no history. One that cannot be read is told later."""
    if path.is_file() and path.suffix.lower() in {".json", ".csv", ".html"}:
        with suppress(OSError), path.open("rb") as stream:
            return ANSWER.search(b"".join(stream.readline(4096) for _ in range(3))) is not None
    return False
