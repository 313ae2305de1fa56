"""The two ends of a bridge: what competes to be shown on a day, and what every window length holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction

from jss_cli.dataclass import dataclass
from jss_cli.domain.change import Level
from jss_cli.domain.policy import Policy
from jss_cli.domain.score import Score, WindowScore, WindowSum, clamp
from jss_cli.domain.timeline import Stretch
from jss_cli.scoring.scoring import window_sum


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
        percent = None if raw is None else clamp(raw)
        return Level(self.day, self.policy, percent, self.shown, longest, self.contradicted)

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
    """A score as the end of a bridge."""
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
