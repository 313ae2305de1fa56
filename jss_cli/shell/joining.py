"""AnswersByFile about several files as one: each under the name of its file, and what failed told in its place."""

from __future__ import annotations

from collections.abc import Sequence

from jss_cli.domain.answer import Answer
from jss_cli.domain.failure import failed_result
from jss_cli.domain.report import Block, Paragraph, Report, Span
from jss_cli.errors import JssError


def failed_answer(file: str, error: JssError) -> Answer:
    """What stands in place of an answer about a file that failed."""
    result = failed_result(file, error)
    line = (Span("no answer", "poor"), Span(f"  {file}"), Span(f"  {result.words}", "quiet"))
    return Answer(result, Report((Paragraph(line),)), error.exit_code, failed=(error,))


def together(answers: Sequence[Answer]) -> Answer:
    """Several answers as one; the exit code is the gravest."""
    return Answer(
        result=tuple(result for answer in answers for result in answer.results),
        report=Report(tuple(block for answer in answers for block in answer.report.blocks)),
        exit_code=max(answer.exit_code for answer in answers),
        notes=tuple(note for answer in answers for note in answer.notes),
        failed=tuple(error for answer in answers for error in answer.failed),
    )


def headed(answer: Answer, heading: Block) -> Answer:
    """An answer that begins with whose it is."""
    return Answer(answer.result, Report((heading, *answer.report.blocks)), answer.exit_code, answer.dates, answer.notes)
