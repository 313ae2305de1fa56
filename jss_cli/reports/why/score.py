"""The number alone, one line a history."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from jss_cli.dataclass import dataclass
from jss_cli.domain.chronicle import ScoreStanding
from jss_cli.domain.history import Observation
from jss_cli.domain.report import Block, Note, Paragraph, Report, Span
from jss_cli.reports.causes import loss_words
from jss_cli.reports.cliff_result import CliffResult, cliff_result
from jss_cli.reports.header import elsewhere, missing_words, named, not_known, own_days, run_words
from jss_cli.reports.numbers import whole_percent
from jss_cli.reports.observed import age_words, shown_words
from jss_cli.reports.results import HistoryResult, RunResult, as_told, head, run_result


@dataclass(frozen=True, slots=True)
class ScoreAnswer(HistoryResult):
    """The score of one history; `meets` says whether it is at least the percent asked for, if one was; `run` is the
    computation that is seen on a day between two, `lost` how the last score went if there is none now."""

    rows_key: ClassVar[str] = ""

    fail_under: int | None
    meets: bool | None
    run: RunResult | None
    lost: CliffResult | None


@dataclass(frozen=True, slots=True)
class Scored:
    """The score of a case, and the one that was seen last if the rules alone do not give it."""

    standing: ScoreStanding
    seen: Observation | None

    @property
    def least(self) -> int | None:
        """The whole percent that the score is at least, the one seen where it counts; None: no score."""
        if self.seen is None:
            return self.standing.score.whole
        return None if self.seen.shown == "none" else self.seen.bounds[0]


def meets(found: Scored, fail_under: int | None) -> bool | None:
    """Whether a score surely reaches a whole percent; no score does not. None if nothing was asked."""
    return None if fail_under is None else found.least is not None and found.least >= fail_under


def score_answer(scored: Scored, fail_under: int | None) -> ScoreAnswer:
    """One score as plain values."""
    found = scored.standing
    return ScoreAnswer(
        *head("score", found.case, found.score, as_told(scored.seen, found.score) if scored.seen else None),
        fail_under=fail_under,
        meets=meets(scored, fail_under),
        run=run_result(found.run) if found.run else None,
        lost=cliff_result(found.lost) if found.lost else None,
    )


def scores_report(scored: Sequence[Scored], fail_under: int | None, *, with_file: bool) -> Report:
    """A line for each history, and why one has no score, or has none any more."""
    blocks: list[Block] = []
    for one in scored:
        found = one.standing
        blocks.append(_score_line(one, fail_under, with_file=with_file))
        if not one.seen and (words := missing_words(found.score, found.case.day)):
            blocks.append(Note("No score", loss_words(found.lost, len(found.case.history.contracts)) + words))
    return Report(tuple(blocks))


def _score_line(scored: Scored, fail_under: int | None, *, with_file: bool) -> Paragraph:
    """The percent, then the history if it is to be named, the rules, the day, what is seen on it and tested."""
    found = scored.standing
    case, alone = found.case, whole_percent(found.score.percent)
    is_met = meets(scored, fail_under)
    untold = None if scored.seen else case.untold
    told = shown_words(scored.seen) if scored.seen else not_known(alone) if untold else alone
    number = Span(told, "poor" if is_met is False else "strong")
    where = f"  {case.source}" if with_file else ""
    today = " (today)" if case.day_from == "today" else ""
    run = f"  ({run_words(found.run)})" if found.run and not scored.seen else ""
    seen = (
        f"  (seen on {scored.seen.on}{age_words(case, scored.seen)}; by the rules alone {alone})" if scored.seen else ""
    )
    at_least = " at least" if scored.seen and scored.seen.shown == "within" else ""
    least = "no score" if scored.least is None else f"{scored.least} %{at_least}"
    by = " by the rules alone" if untold else ""
    tested = "" if is_met is None else f"  tested for {fail_under} %{by}: {least}, {'met' if is_met else 'not met'}"
    in_force = f" ({days})" if (days := own_days(case, case.day)) else ""
    rules = f"  {named(case.policy)}{in_force}{elsewhere(case)}  {case.day}{today}{run}{seen}{tested}"
    return Paragraph((number, Span(where), Span(rules, "quiet")))
