"""The way into the full screen and out of it: what it needs, and the terminal as it was."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import TextIO

from jss_cli.domain.facts import MOST_STARS
from jss_cli.errors import Fault, UsageError
from jss_cli.explore.exploring import Exploration
from jss_cli.explore.moves import ADDED
from jss_cli.explore.saving import command_of
from jss_cli.files.person import Speaker
from jss_cli.formats.drawing.screen import screen_of

KEYBOARD = Path("/dev/tty")
SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP", "SIGTSTP", "SIGCONT", "SIGWINCH")


def explored(exploration: Exploration, person: Speaker, options: Sequence[str]) -> int:
    """Show a case in the full screen until a person leaves; the exit code (0, or that of a signal). Where the history
    came from standard input the keys come from the terminal itself. Raises UsageError (JSS850) without a terminal,
    with a command that begins the same with the `options` that were given."""
    keys = _keys(person) if _shows() else None
    if keys is None:
        raise _no_screen(exploration, options)
    from jss_cli.explore.app import Explorer  # noqa: PLC0415 - it takes the extra

    with _as_it_was(keys):
        app = Explorer(exploration, screen_of(sys.stderr))
        code = app.run()
    if app.failure:
        raise app.failure
    return code or 0


def _shows() -> bool:
    """Whether there is a terminal that can show a screen."""
    is_seen = all(stream is not None and stream.isatty() for stream in (sys.stdout, sys.stderr))
    return is_seen and os.environ.get("TERM") != "dumb"


def _keys(person: Speaker) -> TextIO | None:
    """Where the keys of a person come from: standard input, or the terminal behind it; None: from nowhere."""
    if person.waits:
        return sys.__stdin__
    try:
        return KEYBOARD.open(encoding="utf-8")
    except OSError:
        return None


def _no_screen(exploration: Exploration, options: Sequence[str]) -> UsageError:
    """That there is none, and an equal command (JSS850): the costliest contract with better stars, if there are any."""
    trial = exploration.trial
    found = (trial.contract(name) for name in exploration.scene.names)
    rated = (one.id for one in found if one and isinstance(stars := one.feedback.stars, Decimal) and stars < MOST_STARS)
    words = next((f"{name}.stars={MOST_STARS}" for name in rated), ADDED)
    hint = f"the same without one: {command_of(trial, [words, *options])}"
    return UsageError(
        Fault("JSS850", "explore needs a terminal that can show a full screen", hint, trial.opened.source)
    )


@contextmanager
def _as_it_was(keys: TextIO) -> Iterator[None]:
    """The environment, the signals and where the keys are read, which Textual changes, put back in the end; garbage is
    searched for from now on, as a long session needs it."""
    environment, stdin = dict(os.environ), sys.__stdin__
    handlers = {
        number: signal.getsignal(number) for name in SIGNALS if (number := getattr(signal, name, None)) is not None
    }
    gc.enable()
    try:
        sys.__stdin__ = keys  # type: ignore[misc,assignment] # where Textual reads the keys
        yield
    finally:
        if keys is not stdin:
            sys.__stdin__ = stdin  # type: ignore[misc]
            keys.close()
        for number, handler in handlers.items():
            signal.signal(number, handler)
        os.environ.clear()
        os.environ.update(environment)
