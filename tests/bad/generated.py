"""Bad inputs that no file in a repository can be: other kinds of files, and sizes at the limits."""

from __future__ import annotations

import gzip
import os
import socket
import zipfile
from collections.abc import Callable
from pathlib import Path

HEADER = "id,client,started\n"


def _zipped(member: str) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr(member, "<xml/>")

    return write


def _starting(start: bytes) -> Callable[[Path], None]:
    return lambda path: _write(path, start + bytes(range(256)))


def _write(path: Path, data: bytes) -> None:
    path.write_bytes(data)


def _dangling(path: Path) -> None:
    path.symlink_to("gone.yaml")


def _circular(path: Path) -> None:
    path.symlink_to(path.name)


def _socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(os.path.relpath(path))


def _beyond_size(path: Path) -> None:
    with path.open("wb") as stream:
        stream.truncate(1024**3)


SPECIAL: dict[str, tuple[Callable[[Path], None], str, str]] = {
    "folder.yaml": (Path.mkdir, "JSS985", "is a folder"),
    "dangling.yaml": (_dangling, "JSS984", "gone.yaml"),
    "circular.yaml": (_circular, "JSS98", ""),
    "socket.yaml": (_socket, "JSS987", ""),
    "pipe-without-a-writer.yaml": (os.mkfifo, "JSS910", "no contracts"),
    "book.xlsx": (_zipped("xl/workbook.xml"), "JSS988", "Excel workbook"),
    "book.csv": (_zipped("xl/workbook.xml"), "JSS988", "Excel workbook"),
    "book.numbers": (_zipped("Index/Document.iwa"), "JSS988", "Numbers"),
    "text.docx": (_zipped("word/document.xml"), "JSS988", "Word"),
    "archive.zip": (_zipped("a.txt"), "JSS988", "zip"),
    "page.pdf": (_starting(b"%PDF-1.7\n"), "JSS988", "PDF"),
    "picture.png": (_starting(b"\x89PNG\r\n\x1a\n"), "JSS988", "PNG"),
    "base.sqlite": (_starting(b"SQLite format 3\x00"), "JSS988", "SQLite"),
    "history.csv.gz": (lambda path: _write(path, gzip.compress(HEADER.encode())), "JSS988", "gzip"),
    "a-gibibyte.csv": (_beyond_size, "JSS980", "16 MiB"),
    "ten-megabytes-in-a-line.csv": (
        lambda path: _write(path, (HEADER + "c1," + "n" * 10_000_000 + ",2024-01-08\n").encode()),
        "JSS982",
        "10000000 characters",
    ),
    "a-hundred-thousand-brackets.yaml": (lambda path: _write(path, b"[" * 100_000), "JSS973", "deeper than 32"),
}
"""How to make it, the code of its fault (or how that begins), and words of the message."""
