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
    return lambda path: write(path, start + bytes(range(256)))


def write(path: Path, data: bytes) -> None:
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


SPECIAL: dict[str, tuple[Callable[[Path], None], str]] = {
    "002-folder.yaml": (Path.mkdir, "error[JSS985]: is a folder"),
    "006-a-gibibyte.csv": (_beyond_size, "error[JSS980]: larger than 16 MiB"),
    "008-pipe-without-a-writer.yaml": (os.mkfifo, "error[JSS910]: no contracts in"),
    "010-socket.yaml": (_socket, "error[JSS987]: cannot be read: No such device or address"),
    "011-dangling.yaml": (_dangling, "error[JSS984]: the link leads nowhere: gone.yaml"),
    "011-circular.yaml": (_circular, "error[JSS987]: cannot be read: Too many levels of symbolic links"),
    "015-book.xlsx": (_zipped("xl/workbook.xml"), "error[JSS832]: this is a workbook, not a history"),
    "015-book.csv": (_zipped("xl/workbook.xml"), "error[JSS832]: this is a workbook, not a history"),
    "015-book.numbers": (_zipped("Index/Document.iwa"), "error[JSS988]: is a Numbers document, not text"),
    "015-text.docx": (_zipped("word/document.xml"), "error[JSS988]: is a Word document (.docx), not text"),
    "015-archive.zip": (_zipped("a.txt"), "error[JSS988]: is a zip archive, not text"),
    "015-page.pdf": (_starting(b"%PDF-1.7\n"), "error[JSS988]: is a PDF, not text"),
    "015-picture.png": (_starting(b"\x89PNG\r\n\x1a\n"), "error[JSS988]: is a PNG image, not text"),
    "015-base.sqlite": (_starting(b"SQLite format 3\x00"), "error[JSS988]: is an SQLite database, not text"),
    "015-history.csv.gz": (
        lambda path: write(path, gzip.compress(HEADER.encode())),
        "error[JSS988]: is gzip-compressed, not text",
    ),
    "021-ten-megabytes-in-a-line.csv": (
        lambda path: write(path, (HEADER + "c1," + "n" * 10_000_000 + ",2024-01-08\n").encode()),
        ":2:4: error[JSS982]: contract c1: client is 10000000 characters long; the limit is 10000: ",
    ),
    "025-a-hundred-thousand-brackets.yaml": (
        lambda path: write(path, b"[" * 100_000),
        ":1:33: error[JSS973]: nested deeper than 32 levels",
    ),
    "038-a-contract-too-many.csv": (
        lambda path: write(path, (HEADER + "".join(f"c{n},A,2024-01-08\n" for n in range(100_001))).encode()),
        ":100002:1: error[JSS981]: more than 100000 contracts",
    ),
}
"""How to make it, and words of the first line that is said about it."""
