"""The program in a terminal of its own: what is typed, what is seen, and how the terminal is left."""

from __future__ import annotations

import os
import pty
import re
import struct
import subprocess
import sys
import termios
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from fcntl import ioctl
from pathlib import Path
from select import select
from time import monotonic
from typing import Self

import pyte
from signals import with_usual_signals

JSS = Path(sys.executable).with_name("jss")
PATIENCE = 60  # seconds for one thing to be seen


@dataclass(frozen=True, slots=True)
class Left:
    """The exit code, everything that was written, and whether the terminal's settings are those from before."""

    code: int
    written: bytes
    is_as_it_was: bool


class Terminal:
    """A program in a terminal of so many columns and lines."""

    def __init__(self, *arguments: str, columns: int = 80, lines: int = 24, program: Path = JSS, **env: str) -> None:
        self._ours, self._theirs = pty.openpty()
        ioctl(self._theirs, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        self._before = termios.tcgetattr(self._theirs)
        self._screen = pyte.Screen(columns, lines)
        self._stream = pyte.ByteStream(self._screen)
        self.written = b""
        environment = {**os.environ, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", **env}
        ends = {"stdin": self._theirs, "stdout": self._theirs, "stderr": self._theirs}
        self.process = subprocess.Popen(
            [str(program), *arguments],
            env=environment,
            start_new_session=True,
            preexec_fn=with_usual_signals,  # noqa: PLW1509 - no thread of ours holds a lock
            **ends,  # type: ignore[call-overload]
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.wait()
        for end in (self._ours, self._theirs):
            os.close(end)

    @property
    def shown(self) -> str:
        """What a person sees."""
        return "\n".join(self._screen.display)

    def type(self, keys: str) -> None:
        """Type keys."""
        os.write(self._ours, keys.encode())

    def wait_for(self, is_seen: Callable[[str], bool]) -> str:
        """What is seen once something is."""
        until = monotonic() + PATIENCE
        while not is_seen(self.shown):
            assert monotonic() < until, self.shown
            self._read(0.2)
        return self.shown

    def left(self) -> Left:
        """How it was left, once the program has ended."""
        until = monotonic() + PATIENCE
        while self.process.poll() is None:
            assert monotonic() < until, self.shown
            self._read(0.1)
        self._read(0.1)
        now = termios.tcgetattr(self._theirs)
        return Left(self.process.returncode, self.written, now == self._before)

    def _read(self, seconds: float) -> None:
        with suppress(OSError):
            while select([self._ours], [], [], seconds)[0]:
                data = os.read(self._ours, 65536)
                self.written += data
                self._stream.feed(_known_to_pyte(data))
                seconds = 0


def _known_to_pyte(data: bytes) -> bytes:
    """What is written without what asks for the keyboard of another terminal, which pyte would print."""
    return re.sub(rb"\x1b\[(>\d+u|<u|\?2026\$p)", b"", data)
