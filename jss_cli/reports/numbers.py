"""Numbers in words: the one place where exact values are rounded."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import floor

MINUS = "−"
HALF = Fraction(1, 2)


def whole_percent(percent: Fraction | None) -> str:
    """A percent as the marketplace shows it, halves up; a dash where there is no score."""
    return "no score" if percent is None else f"{floor(percent + HALF)} %"


def tenth(value: Fraction) -> str:
    """One decimal, halves up."""
    return signed_tenths(floor(value * 10 + HALF))


def signed_tenths(tenths: int) -> str:
    """So many tenths with one decimal and a true minus sign."""
    return f"{MINUS if tenths < 0 else ''}{abs(tenths) // 10}.{abs(tenths) % 10}"


def cost(tenths: int) -> str:
    """Points lost, as a person reads them: a minus sign unless they are nothing."""
    return signed_tenths(-tenths)


def largest_remainder(values: Sequence[Fraction], total: int) -> tuple[int, ...]:
    """Tenths for each value that add up to `total` tenths: each is rounded down, and those cut most get one more."""
    tenths = [floor(value * 10) for value in values]
    by_remainder = sorted(range(len(values)), key=lambda index: (tenths[index] - values[index] * 10, index))
    for index in by_remainder[: total - sum(tenths)]:
        tenths[index] += 1
    return tuple(tenths)


def quarter_weight(weight: int) -> str:
    """A weight in quarter units as a policy writes it: 1, 1.25, 8."""
    return f"{weight / 4:g}"


def signed_points(points: int) -> str:
    """A whole difference with its sign."""
    return f"{'+' if points > 0 else MINUS if points < 0 else ''}{abs(points)}"


def count(number: int, noun: str) -> str:
    """A number with its noun: 1 contract, 3 contracts."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def listed(names: Sequence[str], most: int = 8) -> str:
    """Names one after the other, and how many more there are."""
    if len(names) <= most:
        return " ".join(names)
    return f"{' '.join(names[:most])} and {len(names) - most} more"
