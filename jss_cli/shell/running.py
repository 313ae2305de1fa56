"""One run: open streams, a command, and the one place that turns errors into messages and exit codes."""

from __future__ import annotations

import os
import re
import sys
from contextlib import suppress
from io import TextIOWrapper

from jss_cli.errors import TOO_LARGE, BugError, Fault, InputError, JssError, OutputError

READER_GONE = 141
ASKED = re.compile(r"^--(?:format[=\n](.*)|(json|github))$", re.MULTILINE)  # formats, in the words of a command line


def exit_code_of(arguments: list[str]) -> int:
    """Run a command line; every failure is told on standard error."""
    try:
        _prepare_streams()
        from jss_cli.shell.cli import run  # noqa: PLC0415 - what fails while importing is told as well

        code = run(arguments)
        sys.stdout.flush()
    except JssError as error:
        code = _report_failure(error, arguments)
    except (RecursionError, MemoryError):
        code = _report_failure(InputError(TOO_LARGE), arguments)
    except BrokenPipeError:
        code = READER_GONE
    except OSError as error:
        code = _report_failure(_unwritable(error), arguments)
    except Exception as error:  # noqa: BLE001 - the last resort: a person is told and never sees a traceback
        if isinstance(error.__cause__, KeyboardInterrupt | SystemExit):  # a class was being made, which wraps all
            raise error.__cause__ from None
        from jss_cli.shell.complaints import bug_of  # noqa: PLC0415

        code = _report_failure(bug_of(error), arguments)
    if code == BugError.exit_code:
        from jss_cli.shell.complaints import described_run  # noqa: PLC0415

        _complain(described_run(arguments))
    if code > 1:
        _discard(1)
    return code


def _prepare_streams() -> None:
    """Make both streams safe for any text, with one line end everywhere. Raises OutputError (JSS995)."""
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - it lives as long as we do
    if sys.stdout is None:
        raise OutputError(Fault("JSS995", "standard output is closed", "give it somewhere to go"))
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace", newline="\n")


def _unwritable(error: OSError) -> OutputError:
    """What to say when a stream takes nothing more: a full disk, mostly."""
    reason = (error.strerror or type(error).__name__).lower()
    return OutputError(Fault("JSS994", f"could not write to standard output: {reason}", "make room, then run it again"))


def _report_failure(error: JssError, arguments: list[str]) -> int:
    """Describe a failure on standard error, and to a program that asked; its exit code."""
    from jss_cli.shell.complaints import described  # noqa: PLC0415 - most runs fail at nothing

    _complain(described(error))
    _tell_program(error, arguments)
    return error.exit_code


def _tell_program(error: JssError, arguments: list[str]) -> None:
    """Print a failure as JSON, or as annotations of a build, where an answer in them was asked for, in a word of the
    command line or by the environment; a person is told on standard error as ever."""
    asked = [name or short for name, short in ASKED.findall("\n".join(arguments))] or [os.environ.get("JSS_FORMAT", "")]
    if not error.faults or not {*asked} & {"json", "jsonl", "github"}:
        return
    from jss_cli.domain.failure import failed_result  # noqa: PLC0415 - most runs fail at nothing
    from jss_cli.formats import github, json  # noqa: PLC0415

    failed = failed_result("", error)
    text = github.annotated(failed) if "github" in asked else json.written({"error": failed.error}, indent=2)
    with suppress(OSError, AttributeError):  # there may be nowhere to print it
        sys.stdout.write(text)
        sys.stdout.flush()


def _complain(text: str) -> None:
    """Write to standard error; if that fails too, nobody listens."""
    try:
        print(text, file=sys.stderr, flush=True)  # noqa: T201 - errors are told here and nowhere else
    except OSError:
        _discard(2)


def _discard(stream: int) -> None:
    """Let what is written to a stream from now on go nowhere, so that Python does not fail on it at the end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream)
