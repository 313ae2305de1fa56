"""A text with its name, which can point at any of its places."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from jss_cli.errors import Fault, Position

LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True)
class SourceText:
    """The text of `file`, whose lines end at LF, CRLF or CR and at nothing else; `data` is what it was read from."""

    file: str
    text: str
    data: bytes = b""

    @cached_property
    def lines(self) -> list[str]:
        """The lines without their ends; never empty."""
        return LINE_END.split(self.text)

    @property
    def digest(self) -> str:
        """The SHA-256 of what was read, in hexadecimal digits."""
        from hashlib import sha256  # noqa: PLC0415 - a score alone needs none

        return sha256(self.data).hexdigest()

    def fault(self, code: str, message: str, hint: str, position: Position, length: int = 1) -> Fault:
        """A fault at a position, with the line it stands in; the length is cut at the end of that line."""
        line = self.lines[position.line - 1] if position.line <= len(self.lines) else ""
        shown = max(1, min(length, len(line) - position.column + 1))
        return Fault(code, message, hint, self.file, position, line, shown)

    def position(self, offset: int) -> Position:
        """Where the character at `offset` (from 0) stands."""
        line = bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1] + 1)

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(end.end() for end in LINE_END.finditer(self.text))]
