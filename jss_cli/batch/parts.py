"""What a batch writes: files, or folders of parts whose manifest says how far they are, for a run that goes on."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import asdict, fields, replace
from pathlib import Path
from typing import Any

import polars as pl

from jss_cli.batch.scorer import ScoredBatch
from jss_cli.batch.sheets import Growing
from jss_cli.batch.tables import Batch, ContractTable
from jss_cli.dataclass import dataclass
from jss_cli.errors import Fault, OutputError
from jss_cli.files.output import make_folder, write_text

NAME, PARTS = "_manifest.json", "part-*"
FORM = "1"  # of the manifest
ROWS = 2_000_000  # contracts of a part, at least
Outputs = Mapping[str, Path]  # files, or patterns for those in folders, by what is in them


@dataclass(frozen=True, slots=True)
class Manifest:
    """What parts are `made_of`, how many are finished, the rows `lost` until then, and the last row that is in them: a
    file, and the place in it. `is_whole` once all are."""

    made_of: Mapping[str, Any]
    parts: int = 0
    lost: int = 0
    file: str = ""
    at: int = 0
    is_whole: bool = False

    def rest_of(self, tables: tuple[ContractTable, ...]) -> tuple[ContractTable, ...]:
        """What of some tables is in no part yet."""
        if self.is_whole or not self.file:
            return () if self.is_whole else tables
        first, *others = tables[[table.file for table in tables].index(self.file) :]
        return (replace(first, begin=self.at), *others)


def part_of(pattern: Path, number: int) -> Path:
    """The part of a number; a name that is no pattern is that of the only one."""
    return pattern.with_name(f"part-{number:05}{pattern.suffix}") if pattern.stem == "*" else pattern


def manifest_of(outputs: Outputs, made_of: Mapping[str, Any], *, resume: bool, force: bool) -> Manifest:
    """How far the scores in a folder are. Where they begin anew folders are made, and emptied of parts with `force`.
    Raises OutputError (JSS849: they are made of something else, JSS993: there are some)."""
    manifest = outputs["scores"].parent / NAME
    if resume and (found := _read(manifest)):
        if differing := list(_differences(found.made_of, made_of)):
            claim = f"the parts in {manifest.parent} are made of something else: {'; '.join(differing)}"
            raise OutputError(Fault("JSS849", claim, "choose another folder, or --force without --resume"))
        return found
    for folder in (path.parent for path in outputs.values() if path.stem == "*"):
        make_folder(folder)
    if (present := _parts_in(outputs)) and not force:
        hint = "--resume goes on with them, --force replaces them; or choose another folder"
        raise OutputError(Fault("JSS993", f"{present[0].parent} has parts already", hint))
    remove_parts(outputs)
    return Manifest(made_of)


def _differences(before: Mapping[str, Any], now: Mapping[str, Any], kind: str = "") -> Iterator[str]:
    """What differs, with its old and its new value; of the tables, sizes in bytes and times in nanoseconds."""
    for name in sorted(before.keys() | now.keys()):
        old, new = before.get(name), now.get(name)
        if isinstance(old, dict) and isinstance(new, dict):
            yield from _differences(old, new, f"{name} ")
        elif old != new:
            yield f"{kind}{name} was {old}, is {new}"


def _parts_in(outputs: Outputs) -> list[Path]:
    return [
        found
        for path in outputs.values()
        if path.stem == "*"
        for name in (NAME, PARTS)
        for found in path.parent.glob(name)
    ]


def remove_parts(outputs: Outputs) -> None:
    """Take away the parts in folders, the manifest first."""
    for path in _parts_in(outputs):
        path.unlink()


def _read(path: Path) -> Manifest | None:
    """The manifest in a file, if there is one. Raises OutputError (JSS849) for what is none."""
    try:
        told = json.loads(path.read_text("utf-8"))
        return Manifest(**{field.name: told[field.name] for field in fields(Manifest)})
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError):
        raise OutputError(Fault("JSS849", f"{path} cannot be read", "choose another folder, or --force")) from None


class Sheets(ExitStack):
    """The tables that a batch writes, which take their places together; in folders a part after the other."""

    def __init__(self, outputs: Outputs, metadata: dict[str, str], done: Manifest, empty: pl.DataFrame) -> None:
        super().__init__()
        self._outputs, self._metadata, self._done, self._empty = outputs, metadata, done, empty
        self._growing: dict[str, Growing] = {}
        self._rows = 0

    def add(self, found: ScoredBatch, last: Batch, lost: int) -> None:
        """Write what comes of some contracts, whose rows end with the last of a batch."""
        for name, sheet in (self._growing or self._begun()).items():
            sheet.add(getattr(found, name))
        self._rows += len(last.contracts)
        if self._rows >= ROWS and self._outputs["scores"].stem == "*":
            file, at = last.contracts.select("file", "at").row(-1)
            self._put(replace(self._done, lost=lost, file=file, at=at))

    def finish(self, lost: int) -> None:
        """Put the last tables in their places; the scores have columns even if nothing is in them."""
        if not self._growing and not self._done.parts:
            self._begun()
        self._put(replace(self._done, lost=lost, is_whole=True))

    def _begun(self) -> dict[str, Growing]:
        """The next tables."""
        for name, path in self._outputs.items():
            growing = Growing(part_of(path, self._done.parts), self._metadata)
            self._growing[name] = self.enter_context(growing)
        self._growing["scores"].add(self._empty)
        return self._growing

    def _put(self, done: Manifest) -> None:
        """Put the tables in their places, and say of parts how far they are."""
        self._done = replace(done, parts=done.parts + bool(self._growing))
        self.close()
        self._growing, self._rows = {}, 0
        if self._outputs["scores"].stem == "*":
            text = json.dumps({"schema_version": FORM} | asdict(self._done), indent=2)
            write_text(self._outputs["scores"].with_name(NAME), f"{text}\n", force=True)
