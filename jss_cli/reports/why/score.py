"""The number alone, one line a history."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from jss_cli.dataclass import dataclass
from jss_cli.domain.case import Case
from jss_cli.domain.report import Block, Note, Paragraph, Report, Span
from jss_cli.domain.score import Score
from jss_cli.reports.header import missing_words, named
from jss_cli.reports.numbers import whole_percent
from jss_cli.reports.results import (
    SCHEMA_VERSION,
    PolicyResult,
    ScoreResult,
    no_score_reason,
    policy_result,
    score_result,
)
from jss_cli.reports.why.assumed import dispute_words


@dataclass(frozen=True, slots=True)
class FileScore:
    """The score of one history; `meets` says whether it is at least the percent asked for, if one was;
    `notes` say what no rule counts."""

    file: str
    policy: PolicyResult
    as_of: str
    score: ScoreResult | None
    no_score: str | None
    meets: bool | None
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ScoresResult:
    """The scores of one or more histories, in the order they were asked for."""

    rows_key: ClassVar[str] = "scores"

    schema_version: str
    answers: str
    fail_under: int | None
    scores: tuple[FileScore, ...]


def meets(score: Score, fail_under: int | None) -> bool | None:
    """Whether a score reaches a whole percent; no score does not. None if nothing was asked."""
    return None if fail_under is None else score.whole is not None and score.whole >= fail_under


def scores_result(scored: Sequence[tuple[Case, Score]], fail_under: int | None) -> ScoresResult:
    """The scores as plain values."""
    files = tuple(
        FileScore(
            file=case.source,
            policy=policy_result(case),
            as_of=case.day.isoformat(),
            score=score_result(score),
            no_score=no_score_reason(score),
            meets=meets(score, fail_under),
            notes=tuple(dispute_words(score)),
        )
        for case, score in scored
    )
    return ScoresResult(SCHEMA_VERSION, "score", fail_under, files)


def scores_report(scored: Sequence[tuple[Case, Score]], fail_under: int | None) -> Report:
    """A line for each history, and why one has no score."""
    blocks: list[Block] = []
    for case, score in scored:
        blocks.append(score_line(case, score, failed=meets(score, fail_under) is False, several=len(scored) > 1))
        if words := missing_words(score):
            blocks.append(Note("No score", words))
    return Report(tuple(blocks))


def score_line(case: Case, score: Score, *, failed: bool, several: bool) -> Paragraph:
    """The percent, then the history if there are several, the rules and the day."""
    number = Span(whole_percent(score.percent), "poor" if failed else "strong")
    where = f"  {case.source}" if several else ""
    today = " (today)" if case.day_from == "today" else ""
    return Paragraph((number, Span(where), Span(f"  {named(case.policy)}  {case.day}{today}", "quiet")))
