"""The way into the full screen and out of it: what it needs, and the terminal as it was."""

from __future__ import annotations

import gc
import os
import shlex
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from jss_cli.errors import Fault, UsageError
from jss_cli.explore.exploring import Exploration
from jss_cli.explore.trial import Trial
from jss_cli.extras import refuse_without
from jss_cli.files.person import Speaker
from jss_cli.formats.drawing.screen import screen_of

SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP", "SIGTSTP", "SIGCONT", "SIGWINCH")


def explored(exploration: Exploration, person: Speaker) -> int:
    """Show a case in the full screen until a person leaves; the exit code (0, or that of a signal).

    Raises UsageError (JSS850) without a terminal, OutputError (JSS840) without the extra.
    """
    _refuse_no_screen(exploration.trial, person)
    refuse_without("explore")
    from jss_cli.explore.app import Explorer  # noqa: PLC0415 - it takes the extra

    with _as_it_was():
        app = Explorer(exploration, screen_of(sys.stderr))
        code = app.run()
    if app.failure:
        raise app.failure
    return code or 0


def _refuse_no_screen(trial: Trial, person: Speaker) -> None:
    """Raise UsageError (JSS850) where there is no terminal that can show a screen; it names an equal command."""
    shows = all(stream is not None and stream.isatty() for stream in (sys.stdout, sys.stderr))
    if person.waits and shows and os.environ.get("TERM") != "dumb":
        return
    names = [contract.id for contract in trial.opened.history.contracts]
    words = f"{names[0]}.stars=5" if names else "add:1x500"
    source = trial.opened.source.replace("<stdin>", "-")
    hint = f"the same without one: {shlex.join(['jss', 'what-if', source, words])}"
    raise UsageError(Fault("JSS850", "explore needs a terminal that can show a full screen", hint))


@contextmanager
def _as_it_was() -> Iterator[None]:
    """The environment, the signals and the search for garbage, which Textual changes or a long session needs, put back
    in the end."""
    environment = dict(os.environ)
    numbers = [number for name in SIGNALS if (number := getattr(signal, name, None)) is not None]
    handlers = {number: signal.getsignal(number) for number in numbers}
    collects = gc.isenabled()
    gc.enable()
    try:
        yield
    finally:
        if not collects:
            gc.disable()
        for number, handler in handlers.items():
            signal.signal(number, handler)
        os.environ.clear()
        os.environ.update(environment)
