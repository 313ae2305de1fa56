"""Where a number lies in most worlds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import fsum
from typing import TypeVar

from jss_cli.domain.seen import ScoreBand
from jss_cli.domain.seen_next import PointsBand

N = TypeVar("N", int, float)

LOW, MIDDLE, HIGH = 0.05, 0.5, 0.95


def band_of(shares: Iterable[tuple[int | None, float]]) -> ScoreBand:
    """The 5, 50 and 95 percent points of some whole percents (None: no score) by their shares, which sum to 1."""
    pairs = list(shares)
    missing = fsum(share for value, share in pairs if value is None)
    there = sorted((value, share) for value, share in pairs if value is not None)
    if not there or missing >= MIDDLE:
        return ScoreBand(None, None, None, missing)
    low, middle, high = (_point(there, share * (1 - missing)) for share in (LOW, MIDDLE, HIGH))
    return ScoreBand(low, middle, high, missing)


def _point(ordered: Sequence[tuple[N, float]], share: float) -> N:
    """The least value up to which the values hold a share."""
    reached = 0.0
    for value, own in ordered:
        reached += own
        if reached >= share - 1e-9:
            return value
    return ordered[-1][0]


def least_enough(shares: Iterable[tuple[int | None, float]], certainty: float) -> int | None:
    """The least number that is enough in a share of the worlds (None in a world: no number is); None: there is none."""
    reached = 0.0
    for value, own in sorted((value, share) for value, share in shares if value is not None):
        reached += own
        if reached >= certainty - 1e-9:
            return value
    return None


def points_of(shares: Iterable[tuple[float, float]]) -> PointsBand:
    """The 5, 50 and 95 percent points and the mean of some points by their shares, which sum to 1; all 0 of none."""
    ordered = sorted(shares)
    if not ordered:
        return PointsBand(0.0, 0.0, 0.0, 0.0)
    low, middle, high = (_point(ordered, share) for share in (LOW, MIDDLE, HIGH))
    return PointsBand(low, middle, high, fsum(value * share for value, share in ordered))
