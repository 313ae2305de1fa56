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
    >>> [sum(span.stop - span.start for span in spans) for spans in one.trellis.spans]
    [1, 1, 4, 7, 9, 14, 5, 5, 2]
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import gcd, inf
from operator import add
from typing import NamedTuple

from jss_cli.errors import Fault, InputError
from jss_cli.explaining.seen.borders import DayEnds
from jss_cli.explaining.seen.likelihood import Likelihood
from jss_cli.explaining.seen.reaching import Reach
from jss_cli.explaining.seen.states import (
    LOW,
    BorderMove,
    BorderStage,
    ContractStage,
    Lane,
    LaneMove,
    LaneSpan,
    LaneSums,
    Situation,
    Stage,
    Tally,
)
from jss_cli.explaining.unseen.settings import Unrated
from jss_cli.explaining.unseen.walk.course import NOTHING, Border, ContractStep, Counts, Course, Gains, choices_at
from jss_cli.explaining.unseen.walk.quorum import EMPTY, after

FINE = 20  # contracts up to which figures of one whole percent are told apart
MOST_CELLS = 600_000  # some two seconds
_World = tuple[int, Unrated, int, Counts]  # of a situation: what belongs to the whole world


class Effort(NamedTuple):
    """How far worlds are looked for: so many surprises at most that no answer explains, states down to a chance, and
    whether numbers far from the one seen are weighed too (`wide`)."""

    surprises: float
    negligible: float
    wide: bool = False


class _Way(NamedTuple):
    """What a branch does to every lane of a situation: the situation then, what is added to the sums of a lane, by how
    many cells it moves, the loss of the latest day, and its chance."""

    situation: int
    added: LaneSums
    shift: int
    branch: int
    loss: int
    chance: float


_Cells = dict[int, float]  # of a lane: value on its axis and chance
_Lanes = dict[Lane, _Cells]


class Trellis:
    """The stages of a walk, and before and behind them the `spans` of the lanes, by the order in which they stand.

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
        self._guides, self._unexplained = guides, unexplained
        self._minima = [seen.policy.windows.minimum for seen in course.seen]
        self._reaches = [Reach(course, day) for day in range(len(course.seen))]
        self._lowest = 2 * likelihoods[0].lowest - 1
        triples = zip(course.seen, likelihoods, self._reaches, strict=True)
        self._ends = [DayEnds(s.policy, seen, reach, coarse=len(course.spots) > FINE) for s, seen, reach in triples]
        self._counts = any(seen.counts for seen in course.seen)
        self._situations: dict[Situation, int] = {}
        self._known: list[Situation] = []
        added = (g.value for s in course.spots for b in s.branches for _, gains in b.parts for g in gains)
        self.grain = gcd(*added) or 1
        self.spans: list[list[LaneSpan]] = []
        self.dropped = 0.0
        self.stages = tuple(self._laid_out())

    def _laid_out(self) -> Iterator[Stage]:
        days = len(self.course.seen)
        nothing, nobody = (None,) * days, ((0, 0, 0, 0),) * days
        starts = (Situation(nothing, (), i, s.nobody, 0, nobody) for i, s in enumerate(self.course.settings))
        lanes: _Lanes = {(self._number(start), (0,) * (2 * days)): {0: 1.0} for start in starts}
        self.spans.append(_spans(lanes))
        self.visited = 0
        for number, step in enumerate(self.course.steps):
            self.visited += sum(map(len, lanes.values()))
            if self.visited > MOST_CELLS:
                raise InputError(_too_many())
            stage: Stage
            if isinstance(step, ContractStep):
                stage, lanes = self._contract(number, step, lanes)
            else:
                stage, lanes = self._border(number, step, lanes)
            self.spans.append(_spans(lanes))
            yield stage
        self.ends = tuple(self._known[situation] for situation, _ in lanes)

    def _number(self, situation: Situation) -> int:
        """The number of a situation."""
        if situation not in self._situations:
            self._situations[situation] = len(self._known)
            self._known.append(situation)
        return self._situations[situation]

    def _contract(self, step: int, turn: ContractStep, lanes: _Lanes) -> tuple[ContractStage, _Lanes]:
        """Every lane with everything that a contract may add to it."""
        found: _Lanes = {}
        ways: dict[int, list[_Way]] = {}
        for (situation, sums), cells in lanes.items():
            if situation not in ways:
                ways[situation] = list(self._ways(self._known[situation], turn))
            for way in ways[situation]:
                target = found.setdefault((way.situation, tuple(map(add, sums, way.added))), {})
                for value, chance in cells.items():
                    at = value + way.shift
                    target[at] = target.get(at, 0.0) + chance * way.chance
        kept = {lane: left for lane, cells in found.items() if (left := self._kept(step, lane, cells))}
        return ContractStage(turn.spot, list(_moves(lanes, ways, kept))), kept

    def _kept(self, step: int, lane: Lane, cells: _Cells) -> _Cells:
        """The cells of a lane without those at its ends that are negligible, or can no longer be what was seen."""
        values = sorted(cells)
        first, last = 0, len(values)
        lowest = self._lowest_cell(step, lane)
        while first < last and values[first] < lowest:
            first += 1
        while first < last and cells[values[first]] < self._effort.negligible:
            self.dropped += cells[values[first]]
            first += 1
        while first < last and cells[values[last - 1]] < self._effort.negligible:
            last -= 1
            self.dropped += cells[values[last]]
        return {value: cells[value] for value in values[first:last]}

    def _lowest_cell(self, step: int, lane: Lane) -> float:
        """The lowest cell from which the latest day may still come to a figure that is high enough to be seen, or to
        none."""
        situation, sums = self._known[lane[0]], lane[1]
        tally = situation.tallies[0]
        if tally is None or (tally.best is not None and tally.best is not LOW) or self._lowest < 0:
            return -inf
        if not tally.quorum.met(self._minima[0], last=True):
            return -inf
        least = self._reaches[0].least(step, sums[1], self._lowest, tally.carried)
        return -(-least // self.grain)

    def _ways(self, situation: Situation, turn: ContractStep) -> Iterator[_Way]:
        """What each branch of a contract does to the states of a situation."""
        spot, unit = self.course.spots[turn.spot], self.course.seen[0].policy.scale.unit
        for branch, gains, pending in choices_at(turn, spot, situation.pending, situation.setting):
            world = self._chosen(situation, turn.spot, branch)
            if world is None:
                continue
            told = gains or (NOTHING,) * len(situation.tallies)
            added = tuple(NOTHING if t is None else g for t, g in zip(situation.tallies, told, strict=True))
            tallies = self._tallies(situation, spot.client, turn, added)
            along = added[situation.axis].value if situation.axis >= 0 else 0
            days = zip(situation.tallies, added, strict=True)
            sums = tuple(n for tally, gain in days for n in (gain.value - along if tally else 0, gain.weight))
            loss = added[0].weight * unit - added[0].value
            chance = 1.0 if branch is None else self._guides[turn.spot][branch]
            number = self._number(Situation(tallies, pending, *world))
            yield _Way(number, sums, along // self.grain, -1 if branch is None else branch, loss, chance)

    def _tallies(self, situation: Situation, client: str, turn: ContractStep, gains: Gains) -> tuple[Tally | None, ...]:
        """The tallies after what a contract adds."""
        return tuple(
            tally and tally._replace(quorum=after(tally.quorum, client, minimum, gain, returns=returns))
            for tally, minimum, gain, returns in zip(situation.tallies, self._minima, gains, turn.returns, strict=True)
        )

    def _chosen(self, situation: Situation, number: int, branch: int | None) -> _World | None:
        """What belongs to the whole world once a branch is chosen; None if no world of its setting has so many unrated
        contracts, or there are too many surprises."""
        _, _, setting, unrated, surprises, counts = situation
        if branch is None:
            return setting, unrated, surprises, counts
        chosen = self.course.spots[number].branches[branch]
        counted = self.course.settings[setting].after(unrated, chosen.silent) if chosen.silent else unrated
        surprises += self._unexplained[number][branch]
        if counted is None or surprises > self._effort.surprises:
            return None
        if self._counts:
            counts = tuple(map(_in_all, counts, chosen.counts))
        return setting, counted, surprises, counts

    def _border(self, step: int, border: Border, lanes: _Lanes) -> tuple[BorderStage, _Lanes]:
        """Every cell past a border."""
        moves: list[tuple[BorderMove, Lane, int]] = []
        found: _Lanes = {}
        for source, (lane, cells) in enumerate(lanes.items()):
            start = min(cells)
            for value, chance in cells.items():
                move, target, at = self._past(step, border, lane, value)
                reached = chance * move.factor
                if reached < self._effort.negligible:
                    self.dropped += reached
                    continue
                of_lane = found.setdefault(target, {})
                of_lane[at] = of_lane.get(at, 0.0) + reached
                moves.append((move._replace(source=source, cell=value - start), target, at))
        numbers = {lane: (number, min(cells)) for number, (lane, cells) in enumerate(found.items())}
        placed = [move._replace(target=numbers[target][0], at=at - numbers[target][1]) for move, target, at in moves]
        return BorderStage(border.seen, border.months, placed), found

    def _past(self, step: int, border: Border, lane: Lane, value: int) -> tuple[BorderMove, Lane, int]:
        """One cell past a border: the move, and the lane and the cell where it leads."""
        day, (number, sums) = border.seen, lane
        situation = self._known[number]
        tally = situation.tallies[day]
        if not border.months:
            return BorderMove(0, 0, 0, 0, 1.0), *self._at(situation, sums, value, day, Tally(EMPTY, (), None))
        if tally is None:  # over, or given up
            return BorderMove(0, 0, 0, 0, 1.0), lane, value
        own = value * self.grain + sums[2 * day], sums[2 * day + 1]
        move, left = self._ends[day].past(step, border.months, own, tally)
        return move, *self._at(situation, sums, value, day, left)

    def _at(self, situation: Situation, sums: LaneSums, value: int, day: int, tally: Tally | None) -> tuple[Lane, int]:
        """The lane and the cell of a state with another tally of a day, whose sums begin at nothing or are over."""
        after_it = situation.with_tally(day, tally)
        if (situation.tallies[day] is None) is (tally is None):
            return (self._number(after_it), sums), value
        axis = after_it.axis
        absolute = [sums[2 * d] + value * self.grain for d in range(len(self.course.seen))]
        absolute[day] = 0
        along = absolute[axis] if axis >= 0 else 0
        days = enumerate(after_it.tallies)
        weights = [0 if d == day else sums[2 * d + 1] for d in range(len(absolute))]
        left = tuple(n for d, t in days for n in ((absolute[d] - along, weights[d]) if t else (0, 0)))
        return (self._number(after_it), left), along // self.grain


def _in_all(one: tuple[int, int, int, int], more: tuple[int, int, int, int]) -> tuple[int, int, int, int]:
    """Two counts of a day together."""
    return one[0] + more[0], one[1] + more[1], one[2] + more[2], one[3] + more[3]


def _spans(lanes: _Lanes) -> list[LaneSpan]:
    """Where the cells of each lane lie."""
    return [LaneSpan(min(cells), max(cells) + 1) for cells in lanes.values()]


def _moves(lanes: _Lanes, ways: dict[int, list[_Way]], kept: _Lanes) -> Iterator[LaneMove]:
    """The moves between the cells of some lanes and those that are kept."""
    numbers = {lane: (number, span) for number, (lane, span) in enumerate(zip(kept, _spans(kept), strict=True))}
    for source, ((situation, sums), cells) in enumerate(lanes.items()):
        start, stop = min(cells), max(cells) + 1
        for way in ways[situation]:
            target = numbers.get((way.situation, tuple(map(add, sums, way.added))))
            if target is None:
                continue
            number, span = target
            first, last = max(start, span.start - way.shift), min(stop, span.stop - way.shift)
            if first < last:
                at = first + way.shift - span.start
                yield LaneMove(source, first - start, last - start, number, at, way.branch, way.loss)


def _too_many() -> Fault:
    """That there are too many worlds to be weighed."""
    hint = "name what you know of them (stars, private answers, amounts), or jss infer --range"
    return Fault(
        "JSS936", f"too many worlds: more than {MOST_CELLS:,} sums of what contracts may have counted as", hint
    )
