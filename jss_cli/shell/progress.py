"""A sign on the terminal that work goes on: not before half a second, not in a pipe, not left behind, not in colour."""

from __future__ import annotations

import os
import sys
from contextlib import AbstractContextManager, nullcontext
from threading import Timer
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress

DELAY = 0.5  # seconds
WORKING = "still working, Ctrl-C stops"


def while_working(words: str) -> AbstractContextManager[object]:
    """A block of work that is announced with some words on a terminal's standard error if it takes long."""
    watched = sys.stderr is not None and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
    return _Announced(words) if watched else nullcontext()


class _Announced(AbstractContextManager[None]):
    """Shows the words from a thread of its own, so that the work itself knows of no clock."""

    def __init__(self, words: str) -> None:
        self._words = words
        self._shown: Progress | None = None
        self._timer = Timer(DELAY, self._show)
        self._timer.daemon = True

    def __enter__(self) -> None:
        self._timer.start()

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        self._timer.join()
        if self._shown:
            self._shown.stop()

    def _show(self) -> None:
        from rich.console import Console  # noqa: PLC0415 - most work is done before it is needed
        from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn  # noqa: PLC0415

        columns = SpinnerColumn("line"), TextColumn("{task.description}"), TimeElapsedColumn()
        console = Console(stderr=True, no_color=True)
        shown = Progress(*columns, console=console, transient=True, redirect_stdout=False, redirect_stderr=False)
        shown.add_task(self._words, total=None)
        shown.start()
        self._shown = shown
