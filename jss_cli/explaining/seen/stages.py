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
    [1, 1, 4, 6, 4, 2, 2, 2, 2]
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from functools import cached_property
from math import gcd, inf, prod
from operator import add
from typing import Any, Generic, NamedTuple, TypeVar

from jss_cli.domain.score import shown_percent
from jss_cli.domain.story import Seen
from jss_cli.explaining.seen.borders import DayEnds
from jss_cli.explaining.seen.likelihood import PERCENTS, Likelihood
from jss_cli.explaining.seen.reaching import Reach
from jss_cli.explaining.seen.states import (
    LOW,
    BorderMove,
    BorderStage,
    ContractStage,
    Ended,
    Lane,
    LaneMove,
    LaneSpan,
    LaneSums,
    Situation,
    Stage,
    Tally,
    by_source,
)
from jss_cli.explaining.seen.trimming import trimmed
from jss_cli.explaining.unseen.settings import Unrated
from jss_cli.explaining.unseen.walk.course import (
    NOTHING,
    Border,
    ContractStep,
    Counts,
    Course,
    DayCounts,
    Gains,
    Pending,
    choices_at,
)
from jss_cli.explaining.unseen.walk.figures import Carried
from jss_cli.explaining.unseen.walk.quorum import EMPTY, Quorum, after

FINE = 20  # contracts up to which figures of one whole percent are told apart
MOST_CELLS = ((60, 120_000), (inf, 50_000))  # of so many contracts: some three seconds
STAYING, BEGUN = BorderMove(0, 0, 0, 0, 1.0), Tally(EMPTY, (), None)
T = TypeVar("T")
_World = tuple[int, Unrated, int, Counts]  # of a situation: what belongs to the whole world


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


class _Way(NamedTuple):
    """What a branch does to every lane of some situations: the minima and what is pending then, what is added to the
    sums of a lane, by how many cells it moves, the loss of the latest day, and its chance."""

    quorums: tuple[Quorum | None, ...]
    pending: Pending
    added: LaneSums
    shift: int
    branch: int
    loss: int
    chance: float


_Cells = dict[int, float]  # of a lane: value on its axis and chance
_Lanes = dict[Lane, _Cells]


class _Numbered(Generic[T]):
    """Values `known` by their numbers, so that lanes are told apart by small ones."""

    def __init__(self) -> None:
        self._numbers: dict[T, int] = {}
        self.known: list[T] = []

    def number(self, value: T) -> int:
        """The number of a value."""
        if value not in self._numbers:
            self._numbers[value] = len(self.known)
            self.known.append(value)
        return self._numbers[value]


class Trellis:
    """The stages of a walk, and before and behind them the `spans` of the lanes, by the order in which they stand; of
    each lane at the end its situation, and the likelihood of what belongs to the whole world (`shares`).

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
        triples = zip(course.seen, likelihoods, self._reaches, strict=True)
        self._ends = [DayEnds(s.policy, seen, reach, coarse=len(course.spots) > FINE) for s, seen, reach in triples]
        self._counts = any(seen.counts for seen in course.seen)
        self._most_poor = [_most_poor(seen, len(course.spots)) for seen in course.seen]
        self._situations, self._ended = _Numbered[Situation](), _Numbered[Ended]()
        self._bounded: dict[tuple[int, int, int], tuple[float, float]] = {}  # by step, what has ended, and T
        self._pasts: dict[tuple[int, tuple[int, int], int, Quorum], tuple[BorderMove, Tally | None]] = {}
        self._tallied: dict[tuple[int, int, int, int], tuple[int, int]] = {}  # by the id of a tally that is kept
        added = (g.value for s in course.spots for b in s.branches for _, gains in b.parts for g in gains)
        self.grain = gcd(*added) or 1
        self.spans: list[list[LaneSpan]] = []
        self.ends: list[Situation] = []
        self.dropped = 0.0
        stages = list(self._laid_out())
        shares = [self._share(situation) for situation in self.ends]
        self.stages, self.spans = trimmed(stages, self.spans, list(map(bool, shares)))
        self.ends = [situation for situation, share in zip(self.ends, shares, strict=True) if share]
        self.shares = [share for share in shares if share]

    @cached_property
    def leaving(self) -> list[dict[tuple[int, int], list[Any]]]:
        """Per stage its moves by where they begin: a lane (cell -1), or past a border one cell."""
        return list(map(by_source, self.stages))

    def _laid_out(self) -> Iterator[Stage]:
        days = len(self.course.seen)
        nothing, nobody = (None,) * days, ((0, 0, 0, 0),) * days
        starts = (Situation(nothing, (), i, s.nobody, 0, nobody) for i, s in enumerate(self.course.settings))
        ended = self._ended.number((((), None),) * days)
        lanes: _Lanes = {(self._situations.number(s), ended, (0,) * (2 * days)): {0: 1.0} for s in starts}
        self.spans.append(_spans(lanes))
        self.visited = 0
        for number, step in enumerate(self.course.steps):
            self.visited += sum(map(len, lanes.values()))
            if self.visited > self._effort.cells:
                raise TooManyCellsError
            stage: Stage
            if isinstance(step, ContractStep):
                stage, lanes = self._contract(number, step, lanes)
            else:
                stage, lanes = self._border(number, step, lanes)
            yield stage
        self.ends = [self._situations.known[situation] for situation, _, _ in lanes]

    def _share(self, situation: Situation) -> float:
        """The likelihood of what belongs to the whole world at its end: its setting, what was counted."""
        if not self.course.settings[situation.setting].agrees(situation.unrated):
            return 0.0
        days = zip(self.course.seen, self.likelihoods, situation.counts, strict=True)
        return prod(chance_of_counts(seen, likelihood, counted) for seen, likelihood, counted in days)

    def _contract(self, step: int, turn: ContractStep, lanes: _Lanes) -> tuple[ContractStage, _Lanes]:
        """Every lane with everything that a contract may add to it."""
        found: _Lanes = {}
        ways: dict[object, list[_Way]] = {}
        led: dict[int, list[tuple[int, _Way]]] = {}
        taken: list[tuple[int, _Way, Lane]] = []
        for source, ((number, ended, sums), cells) in enumerate(lanes.items()):
            if number not in led:
                situation = self._situations.known[number]
                if situation[:3] not in ways:
                    ways[situation[:3]] = list(self._ways(turn, situation))
                led[number] = [
                    (self._situations.number(Situation(way.quorums, way.pending, *world)), way)
                    for way in ways[situation[:3]]
                    if (world := self._chosen(situation, turn.spot, way.branch))
                ]
            for after_it, way in led[number]:
                lane = (after_it, ended, tuple(map(add, sums, way.added)))
                taken.append((source, way, lane))
                target = found.setdefault(lane, {})
                for value, chance in cells.items():
                    at = value + way.shift
                    target[at] = target.get(at, 0.0) + chance * way.chance
        kept = {lane: left for lane, cells in found.items() if (left := self._kept(step, lane, cells))}
        self.spans.append(_spans(kept))
        spans = dict(zip(kept, self.spans[-1], strict=True))
        return ContractStage(turn.spot, list(_moves(taken, self.spans[-2], spans))), kept

    def _kept(self, step: int, lane: Lane, cells: _Cells) -> _Cells:
        """The cells of a lane without those at its ends that are negligible, or can no longer be what was seen."""
        lowest, highest = self._bounds(step, lane)
        values = sorted(value for value in cells if lowest <= value <= highest)
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
        situation, ended, sums = lane
        quorum = self._situations.known[situation].quorums[0]
        if quorum is None or not quorum.met(self._minima[0], last=True):
            return -inf, inf
        key = step, ended, sums[1]
        if key not in self._bounded:
            self._bounded[key] = self._bounds_of(step, *self._ended.known[ended][0], sums[1])
        return self._bounded[key]

    def _bounds_of(self, step: int, carried: Carried, best: Fraction | None, weight: int) -> tuple[float, float]:
        """The same if the minimum is met, and so much weighs in the window that is open."""
        seen, reach, least, most = self.likelihoods[0], self._reaches[0], -inf, inf
        if seen.lowest and (best is None or best is LOW):
            least = -(-reach.least(step, weight, 2 * seen.lowest - 1, carried) // self.grain)
        if seen.highest < PERCENTS[-1] and weight:
            most = reach.greatest(step, weight, 2 * seen.highest + 1, carried) // self.grain
        return least, most

    def _ways(self, turn: ContractStep, start: Situation) -> Iterator[_Way]:
        """What each branch of a contract does to the states of situations that begin alike."""
        spot, unit = self.course.spots[turn.spot], self.course.seen[0].policy.scale.unit
        for branch, gains, pending in choices_at(turn, spot, start.pending, start.setting):
            told = gains or (NOTHING,) * len(start.quorums)
            added = tuple(NOTHING if q is None else g for q, g in zip(start.quorums, told, strict=True))
            quorums = self._quorums(start, spot.client, turn, added)
            along = added[start.axis].value if start.axis >= 0 else 0
            days = zip(start.quorums, added, strict=True)
            sums = tuple(n for quorum, gain in days for n in (gain.value - along if quorum else 0, gain.weight))
            loss = added[0].weight * unit - added[0].value
            chance = 1.0 if branch is None else self._guides[turn.spot][branch]
            yield _Way(quorums, pending, sums, along // self.grain, -1 if branch is None else branch, loss, chance)

    def _quorums(
        self, situation: Situation, client: str, turn: ContractStep, gains: Gains
    ) -> tuple[Quorum | None, ...]:
        """The minima after what a contract adds."""
        return tuple(
            quorum and after(quorum, client, minimum, gain, returns=returns)
            for quorum, minimum, gain, returns in zip(situation.quorums, self._minima, gains, turn.returns, strict=True)
        )

    def _chosen(self, situation: Situation, number: int, branch: int) -> _World | None:
        """What belongs to the whole world once a branch is chosen; None if no world of its setting has so many unrated
        contracts, or there are too many surprises."""
        _, _, setting, unrated, surprises, counts = situation
        if branch < 0:
            return setting, unrated, surprises, counts
        chosen = self.course.spots[number].branches[branch]
        counted = self.course.settings[setting].after(unrated, chosen.silent) if chosen.silent else unrated
        surprises += self._unexplained[number][branch]
        if counted is None or surprises > self._effort.surprises:
            return None
        if self._counts:
            counts = tuple(map(_counted, self.course.seen, self._most_poor, counts, chosen.counts))
        return setting, counted, surprises, counts

    def _border(self, step: int, border: Border, lanes: _Lanes) -> tuple[BorderStage, _Lanes]:
        """Every cell past a border."""
        moves: list[tuple[BorderMove, Lane, int]] = []
        found: _Lanes = {}
        for source, (lane, cells) in enumerate(lanes.items()):
            start = self.spans[-1][source].start
            for value, chance in cells.items():
                move, target, at = self._past(step, border, lane, value)
                reached = chance * move.factor
                if reached < self._effort.negligible:
                    self.dropped += reached
                    continue
                of_lane = found.setdefault(target, {})
                of_lane[at] = of_lane.get(at, 0.0) + reached
                moves.append((move._replace(source=source, cell=value - start), target, at))
        self.spans.append(_spans(found))
        numbers = {
            lane: (number, span.start) for number, (lane, span) in enumerate(zip(found, self.spans[-1], strict=True))
        }
        placed = [move._replace(target=numbers[target][0], at=at - numbers[target][1]) for move, target, at in moves]
        return BorderStage(border.seen, border.months, placed), found

    def _past(self, step: int, border: Border, lane: Lane, value: int) -> tuple[BorderMove, Lane, int]:
        """One cell past a border: the move, and the lane and the cell where it leads."""
        day, (situation, ended, sums) = border.seen, lane
        quorum = self._situations.known[situation].quorums[day]
        if not border.months:
            return STAYING, *self._at(lane, value, day, BEGUN)
        if quorum is None:  # over, or given up
            return STAYING, lane, value
        own = value * self.grain + sums[2 * day], sums[2 * day + 1]
        key = step, own, ended, quorum
        if key not in self._pasts:
            tally = Tally(quorum, *self._ended.known[ended][day])
            self._pasts[key] = self._ends[day].past(step, border.months, own, tally)
        move, left = self._pasts[key]
        return move, *self._at(lane, value, day, left)

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
        absolute = [sums[2 * d] + value * self.grain for d in range(len(quorums))]
        absolute[day] = 0
        along = absolute[axis] if axis >= 0 else 0
        days = enumerate(after_it.quorums)
        weights = [0 if d == day else sums[2 * d + 1] for d in range(len(absolute))]
        left = tuple(n for d, q in days for n in ((absolute[d] - along, weights[d]) if q else (0, 0)))
        return (*numbers, left), along // self.grain

    def _with_tally(self, situation: int, ended: int, day: int, tally: Tally | None) -> tuple[int, int]:
        """The numbers of a situation, and of what has ended, with another tally of a day."""
        before, left = self._ended.known[ended], (tally.carried, tally.best) if tally else ((), None)
        after_it = self._situations.known[situation].with_quorum(day, tally and tally.quorum)
        return self._situations.number(after_it), self._ended.number((*before[:day], left, *before[day + 1 :]))


def agrees(seen: Seen, given: int, poor: int) -> bool:
    """Whether so many private answers give the observed share of clients who would recommend (halves rounded up)."""
    if seen.recommend_percent is None:
        return True
    return given > 0 and shown_percent(Fraction(100 * (given - poor), given)) == seen.recommend_percent


def chance_of_counts(seen: Seen, likelihood: Likelihood, counted: Sequence[int]) -> float:
    """The likelihood of what was seen of a day that rests on how many answers, poor ones, contracts and jobs there are,
    whatever the score."""
    (given, poor, contracts, jobs), share = counted, 1.0
    if seen.recommend_percent is not None:
        share *= likelihood.recommended if agrees(seen, given, poor) else 1 - likelihood.recommended
    if seen.eligible is not None:
        share *= likelihood.listed(seen.eligible, contracts, jobs)
    return share


def _most_poor(seen: Seen, answers: int) -> int:
    """How many of at most so many answers may be poor, if they give the observed share of clients."""
    return 0 if seen.recommend_percent is None else answers * (201 - 2 * seen.recommend_percent) // 200


def _counted(seen: Seen, most: int, counts: DayCounts, more: DayCounts) -> DayCounts:
    """The counts of a day with those of one more contract: alike where they can no longer be what was seen, for more
    than the `most` answers are poor, or more are eligible than are listed."""
    given, poor, contracts, jobs = map(add, counts, more)
    if poor > most:
        given, poor = 0, most + 1
    if seen.eligible is not None:
        contracts, jobs = min(contracts, seen.eligible + 1), min(jobs, seen.eligible + 1)
    return given, poor, contracts, jobs


def _spans(lanes: _Lanes) -> list[LaneSpan]:
    """Where the cells of each lane lie."""
    return [LaneSpan(min(cells), max(cells) + 1) for cells in lanes.values()]


def _moves(
    taken: Iterable[tuple[int, _Way, Lane]], before: Sequence[LaneSpan], kept: dict[Lane, LaneSpan]
) -> Iterator[LaneMove]:
    """The moves from some lanes to those that are kept."""
    numbers = {lane: number for number, lane in enumerate(kept)}
    for source, way, lane in taken:
        if lane in kept:
            (start, stop), span = before[source], kept[lane]
            first, last = max(start, span.start - way.shift), min(stop, span.stop - way.shift)
            if first < last:
                at = first + way.shift - span.start
                yield LaneMove(source, first - start, last - start, numbers[lane], at, way.branch, way.loss)
