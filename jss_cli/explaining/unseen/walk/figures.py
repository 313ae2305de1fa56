"""The figures that compete to be shown, for a walk that sees one window end after the other."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from jss_cli.domain.sections import Windows

Carried = tuple[tuple[int, Fraction | None], ...]  # shorter windows: length and ratio (None: below the minimum)


def completed(windows: Windows, months: int, carried: Carried) -> Iterator[tuple[Fraction, ...]]:
    """For each figure that the end of the window of so many months completes: the ratios of its other windows, from
    those `carried`. A figure with a window below the minimum is left out."""
    ratios = dict(carried)
    if months in windows.months:
        yield ()
    for blend in windows.blends:
        if max(blend.of) == months:
            others = [ratios[part] for part in blend.of if part != months]
            found = tuple(ratio for ratio in others if ratio is not None)
            if len(found) == len(others):
                yield found


def figures_with(windows: Windows, months: int, ratio: Fraction | None, carried: Carried) -> list[Fraction]:
    """The figures that a window completes with its own ratio (None: below the minimum, so none)."""
    if ratio is None:
        return []
    return [(ratio + sum(others)) / (1 + len(others)) for others in completed(windows, months, carried)]


def carry(windows: Windows, months: int, ratio: Fraction | None, carried: Carried) -> Carried:
    """The shorter windows that some blend still waits for, after the window of so many months has ended."""
    waited = {part for blend in windows.blends if max(blend.of) > months for part in blend.of}
    return tuple((length, held) for length, held in (*carried, (months, ratio)) if length in waited)


def is_waited_for(windows: Windows, months: int) -> bool:
    """Whether a blend needs the window of so many months together with a longer one."""
    return any(months in blend.of and max(blend.of) > months for blend in windows.blends)


def blends_wait(windows: Windows, months: int) -> bool:
    """Whether some blend is not complete when the window of so many months has ended."""
    return any(max(blend.of) > months for blend in windows.blends)
