"""A picture in the cell of a table: bars and ticks on an axis that a whole column shares."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from jss_cli.dataclass import dataclass

BarLook = Literal["full", "pale", "dot"]


Sign = Literal["full", "pale", "dot", "tick", "mark"]


@dataclass(frozen=True, slots=True)
class Axis:
    """What the strips of a column share: labels at places from 0 to 1, a mark across all of them (None: there is none),
    and what the signs in them mean."""

    labels: tuple[tuple[Fraction, str], ...]
    mark: Fraction | None = None
    keys: tuple[tuple[Sign, str], ...] = ()


@dataclass(frozen=True, slots=True)
class StripBar:
    """A stretch of a strip from `start` to `end`, 0 to 1; a dot stands at its `start`."""

    start: Fraction
    end: Fraction
    look: BarLook = "full"


@dataclass(frozen=True, slots=True)
class Strip:
    """A picture in a cell: bars, and ticks at places from 0 to 1, in the tone of the row."""

    bars: tuple[StripBar, ...]
    ticks: tuple[Fraction, ...] = ()
