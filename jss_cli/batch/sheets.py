"""Tables that are written as they grow, and appear whole or not at all: Parquet, CSV or JSON Lines by the suffix."""

from __future__ import annotations

import os
import tempfile
from contextlib import AbstractContextManager, nullcontext, suppress
from importlib import import_module
from pathlib import Path
from types import TracebackType
from typing import Any

import polars as pl

from jss_cli.arguments import format_meant
from jss_cli.errors import Fault, OutputError
from jss_cli.files.output import folder_of, permissions_for, refuse_target, tables_meant, unwritten

WRITTEN = ("parquet", "csv", "jsonl")
_FORMULA = r"^[=+\-@\t\r]"


def checked_output(path: Path, *, force: bool, inputs: tuple[str, ...]) -> Path:
    """A file that a table can be written to, or a pattern for those in a folder. Raises UsageError for its suffix,
    OutputError where it must not be."""
    if folder := folder_of(path):
        path = folder / f"*{path.suffix if path.stem == '*' and path.suffix else '.parquet'}"
    format_meant(None, path, WRITTEN, "", can_ask=False)
    if not folder:
        refuse_target(path, force=force, inputs=inputs)
    elif any(folder.resolve() in Path(name).resolve().parents for source in inputs for name in tables_meant(source)):
        raise OutputError(Fault("JSS991", f"tables are read from {folder}", "choose another folder"))
    return path


class Growing(AbstractContextManager["Growing"]):
    """A table beside its place, which takes it at the end; what fails leaves nothing. Raises OutputError (JSS990)."""

    def __init__(self, path: Path, metadata: dict[str, str]) -> None:
        self._path, self._metadata = path.resolve(), metadata
        try:
            handle, name = tempfile.mkstemp(prefix=".jss-", suffix=path.suffix, dir=self._path.parent)
        except OSError as error:
            raise unwritten(path, error) from None
        self._temporary, self._stream = Path(name), os.fdopen(handle, "wb")
        self._parquet: Any = None

    def add(self, rows: pl.DataFrame) -> None:
        """Write some rows."""
        try:
            self._write(rows)
        except OSError as error:
            raise unwritten(self._path, error) from None

    def _write(self, rows: pl.DataFrame) -> None:
        match self._path.suffix.lower():
            case ".parquet":
                table = rows.to_arrow(compat_level=pl.CompatLevel.oldest())
                if self._parquet is None:
                    self._parquet = import_module("pyarrow.parquet").ParquetWriter(
                        self._stream, table.schema.with_metadata(self._metadata), compression="zstd"
                    )
                self._parquet.write_table(table.cast(self._parquet.schema))
            case ".csv":
                text = pl.col(pl.String)
                is_formula, marked = text.str.contains(_FORMULA), pl.lit("'") + text
                rows.with_columns(pl.when(is_formula).then(marked).otherwise(text).name.keep()).write_csv(
                    self._stream, include_header=not self._stream.tell()
                )
            case _:
                rows.write_ndjson(self._stream)

    def __exit__(self, kind: type[BaseException] | None, _: BaseException | None, __: TracebackType | None) -> None:
        try:
            with suppress(OSError) if kind else nullcontext():
                if self._parquet is not None:
                    self._parquet.close()
                self._finish() if kind is None else self._stream.close()
        except OSError as error:
            raise unwritten(self._path, error) from None
        finally:
            self._temporary.unlink(missing_ok=True)

    def _finish(self) -> None:
        """Put the table in its place."""
        self._stream.flush()
        os.fsync(self._stream.fileno())
        self._stream.close()
        self._temporary.chmod(permissions_for(self._path))
        self._temporary.replace(self._path)
