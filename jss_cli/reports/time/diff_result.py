"""What moved a score, for programs: the document behind `jss diff --format json`."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, ClassVar

from jss_cli.dataclass import dataclass
from jss_cli.domain.case import Case
from jss_cli.domain.change import Bridge, BridgeRow, Level, Saved
from jss_cli.reports.causes import row_words
from jss_cli.reports.header import exact_text, iso
from jss_cli.reports.results import HistoryResult, head, number

NOTED = ("contradicted", "assumed", "notes")  # the last fields of every head


@dataclass(frozen=True, slots=True)
class LevelResult:
    """A score with its history, day and rules; `shown` None: no score. `exact` is a fraction in text."""

    file: str
    day: str
    policy: str
    shown: int | None
    exact: str | None
    percent: float | None
    window: str | None


@dataclass(frozen=True, slots=True)
class CauseResult:
    """One cause and the points it moved the score by. `months` are the windows it did so in.

    `why` holds the ids of the contracts that moved the window which became the best; for a seen score `fell_short` is
    the chance that the contract did not count as good.
    """

    cause: str
    contract: str | None
    client: str | None
    title: str | None
    points: float
    points_exact: str
    day: str | None
    months: tuple[int, ...]
    before: str | None
    after: str | None
    rule: str | None
    words: str
    why: tuple[str, ...]
    fell_short: float | None


@dataclass(frozen=True, slots=True)
class DiffResult(HistoryResult):
    """Everything that `jss diff` tells: `score` is that of the second end, `rows` sum to `points`, and a score that is
    missing counts as 0."""

    rows_key: ClassVar[str] = "rows"

    start: LevelResult
    end: LevelResult
    differs: bool
    points: float
    points_exact: str
    rows: tuple[CauseResult, ...]


def diff_result(bridge: Bridge, before: Case | Saved, after: Case | Saved) -> DiffResult:
    """The bridge between two histories or saved results as plain values."""
    end = bridge.end
    result = DiffResult(
        *head("diff", replace(after, day=end.day), end),
        start=level_result(bridge.start, before.source),
        end=level_result(end, after.source),
        differs=bridge.start.percent != bridge.end.percent,
        points=float(bridge.points),
        points_exact=str(bridge.points),
        rows=tuple(cause_result(row, bridge.end) for row in bridge.rows),
    )
    return result if before is after else _of_both(result, replace(before, day=bridge.start.day), bridge.start)


def _of_both(result: DiffResult, before: Case | Saved, start: Level) -> DiffResult:
    """The same with what is said beside an answer about either history: what holds of one alone, after its name."""
    noted: dict[str, Any] = {}
    firsts: Any = head("diff", before, start)[-len(NOTED) :]
    for name, first in zip(NOTED, firsts, strict=True):
        second = getattr(result, name)
        both = [words for words in second if words in first]
        apart = ((result.start.file, first), (result.end.file, second))
        noted[name] = (*both, *(f"{file}: {words}" for file, said in apart for words in said if words not in both))
    return replace(result, **noted)


def level_result(level: Level, file: str) -> LevelResult:
    """One end as plain values."""
    return LevelResult(
        file,
        level.day.isoformat(),
        level.policy.name,
        level.whole,
        exact_text(level.percent),
        number(level.percent),
        level.shown.name if level.shown else None,
    )


def cause_result(row: BridgeRow, end: Level) -> CauseResult:
    """One row as plain values."""
    verdict = row.verdict
    before, after = _sides(row)
    return CauseResult(
        cause=row.cause.value,
        contract=verdict.contract.id if verdict else None,
        client=verdict.contract.client if verdict else None,
        title=verdict.contract.title if verdict else None,
        points=float(row.points),
        points_exact=str(row.points),
        day=iso(row.day),
        months=row.months,
        before=before,
        after=after,
        rule=verdict.rule.code if verdict else None,
        words=row_words(row, end),
        why=tuple(dict.fromkeys(inner.change.contract.id for inner in row.because if inner.change)),
        fell_short=None,
    )


def _sides(row: BridgeRow) -> tuple[str | None, str | None]:
    """The outcomes before and after, or the windows where another one became the best."""
    if row.windows:
        return row.windows
    if row.change is None:
        return None, None
    before, after = row.change.before, row.change.after
    return before.outcome.value if before else None, after.outcome.value if after else None
