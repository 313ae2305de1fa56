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


def test_what_is_counted_is_shown_with_its_rate_and_the_time_that_remains(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Terminal()
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(progress, "DELAY", 0.01)
    clock = iter((0.0, 10.0))
    monkeypatch.setattr(progress, "monotonic", lambda: next(clock))
    with progress.while_working("still working") as told:
        assert told
        time.sleep(0.1)
        told(2_000_000, 8_000_000)
        time.sleep(0.2)
    assert "still working: 2,000,000 of 8,000,000, 200,000 a second, 0:00:30 left" in stream.getvalue()


def test_in_a_pipe_nobody_is_to_be_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", StringIO())
    with progress.while_working("still working") as told:
        assert told is None


def test_an_interruption_passes_at_once() -> None:
    with pytest.raises(KeyboardInterrupt), progress.while_working("still working"):
        raise KeyboardInterrupt
