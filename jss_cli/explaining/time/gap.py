"""The points by which single contracts moved one window, or a mean of windows, between two ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from fractions import Fraction

from jss_cli.dataclass import dataclass
from jss_cli.domain.change import BridgeRow, Cause, Change
from jss_cli.domain.policy import Scale
from jss_cli.domain.score import WindowSum
from jss_cli.domain.verdict import Verdict
from jss_cli.explaining.time.ends import End
from jss_cli.scoring.scoring import outcome_value
from jss_cli.scoring.windows import add_months


def gap_rows(a: End, b: End, months: tuple[int, ...], changed: Iterable[Change]) -> Iterator[BridgeRow]:
    """The rows of the contracts that changed; they sum to the change of the mean percent of some windows exactly.

    Neither window may be empty. A contract that did nothing to these windows has no row.
    """
    gaps = [Gap(a.sums[length], b.sums[length], a.policy.scale, b.policy.scale) for length in months]
    for change in changed:
        for cause, windows in causes(change, months, a.policy.scale, b.policy.scale):
            inside = [gap for gap in gaps if gap.months in windows]
            points = sum((gap.points(change, cause) for gap in inside), Fraction(0)) / len(gaps)
            yield BridgeRow(cause, points, change, windows, day_of(cause, change, windows, a.day, b.day))


@dataclass(frozen=True, slots=True)
class Gap:
    """One window at two ends, with r = its percent and T = its total weight.

    The midpoint product rule, exact and without an order: r_b - r_a = sum(dN - mean(r) dT) / mean(T).
    """

    before: WindowSum
    after: WindowSum
    scale_before: Scale
    scale_after: Scale

    @property
    def months(self) -> int:
        """The window's length."""
        return self.before.months

    @property
    def weight(self) -> Fraction:
        """The mean total weight, in quarter units."""
        return Fraction(self.before.total + self.after.total, 2)

    @property
    def percent(self) -> Fraction:
        """The mean of the two percents."""
        a = Fraction(100 * self.before.value, self.before.total * self.scale_before.unit)
        b = Fraction(100 * self.after.value, self.after.total * self.scale_after.unit)
        return (a + b) / 2

    def points(self, change: Change, cause: Cause) -> Fraction:
        """What one contract moved this window by, for one cause."""
        before, after = change.before, change.after
        if cause is Cause.ENTERED and after:
            return after.weight * (worth(after, self.scale_after) - self.percent) / self.weight
        if cause is Cause.LEFT and before:
            return -before.weight * (worth(before, self.scale_before) - self.percent) / self.weight
        assert before is not None and after is not None  # noqa: S101, PT018 - it stayed
        old, new = worth(before, self.scale_before), worth(after, self.scale_after)
        if cause is Cause.OUTCOME:
            return Fraction(before.weight + after.weight, 2) * (new - old) / self.weight
        return (after.weight - before.weight) * ((old + new) / 2 - self.percent) / self.weight


def causes(
    change: Change, months: tuple[int, ...], scale_before: Scale, scale_after: Scale
) -> Iterator[tuple[Cause, tuple[int, ...]]]:
    """Why a contract moves some windows, with the lengths of those it moves for that reason."""
    if entered := tuple(length for length in months if length in change.entered):
        yield Cause.ENTERED, entered
    if left := tuple(length for length in months if length in change.left):
        yield Cause.LEFT, left
    stayed = tuple(length for length in months if length in change.stayed)
    if stayed and change.before and change.after:
        if worth(change.before, scale_before) != worth(change.after, scale_after):
            yield Cause.OUTCOME, stayed
        if change.before.weight != change.after.weight:
            yield Cause.WEIGHT, stayed


def worth(verdict: Verdict, scale: Scale) -> Fraction:
    """The percent of a window that held nothing but this contract."""
    return Fraction(100 * outcome_value(scale, verdict.outcome), scale.unit)


def day_of(cause: Cause, change: Change, months: tuple[int, ...], start: date, end: date) -> date | None:
    """The day on which a contract entered or left, if it did so by the calendar between the ends."""
    day = None
    if cause is Cause.ENTERED and change.after:
        day = change.after.entered
    elif cause is Cause.LEFT and change.before and change.before.entered:
        day = add_months(change.before.entered, min(months)) + timedelta(days=1)
    return day if day and start < day <= end else None
