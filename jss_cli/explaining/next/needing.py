"""How many good contracts it takes until a target is shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from jss_cli.dataclass import dataclass
from jss_cli.domain.plan import MOST_ADDED
from jss_cli.explaining.next.adding import Pace
from jss_cli.explaining.next.footing import SumsBeforeAdding


@dataclass(frozen=True, slots=True)
class Aim:
    """A target in whole percent, and what is to take a history there: good contracts of a weight (in 1/`weights.unit`;
    0: the policy does not count them as good, so that none helps), each of a new client, at a pace."""

    target: int
    weight: int
    pace: Pace


def least_of(footings: Iterable[SumsBeforeAdding], aim: Aim, most: int | None = None) -> int | None:
    """The least number over the footings of one day, the fewest contracts first; None: there is none."""
    found = (_least_added(footing, aim, most) for footing in footings)
    return next((number for number in found if number is not None), None)


def _least_added(footing: SumsBeforeAdding, aim: Aim, most: int | None = None) -> int | None:
    """The least number of contracts, at most `most`, with which the target is shown; None: there is none, or too large.

    One more never takes the target away again, so it is found by halving.
    """
    by_pace = aim.pace.most_by(footing.day) if aim.weight else 0
    limits = [limit for limit in (most, footing.most, by_pace) if limit is not None]
    lower, upper = footing.least, min(MOST_ADDED, *limits) if limits else min(MOST_ADDED, _enough(footing, aim))
    if upper < lower or not _reaches(footing, aim, upper):
        return None
    while lower < upper:
        middle = (lower + upper) // 2
        lower, upper = (lower, middle) if _reaches(footing, aim, middle) else (middle + 1, upper)
    return upper


def _enough(footing: SumsBeforeAdding, aim: Aim) -> int:
    """A number of contracts that takes every window to the target by itself, and so any blend of them.

    With k more a window reaches the share t when k >= (t T - N) / (w (1 - t)); t = target - 1/2, which is shown as it.
    """
    t, unit, minimum = 2 * aim.target - 1, footing.policy.scale.unit, footing.policy.windows.minimum
    short = (t * held.total * unit - 200 * held.value for held in footing.sums.values())
    needs = (-(-lack // (aim.weight * (200 - t) * unit)) for lack in short)
    return max(footing.least, minimum.contracts, minimum.clients, *needs)


def _reaches(footing: SumsBeforeAdding, aim: Aim, added: int) -> bool:
    """Whether some window or blend shows the target with so many contracts more."""
    windows = footing.policy.windows
    figures = [(months,) for months in windows.months] + [blend.of for blend in windows.blends]
    return any(_shows(footing, figure, aim, added) for figure in figures)


def _shows(footing: SumsBeforeAdding, lengths: Sequence[int], aim: Aim, added: int) -> bool:
    """Whether the mean of some windows' percents is at least target - 1/2, and each meets the minimum."""
    minimum, unit = footing.policy.windows.minimum, footing.policy.scale.unit
    value, total = 0, 1
    for months in lengths:
        held, more = footing.sums[months], aim.pace.held(footing.day, added, months)
        if held.contracts + more < minimum.contracts or held.clients + more < minimum.clients:
            return False
        own_value, own_total = held.value + more * aim.weight * unit, (held.total + more * aim.weight) * unit
        value, total = value * own_total + own_value * total, total * own_total
    return 200 * value >= (2 * aim.target - 1) * total * len(lengths)
