"""Replies about several histories: their texts apart, and those that failed told in their places."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from jss_cli.dataclass import dataclass
from jss_cli.domain.report import Answer, Block, Headline, Report, Result, Span
from jss_cli.errors import InputError


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
    sentences: ClassVar[tuple[str, ...]] = ()

    file: str
    error: tuple[FaultResult, ...]


def failed_answer(file: str, error: InputError) -> Answer:
    """What stands in place of an answer about a file that failed."""
    faults = tuple(
        FaultResult(
            fault.code,
            fault.file,
            fault.position.line if fault.position else None,
            fault.position.column if fault.position else None,
            fault.message,
            fault.hint,
        )
        for fault in error.faults
    )
    return Answer(FailedResult(file, faults), Report(()), error.exit_code, failed=(error,))


def together(files: Sequence[str], answers: Sequence[Answer]) -> Answer:
    """Several answers as one, each text under the name of its file; the exit code is the gravest."""
    blocks: list[Block] = []
    for file, answer in zip(files, answers, strict=True):
        is_failed = isinstance(answer.result, FailedResult)
        facts = ("see the error",) if is_failed else ("draft",)
        blocks.append(Headline("No reply" if is_failed else "Reply", Span(file), facts))
        blocks += answer.report.blocks
    results: list[Result] = []
    for answer in answers:
        results += answer.result if isinstance(answer.result, tuple) else [answer.result]
    code, failed = max(one.exit_code for one in answers), tuple(error for one in answers for error in one.failed)
    return Answer(tuple(results), Report(tuple(blocks)), code, failed=failed)
