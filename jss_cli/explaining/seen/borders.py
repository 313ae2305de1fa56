"""What becomes of a cell at the end of a window: the figures that compete, the likelihood of a day that is over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from jss_cli.domain.policy import Policy
from jss_cli.domain.score import shown_percent
from jss_cli.domain.sections import Windows
from jss_cli.explaining.seen.likelihood import Likelihood
from jss_cli.explaining.seen.reaching import Reach
from jss_cli.explaining.seen.states import HIGH, LOW, Ended, Lane, Numbered, PastBorder, Situation, Tally
from jss_cli.explaining.unseen.walk.course import Border
from jss_cli.explaining.unseen.walk.figures import carry, completed, is_waited_for
from jss_cli.explaining.unseen.walk.quorum import EMPTY, Quorum

STAYING, BEGUN = PastBorder(1.0), Tally(EMPTY, (), None)
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
        return self._placed(*((Fraction(*ratio) + sum(others)) / (1 + len(others))).as_integer_ratio())

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
        key, given_up = (best, figure), best is LOW or best is HIGH
        return self._closed.get(key) or self._closed.setdefault(
            key, self._given_up() if given_up else self._weighed(*key)
        )

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


class BorderCrossing:
    """The borders of all days, by the numbers of the situations and of what has ended; sums are told in grains."""

    def __init__(
        self, ends: Sequence[DayEnds], grain: int, situations: Numbered[Situation], ended: Numbered[Ended]
    ) -> None:
        self._ends, self._grain, self._situations, self._ended = ends, grain, situations, ended
        self._pasts: dict[tuple[int, int, int, int, Quorum], tuple[PastBorder, Tally | None]] = {}
        self._tallied: dict[tuple[int, int, int, int], tuple[int, int]] = {}  # by the id of a tally that is kept

    def past(
        self, step: int, border: Border, lane: Lane, values: Iterable[int]
    ) -> Iterator[tuple[int, PastBorder, Lane, int]]:
        """Each of some cells of a lane, what becomes of it past a border, and the lane and the cell where it leads."""
        day, (situation, ended, sums) = border.seen, lane
        quorum = self._situations.known[situation].quorums[day]
        if not border.months:
            yield from ((value, STAYING, *self._at(lane, value, day, BEGUN)) for value in values)
        elif quorum is None:  # over, or given up
            yield from ((value, STAYING, lane, value) for value in values)
        else:
            for value in values:
                key = step, value * self._grain + sums[2 * day], sums[2 * day + 1], ended, quorum
                if key not in self._pasts:
                    tally = Tally(quorum, *self._ended.known[ended][day])
                    self._pasts[key] = self._ends[day].past(step, border.months, key[1:3], tally)
                past, left = self._pasts[key]
                yield value, past, *self._at(lane, value, day, left)

    def _at(self, lane: Lane, value: int, day: int, tally: Tally | None) -> tuple[Lane, int]:
        """The lane and the cell of a state with another tally of a day, whose sums begin at nothing or are over."""
        situation, ended, sums = lane
        key = situation, ended, day, id(tally)
        quorums, found = self._situations.known[situation].quorums, self._tallied
        numbers = found.get(key) or found.setdefault(key, self._with_tally(situation, ended, day, tally))
        if (quorums[day] is None) is (tally is None):
            return (*numbers, sums), value
        after_it = self._situations.known[numbers[0]]
        axis = after_it.axis
        if axis < 0:
            return (*numbers, (0,) * len(sums)), 0
        absolute = [0 if d == day else sums[2 * d] + value * self._grain for d in range(len(quorums))]
        along = absolute[axis]
        days = enumerate(after_it.quorums)
        weights = [0 if d == day else sums[2 * d + 1] for d in range(len(absolute))]
        left = tuple(n for d, q in days for n in ((absolute[d] - along, weights[d]) if q else (0, 0)))
        return (*numbers, left), along // self._grain

    def _with_tally(self, situation: int, ended: int, day: int, tally: Tally | None) -> tuple[int, int]:
        """The numbers of a situation, and of what has ended, with another tally of a day."""
        before, left = self._ended.known[ended], (tally.carried, tally.best) if tally else ((), None)
        after_it = self._situations.known[situation].with_quorum(day, tally and tally.quorum)
        return self._situations.number(after_it), self._ended.number((*before[:day], left, *before[day + 1 :]))
