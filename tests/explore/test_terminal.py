"""The program itself in a real terminal: what a person sees, and that the terminal is left as it was."""

from __future__ import annotations

import re
import signal
import sys
from pathlib import Path

import pytest
from conftest import ROOT
from explore.terminals import Terminal

SAMPLE = str(ROOT / "sample_histories" / "nine_jobs_75.yaml")
BROKEN = """
import sys
from jss_cli import __main__
from jss_cli.explore import moves

def broken(*_):
    raise ZeroDivisionError("client Bob")

moves.flipped = broken
sys.argv = ["jss", "explore", sys.argv[1]]
__main__.main()
"""
LEFT = (b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?1000l", b"\x1b[?2004l")  # the other screen, the cursor, mouse, pasting


def is_open(seen: str) -> bool:
    return "points contract" in seen and "12 more good contracts now" in seen


def test_a_person_sees_the_score_change_and_gets_the_terminal_back() -> None:
    with Terminal("explore", SAMPLE, NO_COLOR="1") as terminal:
        terminal.wait_for(is_open)
        terminal.type("\x1b[Bs")
        terminal.wait_for(lambda seen: "75 % → 88 %" in seen and "c8.stars=4.5" in seen)
        terminal.type("q")
        left = terminal.left()
    assert (left.code, left.is_as_it_was) == (0, True)
    assert all(sign in left.written for sign in LEFT)
    assert left.written.rstrip().endswith(f"jss what-if {SAMPLE} c8.stars=4.5".encode())
    assert not re.findall(rb"\x1b\[[0-9;]*(?:3[0-8]|4[0-8]|9\d)[;m]", left.written)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("way", "code"), [("\x03", 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)]
)
def test_the_terminal_is_left_as_it_was_however_it_ends(way: str | signal.Signals, code: int) -> None:
    with Terminal("explore", SAMPLE) as terminal:
        terminal.wait_for(is_open)
        if isinstance(way, str):
            terminal.type(way)
        else:
            terminal.process.send_signal(way)
        left = terminal.left()
    assert (left.code, left.is_as_it_was) == (code, True)
    assert all(sign in left.written for sign in LEFT)


@pytest.mark.slow
def test_a_crash_is_told_as_any_other_on_a_terminal_as_it_was() -> None:
    with Terminal("-c", BROKEN, SAMPLE, program=Path(sys.executable)) as terminal:
        terminal.wait_for(is_open)
        terminal.type("s")
        left = terminal.left()
    assert (left.code, left.is_as_it_was) == (70, True)
    assert b"error[JSS999]: this is a bug in jss, not in your file: ZeroDivisionError" in left.written
    assert b"Bob" not in left.written
    assert all(sign in left.written for sign in LEFT)
