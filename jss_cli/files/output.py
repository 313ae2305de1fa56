"""Writing a result to a file: whole or not at all."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from jss_cli.errors import Fault, OutputError


def write_text(path: Path, text: str | bytes, *, force: bool, inputs: tuple[str, ...] = ()) -> None:
    """Write UTF-8 text, or an image, to a file that appears at once, complete; a link is followed.

    An existing file is replaced only with `force`, one of the `inputs` ("-" is standard input) never, and neither is
    what is no file. Raises OutputError (JSS990 to JSS993, JSS996, JSS997).
    """
    try:
        refuse_target(path, force=force, inputs=inputs)
        content = text if isinstance(text, bytes) else text.encode("utf-8", "backslashreplace")
        _write_atomically(path.resolve(), content, force=force)
    except FileExistsError:
        raise _exists(path) from None
    except OSError as error:
        raise _unwritten(path, error) from None


def make_folder(path: Path) -> None:
    """Make a folder for files that are written, and those it lies in. Raises OutputError (JSS990)."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _unwritten(path, error) from None


def folder_of(path: Path) -> Path | None:
    """The folder that takes a file for each answer, or each part, if that is what a name asks for."""
    return path if path.is_dir() else path.parent if path.stem == "*" else None


def refuse_target(path: Path, *, force: bool, inputs: tuple[str, ...]) -> None:
    """Raise OutputError for a target that must not be written, OSError for links that lead in a circle."""
    with suppress(FileNotFoundError, NotADirectoryError):
        path.stat()
    if any(_is_same_file(path, source) for source in inputs):
        raise OutputError(Fault("JSS991", f"{path} is a file that was read", "choose another name for the output"))
    if folder := folder_of(path):
        raise OutputError(Fault("JSS992", f"{folder} is a folder", "name a file in it"))
    if path.exists() and not path.is_file():
        raise OutputError(Fault("JSS996", f"{path} is not a regular file", "leave out -o and redirect the output"))
    if path.exists() and not force:
        raise _exists(path)
    if not path.resolve().parent.is_dir():
        raise OutputError(Fault("JSS997", f"there is no folder {path.parent}", "make it first, or choose another"))


def _unwritten(path: Path, error: OSError) -> OutputError:
    reason = (error.strerror or "it failed").lower()
    hint = "check that you may write there and that there is space; what was there before is unharmed"
    return OutputError(Fault("JSS990", f"could not write {path}: {reason}", hint))


def _exists(path: Path) -> OutputError:
    """That nothing is replaced unasked, even if it appeared while we wrote."""
    return OutputError(Fault("JSS993", f"{path} exists already", "choose another name, or --force to replace it"))


def _is_same_file(path: Path, source: str) -> bool:
    """Whether an output is one of the inputs, under whatever name."""
    try:
        return os.path.samestat(path.stat(), os.fstat(0) if source == "-" else Path(source).stat())
    except (OSError, ValueError):
        return False


def _write_atomically(path: Path, content: bytes, *, force: bool) -> None:
    """Write beside the target, then rename: a kill or a full disk leaves the old file as it was and nothing else.

    Raises FileExistsError without `force` if there is one by now.
    """
    handle, name = tempfile.mkstemp(prefix=".jss-", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(permissions_for(path))
        _put(temporary, path, force=force)
    finally:
        temporary.unlink(missing_ok=True)


def _put(temporary: Path, path: Path, *, force: bool) -> None:
    """Give a file its name in one step; a second name is refused where one exists, which renaming is not."""
    if force or not _has_second_name(temporary, path):
        temporary.replace(path)


def _has_second_name(temporary: Path, path: Path) -> bool:
    """Whether a file can be, and is, called something else as well. Raises FileExistsError."""
    try:
        path.hardlink_to(temporary)
    except FileExistsError:
        raise
    except OSError:  # a file system without second names
        return False
    return True


def permissions_for(path: Path) -> int:
    """Those of the file that is replaced, or what the umask leaves of a new one's."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
