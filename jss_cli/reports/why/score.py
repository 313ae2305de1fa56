"""The number alone, one line a history."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from jss_cli.dataclass import dataclass
from jss_cli.domain.case import Case
from jss_cli.domain.report import Block, Note, Paragraph, Report, Span
from jss_cli.domain.score import Score
from jss_cli.reports.header import elsewhere, missing_words, named
from jss_cli.reports.numbers import whole_percent
from jss_cli.reports.results import HistoryResult, head
from jss_cli.reports.why.assumed import dispute_words


@dataclass(frozen=True, slots=True)
class ScoreAnswer(HistoryResult):
    """The score of one history; `meets` says whether it is at least the percent asked for, if one was; `notes` say what
    no rule counts."""

    rows_key: ClassVar[str] = ""

    fail_under: int | None
    meets: bool | None
    notes: tuple[str, ...]


def meets(score: Score, fail_under: int | None) -> bool | None:
    """Whether a score reaches a whole percent; no score does not. None if nothing was asked."""
    return None if fail_under is None else score.whole is not None and score.whole >= fail_under


def score_answer(case: Case, score: Score, fail_under: int | None) -> ScoreAnswer:
    """One score as plain values."""
    return ScoreAnswer(
        *head("score", case, score),
        fail_under=fail_under,
        meets=meets(score, fail_under),
        notes=tuple(dispute_words(score)),
    )


def scores_report(scored: Sequence[tuple[Case, Score]], fail_under: int | None) -> Report:
    """A line for each history, and why one has no score."""
    blocks: list[Block] = []
    for case, score in scored:
        blocks.append(score_line(case, score, failed=meets(score, fail_under) is False, several=len(scored) > 1))
        if words := missing_words(score, case.day):
            blocks.append(Note("No score", words))
    return Report(tuple(blocks))


def score_line(case: Case, score: Score, *, failed: bool, several: bool) -> Paragraph:
    """The percent, then the history if there are several, the rules and the day."""
    number = Span(whole_percent(score.percent), "poor" if failed else "strong")
    where = f"  {case.source}" if several else ""
    today = " (today)" if case.day_from == "today" else ""
    return Paragraph(
        (number, Span(where), Span(f"  {named(case.policy)}{elsewhere(case)}  {case.day}{today}", "quiet"))
    )
