"""Worlds where there are too many to be summed: each is made of the one before it, and those that fit are kept.

Textbook name: the Metropolis algorithm. One contract or two are told anew by their chances, and the new world is taken
for the old one as often as it shows better what was seen; after a start that is forgotten, each world then comes as
often as it deserves. What is so of contracts that nothing tells apart is the mean over all of them.
Three equal contracts, and 33 percent: one of them counted against its owner, as the sum over all worlds says too.

    >>> from datetime import date
    >>> from jss_cli.api import open_history
    >>> from jss_cli.domain.history import Observation
    >>> from jss_cli.explaining.seen.weighing import readings_of, sampled
    >>> case = open_history(text='''id,client,started,ended,earned,stars
    ... a,A,2024-10-01,2024-10-15,100,5
    ... b,B,2024-10-01,2024-10-20,100,5
    ... c,C,2024-10-01,2024-10-31,100,5''', as_of=date(2024, 12, 1))
    >>> seen = [Observation(case.day, 33)]
    >>> found, _ = readings_of(case, seen, case.policy.seen)
    >>> (one,), is_fitting = sampled(found, seen, case.policy.seen, seed=1)
    >>> is_fitting, round(one.sums.raw / one.sums.scored, 1)
    (True, 33.3)
"""

from __future__ import annotations

from bisect import bisect
from collections import defaultdict
from collections.abc import Sequence
from itertools import accumulate
from math import floor, fsum, prod
from random import Random
from typing import NamedTuple

from jss_cli.domain.story import Seen
from jss_cli.explaining.seen.alike import alike
from jss_cli.explaining.seen.kinds import Chosen
from jss_cli.explaining.seen.likelihood import Likelihood, agrees, chance_of_counts
from jss_cli.explaining.seen.look import Look, branch_key
from jss_cli.explaining.seen.passes import Weighed
from jss_cli.explaining.seen.tallies import Tallies, WorldFigure

STEPS, FORGOTTEN, KEPT = 80_000, 20_000, 400  # changes that are tried, those of the start, worlds that are kept
TRIED = 20  # worlds by which it is seen which share of unrated contracts is likely
AGAINST = 1e-6  # for a world of another share than it was told by


class Chain(NamedTuple):
    """The sums over the worlds that were kept, as if they were all, and what each contract is in each of them;
    `is_fitting` tells whether they show what was seen, or but come near it."""

    sums: Weighed
    worlds: tuple[Chosen, ...]
    is_fitting: bool


class _World:
    """The world at hand: the branch of every spot, by its place among those of the setting."""

    def __init__(self, look: Look, likelihoods: Sequence[Likelihood], setting: int, random: Random) -> None:
        self._look, self._likelihoods, self._setting = look, likelihoods, look.course.settings[setting]
        self.spots, self.seen, self.tallies = look.course.spots, look.course.seen, Tallies(look.course)
        ways = [[i for i, branch in enumerate(spot.branches) if branch.setting == setting] for spot in self.spots]
        self._ways = ways
        pairs = zip(look.chances, ways, strict=True)
        self._sums = [list(accumulate(chances[i] for i in own)) for chances, own in pairs]
        self._random = random
        self.branches = [self.draw(spot) for spot in range(len(ways))]
        for spot, place in enumerate(self.branches):
            self.tallies.add(self.spots[spot], self.spots[spot].branches[place])

    def draw(self, spot: int) -> int:
        """A branch of a contract by its chances."""
        sums = self._sums[spot]
        return self._ways[spot][min(bisect(sums, self._random.random() * sums[-1]), len(sums) - 1)]

    def put(self, spot: int, place: int) -> None:
        """Let a contract take another branch."""
        of, branches = self.spots[spot], self.spots[spot].branches
        self.tallies.add(of, branches[self.branches[spot]], -1)
        self.tallies.add(of, branches[place])
        self.branches[spot] = place

    @property
    def is_of_setting(self) -> bool:
        """Whether so many contracts count as unrated as the setting says."""
        return self._setting.agrees(tuple(self.tallies.silent))

    def likelihood(self) -> float:
        """How likely what was seen is in this world."""
        of_days = prod(self.of_day(day, one) for day, one in enumerate(self._likelihoods))
        counts = zip(self.seen, self._likelihoods, self.tallies.counts, strict=True)
        of_counts = prod(chance_of_counts(seen, one, own) for seen, one, own in counts)
        return of_days * of_counts * (1.0 if self.is_of_setting else AGAINST)

    def surprises(self, one: _Kept) -> int:
        """How many contracts of a world are what no answer explains."""
        return sum(flags[place] for flags, place in zip(self._look.unexplained, one.branches, strict=True))

    def lost(self, spot: int, place: int, one: _Kept) -> float:
        """The points that a contract costs in a world."""
        if one.figure is None:
            return 0.0
        totals = dict(zip(one.figure.windows, one.weights, strict=True))
        changes = self.tallies.changes(self.spots[spot].branches[place])
        lost = fsum((c.weight - c.value) / totals[c.place] for c in changes if c.place in totals)
        return 100 * lost / len(totals)

    def even_out(self, branches: list[list[float]], points: list[float]) -> None:
        """Give contracts that nothing tells apart the mean of what is so of them."""
        placed = {spot.contract: number for number, spot in enumerate(self.spots)}
        for group in alike([self._look]):
            own = [placed[index] for index in group if index in placed]
            means: dict[object, float] = defaultdict(float)
            mean = fsum(points[spot] for spot in own) / (len(own) or 1)
            for spot in own:
                points[spot] = mean
                for branch, share in zip(self.spots[spot].branches, branches[spot], strict=True):
                    means[branch_key(branch)] += share / len(own)
            for spot in own:
                branches[spot][:] = (means[branch_key(branch)] for branch in self.spots[spot].branches)

    def of_day(self, day: int, one: Likelihood) -> float:
        """How likely what was noted of the score of a day, and of its windows, is."""
        windows = self.tallies.percents(day) if one.windows else ()
        return one.of(self.whole(day)) * prod(one.of_window(m, _whole(percent)) for m, percent in windows)

    def whole(self, day: int) -> int | None:
        """The whole percent that is shown on a day; None: there is no score."""
        figure = self.tallies.shown(day)
        return _whole(figure and 100 * figure.ratio)


def _whole(percent: float | None) -> int | None:
    """A percent as it is shown."""
    return None if percent is None else floor(min(max(percent, 0.0), 100.0) + 0.5 + 1e-9)


class _Kept(NamedTuple):
    """What is kept of a world: its branches, what it shows on each day, the figure of the latest with the weights of
    its windows, its counts by day, and whether it shows what was seen."""

    branches: tuple[int, ...]
    wholes: tuple[int | None, ...]
    figure: WorldFigure | None
    weights: tuple[int, ...]
    counts: tuple[tuple[int, ...], ...]
    is_near: bool


def chain(look: Look, near: Sequence[Likelihood], wide: Sequence[Likelihood], random: Random) -> Chain:
    """Worlds that show what was seen, or come as near as they can by the `wide` likelihoods where hardly any does."""
    world = _start(look, wide, random)
    last, found = world.likelihood(), []
    for step in range(STEPS):
        last = _stepped(world, last, random)
        if step >= FORGOTTEN and not step % ((STEPS - FORGOTTEN) // KEPT) and world.is_of_setting:
            found.append(_kept(world, near))
    fitting = [one for one in found if one.is_near]
    is_fitting = len(fitting) * 10 >= KEPT
    worlds = fitting if is_fitting else found
    return Chain(
        _sums(world, near if is_fitting else wide, worlds), tuple(_chosen(look, w, random) for w in worlds), is_fitting
    )


def _start(look: Look, likelihoods: Sequence[Likelihood], random: Random) -> _World:
    """A world to begin with, of the share of unrated contracts that most worlds have."""
    settings = range(len(look.course.settings))
    tried = {i: [_World(look, likelihoods, i, random) for _ in range(TRIED)] for i in settings}
    return max(tried.values(), key=lambda worlds: sum(world.is_of_setting for world in worlds))[0]


def _stepped(world: _World, last: float, random: Random) -> float:
    """The likelihood after one change of one or two contracts, if it was taken; else the same as before."""
    number = len(world.branches)
    spots = {int(random.random() * number) for _ in range(1 + (random.random() < 1 / 2))}
    drawn = [(spot, world.draw(spot)) for spot in spots]
    moves = [(spot, place, world.branches[spot]) for spot, place in drawn if place != world.branches[spot]]
    if not moves:
        return last
    for spot, place, _ in moves:
        world.put(spot, place)
    likelihood = world.likelihood()
    if likelihood >= last or random.random() * last < likelihood:
        return likelihood
    for spot, _, before in moves:
        world.put(spot, before)
    return last


def _kept(world: _World, near: Sequence[Likelihood]) -> _Kept:
    """What is kept of the world at hand."""
    tallies, figure = world.tallies, world.tallies.shown(0)
    wholes = tuple(map(world.whole, range(len(tallies.counts))))
    is_near = all(world.of_day(day, one) for day, one in enumerate(near))
    weights = tuple(tallies.weight[place] for place in figure.windows) if figure else ()
    return _Kept(tuple(world.branches), wholes, figure, weights, tuple(map(tuple, tallies.counts)), is_near)


def _sums(world: _World, likelihoods: Sequence[Likelihood], worlds: Sequence[_Kept]) -> Weighed:
    """What some worlds say together, each an equal part of the evidence."""
    share, seen, days = 1 / (len(worlds) or 1), world.seen, range(len(likelihoods))
    figures = [one.figure for one in worlds if one.figure]
    branches = [[0.0] * len(spot.branches) for spot in world.spots]
    points = [0.0] * len(branches)
    names: dict[str, float] = defaultdict(float)
    for one in worlds:
        names[one.figure.name if one.figure else ""] += share
        for spot, place in enumerate(one.branches):
            branches[spot][place] += share
            points[spot] += share * world.lost(spot, place, one)
    world.even_out(branches, points)
    return Weighed(
        evidence=share * len(worlds),
        explained=share * sum(not world.surprises(one) for one in worlds),
        scored=share * len(figures),
        below=share * fsum(max(0.0, -100 * figure.ratio) for figure in figures),
        exact=share * sum(likelihoods[0].observation.allows(one.wholes[0]) for one in worlds),
        branches=branches,
        points=points,
        elsewhere=[
            share * fsum(likelihoods[d].elsewhere / likelihoods[d].of(w.wholes[d]) for w in worlds) for d in days
        ],
        windows={name: own for name, own in names.items() if name},
        miscounted=[share * fsum(_miscounted(seen[d], likelihoods[d], w.counts[d]) for w in worlds) for d in days],
        misshared=[share * sum(not agrees(seen[d], w.counts[d][0], w.counts[d][1]) for w in worlds) for d in days],
        ahead=(),
    )


def _miscounted(seen: Seen, likelihood: Likelihood, counts: tuple[int, ...]) -> float:
    """The chance that the number of eligible contracts is wrong."""
    return 0.0 if seen.eligible is None else likelihood.mistaken(seen.eligible, counts[2], counts[3])


def _chosen(look: Look, one: _Kept, random: Random) -> Chosen:
    """A world by the possibility that each contract takes."""
    chosen: Chosen = {}
    for spot, place in zip(look.course.spots, one.branches, strict=True):
        members, chances = spot.branches[place].members, look.kinds.own[spot.contract].chances
        chosen[spot.contract] = random.choices(members, [chances[m] for m in members])[0]
    return chosen
