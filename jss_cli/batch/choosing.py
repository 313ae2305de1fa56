"""The figure that is shown of each freelancer, in columns: fractions compared by multiplying crosswise, in 128 bits.

Where the sums of a freelancer are so large that a product might not fit, `scoring.scoring` is asked about it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import polars as pl

from jss_cli.batch.counting import WORST
from jss_cli.batch.stages import ColumnStage, at_place, literal, staged
from jss_cli.domain.policy import Policy
from jss_cli.domain.score import WindowSum
from jss_cli.domain.sections import Minimum
from jss_cli.scoring.scoring import best, competing

DIGITS = 9  # of a weight as a float: polars divides by the inverse
BITS = 125  # that a product may take
COUNTS = ("good", "lukewarm", "neutral", "bad")
TOLD = ("weight", "jobs", *COUNTS, "clients")
HELD = ("weight", "net", *TOLD[1:])  # what is summed of each window
LARGE, _LARGE = "HUGEINT", pl.Int128  # whole numbers beyond 64 bits


class ShownFigure(NamedTuple):
    """What competes to be shown: `parts` are the places of windows, the longest window first; `place` is its own."""

    place: int
    name: str
    parts: tuple[int, ...]


def figure_stages(policy: Policy) -> Iterator[ColumnStage]:
    """From the sums of windows (HELD, each with the window's place) to the figure `shown` (its place; nothing: there is
    no score) that no other beats, an earlier one not even by being equal."""
    figures = sorted(figures_of(policy), key=lambda one: (one.parts[0], len(one.parts)))  # the first of equals is shown
    yield {f"may_{figure.place}": _is_available(figure, policy.windows.minimum) for figure in figures}
    yield {f"{name}_{figure.place}": text for figure in figures for name, text in _fraction(figure).items()}
    cases = []
    for at, one in enumerate(figures):
        claims = [f"may_{one.place}"]
        for nth, other in enumerate(figures):
            pair = f"part_{one.place} * whole_{other.place}", f"part_{other.place} * whole_{one.place}"
            claims += [f"(NOT may_{other.place} OR {pair[0]} {'>' if nth < at else '>='} {pair[1]})"] * (nth != at)
        cases.append(f"WHEN {' AND '.join(claims)} THEN {one.place}")
    yield {"shown": f"CASE {' '.join(cases)} END"}


def shown_stages(policy: Policy) -> Iterator[ColumnStage]:
    """The exact value `part` / `whole` of the figure that is shown, and the sums of its longest window (without one
    those of the longest of all); then what is told of a freelancer."""
    figures, unit, minimum = figures_of(policy), policy.scale.unit, policy.windows.minimum
    longest = {name: at_place("shown", (f"{name}_{one.parts[0]}" for one in figures)) for name in TOLD}
    yield {f"of_{name}": f"COALESCE({held}, {name}_0)" for name, held in longest.items()}
    counted = "of_jobs" if minimum.counts == "jobs" else _added(f"of_{name}" for name in COUNTS)
    words = f"{counted}, ' of {minimum.contracts} {minimum.counts}, ', of_clients, ' of {minimum.clients} clients'"
    part, whole = f"GREATEST(part, CAST(0 AS {LARGE}))", f"(whole * {unit})"
    cells = {
        "computed": f"CAST((200 * {part} + {whole}) // (2 * {whole}) AS INT)",
        "percent": f"100 * CAST({part} AS DOUBLE) / CAST({whole} AS DOUBLE)",
        "window": at_place("shown", (literal(one.name) for one in figures)),
    }
    yield {
        **{name: f"CASE WHEN shown IS NOT NULL THEN {text} END" for name, text in cells.items()},
        "no_score": f"CASE WHEN shown IS NULL THEN CONCAT({words}) END",
        **{name: f"CAST(of_{name} AS BIGINT)" for name in TOLD},
        "weight": f"ROUND(CAST(of_weight AS DOUBLE) / {policy.weights.unit}, {DIGITS})",
    }


def value_stage(policy: Policy) -> ColumnStage:
    """The exact value of the figure that is shown; without one nothing of 1."""
    figures = range(len(figures_of(policy)))
    shown = {name: at_place("shown", (f"{name}_{place}" for place in figures)) for name in ("part", "whole")}
    return {name: f"COALESCE({text}, CAST({int(name == 'whole')} AS {LARGE}))" for name, text in shown.items()}


def with_shown(sums: pl.DataFrame, policy: Policy) -> pl.DataFrame:
    """The sums of windows with the columns of these stages."""
    return _with_large(staged(sums, (*figure_stages(policy), value_stage(policy))), figures_of(policy), policy)


def figures_of(policy: Policy) -> tuple[ShownFigure, ...]:
    """Every figure that competes, in the order of `scoring.competing`."""
    lengths = policy.windows.lengths[::-1]
    shown = competing([WindowSum(months) for months in lengths], policy)
    parts = [tuple(sorted(lengths.index(part.months) for part in figure.parts)) for figure in shown]
    return tuple(
        ShownFigure(place, one.name, found) for place, (one, found) in enumerate(zip(shown, parts, strict=True))
    )


def _is_available(figure: ShownFigure, minimum: Minimum) -> str:
    """Whether each window that a figure is made of meets the minimum."""
    names = ("jobs",) if minimum.counts == "jobs" else COUNTS
    enough = [f"{_added(f'{one}_{nth}' for one in names)} >= {minimum.contracts}" for nth in figure.parts]
    return " AND ".join((*enough, *(f"clients_{nth} >= {minimum.clients}" for nth in figure.parts)))


def _added(numbers: Iterable[str]) -> str:
    return " + ".join(numbers)


def _fraction(figure: ShownFigure) -> dict[str, str]:
    """The mean of the fractions net / weight of some windows, as one fraction."""
    weights = {nth: f"CAST(weight_{nth} AS {LARGE})" for nth in figure.parts}
    nets = (
        " * ".join((f"CAST(net_{nth} AS {LARGE})", *(weights[other] for other in figure.parts if other != nth)))
        for nth in figure.parts
    )
    return {"part": _added(nets), "whole": " * ".join((str(len(figure.parts)), *weights.values()))}


def _with_large(found: pl.DataFrame, figures: tuple[ShownFigure, ...], policy: Policy) -> pl.DataFrame:
    """The same, of freelancers with very large sums by fractions of Python."""
    most = max(len(figure.parts) for figure in figures)
    bits = BITS - (WORST * policy.scale.unit * most * most).bit_length()
    is_large = pl.col("weight_0").cast(_LARGE) >= pl.lit(1 << bits // (2 * most), _LARGE)
    large = found.filter(is_large)
    if not len(large):
        return found
    rows = [_asked(row, policy) for row in large.iter_rows(named=True)]
    asked = zip(("shown", "part", "whole"), zip(*rows, strict=True), strict=True)
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
