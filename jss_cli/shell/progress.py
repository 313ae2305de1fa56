"""A sign on the terminal that work goes on: not before half a second, not in a pipe, not left behind, not in colour."""

from __future__ import annotations

import os
import sys
from contextlib import AbstractContextManager, nullcontext
from datetime import timedelta
from threading import Timer
from time import monotonic
from typing import TYPE_CHECKING

from jss_cli.domain.answer import Listener

if TYPE_CHECKING:
    from rich.progress import Progress

DELAY = 0.5  # seconds
WORKING = "still working, Ctrl-C stops"


def while_working(words: str) -> AbstractContextManager[Listener | None]:
    """A block of work that is announced with some words on a terminal's standard error if it takes long; it may tell
    how much is done. Where nobody watches nobody is to be told."""
    watched = sys.stderr is not None and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
    return _Announced(words) if watched else nullcontext()


class _Announced(AbstractContextManager[Listener]):
    """Shows the words from a thread of its own, so that the work itself knows of no clock."""

    def __init__(self, words: str) -> None:
        self._words = words
        self._shown: Progress | None = None
        self._timer = Timer(DELAY, self._show)
        self._timer.daemon = True

    def __enter__(self) -> Listener:
        self._began = monotonic()
        self._timer.start()
        return self._tell

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        self._timer.join()
        if self._shown:
            self._shown.stop()

    def _tell(self, done: int, total: int) -> None:
        """Show how far it is, how fast, and how long it will take at that rate."""
        if self._shown and done:
            rate = done / (monotonic() - self._began)
            far = f"{done:,} of {total:,}, {rate:,.0f} a second, {timedelta(seconds=round((total - done) / rate))} left"
            self._shown.update(self._shown.task_ids[0], description=f"{self._words}: {far}")

    def _show(self) -> None:
        from rich.console import Console  # noqa: PLC0415 - most work is done before it is needed
        from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn  # noqa: PLC0415

        shown = Progress(
            *(SpinnerColumn("line"), TextColumn("{task.description}"), TimeElapsedColumn()),
            console=Console(stderr=True, no_color=True),
            transient=True,
            redirect_stdout=False,
            redirect_stderr=False,
        )
        shown.add_task(self._words, total=None)
        shown.start()
        self._shown = shown
