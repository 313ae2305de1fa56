"""What lies beyond a score, for programs."""

from __future__ import annotations

from jss_cli.dataclass import dataclass
from jss_cli.domain.plan import Way
from jss_cli.domain.readings import Spread
from jss_cli.domain.scenario import Twin
from jss_cli.domain.story import Range


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
