"""What was seen, weighed over all worlds of one reading: its evidence, and what every contract then counts as.

Textbook name: the forward-backward algorithm. Forward: per state the chance of reaching it. Backward: per state the
chance P of all that is seen from there on, and three sums that make points exact without visiting a world: Q, the
expectation of 100/T over windows that have not ended yet and are shown; S, the chance that the best figure so far is
the one shown; R, per window that a blend waits for, the chance that the blend is shown. A contract that adds a loss of
l to the sums costs l x Q behind its step, and a window that ends turns S (or R) into Q.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import fsum

from jss_cli.domain.score import clamp
from jss_cli.explaining.seen.stages import BorderMove, BorderStage, ContractStage, Trellis
from jss_cli.explaining.unseen.walk.walk import agrees

Chances = Sequence[Sequence[float]]  # by spot and branch


@dataclass(frozen=True)
class Weighed:
    """The sums over all worlds of a reading, none divided by the evidence yet.

    `explained` is the part of the evidence that needs no surprise which no answer explains, `scored` that in worlds
    with a score, `raw` and `clamped` their expected percent, `exact` the part that shows just what was seen. By spot
    and branch the chance, by spot the points lost, by older day the chance that it says nothing of that day, by figure
    how likely it is the one shown.
    """

    evidence: float
    explained: float
    scored: float
    raw: float
    clamped: float
    exact: float
    branches: list[list[float]]
    points: list[float]
    elsewhere: list[float]
    windows: dict[str, float]


class Ahead:
    """The backward sums of the states before one stage."""

    __slots__ = ("blended", "inverse", "seen", "standing")

    def __init__(self, size: int) -> None:
        self.seen, self.inverse, self.standing = [0.0] * size, [0.0] * size, [0.0] * size
        self.blended: list[dict[int, float]] = [{} for _ in range(size)]


def evidence_of(trellis: Trellis, chances: Chances) -> float:
    """The chance of all that was seen, under some chances of the branches."""
    return fsum(forward(trellis, chances)[-1][end] * share for end, share in enumerate(final_shares(trellis)))


def forward(trellis: Trellis, chances: Chances) -> list[list[float]]:
    """Per stage, and behind the last, the chance of reaching each state."""
    layers = [[1.0] * trellis.sizes[0]]
    for number, stage in enumerate(trellis.stages):
        before, found = layers[-1], [0.0] * trellis.sizes[number + 1]
        if isinstance(stage, ContractStage):
            shares = (*chances[stage.spot], 1.0)
            for source, target, branch, _ in stage.moves:
                found[target] += before[source] * shares[branch]
        else:
            for move in stage.moves:
                found[move.target] += before[move.source] * move.factor
        layers.append(found)
    return layers


def final_shares(trellis: Trellis) -> list[float]:
    """Per state at the end the likelihood of what belongs to the whole world: its setting, the private shares seen."""
    return [_final_share(trellis, state.setting, state.unrated, state.private) for state in trellis.ends]


def _final_share(trellis: Trellis, setting: int, unrated: tuple[int, ...], private: Sequence[tuple[int, int]]) -> float:
    if not trellis.course.settings[setting].agrees(unrated):
        return 0.0
    share = 1.0
    for seen, (given, poor) in zip(trellis.course.seen, private, strict=True):
        if seen.recommend_percent is not None:
            share *= trellis.recommended if agrees(seen, given, poor) else 1 - trellis.recommended
    return share


def weighed(trellis: Trellis, chances: Chances) -> Weighed:
    """Everything that the worlds of a reading say together."""
    layers = forward(trellis, chances)
    ahead = Ahead(trellis.sizes[-1])
    ahead.seen = final_shares(trellis)
    evidence = fsum(reached * left for reached, left in zip(layers[-1], ahead.seen, strict=True))
    pairs = zip(layers[-1], ahead.seen, trellis.ends, strict=True)
    explained = fsum(reached * left for reached, left, state in pairs if not state.surprises)
    spots = trellis.course.spots
    branches = [[0.0] * len(spot.branches) for spot in spots]
    found = Weighed(evidence, explained, 0, 0, 0, 0, branches, [0.0] * len(spots), [0.0] * len(trellis.course.seen), {})
    shown = [0.0] * 4
    for number in range(len(trellis.stages) - 1, -1, -1):
        stage, reached = trellis.stages[number], layers[number]
        before = Ahead(len(reached))
        if isinstance(stage, ContractStage):
            _past_contract(stage, reached, chances, before, ahead, found)
        else:
            _past_border(stage, reached, before, ahead, found, shown, trellis)
        ahead = before
    scored, raw, clamped, exact = shown
    return replace(found, scored=scored, raw=raw, clamped=clamped, exact=exact)


def _past_contract(  # noqa: PLR0913, PLR0917 - one step of the backward pass
    stage: ContractStage, reached: list[float], chances: Chances, before: Ahead, ahead: Ahead, found: Weighed
) -> None:
    """One contract's step: what is ahead of the states before it, what each branch has, what the contract costs."""
    shares, own = (*chances[stage.spot], 1.0), found.branches[stage.spot]
    for source, target, branch, loss in stage.moves:
        share = shares[branch]
        seen = share * ahead.seen[target]
        before.seen[source] += seen
        before.standing[source] += share * ahead.standing[target]
        if branch >= 0:
            own[branch] += reached[source] * seen
        if inverse := share * ahead.inverse[target]:
            before.inverse[source] += inverse
            found.points[stage.spot] += reached[source] * inverse * loss
        for months, blended in ahead.blended[target].items():
            _add(before.blended[source], months, share * blended)


def _past_border(  # noqa: PLR0913, PLR0917 - one step of the backward pass
    stage: BorderStage,
    reached: list[float],
    before: Ahead,
    ahead: Ahead,
    found: Weighed,
    shown: list[float],
    trellis: Trellis,
) -> None:
    """The border of a day; at the last one of the latest day its score is known."""
    unit = trellis.course.seen[0].policy.scale.unit
    for move in stage.moves:
        source, target = move.source, move.target
        seen = move.factor * ahead.seen[target]
        before.seen[source] += seen
        if stage.day:
            found.elsewhere[stage.day] += reached[source] * move.anything * ahead.seen[target]
            before.inverse[source] += move.factor * ahead.inverse[target]
            before.standing[source] += move.factor * ahead.standing[target]
            for months, blended in ahead.blended[target].items():
                _add(before.blended[source], months, move.factor * blended)
            continue
        standing = ahead.standing[target]
        shown[3] += reached[source] * move.exact * ahead.seen[target]
        if move.raw is not None:
            standing = seen
            _count_shown(shown, move.raw, reached[source] * seen)
        if move.figure is not None:
            name = _name_of(trellis, stage.months, move.figure[1])
            found.windows[name] = found.windows.get(name, 0.0) + reached[source] * standing
        _latest_border(stage.months, move, before, ahead, standing, unit)


def _name_of(trellis: Trellis, months: int, others: tuple[int, ...]) -> str:
    """The name of a figure of the latest day."""
    blends = trellis.course.seen[0].policy.windows.blends
    return next((b.name for b in blends if others and set(b.of) == {months, *others}), f"{months}-month")


def _count_shown(shown: list[float], ratio: Fraction, joint: float) -> None:
    """What is shown in the worlds of one state at the end of the latest day."""
    for place, value in enumerate((1.0, float(100 * ratio), float(clamp(100 * ratio)))):
        shown[place] += joint * value


def _latest_border(  # noqa: PLR0913, PLR0917 - one step of the backward pass
    months: int, move: BorderMove, before: Ahead, ahead: Ahead, standing: float, unit: int
) -> None:
    """The sums for points at the end of a window of the latest day; `standing` that the best figure is shown."""
    source, blended = move.source, ahead.blended[move.target]
    before.inverse[source] += ahead.inverse[move.target]
    if move.figure is None:
        before.standing[source] += standing
    else:
        weight, others = move.figure
        share = standing / (1 + len(others))
        before.inverse[source] += 100 * share / (weight * unit)
        for part in others:
            _add(before.blended[source], part, share)
    for part, waiting in blended.items():
        if part == months:
            assert move.total is not None  # noqa: S101 - what a blend waits for has a weight
            before.inverse[source] += 100 * waiting / (move.total * unit)
        else:
            _add(before.blended[source], part, waiting)


def _add(sums: dict[int, float], months: int, value: float) -> None:
    sums[months] = sums.get(months, 0.0) + value
