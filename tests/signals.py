"""What a program that the tests start does with signals, whoever started the tests."""

from __future__ import annotations

import signal


def with_usual_signals() -> None:
    """Take back what the shell or nohup ignores for everything that it starts; called in the child, before it runs."""
    for number in (signal.SIGINT, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)
