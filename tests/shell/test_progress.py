from __future__ import annotations

import re
import sys
import time
from collections.abc import Iterator
from io import StringIO
from itertools import chain, repeat

import pytest

from jss_cli.shell import progress


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def told_to(monkeypatch: pytest.MonkeyPatch, stream: StringIO, delay: float, term: str = "xterm") -> StringIO:
    """Standard error as it is set up for work that is announced after some seconds."""
    monkeypatch.setenv("TERM", term)
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(progress, "DELAY", delay)
    return stream


def seen(stream: StringIO, words: str) -> Iterator[None]:
    """Wait until some words are seen: a minute at most, for the machine may be busy."""
    end = time.monotonic() + 60
    while words not in stream.getvalue():
        assert time.monotonic() < end, stream.getvalue()
        time.sleep(0.005)
        yield


def test_work_that_takes_long_is_announced_on_a_terminal_and_nothing_is_left_of_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stream = told_to(monkeypatch, Terminal(), 0.01)
    with progress.while_working("still working"):
        for _ in seen(stream, "still working"):
            pass
    assert not re.search(r"\x1b\[[\d;]*m", stream.getvalue())
    assert stream.getvalue().endswith("\x1b[1A\x1b[2K")


@pytest.mark.parametrize(
    ("stream", "delay", "term"), [(Terminal(), 60, "xterm"), (StringIO(), 0, "xterm"), (Terminal(), 0, "dumb")]
)
def test_quick_work_a_pipe_and_a_dumb_terminal_hear_nothing(
    stream: StringIO, delay: float, term: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    told_to(monkeypatch, stream, delay, term)
    with progress.while_working("still working"):
        time.sleep(0 if delay else 0.05)
    assert stream.getvalue() == ""


def test_what_is_counted_is_shown_with_its_rate_and_the_time_that_remains(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = told_to(monkeypatch, Terminal(), 0.01)
    clock = chain((0.0,), repeat(10.0))
    monkeypatch.setattr(progress, "monotonic", lambda: next(clock))
    with progress.while_working("still working") as told:
        assert told
        for _ in seen(stream, "still working: 2,000,000 of 8,000,000, 200,000 a second, 0:00:30 left"):
            told(2_000_000, 8_000_000)


def test_in_a_pipe_nobody_is_to_be_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", StringIO())
    with progress.while_working("still working") as told:
        assert told is None


def test_an_interruption_passes_at_once() -> None:
    with pytest.raises(KeyboardInterrupt), progress.while_working("still working"):
        raise KeyboardInterrupt
