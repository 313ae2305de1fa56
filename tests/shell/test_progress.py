from __future__ import annotations

import re
import sys
import time
from io import StringIO

import pytest

from jss_cli.shell import progress


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def worked(monkeypatch: pytest.MonkeyPatch, stream: StringIO, seconds: float, term: str = "xterm") -> str:
    """What is written to standard error during some seconds of work."""
    monkeypatch.setenv("TERM", term)
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(progress, "DELAY", 0.02)
    with progress.while_working("still working"):
        time.sleep(seconds)
    return stream.getvalue()


def test_work_that_takes_long_is_announced_on_a_terminal_and_nothing_is_left_of_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    written = worked(monkeypatch, Terminal(), 0.2)
    assert "still working" in written
    assert not re.search(r"\x1b\[[\d;]*m", written)
    assert written.endswith("\x1b[1A\x1b[2K")


@pytest.mark.parametrize(
    ("stream", "seconds", "term"), [(Terminal(), 0, "xterm"), (StringIO(), 0.05, "xterm"), (Terminal(), 0.05, "dumb")]
)
def test_quick_work_a_pipe_and_a_dumb_terminal_hear_nothing(
    stream: StringIO, seconds: float, term: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert worked(monkeypatch, stream, seconds, term) == ""


def test_an_interruption_passes_at_once() -> None:
    with pytest.raises(KeyboardInterrupt), progress.while_working("still working"):
        raise KeyboardInterrupt
