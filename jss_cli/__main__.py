"""The door: signals first, then everything else, so that Ctrl-C is answered quietly from the first moment."""

from __future__ import annotations

import gc
import os
import signal
import sys

INTERRUPTED = 130
KILLED = {"SIGTERM": 143, "SIGHUP": 129}


def main() -> None:
    """Run `jss` on the command line it was given and leave with its exit code."""
    gc.disable()  # a command is over before a search for garbage pays: they took a fourteenth of every start
    try:
        _prepare_signals()
        from jss_cli.shell.running import exit_code_of  # noqa: PLC0415 - an interruption while importing is one too

        code = exit_code_of(sys.argv[1:])
    except KeyboardInterrupt:
        code = INTERRUPTED
    gc.freeze()  # nor does Python's own search at the end, which took an eighth
    sys.exit(code)


def _prepare_signals() -> None:
    """A reader that goes away ends us without a word; a polite kill lets `finally` clear what is half written.

    What we were started to ignore (`nohup` does that with SIGHUP) stays ignored. Where Python would ignore what is
    raised, as in what it calls when an object goes, we leave at once.
    """
    sys.unraisablehook = lambda ignored: (
        os._exit(getattr(ignored.exc_value, "code", INTERRUPTED))
        if isinstance(ignored.exc_value, KeyboardInterrupt | SystemExit)
        else sys.__unraisablehook__(ignored)
    )
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    for name, code in KILLED.items():
        if (number := getattr(signal, name, None)) is not None and signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, lambda *_, code=code: sys.exit(code))


if __name__ == "__main__":
    main()
