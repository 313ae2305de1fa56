"""The worlds of a history as a walk from its newest contract to its oldest, worlds with equal sums so far in one cell.

Textbook name: the trellis of a hidden Markov model. State: per day seen the sums N and T of the windows that are still
open, the minimum as far as it is met, and the best figure of the windows that have ended; what is seen of a day is
weighed when nothing can change it any more. Cells that differ in N alone lie side by side in a lane, and a contract
moves a whole lane at once. Which cells there are depends on what contracts may count as, not on the
chances: readings of the rules that differ only in those share one walk.
Three equal contracts, and one that may be missing: so many cells stand before each step.

    >>> from datetime import date
    >>> from jss_cli.api import open_history
    >>> from jss_cli.domain.history import Observation
    >>> from jss_cli.explaining.seen.weighing import readings_of, weighings_of
    >>> case = open_history(text='''id,client,started,ended,earned,stars
    ... a,A,2024-10-01,2024-10-15,100,5
    ... b,B,2024-10-01,2024-10-20,100,5
    ... c,C,2024-10-01,2024-10-31,100,5''', as_of=date(2024, 12, 1))
    >>> seen = [Observation(case.day, 33)]
    >>> found, _ = readings_of(case, seen, case.policy.seen)
    >>> one = weighings_of(found, seen, case.policy.seen, Effort(surprises=2, negligible=1e-9))[0]
    >>> one.trellis.layers
    [1, 1, 4, 6, 4, 2, 2, 2, 2]
"""

from __future__ import annotations

from collections.abc import Sequence
from math import gcd, inf, prod
from operator import add
from typing import Any, NamedTuple

from jss_cli.explaining.seen.borders import BorderCrossing, DayEnds
from jss_cli.explaining.seen.branching import Branching
from jss_cli.explaining.seen.likelihood import PERCENTS, Likelihood, chance_of_counts
from jss_cli.explaining.seen.reaching import Reach
from jss_cli.explaining.seen.states import (
    LOW,
    BorderStage,
    BranchWay,
    ContractStage,
    Ended,
    Lane,
    LaneSpan,
    LaneStep,
    Numbered,
    Situation,
    Stage,
)
from jss_cli.explaining.seen.trimming import trimmed
from jss_cli.explaining.unseen.walk.course import Border, ContractStep, Course

FINE = 20  # contracts up to which figures of one whole percent are told apart
MOST_CELLS = ((60, 120_000), (inf, 50_000))  # of so many contracts: some three seconds


def most_cells(contracts: int) -> int:
    """How many cells are visited while a person waits, over all walks of so many contracts."""
    return next(cells for most, cells in MOST_CELLS if contracts <= most)


class TooManyCellsError(Exception):
    """There are too many worlds to be weighed."""


class Effort(NamedTuple):
    """How far worlds are looked for: so many surprises at most that no answer explains, states down to a chance,
    whether numbers far from the one seen are weighed too (`wide`), and how many cells may be visited."""

    surprises: float
    negligible: float
    wide: bool = False
    cells: int = MOST_CELLS[0][1]


_Cells = dict[int, float]  # of a lane: value on its axis and chance
_Lanes = dict[Lane, tuple[int, _Cells]]  # each with its number behind a step


class Trellis:
    """The stages of a walk, and before and behind them of how many cells the `layers` are; of each cell at the end its
    situation, and the likelihood of what belongs to the whole world (`shares`).

    `guides` are chances by spot and branch that tell which cells are negligible, `unexplained` by spot and branch
    whether it takes a surprise that no answer explains.
    """

    def __init__(
        self,
        course: Course,
        likelihoods: Sequence[Likelihood],
        guides: Sequence[Sequence[float]],
        unexplained: Sequence[Sequence[bool]],
        effort: Effort,
    ) -> None:
        self.course, self.likelihoods, self._effort = course, likelihoods, effort
        self.grain = (
            gcd(*(g.value for s in course.spots for b in s.branches for _, gains in b.parts for g in gains)) or 1
        )
        self._situations, self._ended = Numbered[Situation](), Numbered[Ended]()
        self._branching = Branching(course, guides, unexplained, effort.surprises, self.grain)
        reaches = [Reach(course, day) for day in range(len(course.seen))]
        triples = zip(course.seen, likelihoods, reaches, strict=True)
        ends = [DayEnds(s.policy, seen, reach, coarse=len(course.spots) > FINE) for s, seen, reach in triples]
        self._crossing, self._reach = BorderCrossing(ends, self.grain, self._situations, self._ended), reaches[0]
        self._minimum = course.seen[0].policy.windows.minimum
        self.visited, self.dropped = 0, 0.0
        laid, last = self._laid_out()
        pairs = ((number, self._situations.known[situation]) for (situation, *_), (number, _) in last.items())
        kept = {number: (state, share) for number, state in pairs if (share := self._share(state))}
        self.ends, self.shares = [state for state, _ in kept.values()], [share for _, share in kept.values()]
        moves, self.layers = trimmed(laid, {place: _span(cells) for place, cells in last.values() if place in kept})
        self.stages: list[Stage] = [
            ContractStage(step.spot, sorted(own))
            if isinstance(step, ContractStep)
            else BorderStage(step.seen, step.months, own)
            for step, own in zip(course.steps, moves, strict=True)
        ]

    def _laid_out(self) -> tuple[list[list[LaneStep[Any]]], _Lanes]:
        """The steps of every stage, and the lanes at the end."""
        days = len(self.course.seen)
        nothing, nobody = (None,) * days, ((0, 0, 0, 0),) * days
        starts = (Situation(nothing, (), i, s.nobody, 0, nobody) for i, s in enumerate(self.course.settings))
        ended = self._ended.number((((), None),) * days)
        lanes: _Lanes = {
            (self._situations.number(s), ended, (0,) * (2 * days)): (i, {0: 1.0}) for i, s in enumerate(starts)
        }
        laid: list[list[LaneStep[Any]]] = []
        for number, step in enumerate(self.course.steps):
            self.visited += sum(len(cells) for _, cells in lanes.values())
            if self.visited > self._effort.cells:
                raise TooManyCellsError
            if isinstance(step, ContractStep):
                steps, lanes = self._contract(number, step, lanes)
            else:
                steps, lanes = self._border(number, step, lanes)
            laid.append(steps)
        return laid, lanes

    def _share(self, situation: Situation) -> float:
        """The likelihood of what belongs to the whole world at its end: its setting, what was counted."""
        if not self.course.settings[situation.setting].agrees(situation.unrated):
            return 0.0
        days = zip(self.course.seen, self.likelihoods, situation.counts, strict=True)
        return prod(chance_of_counts(seen, likelihood, counted) for seen, likelihood, counted in days)

    def _contract(self, number: int, turn: ContractStep, lanes: _Lanes) -> tuple[list[LaneStep[Any]], _Lanes]:
        """Every lane with everything that a contract may add to it."""
        found: _Lanes = {}
        ways: dict[object, list[BranchWay]] = {}
        led: dict[int, list[tuple[int, BranchWay]]] = {}
        steps: list[LaneStep[Any]] = []
        for (situation, ended, sums), (source, cells) in lanes.items():
            if situation not in led:
                led[situation] = self._branching.led(turn, situation, self._situations, ways)
            first, last = _span(cells)
            for after_it, way in led[situation]:
                lane = after_it, ended, tuple(map(add, sums, way.added))
                target, reached = found.get(lane) or found.setdefault(lane, (len(found), {}))
                steps.append((source, first, last, target, way.shift, way.taken))
                for value, chance in cells.items():
                    at = value + way.shift
                    reached[at] = reached.get(at, 0.0) + chance * way.chance
        left = ((lane, place, self._kept(number, lane, cells)) for lane, (place, cells) in found.items())
        return steps, {lane: (place, cells) for lane, place, cells in left if cells}

    def _kept(self, step: int, lane: Lane, cells: _Cells) -> _Cells:
        """The cells of a lane without those at its ends that are negligible, or can no longer be what was seen."""
        lowest, highest = self._bounds(step, lane)
        values = sorted([value for value in cells if lowest <= value <= highest])
        first, last = 0, len(values)
        while first < last and cells[values[first]] < self._effort.negligible:
            self.dropped += cells[values[first]]
            first += 1
        while first < last and cells[values[last - 1]] < self._effort.negligible:
            last -= 1
            self.dropped += cells[values[last]]
        return {value: cells[value] for value in values[first:last]}

    def _bounds(self, step: int, lane: Lane) -> tuple[float, float]:
        """The lowest and the highest cell from which the latest day may still come to what was seen, or to no score."""
        (situation, ended, sums), least, most = lane, -inf, inf
        quorum, seen = self._situations.known[situation].quorums[0], self.likelihoods[0]
        if quorum is not None and quorum.met(self._minimum, last=True):
            carried, best = self._ended.known[ended][0]
            if seen.lowest and (best is None or best is LOW):
                least = -(-self._reach.least(step, sums[1], 2 * seen.lowest - 1, carried) // self.grain)
            if seen.highest < PERCENTS[-1] and sums[1]:
                most = self._reach.greatest(step, sums[1], 2 * seen.highest + 1, carried) // self.grain
        return least, most

    def _border(self, number: int, border: Border, lanes: _Lanes) -> tuple[list[LaneStep[Any]], _Lanes]:
        """Every cell past a border."""
        found: _Lanes = {}
        steps: list[LaneStep[Any]] = []
        for lane, (source, cells) in lanes.items():
            for value, past, target, at in self._crossing.past(number, border, lane, sorted(cells)):
                chance = cells[value] * past.factor
                if chance < self._effort.negligible:
                    self.dropped += chance
                elif past.factor:
                    place, reached = found.get(target) or found.setdefault(target, (len(found), {}))
                    reached[at] = reached.get(at, 0.0) + chance
                    steps.append((source, value, value + 1, place, at - value, past))
        return steps, found


def _span(cells: _Cells) -> LaneSpan:
    """Where the cells of a lane lie."""
    return min(cells), max(cells) + 1
