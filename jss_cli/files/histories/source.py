"""Bytes to text: read once, whole, within a limit, and nothing taken for text that is not.

The encodings are those that a history may be in; other codecs of Python are none of texts, or none to save in.
"""

from __future__ import annotations

import codecs
import os
import re
import stat
import sys
from contextlib import suppress
from difflib import get_close_matches
from pathlib import Path
from typing import BinaryIO

from jss_cli.errors import Fault, InputError, UsageError, did_you_mean
from jss_cli.files.document import SourceText
from jss_cli.files.reading import FORMAT_NAMES, OF_MANY, Reading

STDIN = "-"
MEBIBYTE = 1024 * 1024
MARKS = (  # the longer first: the mark of UTF-32 begins like that of UTF-16
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
)
KINDS = (
    (b"PK\x03\x04", "a zip archive"),
    (b"%PDF", "a PDF"),
    (b"\x1f\x8b", "gzip-compressed"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"BZh", "bzip2-compressed"),
    (b"\xfd7zXZ", "xz-compressed"),
)
ZIPPED = (
    (b"xl/workbook", "an Excel workbook (.xlsx)"),
    (b"Index/Document.iwa", "a Numbers document"),
    (b"opendocument.spreadsheet", "an OpenDocument spreadsheet (.ods)"),
    (b"word/document", "a Word document (.docx)"),
)
NO_RIGHT = ("may not be read: the right to read it is missing", "ask its owner, or chmod u+r")
C0 = bytes(code for code in (*range(32), 127) if code not in b"\t\n\r")
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
C1 = re.compile(b"\xc2[\x80-\x9f]")
HALF = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")  # a surrogate, which is no character by itself
CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7})(?= |$)", re.MULTILINE)


def read_document(source: str, reading: Reading) -> SourceText:
    """The text of a file, or of standard input for "-", with every line ending in LF. Raises InputError."""
    return document_of(*read_bytes(source, reading), reading)


def read_bytes(source: str, reading: Reading) -> tuple[str, bytes]:
    """What a file, or standard input for "-", is called, and its bytes, one more at most than are read. Raises
    InputError, and UsageError where a table of many is meant."""
    if reading.freelancer is not None:
        hint = "it is for commands that answer about a history, such as explain and score"
        raise UsageError(Fault("JSS902", f"--freelancer takes nobody out of {source}", hint))
    if source == STDIN:
        return "<stdin>", _stdin_bytes(reading.max_bytes)
    return source, _file_bytes(source, reading.max_bytes)


def document_of(file: str, data: bytes, reading: Reading) -> SourceText:
    """The text that some bytes are, with every line ending in LF. Raises InputError, which names `file`."""
    if len(data) > reading.max_bytes:
        size = f"{reading.max_bytes // MEBIBYTE} MiB" if reading.max_bytes >= MEBIBYTE else f"{reading.max_bytes} bytes"
        raise _unusable(file, "JSS980", f"larger than {size}", "split it, or raise the limit with --max-size")
    text = _decoded(file, data, reading.encoding)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    document = SourceText(file, text, data)
    _refuse_controls(document)
    _refuse_conflicts(document)
    return document


def _unusable(file: str, code: str, message: str, hint: str) -> InputError:
    return InputError(Fault(code, message, hint, file))


def _stdin_bytes(limit: int) -> bytes:
    if getattr(getattr(sys.stdin, "buffer", None), "closed", False):
        raise UsageError(Fault("JSS902", "standard input can be read once", "give a file for the other"))
    try:
        with sys.stdin.buffer as stream:  # closed behind it, so that asking again is noticed
            return stream.read(limit + 1)
    except (AttributeError, ValueError) as error:
        raise _unusable("<stdin>", "JSS989", "standard input is closed", "give a file, or pipe one in") from error
    except OSError as error:
        raise _unusable("<stdin>", "JSS987", f"cannot be read: {error.strerror}", "give a file") from error


def _file_bytes(source: str, limit: int) -> bytes:
    """At most limit + 1 bytes; a size that the file system tells is never believed."""
    try:
        with opened(source) as stream:
            _refuse_devices(source, os.fstat(stream.fileno()).st_mode)
            return stream.read(limit + 1)
    except (OSError, ValueError) as error:
        raise _unreadable(source, error) from error


def opened(source: str) -> BinaryIO:
    """A file to read, without waiting for somebody who writes to it. Raises OSError or ValueError."""
    handle = os.open(source, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    os.set_blocking(handle, True)
    return os.fdopen(handle, "rb")


def _refuse_devices(source: str, mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise _folder(source)
    if not (stat.S_ISREG(mode) or stat.S_ISFIFO(mode)):
        raise _unusable(source, "JSS987", "not a regular file", "give a file, or - for standard input")


def _folder(source: str) -> InputError:
    if not os.access(source, os.R_OK | os.X_OK):
        return _unusable(source, "JSS986", *NO_RIGHT)
    return _unusable(
        source, "JSS985", "is a folder", f"name a file in it ({FORMAT_NAMES}); without any, it has no history"
    )


def _unreadable(source: str, error: OSError | ValueError) -> InputError:
    if isinstance(error, ValueError):
        return _unusable(source, "JSS984", "no such file: the name has a NUL in it", "check the name")
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return _missing(source)
    if isinstance(error, IsADirectoryError | PermissionError) and Path(source).is_dir():  # the latter on Windows
        return _folder(source)
    if isinstance(error, PermissionError):
        return _unusable(source, "JSS986", *NO_RIGHT)
    return _unusable(source, "JSS987", f"cannot be read: {error.strerror}", "give a regular file")


def _missing(source: str) -> InputError:
    if not source:
        hint = "write the name of a file, such as history.yaml, or - for standard input"
        return _unusable("", "JSS984", 'no file has an empty name: ""', hint)
    path = Path(source)
    with suppress(OSError):
        if path.is_symlink():
            return _unusable(source, "JSS984", f"the link leads nowhere: {path.readlink()}", "mend the link")
    names: list[str] = []
    with suppress(OSError):
        names = sorted(entry.name for entry in path.parent.iterdir())
    close = get_close_matches(path.name, names, n=1)
    hint = f'did you mean "{path.parent / close[0]}"?' if close else "check the name; `jss init` writes a first history"
    return _unusable(source, "JSS984", f"no such file: {source}", hint)


def _decoded(file: str, data: bytes, encoding: str | None) -> str:
    if not (mark := next((name for start, name in MARKS if data.startswith(start)), None)):
        _refuse_kinds(file, data)
    try:
        return data.decode(mark or (known_encoding(encoding) if encoding else "utf-8"))
    except UnicodeDecodeError as error:
        raise _undecodable(file, data, error) from error


def _refuse_kinds(file: str, data: bytes) -> None:
    if data.startswith(b"PAR1"):
        raise _unusable(file, "JSS988", *OF_MANY)
    if kind := next((kind for start, kind in KINDS if data.startswith(start)), None):
        named = next((name for part, name in ZIPPED if part in data), kind) if data.startswith(b"PK") else kind
        raise _unusable(file, "JSS988", f"is {named}, not text", "export it as CSV and give that file")


def _undecodable(file: str, data: bytes, error: UnicodeDecodeError) -> InputError:
    before = SourceText(file, data[: error.start].decode(error.encoding, "replace"))
    after = data[error.start : error.start + 200].decode("cp1252", "replace").splitlines() or [""]
    position = before.position(len(before.text))
    line = before.lines[-1] + after[0]
    hint = f"if an older program saved it: --encoding cp1252 (the line would read: {line.strip()[:60]})"
    message = f"byte 0x{data[error.start]:02X} is not {error.encoding.upper()} text"
    if half := HALF.match(data, error.start):
        message, hint = f"half of a character, U+{ord(half[0].decode('utf-8', 'surrogatepass')):04X}", "write it whole"
    return InputError(Fault("JSS960", message, hint, file, position, line))


def _refuse_controls(document: SourceText) -> None:
    if _is_clean(document.data if document.text.isascii() else document.text.encode()):
        return
    if match := CONTROL.search(document.text):
        wide = {1: "utf-16-le", 0: "utf-16-be"}.get(document.text[:2].find("\x00"))
        hint = f"if it is UTF-16: --encoding {wide}" if wide else "remove it; histories are plain text"
        message = f"control character U+{ord(match[0]):04X}"
        raise InputError(document.fault("JSS961", message, hint, document.position(match.start())))


def _is_clean(data: bytes) -> bool:
    """Whether UTF-8 bytes have no control character: many times faster than a search in their text."""
    without = data.translate(None, C0)
    return len(without) == len(data) and not (C1.search(data) or b"\xef\xbf\xbe" in data or b"\xef\xbf\xbf" in data)


def _refuse_conflicts(document: SourceText) -> None:
    if "<<<<<<<" in document.text and (match := CONFLICT.search(document.text)):
        position = document.position(match.start())
        message = f"unresolved merge conflict at line {position.line}"
        raise InputError(
            document.fault(
                "JSS962", message, "keep one of the two sides, and remove the lines that mark them", position, 7
            )
        )


ENCODINGS = (
    *("utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "latin-1", "iso8859-2", "iso8859-15", "mac-roman"),
    *("cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "koi8-r", "gb18030", "big5", "shift_jis", "euc_kr"),
)


def known_encoding(name: str) -> str:
    """The name of an encoding, as it is or as one of its other names. Raises UsageError (JSS968)."""
    if _is_known(name):
        return name
    hint = did_you_mean(name, ENCODINGS, f"known are {', '.join(ENCODINGS)}")
    raise UsageError(Fault("JSS968", f'no encoding is called "{name}"', hint))


def _is_known(name: str) -> bool:
    try:
        return codecs.lookup(name).name in {codecs.lookup(known).name for known in ENCODINGS}
    except (LookupError, ValueError):
        return False
