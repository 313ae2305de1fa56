"""The figure that is shown of each freelancer, in columns: fractions compared by multiplying crosswise, in 128 bits.

Where the sums of a freelancer are so large that a product might not fit, `scoring.scoring` is asked about it.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import prod
from typing import Any, NamedTuple

import polars as pl

from jss_cli.batch.counting import WORST
from jss_cli.domain.policy import Policy
from jss_cli.domain.score import WindowSum
from jss_cli.domain.sections import Minimum
from jss_cli.scoring.scoring import best, competing

DIGITS = 9  # of a weight as a float: polars divides by the inverse
BITS = 125  # that a product may take
COUNTS = ("good", "lukewarm", "neutral", "bad")
HELD = ("weight", "net", "jobs", *COUNTS, "clients")  # what is summed of each window
_LARGE = pl.Int128


class ShownFigure(NamedTuple):
    """What competes to be shown: `parts` are the places of windows, the longest window first; `place` is its own."""

    place: int
    name: str
    parts: tuple[int, ...]


def with_shown(sums: pl.DataFrame, policy: Policy) -> pl.DataFrame:
    """The sums of windows (HELD, each with the window's place) with the figure `shown` (null: no score), its exact
    value `part` / `whole`, and the place of its longest window; without a score that of the longest of all."""
    found = sums.with_columns(shown=pl.lit(None, pl.Int32), part=pl.lit(0, _LARGE), whole=pl.lit(1, _LARGE))
    for figure in in_turn(policy):
        is_better = _is_available(figure, policy.windows.minimum)
        part, whole = _fraction(figure)
        better = pl.col("shown").is_null() | (part * pl.col("whole") > pl.col("part") * whole)
        is_shown = is_better & better
        found = found.with_columns(
            shown=pl.when(is_shown).then(figure.place).otherwise("shown"),
            part=pl.when(is_shown).then(part).otherwise("part"),
            whole=pl.when(is_shown).then(whole).otherwise("whole"),
        )
    figures = figures_of(policy)
    found = _with_large(found, figures, policy)
    longest = pl.lit(pl.Series([figure.parts[0] for figure in figures], dtype=pl.Int32)).gather("shown")
    return found.with_columns(place=longest.fill_null(0))


def figures_of(policy: Policy) -> tuple[ShownFigure, ...]:
    """Every figure that competes, in the order of `scoring.competing`."""
    lengths = policy.windows.lengths[::-1]
    shown = competing([WindowSum(months) for months in lengths], policy)
    parts = [tuple(sorted(lengths.index(part.months) for part in figure.parts)) for figure in shown]
    return tuple(
        ShownFigure(place, one.name, found) for place, (one, found) in enumerate(zip(shown, parts, strict=True))
    )


def in_turn(policy: Policy) -> list[ShownFigure]:
    """The figures in the order in which the first of equal ones is shown."""
    return sorted(figures_of(policy), key=lambda one: (one.parts[0], len(one.parts)))


def shown_names(policy: Policy) -> tuple[str, ...]:
    """What the figures are called, by their places."""
    return tuple(figure.name for figure in figures_of(policy))


def _is_available(figure: ShownFigure, minimum: Minimum) -> pl.Expr:
    """Whether each window that a figure is made of meets the minimum."""
    enough = [_held(minimum.counts, part) >= minimum.contracts for part in figure.parts]
    return pl.all_horizontal(*enough, *(pl.col(f"clients_{part}") >= minimum.clients for part in figure.parts))


def _held(name: str, part: int) -> pl.Expr:
    """How many jobs, or counted contracts, a window holds."""
    return pl.col(f"jobs_{part}") if name == "jobs" else pl.sum_horizontal(f"{one}_{part}" for one in COUNTS)


def _fraction(figure: ShownFigure) -> tuple[pl.Expr, pl.Expr]:
    """The mean of the fractions net / weight of some windows, as one fraction."""
    nets = {part: pl.col(f"net_{part}").cast(_LARGE) for part in figure.parts}
    weights = {part: pl.col(f"weight_{part}").cast(_LARGE) for part in figure.parts}
    parts = [prod((weights[o] for o in figure.parts if o != part), start=nets[part]) for part in figure.parts]
    first, *others = parts
    return sum(others, first), prod(weights.values(), start=pl.lit(len(parts), _LARGE))


def _with_large(found: pl.DataFrame, figures: tuple[ShownFigure, ...], policy: Policy) -> pl.DataFrame:
    """The same, of freelancers with very large sums by fractions of Python."""
    most = max(len(figure.parts) for figure in figures)
    bits = BITS - (WORST * policy.scale.unit * most * most).bit_length()
    is_large = pl.col("weight_0").cast(_LARGE) >= pl.lit(1 << bits // (2 * most), _LARGE)
    large = found.filter(is_large)
    if not len(large):
        return found
    rows = [_asked(row, policy) for row in large.iter_rows(named=True)]
    names = ("shown", "part", "whole")
    asked = zip(names, zip(*rows, strict=True), strict=True)
    large = large.with_columns(pl.Series(name, values, found.schema[name]) for name, values in asked)
    return pl.concat([found.filter(~is_large), large]).sort("freelancer")


def _asked(row: dict[str, Any], policy: Policy) -> tuple[int | None, int, int]:
    """The figure that is shown of one freelancer, and its value in 1/`scale.unit`."""
    windows = competing(tuple(_window_sums(row, policy)), policy)
    shown = best(windows)
    if shown is None or shown.percent is None:
        return None, 0, 1
    value = shown.percent * policy.scale.unit / 100
    return windows.index(shown), value.numerator, value.denominator


def _window_sums(row: dict[str, Any], policy: Policy) -> Iterator[WindowSum]:
    for part, months in enumerate(policy.windows.lengths[::-1]):
        weight, net, jobs, good, lukewarm, neutral, bad, clients = (row[f"{name}_{part}"] for name in HELD)
        yield WindowSum(months, weight, net, good, neutral, bad, clients, lukewarm, jobs)
