"""Writing a result to a file: whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from jss_cli.errors import Fault, OutputError


def write_text(path: Path, text: str, *, force: bool, inputs: tuple[str, ...] = ()) -> None:
    """Write UTF-8 text to a file that appears at once, complete; a link is followed.

    An existing file is replaced only with `force`, one of the `inputs` ("-" is standard input) never, and neither is
    what is no file. Raises OutputError (JSS990 to JSS993, JSS996, JSS997).
    """
    try:
        refuse(path, force=force, inputs=inputs)
        replace_atomically(path.resolve(), text.encode("utf-8", "backslashreplace"))
    except OSError as error:
        reason = (error.strerror or "it failed").lower()
        hint = "check that you may write there and that there is space; what was there before is unharmed"
        raise OutputError(Fault("JSS990", f"could not write {path}: {reason}", hint)) from None


def refuse(path: Path, *, force: bool, inputs: tuple[str, ...]) -> None:
    """Raise OutputError for a target that must not be written."""
    if any(is_same_file(path, source) for source in inputs):
        raise OutputError(Fault("JSS991", f"{path} is a file that was read", "choose another name for the output"))
    if path.is_dir():
        raise OutputError(Fault("JSS992", f"{path} is a folder", "name a file in it"))
    if path.exists() and not path.is_file():
        raise OutputError(Fault("JSS996", f"{path} is not a regular file", "leave out -o and redirect the output"))
    if path.exists() and not force:
        raise OutputError(Fault("JSS993", f"{path} exists already", "choose another name, or --force to replace it"))
    if not path.resolve().parent.is_dir():
        raise OutputError(Fault("JSS997", f"there is no folder {path.parent}", "make it first, or choose another"))


def is_same_file(path: Path, source: str) -> bool:
    """Whether an output is one of the inputs, under whatever name."""
    try:
        return os.path.samestat(path.stat(), os.fstat(0) if source == "-" else Path(source).stat())
    except (OSError, ValueError):
        return False


def replace_atomically(path: Path, content: bytes) -> None:
    """Write beside the target, then rename: a kill or a full disk leaves the old file as it was and nothing else."""
    handle, name = tempfile.mkstemp(prefix=".jss-", dir=path.parent)
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
