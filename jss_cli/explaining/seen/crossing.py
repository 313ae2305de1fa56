"""Where the cells of a walk lie past a border of a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from jss_cli.explaining.seen.borders import DayEnds
from jss_cli.explaining.seen.states import Ended, Lane, Numbered, PastBorder, Situation, Tally
from jss_cli.explaining.unseen.walk.course import Border
from jss_cli.explaining.unseen.walk.quorum import EMPTY, Quorum

STAYING, BEGUN = PastBorder(1.0), Tally(EMPTY, (), None)


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
        if key not in self._tallied:
            self._tallied[key] = self._with_tally(situation, ended, day, tally)
        numbers, quorums = self._tallied[key], self._situations.known[situation].quorums
        if (quorums[day] is None) is (tally is None):
            return (*numbers, sums), value
        after_it = self._situations.known[numbers[0]]
        axis = after_it.axis
        if axis < 0:
            return (*numbers, (0,) * len(sums)), 0
        absolute = [sums[2 * d] + value * self._grain for d in range(len(quorums))]
        absolute[day] = 0
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
