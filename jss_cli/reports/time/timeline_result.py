"""How the score went and how it will go, for programs: the document behind `jss timeline --format json`."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from jss_cli.dataclass import dataclass
from jss_cli.domain.chronicle import Badge, Chronicle, Crossing
from jss_cli.domain.timeline import Event, Stretch
from jss_cli.reports.causes import event_words
from jss_cli.reports.header import exact_text, iso
from jss_cli.reports.results import HistoryResult, head, number
from jss_cli.reports.seen_result import SeenCliffResult
from jss_cli.reports.time.diff_result import CauseResult, cause_result
from jss_cli.reports.why.explain_result import ObservedResult, observed_result


@dataclass(frozen=True, slots=True)
class FigureResult:
    """One window or blend on a day; None below the minimum."""

    name: str
    exact: str | None
    percent: float | None


@dataclass(frozen=True, slots=True)
class StandingResult:
    """The score as shown and exactly, the window it comes from, and all that compete."""

    shown: int | None
    exact: str | None
    percent: float | None
    window: str | None
    policy: str
    windows: tuple[FigureResult, ...]


@dataclass(frozen=True, slots=True)
class EventResult:
    """A day on which something that is counted changes. `visible`: the whole percent changes; `ahead`: it is to come.

    A score that is missing counts as 0 in `points`. `seen` is the computation day on which a person can see it.
    """

    day: str
    seen: str
    ahead: bool
    visible: bool
    before: int | None
    points: float
    points_exact: str
    words: str
    contracts: tuple[str, ...]
    after: StandingResult
    causes: tuple[CauseResult, ...]


@dataclass(frozen=True, slots=True)
class CrossingResult:
    """A day on which the score fell below a level, or reached it."""

    level: int
    below: bool
    day: str
    seen: str
    ahead: bool
    before: int | None
    after: int | None
    words: str


@dataclass(frozen=True, slots=True)
class BadgeResult:
    """What the Top Rated badge asks for, in how many weeks the score was so, what was surely earned in the last months
    (an amount as text), on which days the first contract began and there last was anything to do, and whether each and
    all of it is enough (None: the history does not tell)."""

    score: int
    weeks: int
    of_weeks: int
    reached: int
    months: int
    earned_needed: str
    earned: str
    earned_enough: bool | None
    began: str | None
    began_enough: bool
    active: str | None
    active_enough: bool | None
    review_days: int
    met: bool | None


@dataclass(frozen=True, slots=True)
class TimelineResult(HistoryResult):
    """Everything that `jss timeline` tells: `begins` is the standing on the first day, `now` on the day asked about.
    For a seen score `now` and the events ahead are the middle of the worlds that fit, `ahead` has their bands."""

    rows_key: ClassVar[str] = "events"

    source_sha256: str
    as_of_from: str
    first: str
    last: str
    now: StandingResult | None
    begins: StandingResult | None
    events: tuple[EventResult, ...]
    cliffs: tuple[str, ...]
    crossings: tuple[CrossingResult, ...]
    observed: tuple[ObservedResult, ...]
    top_rated: BadgeResult | None
    warnings: tuple[str, ...]
    ahead: tuple[SeenCliffResult, ...]


def timeline_result(told: Chronicle) -> TimelineResult:
    """The chronicle as plain values."""
    case = told.case
    now, begins = (
        next((stretch for stretch in told.line.stretches if stretch.first <= day <= stretch.last), None)
        for day in (case.day, told.first)
    )
    result = TimelineResult(
        *head("timeline", case, now),
        source_sha256=case.digest,
        as_of_from=case.day_from,
        first=told.first.isoformat(),
        last=told.last.isoformat(),
        now=_standing_result(now) if now else None,
        begins=_standing_result(begins) if begins else None,
        events=tuple(_event_result(event, told) for event in told.events),
        cliffs=tuple(event.day.isoformat() for event in told.cliffs),
        crossings=tuple(_crossing_result(crossing, told) for crossing in told.crossings),
        observed=tuple(observed_result(sighting) for sighting in told.sightings),
        top_rated=_badge_result(told.badge) if told.badge else None,
        warnings=tuple(warning.message for warning in case.warnings),
        ahead=(),
    )
    return replace(result, contradicted=told.contradicted)


def _badge_result(badge: Badge) -> BadgeResult:
    """The badge as plain values."""
    needed = badge.needed
    return BadgeResult(
        score=needed.score,
        weeks=needed.weeks,
        of_weeks=needed.of_weeks,
        reached=badge.reached,
        months=needed.months,
        earned_needed=str(needed.earned),
        earned=str(badge.earned),
        earned_enough=badge.is_earned,
        began=iso(badge.began),
        began_enough=badge.is_begun,
        active=iso(badge.active),
        active_enough=badge.is_active,
        review_days=needed.review_days,
        met=badge.is_met,
    )


def _standing_result(stretch: Stretch) -> StandingResult:
    """The score of a stretch as plain values."""
    return StandingResult(
        shown=stretch.whole,
        exact=exact_text(stretch.percent),
        percent=number(stretch.percent),
        window=stretch.shown.name if stretch.shown else None,
        policy=stretch.policy.name,
        windows=tuple(FigureResult(w.name, exact_text(w.percent), number(w.percent)) for w in stretch.windows),
    )


def _event_result(event: Event, told: Chronicle) -> EventResult:
    """One event as plain values."""
    return EventResult(
        day=event.day.isoformat(),
        seen=event.seen.isoformat(),
        ahead=event.day > told.case.day,
        visible=event.is_visible,
        before=event.before.whole,
        points=float(event.bridge.points),
        points_exact=str(event.bridge.points),
        words=event_words(event),
        contracts=tuple(change.contract.id for change in event.changes),
        after=_standing_result(event.after),
        causes=tuple(cause_result(row, event.bridge.end) for row in event.bridge.rows),
    )


def _crossing_result(crossing: Crossing, told: Chronicle) -> CrossingResult:
    """One crossing as plain values."""
    event = crossing.event
    return CrossingResult(
        level=crossing.level,
        below=crossing.below,
        day=event.day.isoformat(),
        seen=event.seen.isoformat(),
        ahead=event.day > told.case.day,
        before=event.before.whole,
        after=event.after.whole,
        words=event_words(event),
    )
