"""A history that is written again and again while it grows: whole each time, never over what somebody else wrote."""

from __future__ import annotations

import os
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from jss_cli.domain.history import History, is_imported
from jss_cli.errors import Fault, OutputError
from jss_cli.files.histories.source import read_document
from jss_cli.files.history import load_history, load_with_comments
from jss_cli.files.output import refuse_target, write_text
from jss_cli.files.reading import Reading
from jss_cli.files.samples import STARTER
from jss_cli.files.writing import write_history


@dataclass(slots=True)
class Keeping:
    """The file at `path`, in the format `kind`, and what it held when we last read or wrote it (None: no file)."""

    path: Path
    kind: str
    history: History | None = None
    digest: str | None = None
    comments: int = 0

    @property
    def words(self) -> str:
        """Where what was answered is, for a person."""
        if self.history is None:
            return "nothing was answered, nothing was written"
        is_lost = self.kind == "csv" and is_imported(self.history)
        lost = ", but for where its values came from: CSV has no place for it" if is_lost else ""
        return f"kept in {self.path}{lost}; jss add {self.path} goes on with it"

    def keep(self, history: History) -> None:
        """Write a history, unless the file holds it. Raises OutputError (JSS990) if somebody else wrote meanwhile."""
        if history == self.history:
            return
        if self.digest is not None and self.path.exists() and _digest(self.path) != self.digest:
            hint = "run it again: it goes on from what the file says now; only the last answer is lost"
            message = f"could not write {self.path}: another program changed it meanwhile"
            raise OutputError(Fault("JSS990", message, hint))
        text = write_history(history, self.kind)
        write_text(self.path, text, force=self.digest is not None)
        self.history, self.digest = history, sha256(text.encode("utf-8", "backslashreplace")).hexdigest()


def keeping(path: Path, kind: str, reading: Reading) -> Keeping:
    """The file of a history that is to be kept, which need not be there; one that `jss init` wrote has none yet.

    Raises InputError with the faults of one that has some, OutputError for one that may not be written.
    """
    refuse_target(path, force=True, inputs=())
    if not path.exists() and not path.is_symlink():
        _refuse_unwritable(path, path.parent)
        return Keeping(path, kind)
    document = read_document(str(path), reading)
    history, comments, _ = load_with_comments(document, reading)
    _refuse_unwritable(path, path)
    if any(history == load_history(str(STARTER.with_suffix(suffix))) for suffix in (".yaml", ".csv")):
        return Keeping(path, kind, None, document.digest)
    return Keeping(path, kind, history, document.digest, comments)


def keeping_anew(path: Path, kind: str, *, force: bool) -> Keeping:
    """The file of a history that begins; one that is there is replaced only with `force`.

    Raises OutputError (JSS990, JSS993).
    """
    if not path.exists():
        return keeping(path, kind, Reading())
    if not force:
        hint = f"jss add {path} goes on with it, jss import ... --into {path} adds to it; --force begins anew"
        raise OutputError(Fault("JSS993", f"{path} exists already", hint))
    _refuse_unwritable(path, path)
    return Keeping(path, kind, None, _digest(path))


def _refuse_unwritable(path: Path, where: Path) -> None:
    """Raise OutputError for a file or folder that is read-only, before anything is asked."""
    if where.exists() and not (os.access(where, os.W_OK) and where.stat().st_mode & 0o222):
        message = f"could not write {path}: it is read-only"
        raise OutputError(Fault("JSS990", message, "allow yourself to write there, or name another file"))


def _digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()
