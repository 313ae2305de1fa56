"""A person at a terminal, or the same answers in a pipe: lines in, and prompts and remarks out, on standard error."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from shutil import get_terminal_size
from textwrap import fill
from typing import BinaryIO

from jss_cli.errors import Fault, InputError, Position
from jss_cli.visible import visible

LONGEST = 16 * 1024 * 1024  # bytes of a paste
DOT = b"."
NARROWEST, USUAL = 20, 80  # columns


@dataclass(slots=True)
class Speaker:
    """Reads the answers of standard input, a line each, and counts them."""

    source: BinaryIO | None = None  # standard input
    lines: int = 0
    read: int = 0
    last: str = ""

    @property
    def waits(self) -> bool:
        """Whether a person can answer again: at a terminal."""
        stdin = sys.stdin
        return self.source is None and stdin is not None and not stdin.closed and stdin.isatty()

    def ask(self, prompt: str) -> str | None:
        """A line that answers a prompt, without its end; None: there are no more. Raises InputError (JSS960)."""
        self._write(f"{_in_lines(prompt)} ")
        line = self._line()
        answer = None if line is None else self._text(line)
        if answer is None or not self.waits:  # nobody typed the end of the line
            self._write(f"{visible(answer or '')}\n")
        return answer

    def paste(self, first: str) -> str:
        """All lines from the `first` on, up to one that holds a dot alone, or to the end."""
        lines = [first]
        while (line := self._line()) is not None and line.strip() != DOT:
            lines.append(self._text(line))
        return "\n".join(lines) + "\n"

    def tell(self, line: str) -> None:
        """Say a line."""
        self._write(f"{_in_lines(visible(line))}\n")

    def fault(self, code: str, message: str, hint: str) -> Fault:
        """What is wrong with the last line, with its place."""
        return Fault(code, message, hint, "<stdin>", Position(self.lines, 1), self.last, max(1, len(self.last)))

    def _line(self) -> bytes | None:
        """A line without its end; None: there are no more."""
        line = self._stream().readline(LONGEST + 1 - self.read)
        self.read, self.lines = self.read + len(line), self.lines + 1
        if self.read > LONGEST:
            raise InputError(self.fault("JSS980", "larger than 16 MiB", "paste less at a time"))
        return line.rstrip(b"\r\n") if line else None

    def _text(self, line: bytes) -> str:
        self.last = line.decode("utf-8", "replace")
        try:
            return line.decode("utf-8-sig" if self.lines == 1 else "utf-8")
        except UnicodeDecodeError as error:
            message = f"byte 0x{line[error.start]:02X} is not UTF-8 text"
            raise InputError(self.fault("JSS960", message, "save the answers as UTF-8")) from None

    def _stream(self) -> BinaryIO:
        """Where the lines come from. Raises InputError (JSS989) if standard input is closed."""
        if self.source is None and (sys.stdin is None or sys.stdin.closed):
            hint = "answer at a terminal, or pipe the answers in"
            raise InputError(Fault("JSS989", "standard input is closed", hint))
        return self.source or sys.stdin.buffer

    @staticmethod
    def _write(text: str) -> None:
        sys.stderr.write(text)
        sys.stderr.flush()


def _in_lines(text: str) -> str:
    """A text in lines that fit the terminal, and 80 columns."""
    width = max(NARROWEST, min(get_terminal_size((USUAL, 24)).columns, USUAL))
    return fill(text.rstrip(), width - 1, break_long_words=False, break_on_hyphens=False)


def speaker() -> Speaker:
    """Whoever is at standard input."""
    return Speaker()
