"""Writing a result to a file: whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from jss_cli.errors import Fault, InputError, OutputError
from jss_cli.files.table_files import table_files


def write_text(path: Path, text: str | bytes, *, force: bool, inputs: tuple[str, ...] = ()) -> None:
    """Write UTF-8 text, or an image, to a file that appears at once, complete; a link is followed.

    An existing file is replaced only with `force`, one of the `inputs` ("-" is standard input) never, and neither is
    what is no file. Raises OutputError (JSS990 to JSS993, JSS996, JSS997).
    """
    refuse_target(path, force=force, inputs=inputs)
    content = text if isinstance(text, bytes) else text.encode("utf-8", "backslashreplace")
    try:
        _write_atomically(path.resolve(), content, force=force)
    except FileExistsError:
        raise _exists(path) from None
    except OSError as error:
        raise unwritten(path, error) from None


def make_folder(path: Path) -> None:
    """Make a folder for files that are written, and those it lies in. Raises OutputError (JSS990)."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise unwritten(path, error) from None


def folder_of(path: Path) -> Path | None:
    """The folder that takes a file for each answer, or each part, if that is what a name asks for."""
    return path if path.is_dir() else path.parent if path.stem == "*" else None


def refuse_target(path: Path, *, force: bool, inputs: tuple[str, ...]) -> None:
    """Raise OutputError for a target that must not be written. What the system finds at a path is what is looked at,
    and what is written: one that leads through a folder which is missing leads nowhere, even if `..` follows it."""
    try:
        with suppress(FileNotFoundError, NotADirectoryError):
            path.stat()
        place = path.resolve()
    except OSError as error:
        raise unwritten(path, error) from None
    if folder := folder_of(path):
        raise OutputError(Fault("JSS992", f"{folder} is a folder", "name a file in it"))
    is_there = path.exists()
    if not (path.parent.is_dir() and place.parent.is_dir()) or place.exists() > is_there:
        way = path.readlink() if path.is_symlink() else path
        raise OutputError(Fault("JSS997", f"there is no folder {way.parent}", "make it first, or choose another"))
    if is_there and any(_is_same_file(path, name) for source in inputs for name in (source, *tables_meant(source))):
        raise OutputError(Fault("JSS991", f"{path} is a file that was read", "choose another name for the output"))
    if is_there and not path.is_file():
        raise OutputError(Fault("JSS996", f"{path} is not a regular file", "leave out -o and redirect the output"))
    if is_there and not force:
        raise _exists(path)


def unwritten(path: Path, error: OSError) -> OutputError:
    """That a file or folder takes nothing, and why."""
    reason = (error.strerror or str(error) or "it failed").lower()
    hint = "check that you may write there and that there is space; what was there before is unharmed"
    return OutputError(Fault("JSS990", f"could not write {path}: {reason}", hint))


def _exists(path: Path) -> OutputError:
    """That nothing is replaced unasked, even if it appeared while we wrote."""
    return OutputError(Fault("JSS993", f"{path} exists already", "choose another name, or --force to replace it"))


def tables_meant(source: str) -> Iterable[str]:
    """The tables that an input stands for, which may be a folder or a pattern."""
    try:
        return map(str, table_files(source))
    except (InputError, OSError, ValueError):
        return ()


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
    """Give a file its name in one step; a second name is refused where one exists, which renaming is not. Raises
    FileExistsError."""
    if not force:
        try:
            path.hardlink_to(temporary)
        except FileExistsError:
            raise
        except OSError:  # a file system without second names
            force = True
    if force:
        temporary.replace(path)


def permissions_for(path: Path) -> int:
    """Those of the file that is replaced, or what the umask leaves of a new one's."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
