"""The two ends of a bridge: what competes to be shown on a day, and what every window length holds,
and the points by which single contracts moved one window, or a mean of windows, between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from fractions import Fraction
from typing import NamedTuple

from jss_cli.dataclass import dataclass
from jss_cli.domain.change import BridgeRow, Cause, Change, Level
from jss_cli.domain.policy import Policy
from jss_cli.domain.score import Score, WindowScore, WindowSum, clamp
from jss_cli.domain.timeline import Stretch
from jss_cli.domain.verdict import Verdict
from jss_cli.scoring.scoring import holding, window_sum
from jss_cli.scoring.windows import add_months, earliest_entry


@dataclass(frozen=True, slots=True)
class End:
    """A day under a policy: the figures that compete, the one that is shown, the sums of window lengths, and
    the contracts that the insights page lists otherwise than the rules allow."""

    day: date
    policy: Policy
    windows: tuple[WindowScore, ...]
    shown: WindowScore | None
    sums: Mapping[int, WindowSum]
    contradicted: tuple[str, ...] = ()

    @property
    def level(self) -> Level:
        """This end, as a bridge reports it."""
        raw = self.shown.percent if self.shown else None
        longest = self.sums[max(self.policy.windows.lengths)]
        return Level(self.day, self.policy, None if raw is None else clamp(raw), self.shown, longest, self.contradicted)

    def shows(self, figure: WindowScore) -> bool:
        """Whether a window or blend competes here too and meets the minimum."""
        return any(lengths(own) == lengths(figure) and own.percent is not None for own in self.windows)

    def percent(self, months: tuple[int, ...]) -> Fraction | None:
        """The mean percent of some windows whatever the minimum; None if one of them is empty."""
        parts = [self.sums[length] for length in months]
        if not all(part.total for part in parts):
            return None
        unit = self.policy.scale.unit
        return sum((Fraction(100 * part.value, part.total * unit) for part in parts), Fraction(0)) / len(parts)


def ends(a: Score, b: Score) -> tuple[End, End]:
    """Two scores, each with what every window length of either policy holds."""
    months = sorted({*a.policy.windows.lengths, *b.policy.windows.lengths})
    return _score_end(a, months), _score_end(b, months)


def _score_end(score: Score, months: Iterable[int]) -> End:
    day, policy = score.as_of, score.policy
    sums = {length: window_sum(score.verdicts, length, policy, day) for length in months}
    return End(day, policy, score.windows, score.shown, sums, score.contradicted)


def stretch_end(stretch: Stretch, day: date) -> End:
    """One day of a stretch as the end of a bridge."""
    sums = {part.months: part for window in stretch.windows for part in window.parts}
    return End(day, stretch.policy, stretch.windows, stretch.shown, sums)


def lengths(figure: WindowScore) -> tuple[int, ...]:
    """The window lengths, in months, that a figure is the mean of."""
    return tuple(part.months for part in figure.parts)


ORDER = (Cause.ENTERED, Cause.LEFT, Cause.OUTCOME, Cause.WEIGHT)


def gap_rows(a: End, b: End, months: tuple[int, ...], changed: Iterable[Change]) -> Iterator[BridgeRow]:
    """The rows of the contracts that changed; they sum to the change of the mean percent of some windows exactly.

    Neither window may be empty. A contract that did nothing to these windows has no row.
    """
    gaps = [(gap, gap.total) for gap in (_Gap(length, a, b) for length in months)]
    for change in changed:
        moved: dict[Cause, dict[int, Fraction]] = {}
        for gap, mean in gaps:
            for cause, points in gap.points(change, mean):
                moved.setdefault(cause, {})[gap.months] = points
        for cause in sorted(moved, key=ORDER.index):
            windows = tuple(moved[cause])
            total = sum(moved[cause].values(), Fraction(0)) / len(gaps)
            yield BridgeRow(cause, total, change, windows, _day_of(cause, change, windows, a.day, b.day))


class _Size(NamedTuple):
    """What a window holds of a contract: its weight in plain contracts, and the percent of a window that held nothing
    but it."""

    weight: Fraction
    percent: Fraction


@dataclass(frozen=True, slots=True)
class _Gap:
    """One window at two ends, with r = its percent and T = its total weight.

    The midpoint product rule, exact and without an order: r_b - r_a = sum(dN - mean(r) dT) / mean(T).
    """

    months: int
    a: End
    b: End

    @property
    def total(self) -> _Size:
        """The mean total weight and the mean percent of both ends."""
        sums = ((end.sums[self.months], end.policy) for end in (self.a, self.b))
        (old, low), (new, high) = (_size(held.total, held.value, policy) for held, policy in sums)
        return _Size((old + new) / 2, (low + high) / 2)

    def points(self, change: Change, mean: _Size) -> Iterator[tuple[Cause, Fraction]]:
        """What one contract moved this window by, cause by cause, from the mean of both ends (`total`)."""
        weight, percent = mean
        old, new = self._held(change.before, self.a), self._held(change.after, self.b)
        if new and self.months in change.entered:
            yield Cause.ENTERED, new.weight * (new.percent - percent) / weight
        if old and self.months in change.left:
            yield Cause.LEFT, -old.weight * (old.percent - percent) / weight
        if old and new and self.months in change.stayed:
            if old.percent != new.percent:
                yield Cause.OUTCOME, (old.weight + new.weight) / 2 * (new.percent - old.percent) / weight
            if old.weight != new.weight:
                middle = (old.percent + new.percent) / 2
                yield Cause.WEIGHT, (new.weight - old.weight) * (middle - percent) / weight

    def _held(self, verdict: Verdict | None, end: End) -> _Size | None:
        part = verdict and holding(verdict, earliest_entry(end.day, self.months), end.day)
        return _size(part.weight, part.net, end.policy) if part else None


def _size(weight: int, net: int, policy: Policy) -> _Size:
    """The size of what adds up to a weight and a net in the units of a policy."""
    return _Size(Fraction(weight, policy.weights.unit), Fraction(100 * net, weight * policy.scale.unit))


def _day_of(cause: Cause, change: Change, months: tuple[int, ...], start: date, end: date) -> date | None:
    """The day on which a contract entered or left, if it did so by the calendar between the ends."""
    days: tuple[date | None, ...] = ()
    if cause is Cause.ENTERED and change.after:
        days = (change.after.entered, _youngest(change.after))
    elif cause is Cause.LEFT and change.before and (aged := _youngest(change.before)):
        days = (add_months(aged, min(months)) + timedelta(days=1),)
    return next((day for day in days if day and start < day <= end), None)


def _youngest(verdict: Verdict) -> date | None:
    return max((share.aged for share in verdict.shares), default=None)
