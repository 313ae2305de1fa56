"""The world with the worst or the best score: the search behind a range, from one threshold to the next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from math import gcd
from typing import NamedTuple

from jss_cli.domain.verdict import Outcome
from jss_cli.errors import Fault, InputError
from jss_cli.explaining.unseen.settings import Unrated
from jss_cli.explaining.unseen.walk.course import (
    NO_GAIN,
    Branch,
    ContractStep,
    Course,
    Pending,
    Spot,
    choices_at,
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


def is_wandering(spot: Spot) -> bool:
    """Whether the unknown days of a contract decide which windows hold it."""
    return len({branch.parts[0][0] for branch in spot.branches if branch.parts}) > 1


def wandering_in(walked: Course) -> list[int]:
    """The contracts that this or that window may hold, where they are more than a search can tell apart; else none."""
    found = [index for index, spot in enumerate(walked.spots) if is_wandering(spot)]
    return found if len(found) > MOST_WANDERING else []


def refuse_too_many(walked: Course) -> None:
    """Refuse what would take too many sums, which only blends do at the start. Raises InputError (JSS936)."""
    if walked.seen[0].policy.windows.blends and _least_sums(walked) > MOST_VISITED:
        raise _too_many()


def _too_many() -> InputError:
    """That a range would take too many sums."""
    hint = "jss score and jss timeline answer; or ask under rules without a blended figure (--policy)"
    return InputError(Fault("JSS936", f"too many worlds: more than {MOST_VISITED:,} sums for an exact range", hint))


def _least_sums(walked: Course) -> int:
    """How many sums a search meets in two rounds if every total weight in between can be reached, up to the border
    until which blends wait for the weight."""
    weights = [{sum(gain.weight for _, (gain,) in branch.parts) for branch in spot.branches} for spot in walked.spots]
    grain, sums, apart = gcd(*(weight for of_spot in weights for weight in of_spot)) or 1, 0, 0
    for step in walked.steps:
        if isinstance(step, ContractStep):
            apart += step.first and max(weights[step.spot]) - min(weights[step.spot])
            sums += 2 * (1 + apart // grain)
        elif step.months and not blends_wait(walked.seen[0].policy.windows, step.months):
            break
    return sums


def ratio_of(walked: Course, world: Sequence[Branch]) -> Fraction:
    """The ratio that is shown in a world known to have a score."""
    ratio = shown_ratio(walked, world, 0)
    assert ratio is not None  # noqa: S101 - the search ends only at worlds with a score
    return ratio


def _furthest_branches(spot: Spot, *, upward: bool) -> frozenset[int]:
    """The branches of a contract that may lead furthest: of those that differ in what they are worth alone, one."""
    furthest: dict[object, int] = {}
    for index, branch in enumerate(spot.branches):
        (ring, (gain,)), *later = branch.parts or ((0, (NO_GAIN,)),)
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


class RangeSearch:
    """Looks for worlds above (`upward`) or below a threshold."""

    def __init__(self, walked: Course, *, upward: bool) -> None:
        self._walked, self._policy, self._upward = walked, walked.seen[0].policy, upward
        self._lifetime = self._policy.windows.minimum.clients_within == "lifetime"
        self._late = self._lifetime or len(walked.settings) > 1  # what the oldest contracts are still decides
        self._branches = [_furthest_branches(spot, upward=upward) for spot in walked.spots]
        self._wandering = wandering_in(walked)
        self._visited = 0

    def furthest(self) -> tuple[Branch, ...] | None:
        """The world with the most extreme score; None if no world has a score."""
        found, world = None, self._world_beyond(-BEYOND if self._upward else BEYOND)
        while world is not None:
            found, world = world, self._world_beyond(ratio_of(self._walked, world))
        return found

    def can_be_missing(self) -> bool:
        """Whether some world has no score."""
        return self._scored(self._ways_beyond(-BEYOND), scored=False) is not None

    def _world_beyond(self, threshold: Fraction) -> tuple[Branch, ...] | None:
        """A world whose score is beyond the threshold; None if there is none."""
        return self._world(found) if (found := self._scored(self._ways_beyond(threshold))) else None

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
                gain = gains[0] if gains else NO_GAIN
                total = None if state.weight is None else state.weight + gain.weight
                quorum = after(state.quorum, spot.client, minimum, gain, returns=turn.returns[0])
                beyond = gain.value * threshold.denominator - gain.weight * toll
                choices = way.choices if index is None else _RangeChoice(turn.spot, spot.branches[index], way.choices)
                yield (
                    _RangeState(total, quorum, state.carried, state.scored, pending, state.setting, unrated),
                    _RangeWay(way.beyond + beyond, way.value + gain.value, way.weight + gain.weight, choices),
                )

    def _ended(self, ways: _Ways, months: int, threshold: Fraction) -> Iterator[tuple[_RangeState, _RangeWay]]:
        """The ways that are still on the right side of the threshold at the end of a window."""
        windows, is_last = self._policy.windows, months == self._policy.windows.lengths[-1]
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
            yield (
                state._replace(weight=weight, carried=carry(windows, months, ratio, state.carried), scored=scored),
                way,
            )

    def _furthest_each(self, ways: _Ways) -> dict[_RangeState, _RangeWay]:
        """For every state the furthest way beyond the threshold. Raises InputError (JSS936) for too many states."""
        sign, furthest = 1 if self._upward else -1, dict[_RangeState, _RangeWay]()
        for state, way in ways:
            if (known := furthest.get(state)) is None or sign * way.beyond > sign * known.beyond:
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
        decided, choices = dict[int, Branch](), way.choices
        while choices is not None:
            decided[choices.spot] = choices.branch
            choices = choices.before
        spots = enumerate(self._walked.spots)
        return tuple(decided.get(i) or min(spot.branches, key=lambda b: RANK[b.outcome]) for i, spot in spots)
