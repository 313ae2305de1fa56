"""The door: streams, signals, and the one place that turns errors into messages and exit codes."""

from __future__ import annotations

import errno
import io
import os
import signal
import sys

EXIT_USAGE, EXIT_INPUT, EXIT_OUTPUT, EXIT_BUG, EXIT_INTERRUPTED, EXIT_PIPE = 2, 3, 4, 70, 130, 141


def main() -> None:
    """Run `jss` and leave with its exit code."""
    prepare_signals()
    code = EXIT_BUG
    try:
        code = answer(sys.argv[1:])
        flush()
    except KeyboardInterrupt:
        code = EXIT_INTERRUPTED
    except BrokenPipeError:
        code = EXIT_PIPE
    except OSError as error:
        code = output_failed(error)
    leave(code)


def prepare_signals() -> None:
    """A reader that goes away ends us quietly; a polite kill lets `finally` clear what is half written."""
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    for name, code in (("SIGTERM", 143), ("SIGHUP", 129)):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), lambda *_, code=code: sys.exit(code))


def answer(arguments: list[str]) -> int:
    """Run a command line; every expected failure becomes a message on standard error."""
    if not streams_are_open():
        complain("jss: standard output is closed; nothing can be shown")
        return EXIT_OUTPUT
    import typer  # noqa: PLC0415 - after the streams are known to work

    from jss_cli.cli import run  # noqa: PLC0415
    from jss_cli.errors import JssError  # noqa: PLC0415

    try:
        return run(arguments)
    except JssError as error:
        from jss_cli.faults import describe  # noqa: PLC0415

        complain(describe(error))
        return error.exit_code
    except typer.TyperException as error:
        return usage(error)
    except (RecursionError, MemoryError):
        complain("jss: the input is too deep or too large to be worked on; --max-depth and --max-size are the limits")
        return EXIT_INPUT
    except (OSError, typer.Abort, SystemExit):
        raise
    except Exception:  # noqa: BLE001 - the last resort
        return bug(arguments)


def streams_are_open() -> bool:
    """Whether standard output can be written; makes both streams safe for any text and one line end everywhere."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace", newline="\n")
    try:
        os.fstat(1)
    except OSError:
        return False
    return sys.stdout is not None


def flush() -> None:
    """Write what is still held back, here where a full disk can be told."""
    sys.stdout.flush()


def usage(error: Exception) -> int:
    """Say what is wrong with the command line, or show the short help if there was none."""
    from jss_cli.visible import visible  # noqa: PLC0415

    message = error.format_message() if hasattr(error, "format_message") else str(error)
    if type(error).__name__ == "NoArgsIsHelpError":
        complain(message)
    else:
        complain(f"jss: {visible(message)}\n  hint: jss -h lists the commands, jss COMMAND -h its options")
    return EXIT_USAGE


def output_failed(error: OSError) -> int:
    """Say that the output could not be written."""
    if error.errno == errno.EPIPE:
        return EXIT_PIPE
    complain(f"jss: could not write the output: {(error.strerror or str(error)).lower()}")
    return EXIT_OUTPUT


def bug(arguments: list[str]) -> int:
    """Say that this is our fault, without a word of anybody's file."""
    import platform  # noqa: PLC0415
    import traceback  # noqa: PLC0415

    from jss_cli import __version__  # noqa: PLC0415
    from jss_cli.visible import visible  # noqa: PLC0415

    if os.environ.get("JSS_DEBUG"):
        complain(traceback.format_exc())
    command = visible(" ".join(arguments[:1]))
    complain(
        f"jss: this is a bug in jss, not in your file. jss {__version__}, Python {platform.python_version()}, "
        f'command "{command}".\n  hint: JSS_DEBUG=1 shows where; please report it without your history'
    )
    return EXIT_BUG


def complain(text: str) -> None:
    """Write to standard error, if there is one."""
    if sys.stderr is not None:
        try:
            sys.stderr.write(text.rstrip("\n") + "\n")
            sys.stderr.flush()
        except OSError:
            pass


def leave(code: int) -> None:
    """End at once with the code: what could not be written is not tried again at shutdown."""
    if code in {EXIT_OUTPUT, EXIT_PIPE, EXIT_INTERRUPTED}:
        os._exit(code)
    sys.exit(code)


if __name__ == "__main__":
    main()
