"""Which cells of a walk can still show the observed score: the others need not be visited.

Textbook name: pruning by admissible bounds, as in branch and bound. State: per step, the most (and the least) that the
contracts ahead can still add against the ratio at which the observed score begins (and ends). A cell that cannot reach
the one, or must exceed the other, is cut; nothing that fits is ever lost. A score of 75 % is shown from 74.5 to 75.5 %:

    >>> from datetime import date
    >>> from jss_cli.domain.story import Seen
    >>> bounds(Seen(date(2024, 12, 1), None, score=75))
    (Fraction(149, 200), Fraction(151, 200))

With three contracts left of weight 1 that are worth -1 to 1, a sum that lacks more than 3 against the first is cut.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction
from math import inf, isinf

from jss_cli.domain.story import Seen
from jss_cli.explaining.unseen.walk.course import NOTHING, ContractStep, Course
from jss_cli.explaining.unseen.walk.lanes import Tally


def bounds(seen: Seen) -> tuple[Fraction | None, Fraction]:
    """The ratios from which a figure is shown as the observed score (None: however low), and as more; halves are
    rounded up and nothing is shown below 0."""
    assert seen.score is not None  # noqa: S101 - only what was seen is walked past
    lower = None if seen.score == 0 else Fraction(2 * seen.score - 1, 200)
    return lower, Fraction(2 * seen.score + 1, 200)


class PruningBound:
    """For one day seen, how far the contracts that are left can move its sums against the bounds of the score.

    A sum against a ratio is value - ratio x weight; it is 0 where the window is exactly at the ratio.
    """

    def __init__(self, walked: Course, day: int, grain: int) -> None:
        seen = walked.seen[day]
        self._walked, self._day, self._grain = walked, day, grain
        self._windows, self._unit = seen.policy.windows, seen.policy.scale.unit
        self._reaches, self._exceeds = bounds(seen)
        self._most = self._sums_ahead(self._reaches, max, blend=inf) if self._reaches is not None else None
        self._least = self._sums_ahead(self._exceeds, min, blend=-inf)

    def surviving(self, tally: Tally, cells: range, step: int) -> range:
        """The cells of a lane, before a step, from which the score can be reached and need not be exceeded."""
        start, stop = cells.start, cells.stop
        if self._most and not tally.fits and not isinf(most := self._most[step]):
            assert self._reaches is not None  # noqa: S101 - there is something to reach
            start = max(start, self._first(self._reaches, tally, most))
        if tally.quorum.met(self._windows.minimum, last=False) and not isinf(least := self._least[step]):
            stop = min(stop, self._first(self._exceeds, tally, least))
        return range(start, max(start, stop))

    def _first(self, ratio: Fraction, tally: Tally, ahead: float) -> int:
        """The first cell whose sum against a ratio is at least 0 with what is ahead (in units of the ratio)."""
        short = ratio.numerator * self._unit * tally.weight - int(ahead)
        return -(-short // (ratio.denominator * self._grain)) - tally.offset

    def _sums_ahead(self, ratio: Fraction, choose: Callable[[Iterable[int]], int], *, blend: float) -> list[float]:
        """Before every step the largest sum that can (`max`) or must (`min`) be added by the end of some window that
        is ahead; infinite where no window is ahead or nothing can be said, as before the end of a `blend`."""
        ahead, found = -inf, []
        blended = {max(blend.of) for blend in self._windows.blends}
        for step in reversed(self._walked.steps):
            if isinstance(step, ContractStep):
                ahead += choose(self._sums(step, ratio))
            elif step.seen == self._day and step.months:
                ahead = max(ahead, 0) if step.months in self._windows.months else ahead
                ahead = max(ahead, blend) if step.months in blended else ahead
            found.append(ahead)
        found.reverse()
        return found

    def _sums(self, turn: ContractStep, ratio: Fraction) -> list[int]:
        """What each branch of a contract adds in the ring of this turn, against a ratio."""
        toll = ratio.numerator * self._unit
        gains = (dict(branch.parts).get(turn.ring) for branch in self._walked.spots[turn.spot].branches)
        days = (found[self._day] if found else NOTHING for found in gains)
        return [gain.value * ratio.denominator - gain.weight * toll for gain in days]
