"""Mixes of contracts that come to a score: sums of weight and loss, one contract after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import lcm
from typing import NamedTuple

from jss_cli.domain.arithmetic import MOST_SUMS, ContractKind
from jss_cli.domain.score import shown_percent

Mixture = tuple[tuple[ContractKind, int], ...]  # contracts, each with how many of the windows of a figure hold it
_Part = tuple[int, int, int]  # what a window holds: contracts, weight, loss, in one common unit
_Sums = tuple[_Part, ...]  # of every window of a figure, longest first


class Figure(NamedTuple):
    """A figure that may be shown: the mean of nested windows, longest first (one: that window itself); `compete` tells
    which of them would be shown in its place if it were higher; each needs `least` contracts."""

    name: str
    compete: tuple[bool, ...]
    least: int


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
    if len(choices) < figure.least:
        return ()
    unit = lcm(*(n.denominator for kinds in choices for kind in kinds for n in (kind.weight, kind.loss)))
    ahead = [sum(int(max(kind.weight for kind in kinds) * unit) for kinds in choices[i:]) for i in range(len(choices))]
    losses = [sum(int(max(kind.loss for kind in kinds) * unit) for kinds in choices[i:]) for i in range(len(choices))]
    levels: list[dict[_Sums, _Step]] = []
    sums: list[_Sums] = [((0, 0, 0),) * len(figure.compete)]
    left = MOST_SUMS // len(sums[0]) ** 2
    for kinds, weight, loss in zip(choices, (*ahead[1:], 0), (*losses[1:], 0), strict=True):
        left -= len(sums) * len(kinds) * len(figure.compete)
        if left < 0:
            return None
        level: dict[_Sums, _Step] = {}
        for after, step in _longer(sums, levels, kinds, unit, len(figure.compete)):
            if _can_still(score, after, weight, loss) and (after not in level or step.bad < level[after].bad):
                level[after] = step
        levels.append(level)
        sums = list(level)
    ends = [(step.bad, after[0][1], after) for after, step in levels[-1].items() if _shows(score, after, figure)]
    return tuple(_traced(min(ends)[2], levels)) if ends else ()


def _longer(
    sums: Sequence[_Sums], levels: Sequence[dict[_Sums, _Step]], kinds: Sequence[ContractKind], unit: int, windows: int
) -> Iterator[tuple[_Sums, _Step]]:
    """Every sum with one contract more, which the longest windows hold, down to some length."""
    pieces = [(kind, int(kind.weight * unit), int(kind.loss * unit), kind.loss > 0) for kind in kinds]
    for before in sums:
        bad = levels[-1][before].bad if levels else 0
        for kind, weight, loss, wrong in pieces:
            for reach in range(1, windows + 1):
                held = tuple((n + 1, w + weight, lost + loss) for n, w, lost in before[:reach])
                yield held + before[reach:], _Step(bad + wrong, before, kind, reach)


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
