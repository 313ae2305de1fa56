"""Errors in words for standard error: where, what, the value, what to do; all at once."""

from __future__ import annotations

import os
import platform
import shlex
import sys
from collections.abc import Sequence
from pathlib import Path
from traceback import extract_tb, format_exception

from jss_cli import __version__
from jss_cli.errors import MOST_SHOWN, BugError, Fault, JssError, Position
from jss_cli.visible import columns_of, visible

PACKAGE = Path(__file__).parent.parent
BEFORE, WITHIN = 50, 100  # characters of a long line: before the place that is meant, and in all


def described(error: JssError) -> str:
    """Every fault with its place, excerpt and hint (of more than twenty the first), then the summary."""
    lines = [line for fault in error.faults[:MOST_SHOWN] for line in _fault_lines(fault)]
    if len(error.faults) > MOST_SHOWN:
        lines.append(f"and {len(error.faults) - MOST_SHOWN} more")
    if error.summary:
        more = f"   (jss rule {error.faults[0].code})" if error.faults else ""
        lines += [visible(line) for line in f"{error.summary}{more}".splitlines()]
    return "\n".join(lines)


def _fault_lines(fault: Fault) -> list[str]:
    place = visible(fault.file) or "jss"
    if fault.position:
        place += f":{fault.position.line}:{fault.position.column}"
    lines = [f"{place}: error[{fault.code}]: {visible(fault.message)}"]
    if fault.position and fault.excerpt.strip():
        lines += _excerpt_lines(fault, fault.position)
    return [*lines, f"  hint: {visible(fault.hint)}"] if fault.hint else lines


def _excerpt_lines(fault: Fault, position: Position) -> list[str]:
    """The line that is meant with its place underlined; a long one is cut on both sides."""
    at = position.column - 1
    start = max(0, at - BEFORE) if len(fault.excerpt) > WITHIN else 0
    end = start + WITHIN
    before, meant = fault.excerpt[start:at], fault.excerpt[at : min(at + fault.length, end)]
    text = visible(fault.excerpt[start:end])
    text = f"{'...' if start else ''}{text}{'...' if end < len(fault.excerpt) else ''}"
    indent = " " * (columns_of(visible(before)) + (3 if start else 0))
    return [f"{position.line:5} | {text}", f"      | {indent}{'^' * max(1, columns_of(visible(meant)))}"]


def bug_of(error: Exception, file: str = "") -> BugError:
    """A mistake of ours: what kind, and where in jss; no word of anybody's file, so not the message of the error
    either, unless JSS_DEBUG asks for the traceback."""
    frames = [frame for frame in extract_tb(error.__traceback__) if Path(frame.filename).is_relative_to(PACKAGE)]
    where = f"{Path(frames[-1].filename).relative_to(PACKAGE)}:{frames[-1].lineno}" if frames else "an unknown place"
    claim = f"this is a bug in jss, not in your file: {type(error).__name__} at {where}"
    hint = "please report it with the last line; JSS_DEBUG=1 adds the traceback, which may quote your file"
    traceback = "".join(format_exception(error)) if os.environ.get("JSS_DEBUG") == "1" else ""
    return BugError(Fault("JSS999", claim, hint, file), summary=traceback)


def described_run(arguments: Sequence[str]) -> str:
    """What ran where, which belongs to a report of a bug."""
    asked = visible(shlex.join(["jss", *arguments]))
    return f"  jss {__version__}, Python {platform.python_version()}, {sys.platform}: {asked}"
