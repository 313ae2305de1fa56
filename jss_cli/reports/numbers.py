"""Numbers in words: the one place where reports round, halves up; how a score is shown is the rules' own (JSS404)."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import floor

from jss_cli.domain.score import shown_percent

MINUS = "−"
HALF = Fraction(1, 2)


def whole_percent(percent: Fraction | None) -> str:
    """A percent as the marketplace shows it, or that there is no score."""
    return "no score" if percent is None else f"{shown_percent(percent)} %"


def tenths_of(value: Fraction) -> int:
    """A value in whole tenths, halves up."""
    return floor(value * 10 + HALF)


def tenth(value: Fraction) -> str:
    """One decimal, halves up."""
    return signed_tenths(tenths_of(value))


def hundredths(percent: Fraction) -> str:
    """A percent cut to hundredths and a comma, where its tenths round to another whole percent; else nothing."""
    is_odd = shown_percent(Fraction(tenths_of(percent), 10)) != shown_percent(percent)
    return f"{floor(percent * 100) / 100:.2f}, " if is_odd else ""


def signed_tenths(tenths: int) -> str:
    """So many tenths with one decimal and a true minus sign."""
    return f"{MINUS if tenths < 0 else ''}{abs(tenths) // 10:,}.{abs(tenths) % 10}"


def with_sign(tenths: int) -> str:
    """So many tenths of a point with their sign: +18.2, −0.5, 0.0."""
    return f"{'+' if tenths > 0 else ''}{signed_tenths(tenths)}"


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


def plain_number(value: Fraction) -> str:
    """An exact number as a policy writes it: 4.5, 7, 1/3."""
    return str(value) if 100 % value.denominator else f"{float(value):g}"


def signed_points(points: int) -> str:
    """A whole difference with its sign."""
    return f"{'+' if points > 0 else MINUS if points < 0 else ''}{abs(points)}"


def count(number: int, noun: str) -> str:
    """A number with its noun: 1 contract, 3 contracts, 4,000 contracts."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def listed(names: Sequence[str], most: int = 8) -> str:
    """Names one after the other, and how many more there are."""
    return " ".join(names[:most]) + (f" and {len(names) - most} more" if len(names) > most else "")


def readings_counted(taken: int, number: int) -> str:
    """How many readings of the rules were taken of how many, and which."""
    if taken >= number:
        return f"{count(number, 'reading')} of the rules"
    return f"{taken} of {count(number, 'reading')} of the rules, first those that show in this file"
