"""The one error family. Each kind knows its exit code; `shell.running` is the one place that catches it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import ClassVar

from jss_cli.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Position:
    """A place in a text file: line and column, both counted from 1 (columns in characters)."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with an input: where, what, the value, and what to do.

    `code` is one of errors.yaml (JSS9xx; JSS8xx of what other programs wrote). `excerpt` is the whole source line at
    `position`, and `length` how many characters of it are meant.
    """

    code: str
    message: str
    hint: str
    file: str = ""
    position: Position | None = None
    excerpt: str = ""
    length: int = 1

    def in_order(self) -> tuple[int, int]:
        """Where it stands among others; those without a place come first."""
        return (self.position.line, self.position.column) if self.position else (0, 0)


MOST_SHOWN = 20  # faults that a person is shown: the nearest word is looked for in no others
TOO_LARGE = Fault("JSS998", "the input is nested too deep or too large for this machine", "split it")


def did_you_mean(word: str, known: Iterable[str], otherwise: str = "", cutoff: float = 0.7) -> str:
    """A hint with the known word that a person most likely meant, whatever its case; else another hint.

    Of a mapping it is the word that the known one stands for.
    """
    from difflib import get_close_matches  # noqa: PLC0415 - only where something is wrong

    by_lower = {name.lower(): known[name] if isinstance(known, Mapping) else name for name in known}
    close = get_close_matches(word.lower(), by_lower, n=1, cutoff=cutoff)
    return f'did you mean "{by_lower[close[0]]}"?' if close else otherwise


class JssError(Exception):
    """An expected failure: a message for a person, and never a traceback."""

    exit_code: ClassVar[int] = 70

    def __init__(self, *faults: Fault, summary: str = "") -> None:
        super().__init__("; ".join(fault.message for fault in faults))
        self.faults = faults
        self.summary = summary


class UsageError(JssError):
    """The command line asks for something that does not exist or does not go together."""

    exit_code = 2


class InputError(JssError):
    """A file is missing, unreadable or invalid."""

    exit_code = 3


class OutputError(JssError):
    """The result could not be written."""

    exit_code = 4


class BugError(JssError):
    """Something happened that nobody expected: a mistake of ours, told as one (JSS999)."""

    exit_code = 70
