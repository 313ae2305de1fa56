"""A file about which there is no answer, as programs read it."""

from __future__ import annotations

from typing import ClassVar

from jss_cli.dataclass import dataclass
from jss_cli.errors import Fault, JssError


@dataclass(frozen=True, slots=True)
class FaultResult:
    """One thing wrong with a file; `line` and `column` are counted from 1 (None: the fault has no place)."""

    code: str
    file: str
    line: int | None
    column: int | None
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class FailedResult:
    """A file about which there is no answer, and why."""

    rows_key: ClassVar[str] = ""

    file: str
    error: tuple[FaultResult, ...]

    @property
    def words(self) -> str:
        """What is wrong first, in one line, and how much more is."""
        if not self.error:
            return "see the error"
        first, more = self.error[0], len(self.error) - 1
        place = "" if first.line is None else f"line {first.line}: "
        return f"{first.code}: {place}{first.message}{f' (and {more} more)' if more else ''}"


def failed_result(file: str, error: JssError) -> FailedResult:
    """A failure, fault by fault."""
    return FailedResult(file, tuple(map(_fault_result, error.faults)))


def _fault_result(fault: Fault) -> FaultResult:
    line, column = (fault.position.line, fault.position.column) if fault.position else (None, None)
    return FaultResult(fault.code, fault.file, line, column, fault.message, fault.hint)
