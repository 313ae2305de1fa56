"""The parts of an explanation, for programs: the figures that compete, and what lies beyond the score."""

from __future__ import annotations

from jss_cli.dataclass import dataclass
from jss_cli.domain.plan import Way
from jss_cli.domain.readings import Spread
from jss_cli.domain.scenario import Twin
from jss_cli.domain.score import Score, WindowScore
from jss_cli.domain.story import Range


@dataclass(frozen=True, slots=True)
class WindowResult:
    """One figure that competes: `exact` and `percent` are None when it is below the minimum. `weight` in contracts."""

    name: str
    months: tuple[int, ...]
    exact: str | None
    percent: float | None
    shown: bool
    weight: float
    positive: int
    lukewarm: int
    neutral: int
    negative: int
    clients: int


@dataclass(frozen=True, slots=True)
class RangeResult:
    """The lowest and highest score over all that is unknown, as shown; `may_be_missing`: there may be none at all."""

    worst: int | None
    best: int | None
    may_be_missing: bool


@dataclass(frozen=True, slots=True)
class SpreadResult:
    """The lowest and highest score over the readings of the rules that differ for the history: of `readings` the
    `looked_at` likeliest, which hold the share `held` by weight."""

    lowest: int | None
    highest: int | None
    may_be_missing: bool
    readings: int
    looked_at: int
    held: float


@dataclass(frozen=True, slots=True)
class TwinResult:
    """Two contracts that look like one engagement, and the score as shown had they been one."""

    first: str
    second: str
    declared: bool
    merged: int | None


@dataclass(frozen=True, slots=True)
class ShortWayResult:
    """So many more good contracts, ended by a day, bring the score to the target; `badly` if the unseen went badly."""

    day: str
    contracts: int
    earned_from: str
    badly: int | None


def window_results(score: Score) -> tuple[WindowResult, ...]:
    """Every figure that competes to be shown."""
    return tuple(_window_result(window, score) for window in score.windows)


def _window_result(window: WindowScore, score: Score) -> WindowResult:
    """One figure; of a blend the contracts of its longest part are counted."""
    part = window.longest
    return WindowResult(
        name=window.name,
        months=tuple(p.months for p in window.parts),
        exact=None if window.percent is None else str(window.percent),
        percent=None if window.percent is None else float(window.percent),
        shown=window is score.shown,
        weight=part.total / score.policy.weights.unit,
        positive=part.positive,
        lukewarm=part.lukewarm,
        neutral=part.neutral,
        negative=part.negative,
        clients=part.clients,
    )


def range_result(found: Range) -> RangeResult:
    """The range as plain values."""
    worst, best = (end.whole if end else None for end in (found.worst, found.best))
    return RangeResult(worst, best, found.may_be_missing)


def spread_result(found: Spread) -> SpreadResult:
    """How far the score depends on what is disputed, as plain values."""
    of = found.readings
    ends = (found.lowest, found.highest, found.may_be_missing)
    return SpreadResult(*ends, readings=of.number, looked_at=len(of.readings), held=float(of.held))


def twin_result(twin: Twin) -> TwinResult:
    """Two contracts that look like one engagement, as plain values."""
    return TwinResult(twin.first.id, twin.second.id, twin.declared, twin.merged.whole)


def short_way_result(way: Way) -> ShortWayResult:
    """One way to the target as plain values."""
    return ShortWayResult(way.day.isoformat(), way.contracts, str(way.size.least), way.badly)
