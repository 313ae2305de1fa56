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
from jss_cli.explaining.unseen.settings import Unrated
from jss_cli.explaining.unseen.walk.bounds import PruningBound, bounds
from jss_cli.explaining.unseen.walk.course import NOTHING, Border, ContractStep, Course, Gains, Spot, choices_at
from jss_cli.explaining.unseen.walk.figures import carry, completed, is_waited_for
from jss_cli.explaining.unseen.walk.lanes import (
    Spans,
    Stage,
    State,
    Tally,
    Transition,
    axis_of,
    closed,
    laid_out,
    lane_opened,
    with_tally,
)
from jss_cli.explaining.unseen.walk.quorum import after

_Private = tuple[tuple[int, int], ...]
MOST_CELLS, MOST_PIECES = 500_000, 25_000  # each a second or less


class Intractable(Exception):  # noqa: N818 - a finding, not a failure: the caller samples instead
    """The walk would have more cells than can be visited in reasonable time."""


class Walk:
    """The stages of a walk past all that was seen. Raises Intractable where there are too many cells."""

    def __init__(self, walked: Course) -> None:
        self.course = walked
        self._seen = walked.seen
        added = [gains for spot in walked.spots for branch in spot.branches for _, gains in branch.parts]
        self._grains = [gcd(*(gains[day].value for gains in added)) or 1 for day in range(len(walked.seen))]
        self._most_poor = [
            _most_poor_answers(seen, _answers_until(walked, day)) for day, seen in enumerate(walked.seen)
        ]
        self._hopes = [PruningBound(walked, day, grain) for day, grain in enumerate(self._grains)]
        closed, nothing = (None,) * len(self._seen), ((0, 0),) * len(self._seen)
        self.starts = [State(closed, nothing, (), i, s.nobody) for i, s in enumerate(walked.settings)]
        self.cells = 0
        self.stages = tuple(self._stages())

    def _stages(self) -> Iterator[Stage]:
        spans: Spans = {start: range(1) for start in self.starts}
        moved = 0
        for number, step in enumerate(self.course.steps):
            hopeful = self._pruned(spans, number)
            pieces = list(
                self._with_contract(hopeful, step)
                if isinstance(step, ContractStep)
                else self._past_border(hopeful, step)
            )
            spot = step.spot if isinstance(step, ContractStep) and step.first else None
            spans, stage = laid_out(pieces, spans, spot)
            self.cells += sum(map(len, spans.values()))
            moved += len(pieces)
            if self.cells > MOST_CELLS or moved > MOST_PIECES:
                raise Intractable
            yield stage
        yield laid_out(list(self._accepted(spans)), spans, None)[1]

    def _pruned(self, spans: Spans, step: int) -> Spans:
        """The lanes without the cells that can no longer show what was seen."""
        hopeful: dict[State, range] = {}
        for state, span in spans.items():
            cells = span
            for hopes, tally in zip(self._hopes, state.tallies, strict=True):
                cells = cells if tally is None else hopes.surviving(tally, cells, step)
            if cells:
                hopeful[state] = cells
        return hopeful

    def _with_contract(self, spans: Spans, turn: ContractStep) -> Iterator[Transition]:
        """Every lane with everything a contract may add."""
        spot = self.course.spots[turn.spot]
        for state, span in spans.items():
            axis = axis_of(state)
            for index, gains, pending in choices_at(turn, spot, state.pending, state.setting):
                private, unrated = (state.private, state.unrated) if index is None else self._told(state, spot, index)
                if private is not None and unrated is not None:
                    tallies = self._added(state, spot.client, gains, turn, axis)
                    shift = self._cells(gains, axis) if axis is not None else 0
                    target = State(tallies, private, pending, state.setting, unrated)
                    yield Transition(state, span.start, span.stop, target, shift, index or 0)

    def _added(
        self, state: State, client: str, gains: Gains | None, turn: ContractStep, axis: int | None
    ) -> tuple[Tally | None, ...]:
        """The tallies after a contract that adds `gains`."""
        common = self._cells(gains, axis) if axis is not None else 0
        tallies: list[Tally | None] = []
        for day, tally in enumerate(state.tallies):
            if tally is not None:
                gain = gains[day] if gains else NOTHING
                minimum = self._seen[day].policy.windows.minimum
                quorum = after(tally.quorum, client, minimum, gain, returns=turn.returns[day])
                offset = tally.offset + self._cells(gains, day) - common
                tally = Tally(offset, tally.weight + gain.weight, quorum, tally.carried, tally.fits)  # noqa: PLW2901
            tallies.append(tally)
        return tuple(tallies)

    def _cells(self, gains: Gains | None, day: int) -> int:
        """By how many cells a contract moves the sum of a day: a cell is the day's own grain wide."""
        return gains[day].value // self._grains[day] if gains else 0

    def _told(self, state: State, spot: Spot, index: int) -> tuple[_Private | None, Unrated | None]:
        """The private answers and the numbers of unrated contracts with a branch; None if they cannot be."""
        branch, setting = spot.branches[index], self.course.settings[state.setting]
        unrated = setting.after(state.unrated, branch.silent) if branch.silent else state.unrated
        return self._answered(state, branch.private), unrated

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

    def _past_border(self, spans: Spans, border: Border) -> Iterator[Transition]:
        """Every lane past a border."""
        for state, span in spans.items():
            if border.months:
                yield from self._at_window_end(state, span, border)
            else:
                yield from lane_opened(state, span, border.seen)

    def _at_window_end(self, state: State, span: range, border: Border) -> Iterator[Transition]:
        """A lane at the end of a window, cut by what its figures show; states the window was kept for go apart."""
        windows = self._seen[border.seen].policy.windows
        is_last = border.months == windows.lengths[-1]
        for part, tally in self._split_by_figure(state, span, border):
            if is_last and not (tally.fits and tally.quorum.met(windows.minimum, last=True)):
                continue
            spread = [part] if not is_waited_for(windows, border.months) else [range(x, x + 1) for x in part]
            for cells in spread:
                ratio = self._ratio(tally, cells.start, border.seen, last=is_last)
                carried = carry(windows, border.months, ratio, tally.carried)
                changed = with_tally(state, border.seen, None if is_last else tally._replace(carried=carried))
                if is_last:
                    yield from closed(state, cells, changed)
                else:
                    yield Transition(state, cells.start, cells.stop, changed, 0, 0)

    def _split_by_figure(self, state: State, span: range, border: Border) -> Iterator[tuple[range, Tally]]:
        """The parts of a lane below the observed score and at it; what is above is left out."""
        seen, tally = self._seen[border.seen], state.tallies[border.seen]
        assert tally is not None  # noqa: S101 - a day is open until its last window has ended
        low = high = span.stop
        is_last = border.months == seen.policy.windows.lengths[-1]
        if tally.weight and tally.quorum.met(seen.policy.windows.minimum, last=is_last):
            reaches, exceeds = bounds(seen)
            for others in completed(seen.policy.windows, border.months, tally.carried):
                low = min(low, self._first_at(reaches, tally, others, border.seen, span))
                high = min(high, self._first_at(exceeds, tally, others, border.seen, span))
        if span.start < low:
            yield range(span.start, low), tally
        if low < high:
            yield range(low, high), tally._replace(fits=True)

    def _first_at(
        self, ratio: Fraction | None, tally: Tally, others: tuple[Fraction, ...], day: int, span: range
    ) -> int:
        """The first cell of a lane from which a figure is at least a ratio (None: whatever it is)."""
        if ratio is None:
            return span.start
        seen, grain = self._seen[day], self._grains[day]
        own = (1 + len(others)) * ratio - sum(others)
        first = ceil(own * tally.weight * seen.policy.scale.unit / grain) - tally.offset
        return min(max(first, span.start), span.stop)

    def _ratio(self, tally: Tally, cell: int, day: int, *, last: bool) -> Fraction | None:
        """The ratio of the window that ends, for one cell; None below the minimum."""
        policy = self._seen[day].policy
        if not (tally.weight and tally.quorum.met(policy.windows.minimum, last=last)):
            return None
        return Fraction((cell + tally.offset) * self._grains[day], tally.weight * policy.scale.unit)

    def _accepted(self, spans: Spans) -> Iterator[Transition]:
        """The lanes whose private answers give what was seen, all in one cell."""
        for state, span in spans.items():
            is_own = self.course.settings[state.setting].agrees(state.unrated)
            if is_own and all(agrees(seen, *private) for seen, private in zip(self._seen, state.private, strict=True)):
                for cell in span:
                    yield Transition(state, cell, cell + 1, self.starts[0], -cell, 0)


def _answers_until(walked: Course, day: int) -> int:
    """How many private answers there may be that a share of clients who would recommend is taken of."""
    return sum(any(branch.private[day][0] for branch in spot.branches) for spot in walked.spots)


def _most_poor_answers(seen: Seen, answers: int) -> int:
    """The most poor answers among so many that leave the observed share of clients who would recommend."""
    if seen.recommend_percent is None:
        return 0
    return min(answers, floor(Fraction(answers * (201 - 2 * seen.recommend_percent), 200)))


def agrees(seen: Seen, given: int, poor: int) -> bool:
    """Whether so many private answers give the observed share of clients who would recommend (halves rounded up)."""
    if seen.recommend_percent is None:
        return True
    return given > 0 and shown_percent(Fraction(100 * (given - poor), given)) == seen.recommend_percent
