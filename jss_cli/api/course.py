"""How the score went and will go, and what moved it between two days."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from jss_cli.api.answered import BASES, Answered, seen_by
from jss_cli.arguments import day, one_of, whole
from jss_cli.domain.case import Case

if TYPE_CHECKING:
    from jss_cli.api.answered import SeenBy
    from jss_cli.domain.change import Saved
    from jss_cli.domain.chronicle import Chronicle
    from jss_cli.explaining.seen.ways import SeenWays
    from jss_cli.reports.results import ScoreBasis


def timeline(  # noqa: PLR0913 - what the question asks, and how much is told
    case: Case,
    *,
    first: date | None = None,
    last: date | None = None,
    below: int | None = None,
    above: int | None = None,
    every: bool = False,
    basis: ScoreBasis = "seen",
) -> Answered:
    """How the score went and what it will do by itself: ahead of the score that was seen last, where the rules alone do
    not give it, unless `basis` is "computed". Raises UsageError (JSS906)."""
    from jss_cli.domain.chronicle import TimelineQuestion
    from jss_cli.explaining.time.chronicle import chronicle

    levels = (
        level if level is None else whole(name, level, 1, 100) for name, level in (("below", below), ("above", above))
    )
    told = chronicle(case, TimelineQuestion(day(first), day(last), *levels))
    return course_told(told, seen_by(basis, case), every=every)


def course_told(told: Chronicle, seen_by: SeenBy, *, every: bool, ways: SeenWays | None = None) -> Answered:
    """How a score went and will go, ahead of the seen one where there is an answer for it."""
    from jss_cli.reports.time.cliffs import appointments
    from jss_cli.reports.time.timeline import timeline_report
    from jss_cli.reports.time.timeline_result import timeline_result

    answer, notes = seen_by
    if answer:
        from jss_cli.explaining.seen.ahead import seen_ahead
        from jss_cli.reports.time.seen_timeline import seen_appointments, seen_timeline_report, seen_timeline_result

        seen = seen_ahead(told, answer, ways.lines if ways else ())
        report = seen_timeline_report(seen, every=every)
        return Answered(seen_timeline_result(seen), report, dates=seen_appointments(seen))
    report = timeline_report(told, every=every)
    return Answered(timeline_result(told), report, dates=appointments(told), notes=notes)


def diff(  # noqa: PLR0913 - what the question asks, and how much is told
    before: Case | Saved,
    after: Case | Saved | None = None,
    *,
    first: date | None = None,
    policy: str | None = None,
    fail_if_moved: bool = False,
    top: int = 20,
    every: bool = False,
    basis: ScoreBasis = "seen",
) -> Answered:
    """What moved the score: of one history from the day `first`, or from the rules of `policy`; or between two.

    Between two days with scores that were seen, it is these that moved, where the rules alone do not give them, unless
    `basis` is "computed".
    Raises UsageError (JSS907) for ends that cannot be compared.
    """
    from jss_cli.domain.change import DiffQuestion
    from jss_cli.explaining.seen.question import seen_otherwise
    from jss_cli.explaining.time.change import difference
    from jss_cli.files.rulebook import open_rulebook
    from jss_cli.reports.time.diff import diff_report
    from jss_cli.reports.time.diff_result import diff_result

    rulebook, top = open_rulebook(str(policy)) if policy else None, whole("top", top, 1)
    asked = DiffQuestion(day(first), rulebook, after)
    moved = difference(before, asked)
    if one_of("basis", basis, BASES) == "seen" and isinstance(before, Case):
        from jss_cli.explaining.seen.differing import seen_difference
        from jss_cli.reports.time.seen_diff import seen_diff_report, seen_diff_result

        if seen := seen_difference(before, asked):
            report = seen_diff_report(before, seen, top=len(seen.causes) if every else top)
            code = int(fail_if_moved and seen.is_moved)
            return Answered(seen_diff_result(before, seen, moved), report, exit_code=code)
    end = after or before
    names = (before.source, end.source)
    code = int(fail_if_moved and moved.start.percent != moved.end.percent)
    is_own = basis == "seen" and after is None and rulebook is None
    told = (end.untold or (seen_otherwise(end) if is_own else None)) if isinstance(end, Case) else None
    report = diff_report(moved, of=names, seen=told, top=top, every=every)
    return Answered(diff_result(moved, before, end), report, exit_code=code)
