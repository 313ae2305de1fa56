"""Mixes of contracts that come to a score: sums of weight and loss, one contract after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import product
from math import lcm
from typing import NamedTuple

from jss_cli.domain.arithmetic import MOST_SUMS, ContractKind
from jss_cli.domain.score import shown_percent

Mixture = tuple[tuple[ContractKind, int], ...]  # contracts, each with how many of the windows of a figure hold it
_Part = tuple[int, int, int]  # what a window holds: contracts (no more than it needs), weight, loss, in one unit
_Sums = tuple[_Part, ...]  # of every window of a figure, longest first


class Figure(NamedTuple):
    """A figure that may be shown: the mean of nested windows, longest first (one: that window itself); `compete` tells
    which of them would be shown in its place if it were higher; each needs `least` contracts, or jobs."""

    name: str
    compete: tuple[bool, ...]
    least: int
    jobs: bool = False


class _Piece(NamedTuple):
    """A contract that may be taken: as how many it counts for the minimum, its weight and its loss in the unit."""

    kind: ContractKind
    number: int
    weight: int
    loss: int

    @property
    def part(self) -> _Part:
        """What a window holds that holds it alone."""
        return self.number, self.weight, self.loss


class _Step(NamedTuple):
    """How sums came about: how many contracts did not go well, the sums before the last contract, which it is, and how
    many windows hold it."""

    bad: int
    before: _Sums
    kind: ContractKind
    reach: int


def mixture(score: int, choices: Sequence[Sequence[ContractKind]], figure: Figure) -> Mixture | None:
    """Contracts, one of each choice, with which a figure shows a score: those of which the fewest went wrong.

    Empty if there are none, None if that is not known, for there are too many sums.
    """
    if sum(max(kind.jobs if figure.jobs else 1 for kind in kinds) for kinds in choices) < figure.least:
        return ()
    unit = lcm(*(n.denominator for kinds in choices for kind in kinds for n in (kind.weight, kind.loss)))
    made = {id(kinds): [_piece(kind, unit, figure) for kind in kinds] for kinds in choices}
    pieces = _needed(score, [made[id(kinds)] for kinds in choices], figure)
    if not all(pieces):
        return ()
    most = [(max(piece.weight for piece in some), max(piece.loss for piece in some)) for some in pieces]
    levels: list[dict[_Sums, _Step]] = []
    sums: list[_Sums] = [((0, 0, 0),) * len(figure.compete)]
    left = MOST_SUMS // len(sums[0]) ** 2
    for place, some in enumerate(pieces, 1):
        weight, loss = (sum(bounds) for bounds in zip((0, 0), *most[place:], strict=True))
        left -= len(sums) * len(some) * len(figure.compete)
        if left < 0:
            return None
        level: dict[_Sums, _Step] = {}
        for after, step in _longer(sums, levels, some, figure):
            if _can_still(score, after, weight, loss) and (after not in level or step.bad < level[after].bad):
                level[after] = step
        levels.append(level)
        sums = list(level)
    ends = [(step.bad, after[0][1], after) for after, step in levels[-1].items() if _shows(score, after, figure)]
    return tuple(_traced(min(ends)[2], levels)) if ends else ()


def _piece(kind: ContractKind, unit: int, figure: Figure) -> _Piece:
    number = kind.jobs if figure.jobs else 1
    return _Piece(kind, min(number, figure.least), int(kind.weight * unit), int(kind.loss * unit))


def _needed(score: int, pieces: Sequence[Sequence[_Piece]], figure: Figure) -> list[Sequence[_Piece]]:
    """Without the contracts beside which no others bring the longest window to where it must be."""
    weights = {id(some): max(piece.weight for piece in some) for some in pieces}
    losses = {id(some): max(piece.loss for piece in some) for some in pieces}
    weight, loss = (sum(most[id(some)] for some in pieces) for most in (weights, losses))
    kept = {
        key: [
            one
            for one in some
            if _can_still(score, (one.part,) * len(figure.compete), weight - weights[key], loss - losses[key])
        ]
        for key, some in {id(some): some for some in pieces}.items()
    }
    return [kept[id(some)] for some in pieces]


def _longer(
    sums: Sequence[_Sums], levels: Sequence[dict[_Sums, _Step]], pieces: Sequence[_Piece], figure: Figure
) -> Iterator[tuple[_Sums, _Step]]:
    """Every sum with one contract more, which the longest windows hold, down to some length."""
    windows = range(1, len(figure.compete) + 1)
    for before in sums:
        bad = levels[-1][before].bad if levels else 0
        for piece, reach in product(pieces, windows):
            held = tuple(
                (min(n + piece.number, figure.least), w + piece.weight, lost + piece.loss)
                for n, w, lost in before[:reach]
            )
            yield held + before[reach:], _Step(bad + (piece.loss > 0), before, piece.kind, reach)


def _can_still(score: int, sums: _Sums, weight: int, loss: int) -> bool:
    """Whether more contracts, of so much weight and loss at most, can still bring the longest window to where it must
    be: it is no more than half a point above the score, if it is the only one, nor, in a mean, below what a hundred in
    the others makes up for."""
    _, held, lost = sums[0]
    least = len(sums) * (2 * score - 1) - 200 * (len(sums) - 1)  # half points
    if score > 0 and 200 * lost > (200 - least) * (held + weight):
        return False
    return len(sums) > 1 or score == 100 or 200 * (lost + loss) >= (199 - 2 * score) * held  # noqa: PLR2004 - percent


def _shows(score: int, sums: _Sums, figure: Figure) -> bool:
    """Whether a figure of such windows is shown and rounds to the score."""
    if any(number < figure.least for number, _, _ in sums):
        return False
    percents = [Fraction(100 * (weight - loss), weight) for _, weight, loss in sums]
    mean = sum(percents, Fraction(0)) / len(percents)
    beaten = all(percent <= mean for percent, rival in zip(percents, figure.compete, strict=True) if rival)
    return beaten and shown_percent(mean) == score


def _traced(end: _Sums, levels: Sequence[dict[_Sums, _Step]]) -> Iterator[tuple[ContractKind, int]]:
    """The contracts that led to sums, the last one first."""
    for level in reversed(levels):
        step = level[end]
        yield step.kind, step.reach
        end = step.before
