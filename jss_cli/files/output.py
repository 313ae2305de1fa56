"""Writing a result to a file: whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from jss_cli.errors import Fault, OutputError


def write_text(path: Path, text: str, *, force: bool, inputs: tuple[str, ...] = ()) -> None:
    """Write UTF-8 text to a file that appears at once, complete.

    An existing file is replaced only with `force`, a file that was read never. Raises OutputError (JSS990 to JSS993).
    """
    refuse(path, force=force, inputs=inputs)
    try:
        replace_atomically(path, text.encode("utf-8", "backslashreplace"))
    except OSError as error:
        reason = (error.strerror or "it failed").lower()
        hint = "check that the folder exists, that you may write to it, and that there is space"
        raise OutputError(Fault("JSS990", f"could not write {path}: {reason}", hint)) from None


def refuse(path: Path, *, force: bool, inputs: tuple[str, ...]) -> None:
    """Raise OutputError for a target that must not be written."""
    if any(is_same_file(path, source) for source in inputs):
        raise OutputError(Fault("JSS991", f"{path} is the file that was read", "choose another name for the output"))
    if path.is_dir():
        raise OutputError(Fault("JSS992", f"{path} is a folder", "name a file in it"))
    if not force and os.path.lexists(path):
        raise OutputError(Fault("JSS993", f"{path} exists already", "choose another name, or --force to replace it"))


def is_same_file(path: Path, source: str) -> bool:
    """Whether an output is one of the inputs, under whatever name."""
    try:
        return path.samefile(source)
    except OSError:
        return False


def replace_atomically(path: Path, content: bytes) -> None:
    """Write beside the target, then rename: a kill or a full disk leaves the old file as it was and nothing else."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(permissions(path))
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def permissions(path: Path) -> int:
    """Those of the file that is replaced, or what the umask leaves of a new one's."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
