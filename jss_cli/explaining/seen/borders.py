"""What becomes of a cell at the end of a window: the figures that compete, the likelihood of a day that is over."""

from __future__ import annotations

from fractions import Fraction

from jss_cli.domain.policy import Policy
from jss_cli.domain.score import shown_percent
from jss_cli.domain.sections import Windows
from jss_cli.explaining.seen.likelihood import Likelihood
from jss_cli.explaining.seen.reaching import Reach
from jss_cli.explaining.seen.states import HIGH, LOW, PastBorder, Tally
from jss_cli.explaining.unseen.walk.figures import carry, completed, is_waited_for

_Made = tuple[int, ...] | None  # the other windows of the best figure, if the window that ends made it


class DayEnds:
    """The borders of one day. A day is over when its last window has ended, or as soon as nothing that is left can
    change what is seen of it; `coarse` figures are told apart by their whole percent alone."""

    def __init__(self, policy: Policy, seen: Likelihood, reach: Reach, *, coarse: bool) -> None:
        self._policy, self._seen, self._reach, self._coarse = policy, seen, reach, coarse
        self._minimum, self._windows = policy.windows.minimum, policy.windows
        self._closed: dict[object, PastBorder] = {}  # by the best figure, and what made it

    def past(self, step: int, months: int, sums: tuple[int, int], tally: Tally) -> tuple[PastBorder, Tally | None]:
        """A tally past the end of a window, and what becomes of its cell, with what was noted of that window."""
        move, left = self._past(step, months, sums, tally)
        if not self._seen.windows:
            return move, left
        noted = self._seen.of_window(months, self._whole(sums, tally))
        exact, anything = noted * move.exact, noted * move.anything
        return move._replace(factor=noted * move.factor, anything=anything, exact=exact), left

    def _whole(self, sums: tuple[int, int], tally: Tally) -> int | None:
        """The whole percent of the window that ends; None: it has none."""
        value, weight = sums
        if not (weight and tally.quorum.met(self._minimum, last=False)):
            return None
        return shown_percent(Fraction(100 * value, weight * self._policy.scale.unit))

    def _past(self, step: int, months: int, sums: tuple[int, int], tally: Tally) -> tuple[PastBorder, Tally | None]:
        value, weight = sums
        is_noted = months >= self._seen.last_window
        is_last = months == self._windows.lengths[-1]
        has_figure = weight > 0 and tally.quorum.met(self._minimum, last=is_last)
        ratio = (value, weight * self._policy.scale.unit) if has_figure else None
        best, others = self._best(months, ratio, tally)
        met = tally.quorum.met(self._minimum, last=True)
        if best is HIGH and met and (is_noted or not self._seen.elsewhere):
            return self._given_up(), None
        figure = None if others is None else (weight, others)
        if is_last:
            return self._over(best if met else None, figure if met else None), None
        exact = None if ratio is None or not is_waited_for(self._windows, months) else Fraction(*ratio)
        carried = carry(self._windows, months, exact, tally.carried)
        if is_noted and met and best is not None and best is not LOW and best is not HIGH:
            if not self._reach.can_reach(step, value, weight, best, carried):
                return self._over(best, figure), None
        elif (
            is_noted
            and met
            and value < self._reach.least(step, weight, 2 * self._seen.lowest - 1, carried)
            and self._seen.lowest
        ):
            return self._given_up(), None
        waits = any(length == months for length, _ in carried)
        move = PastBorder(1.0, figure=figure, total=weight if waits else None)
        return move, Tally(tally.quorum, carried, best)

    def _given_up(self) -> PastBorder:
        """The move of a day that can no longer come to what was seen."""
        return PastBorder(self._seen.elsewhere, self._seen.elsewhere)

    def _best(self, months: int, ratio: tuple[int, int] | None, tally: Tally) -> tuple[Fraction | None, _Made]:
        """The best figure once a window has ended, and its other windows if this one made it (None: an older one did).

        Among equal figures the one that reaches back furthest is shown, a window before a blend.
        """
        best, made = tally.best, None
        if ratio is None:
            return best, made
        for others in sorted(completed(self._windows, months, tally.carried), key=len):
            placed = self._blended(ratio, others) if others else self._placed(*ratio)
            if best is None or placed > best or (placed == best and made is None):
                best, made = placed, _parts(self._windows, months) if others else ()
        return best, made

    def _blended(self, ratio: tuple[int, int], others: tuple[Fraction, ...]) -> Fraction:
        mean = (Fraction(*ratio) + sum(others)) / (1 + len(others))
        return self._placed(*mean.as_integer_ratio())

    def _placed(self, value: int, total: int) -> Fraction:
        """A figure as far as it matters: only those that may be what was seen are told apart."""
        whole = min(max((200 * value + total) // (2 * total), 0), 100)
        if whole > self._seen.highest:
            return HIGH
        if whole < self._seen.lowest:
            return LOW
        return Fraction(whole, 100) if self._coarse else Fraction(value, total)

    def _over(self, best: Fraction | None, figure: tuple[int, tuple[int, ...]] | None) -> PastBorder:
        """The move at the end of a day: what was seen of it is weighed."""
        if (key := (best, figure)) not in self._closed:
            self._closed[key] = self._given_up() if best is LOW or best is HIGH else self._weighed(*key)
        return self._closed[key]

    def _weighed(self, best: Fraction | None, figure: tuple[int, tuple[int, ...]] | None) -> PastBorder:
        seen = self._seen
        whole = None if best is None else shown_percent(100 * best)
        factor = seen.of(whole)
        exact = factor if seen.observation.allows(whole) else 0.0
        below = max(0.0, -float(best)) if best is not None else 0.0
        return PastBorder(factor, seen.elsewhere, figure, None, best is not None, below, exact)


def _parts(windows: Windows, months: int) -> tuple[int, ...]:
    """The other windows of the blend that a window completes."""
    blend = next(blend for blend in windows.blends if max(blend.of) == months)
    return tuple(part for part in blend.of if part != months)
