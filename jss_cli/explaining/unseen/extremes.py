"""The range: the worst and the best score over every answer to the unknown facts, exact.

Textbook name: fractional programming by Dinkelbach's iteration over a dynamic programme. For a threshold each contract
adds weight x (value - threshold); keeping the least (or greatest) sum for every state of the minimum decides whether
some world stays below (or gets above) it. That world's own score is the next threshold, and a few rounds end it.
Three five-star contracts, each of which may hide a poor private answer:

    >>> from datetime import date
    >>> from jss_cli.api import open_history
    >>> case = open_history(text='''id,client,started,ended,earned,stars
    ... a,A,2024-10-01,2024-10-15,100,5
    ... b,B,2024-10-01,2024-10-20,100,5
    ... c,C,2024-10-01,2024-10-31,100,5''', as_of=date(2024, 12, 1))
    >>> found = score_range(case.history, case.policy, case.day)
    >>> found.worst.whole, found.best.whole, [outcome.value for _, outcome in found.worst.outcomes]
    (0, 100, ['negative', 'negative', 'negative'])
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from math import gcd
from typing import NamedTuple

from jss_cli.domain.history import History
from jss_cli.domain.policy import Policy
from jss_cli.domain.story import Extreme, Range, Seen
from jss_cli.domain.verdict import Outcome
from jss_cli.errors import Fault, InputError
from jss_cli.explaining.unseen.possible import Possibilities, cuts_days
from jss_cli.explaining.unseen.settings import Unrated
from jss_cli.explaining.unseen.walk.course import (
    NOTHING,
    Branch,
    ContractStep,
    Course,
    Pending,
    Spot,
    choices_at,
    course,
    shown_ratio,
)
from jss_cli.explaining.unseen.walk.figures import Carried, blends_wait, carry, figures_with
from jss_cli.explaining.unseen.walk.quorum import EMPTY, Quorum, after

BEYOND = Fraction(100)  # a ratio that no world reaches
MOST_VISITED = 60_000  # states: a second, which only blends and very long histories take
MOST_WANDERING = 6  # contracts that this or that window may hold; each more doubles the states, or triples them
RANK = {outcome: rank for rank, outcome in enumerate(Outcome)}


class _RangeChoice(NamedTuple):
    """What one contract was taken to count as, and the choices for the newer ones."""

    spot: int
    branch: Branch
    before: _RangeChoice | None


class _RangeState(NamedTuple):
    """What the rest of the walk depends on. `weight` is the total while a blend waits for it; `scored` tells whether
    some figure has the minimum (and, upward, is beyond the threshold)."""

    weight: int | None
    quorum: Quorum
    carried: Carried
    scored: bool
    pending: Pending
    setting: int
    unrated: Unrated


class _RangeWay(NamedTuple):
    """The furthest way found to a state: how far its sum is beyond the threshold, the sums, and the choices."""

    beyond: int
    value: int
    weight: int
    choices: _RangeChoice | None


_Ways = Iterable[tuple[_RangeState, _RangeWay]]


def score_range(history: History, policy: Policy, day: date) -> Range:
    """The worst and the best score that the unknown facts allow on a day, and which outcomes lead there.

    Where the days that nobody told may put many contracts into this window or that, the best is that of each window
    alone, and the worst is looked for with each contract where it pulls furthest: it is that of a world, though the
    minimum of a window may hide a lower one.

    Raises InputError (JSS936) for a history that is too long for it; a guess would be worth nothing.
    """
    seen = (Seen(day, policy),)
    possibilities = Possibilities(history, seen)
    possible = [possibilities.of(contract) for contract in history.contracts]
    walked = course(history.contracts, possible, seen, possibilities.settings)
    if policy.windows.blends and _least_sums(walked) > MOST_VISITED:
        raise _too_many()
    alone = []
    if sum(map(_is_wandering, walked.spots)) > MOST_WANDERING:
        windows = [replace(policy.windows, months=(months,), blends=()) for months in policy.windows.months]
        days = [(Seen(day, replace(policy, windows=window)),) for window in windows]
        alone = [course(history.contracts, possible, one, possibilities.settings) for one in days]
    worst = _furthest([walked], history, upward=False)
    best = _furthest([walked, *alone], history, upward=True)
    missing = _RangeSearch([walked, *alone][-1], upward=False).can_be_missing()
    ends = min(worst, key=_raw, default=None), max(best, key=_raw, default=None)
    return Range(
        *ends,
        missing,
        cuts_days=[end.whole for end in ends if end] != [0, 100]  # beyond which no day leads
        and cuts_days(history.contracts, possibilities.varied, seen[0]),
    )


def _furthest(courses: Sequence[Course], history: History, *, upward: bool) -> list[Extreme]:
    """The furthest score of each course in which there is one."""
    found = ((walked, _RangeSearch(walked, upward=upward).furthest()) for walked in courses)
    return [_extreme(history, walked, world if upward else _lowered(walked, world)) for walked, world in found if world]


def _lowered(walked: Course, world: tuple[Branch, ...]) -> tuple[Branch, ...]:
    """A world with one contract after the other otherwise, as long as that lowers the score: where many of them wander
    the search looks at each in one place alone."""
    lowest = _ratio_of(walked, world)
    wandering = [index for index, spot in enumerate(walked.spots) if _is_wandering(spot)]
    places = [(i, b) for i in wandering for b in walked.spots[i].branches] if len(wandering) > MOST_WANDERING else []
    for index, branch in places:
        other = (*world[:index], branch, *world[index + 1 :])
        is_same = (branch.setting, branch.silent) == (world[index].setting, world[index].silent)
        ratio = shown_ratio(walked, other, 0) if is_same else None
        if ratio is not None and ratio < lowest:
            world, lowest = other, ratio
    return world


def _raw(extreme: Extreme) -> Fraction:
    """By which one end lies beyond another."""
    return extreme.raw


def _is_wandering(spot: Spot) -> bool:
    """Whether the unknown days of a contract decide which windows hold it."""
    return len({branch.parts[0][0] for branch in spot.branches if branch.parts}) > 1


def _too_many() -> InputError:
    """That a range would take too many sums."""
    hint = "jss score and jss timeline answer; or ask under rules without a blended figure (--policy)"
    return InputError(Fault("JSS936", f"too many worlds: more than {MOST_VISITED:,} sums for an exact range", hint))


def _least_sums(walked: Course) -> int:
    """How many sums a search meets in two rounds if every total weight in between can be reached, up to the border
    until which blends wait for the weight."""
    windows = walked.seen[0].policy.windows
    weights = [{sum(gain.weight for _, (gain,) in branch.parts) for branch in spot.branches} for spot in walked.spots]
    grain, sums, apart = gcd(*(weight for of_spot in weights for weight in of_spot)) or 1, 0, 0
    for step in walked.steps:
        if isinstance(step, ContractStep):
            apart += step.first and max(weights[step.spot]) - min(weights[step.spot])
            sums += 2 * (1 + apart // grain)
        elif step.months and not blends_wait(windows, step.months):
            break
    return sums


def _extreme(history: History, walked: Course, world: Sequence[Branch]) -> Extreme:
    """The score of a world, and the outcomes that were open in it."""
    decided = sorted(enumerate(zip(walked.spots, world, strict=True)), key=lambda place: place[1][0].contract)
    open_ones = [(spot, _outcome_in(walked, world, place)) for place, (spot, _) in decided if len(spot.branches) > 1]
    return Extreme(
        raw=100 * _ratio_of(walked, world),
        outcomes=tuple((history.contracts[spot.contract].id, outcome) for spot, outcome in open_ones),
    )


def _outcome_in(walked: Course, world: Sequence[Branch], place: int) -> Outcome:
    """What a contract counts as in a world; one whose days put it into a window that is not shown does not count."""
    branch = world[place]
    if branch.outcome is Outcome.POSITIVE or not _is_wandering(walked.spots[place]):
        return branch.outcome
    without = (*world[:place], replace(branch, parts=()), *world[place + 1 :])
    return Outcome.EXCLUDED if shown_ratio(walked, without, 0) == _ratio_of(walked, world) else branch.outcome


def _ratio_of(walked: Course, world: Sequence[Branch]) -> Fraction:
    """The ratio that is shown in a world known to have a score."""
    ratio = shown_ratio(walked, world, 0)
    assert ratio is not None  # noqa: S101 - the search ends only at worlds with a score
    return ratio


def _furthest_branches(spot: Spot, *, upward: bool) -> frozenset[int]:
    """The branches of a contract that may lead furthest: of those that differ in what they are worth alone, one."""
    furthest: dict[object, int] = {}
    for index, branch in enumerate(spot.branches):
        (ring, (gain,)), *later = branch.parts or ((0, (NOTHING,)),)
        alike = index if later else (branch.setting, branch.silent, bool(branch.parts), ring, *gain[1:])
        known = spot.branches[furthest.setdefault(alike, index)].parts
        if known and (gain.value > known[0][1][0].value if upward else gain.value < known[0][1][0].value):
            furthest[alike] = index
    return frozenset(furthest.values())


def _furthest_at(spot: Spot, threshold: Fraction, sign: int) -> frozenset[int]:
    """The branches of a contract that lead furthest beyond a threshold (in 1/unit) in whichever window holds them, one
    for each setting and share: as young as can be if it pulls that way, else as old."""

    def reach(index: int) -> tuple[Fraction, int]:
        parts = spot.branches[index].parts
        beyond = sign * sum((gain.value - threshold * gain.weight for _, (gain,) in parts), Fraction(0))
        ring = parts[0][0] if parts else 0
        return beyond, -ring if beyond > 0 else ring

    furthest: dict[object, int] = {}
    for index in sorted(range(len(spot.branches)), key=reach, reverse=True):
        furthest.setdefault((spot.branches[index].setting, spot.branches[index].silent), index)
    return frozenset(furthest.values())


class _RangeSearch:
    """Looks for worlds above (`upward`) or below a threshold."""

    def __init__(self, walked: Course, *, upward: bool) -> None:
        self._walked = walked
        self._policy = walked.seen[0].policy
        self._upward = upward
        self._lifetime = self._policy.windows.minimum.clients_within == "lifetime"
        self._late = self._lifetime or len(walked.settings) > 1  # what the oldest contracts are still decides
        self._branches = [_furthest_branches(spot, upward=upward) for spot in walked.spots]
        found = [index for index, spot in enumerate(walked.spots) if _is_wandering(spot)]
        self._wandering = found if len(found) > MOST_WANDERING else []
        self._visited = 0

    def furthest(self) -> tuple[Branch, ...] | None:
        """The world with the most extreme score; None if no world has a score."""
        found, world = None, self._world_beyond(-BEYOND if self._upward else BEYOND)
        while world is not None:
            found, world = world, self._world_beyond(_ratio_of(self._walked, world))
        return found

    def can_be_missing(self) -> bool:
        """Whether some world has no score."""
        return self._scored(self._ways_beyond(-BEYOND), scored=False) is not None

    def _world_beyond(self, threshold: Fraction) -> tuple[Branch, ...] | None:
        """A world whose score is beyond the threshold; None if there is none."""
        found = self._scored(self._ways_beyond(threshold))
        return self._world(found) if found else None

    def _ways_beyond(self, threshold: Fraction) -> dict[_RangeState, _RangeWay]:
        """The ways to worlds that are beyond the threshold, or have no score."""
        for number in self._wandering:
            spot, scaled = self._walked.spots[number], threshold * self._policy.scale.unit
            self._branches[number] = _furthest_at(spot, scaled, 1 if self._upward else -1)
        weight = 0 if self._policy.windows.blends else None
        starts = [_RangeState(weight, EMPTY, (), False, (), i, s.nobody) for i, s in enumerate(self._walked.settings)]
        ways = dict.fromkeys(starts, _RangeWay(0, 0, 0, None))
        for step in self._walked.steps:
            if isinstance(step, ContractStep):
                ways = self._furthest_each(self._turned(ways.items(), step, threshold))
            elif step.months:
                ways = self._furthest_each(self._ended(ways.items(), step.months, threshold))
                if self._upward and not self._late and self._scored(ways):
                    return ways
        return ways

    def _turned(self, ways: _Ways, turn: ContractStep, threshold: Fraction) -> Iterator[tuple[_RangeState, _RangeWay]]:
        """Every way with every choice for one contract."""
        spot, minimum = self._walked.spots[turn.spot], self._policy.windows.minimum
        toll = self._policy.scale.unit * threshold.numerator
        for state, way in ways:
            for index, gains, pending in choices_at(turn, spot, state.pending, state.setting):
                if index is not None and index not in self._branches[turn.spot]:
                    continue
                silent = () if index is None else spot.branches[index].silent
                unrated = self._walked.settings[state.setting].after(state.unrated, silent) if silent else state.unrated
                if unrated is None:
                    continue
                gain = gains[0] if gains else NOTHING
                value, weight = gain.value, gain.weight
                total = None if state.weight is None else state.weight + weight
                quorum = after(state.quorum, spot.client, minimum, gain, returns=turn.returns[0])
                beyond = value * threshold.denominator - weight * toll
                choices = way.choices if index is None else _RangeChoice(turn.spot, spot.branches[index], way.choices)
                yield (
                    _RangeState(total, quorum, state.carried, state.scored, pending, state.setting, unrated),
                    _RangeWay(way.beyond + beyond, way.value + value, way.weight + weight, choices),
                )

    def _ended(self, ways: _Ways, months: int, threshold: Fraction) -> Iterator[tuple[_RangeState, _RangeWay]]:
        """The ways that are still on the right side of the threshold at the end of a window."""
        windows = self._policy.windows
        is_last = months == windows.lengths[-1]
        for state, way in ways:
            is_available = way.weight > 0 and state.quorum.met(windows.minimum, last=is_last)
            ratio = Fraction(way.value, way.weight * self._policy.scale.unit) if is_available else None
            figures = figures_with(windows, months, ratio, state.carried)
            if self._upward:
                scored = state.scored or any(figure > threshold for figure in figures)
            elif any(figure >= threshold for figure in figures) and not (self._lifetime and threshold == -BEYOND):
                continue
            else:
                scored = state.scored or bool(figures)
            if is_last and not state.quorum.met(windows.minimum, last=True):
                scored = scored and not self._lifetime
            weight = state.weight if blends_wait(windows, months) else None
            carried = carry(windows, months, ratio, state.carried)
            yield state._replace(weight=weight, carried=carried, scored=scored), way

    def _furthest_each(self, ways: _Ways) -> dict[_RangeState, _RangeWay]:
        """For every state the furthest way beyond the threshold. Raises InputError (JSS936) for too many states."""
        sign = 1 if self._upward else -1
        furthest: dict[_RangeState, _RangeWay] = {}
        for state, way in ways:
            known = furthest.get(state)
            if known is None or sign * way.beyond > sign * known.beyond:
                furthest[state] = way
        self._visited += len(furthest)
        if self._visited > MOST_VISITED:
            raise _too_many()
        return furthest

    def _scored(self, ways: dict[_RangeState, _RangeWay], *, scored: bool = True) -> _RangeWay | None:
        """A way to a world that has a score (or none), and is of the setting that it was walked in."""
        settings = self._walked.settings
        return next((w for s, w in ways.items() if s.scored is scored and settings[s.setting].agrees(s.unrated)), None)

    def _world(self, way: _RangeWay) -> tuple[Branch, ...]:
        """The branch of every spot; those that were not decided go as well as they can."""
        decided: dict[int, Branch] = {}
        choices = way.choices
        while choices is not None:
            decided[choices.spot] = choices.branch
            choices = choices.before
        spots = enumerate(self._walked.spots)
        return tuple(decided.get(i) or min(spot.branches, key=lambda b: RANK[b.outcome]) for i, spot in spots)
