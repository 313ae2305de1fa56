"""The worlds that show the observed scores, without visiting them one by one.

The walk goes from the newest contract to the oldest. Worlds with equal sums so far share a cell: a state and a value
on the axis, the sum of weight x outcome of the latest day that is open. Cells of one state lie side by side in a lane,
so a contract moves a whole lane at once, and the border of a window cuts a lane where a figure would be too high.
What is carried along the moves decides what comes out: chances, counts of worlds, or the best chance that is left.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import ceil, floor, gcd

from jss_cli.domain.score import shown_percent
from jss_cli.domain.story import Seen
from jss_cli.explaining.unseen.walk.bounds import Hopes, bounds
from jss_cli.explaining.unseen.walk.course import Border, Course, Gains, Turn, taken
from jss_cli.explaining.unseen.walk.figures import carry, completed, is_waited_for
from jss_cli.explaining.unseen.walk.lanes import (
    Piece,
    Spans,
    Stage,
    State,
    Tally,
    axis_of,
    closed,
    laid_out,
    opened,
    with_tally,
)
from jss_cli.explaining.unseen.walk.quorum import after

MOST_CELLS, MOST_PIECES = 500_000, 40_000  # each some two seconds


class Intractable(Exception):  # noqa: N818 - a finding, not a failure: the caller samples instead
    """The walk would have more cells than can be visited in reasonable time."""


class Walk:
    """The stages of a walk past all that was seen. Raises Intractable where there are too many cells."""

    def __init__(self, walked: Course) -> None:
        self.course = walked
        self._seen = walked.seen
        values = (g[0] for s in walked.spots for b in s.branches for _, gains in b.parts for g in gains)
        self._grain = gcd(*values) or 1
        self._most_poor = [most_poor(seen, answers_until(walked, day)) for day, seen in enumerate(walked.seen)]
        self._hopes = [Hopes(walked, day, self._grain) for day in range(len(walked.seen))]
        self.start = State((None,) * len(self._seen), ((0, 0),) * len(self._seen), ())
        self.cells = 0
        self.stages = tuple(self._stages())

    def _stages(self) -> Iterator[Stage]:
        spans: Spans = {self.start: range(1)}
        moved = 0
        for number, step in enumerate(self.course.steps):
            hopeful = self._hopeful(spans, number)
            pieces = list(self._turned(hopeful, step) if isinstance(step, Turn) else self._passed(hopeful, step))
            spot = step.spot if isinstance(step, Turn) and step.first else None
            spans, stage = laid_out(pieces, spans, spot)
            self.cells += sum(map(len, spans.values()))
            moved += len(pieces)
            if self.cells > MOST_CELLS or moved > MOST_PIECES:
                raise Intractable
            yield stage
        yield laid_out(list(self._accepted(spans)), spans, None)[1]

    def _hopeful(self, spans: Spans, step: int) -> Spans:
        """The lanes without the cells that can no longer show what was seen."""
        hopeful: dict[State, range] = {}
        for state, span in spans.items():
            cells = span
            for hopes, tally in zip(self._hopes, state.tallies, strict=True):
                cells = cells if tally is None else hopes.kept(tally, cells, step)
            if cells:
                hopeful[state] = cells
        return hopeful

    def _turned(self, spans: Spans, turn: Turn) -> Iterator[Piece]:
        """Every lane with everything a contract may add."""
        spot = self.course.spots[turn.spot]
        for state, span in spans.items():
            axis = axis_of(state)
            for index, gains, pending in taken(turn, spot, state.pending):
                private = state.private if index is None else self._answered(state, spot.branches[index].private)
                if private is not None:
                    tallies = self._added(state, spot.client, gains, turn, axis)
                    shift = gains[axis][0] // self._grain if gains and axis is not None else 0
                    yield Piece(state, span.start, span.stop, State(tallies, private, pending), shift, index or 0)

    def _added(
        self, state: State, client: str, gains: Gains | None, turn: Turn, axis: int | None
    ) -> tuple[Tally | None, ...]:
        """The tallies after a contract that adds `gains`."""
        common = gains[axis][0] if gains and axis is not None else 0
        tallies: list[Tally | None] = []
        for day, tally in enumerate(state.tallies):
            if tally is not None:
                value, weight = gains[day] if gains else (0, 0)
                minimum = self._seen[day].policy.windows.minimum
                quorum = after(tally.quorum, client, minimum, counted=weight > 0, returns=turn.returns[day])
                offset = tally.offset + (value - common) // self._grain
                tally = Tally(offset, tally.weight + weight, quorum, tally.carried, tally.fits)  # noqa: PLW2901
            tallies.append(tally)
        return tuple(tallies)

    def _answered(self, state: State, private: Sequence[tuple[bool, bool]]) -> tuple[tuple[int, int], ...] | None:
        """The private answers with one more contract's; None if there are too many poor ones for what was seen."""
        if not any(map(any, private)):
            return state.private
        counts = []
        for (given, poor), (is_given, is_poor), most in zip(state.private, private, self._most_poor, strict=True):
            if poor + is_poor > most:
                return None
            counts.append((min(given + is_given, 1) if most == 0 else given + is_given, poor + is_poor))
        return tuple(counts)

    def _passed(self, spans: Spans, border: Border) -> Iterator[Piece]:
        """Every lane past a border."""
        for state, span in spans.items():
            if border.months:
                yield from self._ended(state, span, border)
            else:
                yield from opened(state, span, border.seen)

    def _ended(self, state: State, span: range, border: Border) -> Iterator[Piece]:
        """A lane at the end of a window, cut by what its figures show; states the window was kept for go apart."""
        windows = self._seen[border.seen].policy.windows
        is_last = border.months == windows.lengths[-1]
        for part, tally in self._cut(state, span, border):
            if is_last and not tally.fits:
                continue
            spread = [part] if not is_waited_for(windows, border.months) else [range(x, x + 1) for x in part]
            for cells in spread:
                carried = carry(windows, border.months, self._ratio(tally, cells.start, border.seen), tally.carried)
                changed = with_tally(state, border.seen, None if is_last else tally._replace(carried=carried))
                if is_last:
                    yield from closed(state, cells, changed)
                else:
                    yield Piece(state, cells.start, cells.stop, changed, 0, 0)

    def _cut(self, state: State, span: range, border: Border) -> Iterator[tuple[range, Tally]]:
        """The parts of a lane below the observed score and at it; what is above is left out."""
        seen, tally = self._seen[border.seen], state.tallies[border.seen]
        assert tally is not None  # noqa: S101 - a day is open until its last window has ended
        low = high = span.stop
        if tally.weight and tally.quorum.met(seen.policy.windows.minimum):
            reaches, exceeds = bounds(seen)
            for others in completed(seen.policy.windows, border.months, tally.carried):
                low = min(low, self._first_at(reaches, tally, others, seen, span))
                high = min(high, self._first_at(exceeds, tally, others, seen, span))
        if span.start < low:
            yield range(span.start, low), tally
        if low < high:
            yield range(low, high), tally._replace(fits=True)

    def _first_at(
        self, ratio: Fraction | None, tally: Tally, others: tuple[Fraction, ...], seen: Seen, span: range
    ) -> int:
        """The first cell of a lane from which a figure is at least a ratio (None: whatever it is)."""
        if ratio is None:
            return span.start
        own = (1 + len(others)) * ratio - sum(others)
        first = ceil(own * tally.weight * seen.policy.scale.unit / self._grain) - tally.offset
        return min(max(first, span.start), span.stop)

    def _ratio(self, tally: Tally, cell: int, day: int) -> Fraction | None:
        """The ratio of the window that ends, for one cell; None below the minimum."""
        policy = self._seen[day].policy
        if not (tally.weight and tally.quorum.met(policy.windows.minimum)):
            return None
        return Fraction((cell + tally.offset) * self._grain, tally.weight * policy.scale.unit)

    def _accepted(self, spans: Spans) -> Iterator[Piece]:
        """The lanes whose private answers give what was seen, all in one cell."""
        for state, span in spans.items():
            if all(agrees(seen, *private) for seen, private in zip(self._seen, state.private, strict=True)):
                for cell in span:
                    yield Piece(state, cell, cell + 1, self.start, -cell, 0)


def answers_until(walked: Course, day: int) -> int:
    """How many private answers there may be that a share of clients who would recommend is taken of."""
    return sum(any(branch.private[day][0] for branch in spot.branches) for spot in walked.spots)


def most_poor(seen: Seen, answers: int) -> int:
    """The most poor answers among so many that leave the observed share of clients who would recommend."""
    if seen.recommend_percent is None:
        return 0
    return min(answers, floor(Fraction(answers * (201 - 2 * seen.recommend_percent), 200)))


def agrees(seen: Seen, given: int, poor: int) -> bool:
    """Whether so many private answers give the observed share of clients who would recommend (halves rounded up)."""
    if seen.recommend_percent is None:
        return True
    return given > 0 and shown_percent(Fraction(100 * (given - poor), given)) == seen.recommend_percent
