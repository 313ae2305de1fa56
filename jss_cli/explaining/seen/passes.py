"""What was seen, weighed over all worlds of one reading: its evidence, and what every contract then counts as.

Textbook name: the forward-backward algorithm. Forward: per state the chance of reaching it. Backward: per state the
chance P of all that is seen from there on, and three sums that make points exact without visiting a world: Q, the
expectation of 100/T over windows that have not ended yet and are shown; S, the chance that the best figure so far is
the one shown (both over the unit of the scale); R, per window that a blend waits for, the chance that the blend is
shown. A contract that adds a loss of l to the sums costs l x Q behind its step; a window that ends turns S or R into Q.
Three equal contracts, and 33 percent: each costs its share of 66.7 points, in all worlds that fit together.

    >>> from datetime import date
    >>> from jss_cli.api import open_history
    >>> from jss_cli.domain.history import Observation
    >>> from jss_cli.explaining.seen.stages import Effort
    >>> from jss_cli.explaining.seen.weighing import readings_of, weighings_of
    >>> case = open_history(text='''id,client,started,ended,earned,stars
    ... a,A,2024-10-01,2024-10-15,100,5
    ... b,B,2024-10-01,2024-10-20,100,5
    ... c,C,2024-10-01,2024-10-31,100,5''', as_of=date(2024, 12, 1))
    >>> seen = [Observation(case.day, 33)]
    >>> found, _ = readings_of(case, seen, case.policy.seen)
    >>> one = weighings_of(found, seen, case.policy.seen, Effort(surprises=2, negligible=1e-9))[0]
    >>> sums = one.sums
    >>> [round(points / sums.scored, 1) for points in sums.points], round(sums.raw / sums.scored, 1)
    ([22.2, 22.2, 22.2, 0.1], 33.3)
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import fsum
from operator import mul

from jss_cli.explaining.seen.likelihood import agrees
from jss_cli.explaining.seen.stages import Trellis
from jss_cli.explaining.seen.states import BorderStage, CellMoves, ContractStage, PastBorder, Stage

Layer = list[float]  # by cell
BranchChances = Sequence[Sequence[float]]  # by spot and branch


@dataclass(frozen=True)
class Weighed:
    """The sums over all worlds of a reading, none divided by the evidence yet.

    `evidence` is the chance of all that was seen; `explained` is the part of it that needs no surprise which no answer
    explains, `scored` that in worlds with a score, `below` by how many percent these lie below 0, `exact` the part that
    shows just what was seen. `branches` holds the chance by spot and branch, `points` the points lost by spot,
    `elsewhere` by older day the chance that it says nothing of that day, `windows` by figure how likely it is the one
    shown. `miscounted` is by day the chance that the number of eligible contracts is wrong, `misshared` that the share
    of clients who would recommend is. `ahead` is per stage, and at the end, the chance of all that is seen from each
    cell on.
    """

    evidence: float
    explained: float
    scored: float
    below: float
    exact: float
    branches: list[list[float]]
    points: list[float]
    elsewhere: list[float]
    windows: dict[str, float]
    miscounted: list[float]
    misshared: list[float]
    ahead: tuple[Layer, ...]

    @property
    def raw(self) -> float:
        """The expected percent in worlds with a score, which may be below 0: what the points leave of 100."""
        return 100 * self.scored - fsum(self.points)


class _Ahead:
    """The backward sums before one stage: P as `seen`, Q as `inverse`, S as `standing`, R by the window waited for."""

    __slots__ = ("blended", "inverse", "seen", "standing")

    def __init__(self, cells: int, waited: Sequence[int]) -> None:
        self.seen, self.inverse, self.standing = [0.0] * cells, [0.0] * cells, [0.0] * cells
        self.blended = {months: [0.0] * cells for months in waited}

    def layers(self, other: _Ahead) -> Iterator[tuple[Layer, Layer]]:
        """The layers of these sums, each beside that of others."""
        own = self.seen, self.inverse, self.standing, *self.blended.values()
        return zip(own, (other.seen, other.inverse, other.standing, *other.blended.values()), strict=True)


def evidence_of(trellis: Trellis, chances: BranchChances) -> float:
    """The chance of all that was seen, under some chances of the branches."""
    return fsum(map(mul, _forward(trellis, chances)[-1], trellis.shares))


def _forward(trellis: Trellis, chances: BranchChances) -> list[Layer]:
    """Per stage, and behind the last, the chance of reaching each cell."""
    layers = [[1.0] * trellis.layers[0]]
    for stage, cells in zip(trellis.stages, trellis.layers[1:], strict=True):
        before, found = layers[-1], [0.0] * cells
        for share, sources, targets in _weights(stage, chances):
            _add(found, targets, share, before, sources)
        layers.append(found)
    return layers


def _weights(stage: Stage, chances: BranchChances) -> Iterator[tuple[float, list[int], list[int]]]:
    """What a stage takes from cells to others, and with which chance or likelihood."""
    if isinstance(stage, BorderStage):
        yield from ((past.factor, sources, targets) for past, sources, targets in stage.moves)
    else:
        shares = (*chances[stage.spot], 1.0)
        yield from ((shares[branch], sources, targets) for (branch, _), sources, targets in stage.moves)


def weighed(trellis: Trellis, chances: BranchChances) -> Weighed:
    """Everything that the worlds of a reading say together."""
    layers, waited = _forward(trellis, chances), _waited(trellis)
    ahead = _Ahead(trellis.layers[-1], waited)
    ahead.seen = trellis.shares
    left = list(map(mul, layers[-1], ahead.seen))
    explained = fsum(share for share, situation in zip(left, trellis.ends, strict=True) if not situation.surprises)
    spots = trellis.course.spots
    branches = [[0.0] * len(spot.branches) for spot in spots]
    days = [0.0] * len(trellis.course.seen)
    found = Weighed(
        fsum(left), explained, 0, 0, 0, branches, [0.0] * len(spots), days, {}, *_doubted(trellis, left), ()
    )
    shown, seen = [0.0] * 3, [ahead.seen]
    for number in range(len(trellis.stages) - 1, -1, -1):
        stage, reached = trellis.stages[number], layers[number]
        before = _Ahead(trellis.layers[number], waited)
        if isinstance(stage, ContractStage):
            _past_contract(stage, reached, chances, before, ahead, found)
        else:
            _past_border(stage, reached, before, ahead, found, shown, trellis)
        ahead = before
        seen.append(ahead.seen)
    scored, below, exact = shown
    return replace(found, scored=scored, below=below, exact=exact, ahead=tuple(reversed(seen)))


def _doubted(trellis: Trellis, left: Sequence[float]) -> tuple[list[float], list[float]]:
    """Per day the chance that the number of eligible contracts is wrong, and that the share of clients is, by what is
    left in each lane at the end."""
    miscounted, misshared = [0.0] * len(trellis.likelihoods), [0.0] * len(trellis.likelihoods)
    for share, state in zip(left, trellis.ends, strict=True):
        days = zip(trellis.course.seen, trellis.likelihoods, state.counts, strict=True)
        for day, (seen, likelihood, (given, poor, contracts, jobs)) in enumerate(days):
            misshared[day] += 0.0 if agrees(seen, given, poor) else share
            if seen.eligible is not None and share:
                miscounted[day] += share * likelihood.mistaken(seen.eligible, contracts, jobs)
    return miscounted, misshared


def _waited(trellis: Trellis) -> tuple[int, ...]:
    """The windows of the latest day that a blend waits for."""
    blends = trellis.course.seen[0].policy.windows.blends
    return tuple(sorted({months for blend in blends for months in blend.of if months != max(blend.of)}))


def _past_contract(  # noqa: PLR0913, PLR0917 - one step of the backward pass
    stage: ContractStage, reached: Layer, chances: BranchChances, before: _Ahead, ahead: _Ahead, found: Weighed
) -> None:
    """One contract's step: what is ahead of the cells before it, what each branch has, what the contract costs."""
    shares, own = (*chances[stage.spot], 1.0), found.branches[stage.spot]
    layers = [(layer, behind) for layer, behind in before.layers(ahead) if any(behind)]
    for (branch, loss), sources, targets in stage.moves:
        share = shares[branch]
        for layer, behind in layers:
            _add(layer, sources, share, behind, targets)
        if branch >= 0:
            own[branch] += share * _joint(reached, sources, ahead.seen, targets)
        if loss:
            found.points[stage.spot] += share * loss * _joint(reached, sources, ahead.inverse, targets)


def _add(layer: Layer, cells: list[int], share: float, other: Layer, others: list[int]) -> None:
    """Add to some cells of a layer a share of what others have."""
    for cell, from_cell in zip(cells, others, strict=True):
        layer[cell] += share * other[from_cell]


def _joint(reached: Layer, sources: list[int], ahead: Layer, targets: list[int]) -> float:
    """The chance of reaching some cells, and of something ahead of those that they lead to, exactly summed: `sum` adds
    floats otherwise from one Python to the next."""
    pairs = zip(sources, targets, strict=True)
    return fsum([reached[source] * ahead[target] for source, target in pairs])


def _past_border(  # noqa: PLR0913, PLR0917 - one step of the backward pass
    stage: BorderStage,
    reached: Layer,
    before: _Ahead,
    ahead: _Ahead,
    found: Weighed,
    shown: list[float],
    trellis: Trellis,
) -> None:
    """The border of a day; at the last one of the latest day its score is known."""
    for moves in stage.moves:
        past, sources, targets = moves
        joint = _joint(reached, sources, ahead.seen, targets)
        if stage.day or not stage.months:
            found.elsewhere[stage.day] += joint * past.anything
            for layer, behind in before.layers(ahead):
                _add(layer, sources, past.factor, behind, targets)
            continue
        shown[2] += joint * past.exact
        if past.scored:
            shown[0] += joint * past.factor
            shown[1] += joint * past.factor * 100 * past.below
        _add(before.seen, sources, past.factor, ahead.seen, targets)
        _latest_border(stage.months, moves, reached, before, ahead, found, trellis)


def _name_of(trellis: Trellis, months: int, others: tuple[int, ...]) -> str:
    """The name of a figure of the latest day."""
    blends = trellis.course.seen[0].policy.windows.blends
    return next((b.name for b in blends if others and set(b.of) == {months, *others}), f"{months}-month")


def _latest_border(  # noqa: PLR0913, PLR0917 - one step of the backward pass
    months: int,
    moves: CellMoves[PastBorder],
    reached: Layer,
    before: _Ahead,
    ahead: _Ahead,
    found: Weighed,
    trellis: Trellis,
) -> None:
    """The sums for points at the end of a window of the latest day."""
    past, sources, targets = moves
    unit = trellis.course.seen[0].policy.scale.unit
    share, shown = (past.factor / unit, ahead.seen) if past.scored else (past.factor, ahead.standing)
    _add(before.inverse, sources, past.factor, ahead.inverse, targets)
    if past.figure is None:
        _add(before.standing, sources, share, shown, targets)
    else:
        weight, others = past.figure
        name, own = _name_of(trellis, months, others), share / (1 + len(others))
        found.windows[name] = found.windows.get(name, 0.0) + share * unit * _joint(reached, sources, shown, targets)
        _add(before.inverse, sources, 100 * own / weight, shown, targets)
        for part in others:
            _add(before.blended[part], sources, own, shown, targets)
    for part, layer in ahead.blended.items():
        if part != months:
            _add(before.blended[part], sources, past.factor, layer, targets)
        elif past.total:
            _add(before.inverse, sources, 100 * past.factor / past.total, layer, targets)
