"""Where a number lies in most worlds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate
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
    found = _reaching(ordered, share)
    return ordered[-1][0] if found is None else found


def _reaching(ordered: Sequence[tuple[N, float]], share: float) -> N | None:
    sums = accumulate(own for _, own in ordered)
    return next((value for (value, _), held in zip(ordered, sums, strict=True) if held >= share - 1e-9), None)


def least_enough(shares: Iterable[tuple[int | None, float]], certainty: float) -> int | None:
    """The least number that is enough in a share of the worlds (None in a world: no number is); None: there is none."""
    return _reaching(sorted((value, share) for value, share in shares if value is not None), certainty)


def points_of(shares: Iterable[tuple[float, float]]) -> PointsBand:
    """The 5, 50 and 95 percent points and the mean of some points by their shares, which sum to 1; all 0 of none."""
    ordered = sorted(shares)
    if not ordered:
        return PointsBand(0.0, 0.0, 0.0, 0.0)
    low, middle, high = (_point(ordered, share) for share in (LOW, MIDDLE, HIGH))
    return PointsBand(low, middle, high, fsum(value * share for value, share in ordered))
