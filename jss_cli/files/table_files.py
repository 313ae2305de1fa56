"""Files that hold tables of many: those that a name, a folder or a pattern stands for, and what each is."""

from __future__ import annotations

import os
import re
from glob import glob, has_magic
from pathlib import Path

from jss_cli.errors import Fault, InputError

KINDS = {"parquet": (".parquet", ".pq"), "csv": (".csv", ".tsv"), "jsonl": (".jsonl", ".ndjson")}
TABLE_SUFFIXES = {suffix: kind for kind, suffixes in KINDS.items() for suffix in suffixes}
HIDDEN = re.compile(r"(^|[/\\])[._]")
PACKED = (".gz", ".zst")  # of CSV and JSON Lines


def table_files(source: str) -> tuple[Path, ...]:
    """The files that a name, a pattern or a folder stands for, in the order of their names. Raises InputError."""
    path = Path(source)
    if path.is_dir():
        found = [path, *(file for file in path.rglob("*") if not HIDDEN.search(str(file.relative_to(path))))]
        if closed := [one for one in found if one.is_dir() and not os.access(one, os.R_OK | os.X_OK)]:
            raise InputError(
                Fault("JSS842", "the folder may not be read", "ask for the right to read it", str(closed[0]))
            )
        files = tuple(sorted(file for file in found if table_kind(file) and file.is_file()))
    else:
        is_pattern = has_magic(source) and not path.exists()
        files = tuple(sorted(map(Path, glob(source, recursive=True)))) if is_pattern else (path,)  # noqa: PTH207 - a pattern as it was given
    if not files:
        raise InputError(
            Fault("JSS984", f"no table is in {source}", f"the suffixes are {', '.join(TABLE_SUFFIXES)}", source)
        )
    return files


def table_kind(path: Path) -> str:
    """What a file is by its name; empty: no table."""
    packed = path.suffix.lower() in PACKED
    return TABLE_SUFFIXES.get((path.with_suffix("") if packed else path).suffix.lower(), "")


def named_by_folders(path: Path) -> dict[str, str]:
    """The columns that the folders of a file name, each with its value: country=de."""
    return {name: value for name, sign, value in (part.partition("=") for part in path.parts[:-1]) if sign}
