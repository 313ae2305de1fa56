"""The search for ways to a target: the least number of contracts on each day on which it may become less.

How many it takes until the target is shown is found by halving: one more never takes it away again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache

from jss_cli.dataclass import dataclass
from jss_cli.domain.plan import MOST_ADDED, ContractSize, Goal
from jss_cli.domain.timeline import Timeline
from jss_cli.domain.verdict import Outcome
from jss_cli.explaining.next.adding import Pace, good_contract
from jss_cli.explaining.next.footing import GrowingEra, SumsBeforeAdding
from jss_cli.scoring.context import surroundings
from jss_cli.scoring.judging import Interpreter


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


CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Draft:
    """So many contracts of a size by a day, `seen` on another, not yet replayed through the engine."""

    day: date
    seen: date
    ground: GrowingEra
    contracts: int
    size: ContractSize
    aim: Aim

    def beats(self, other: Draft) -> bool:
        """Whether this one is no later, no more and no larger than another one, and not the same."""
        (day, contracts, least), (its_day, its_contracts, its_least) = self.price, other.price
        return day <= its_day and contracts <= its_contracts and least <= its_least and self.price != other.price

    @property
    def price(self) -> tuple[date, int, Decimal]:
        """What a way costs: time, work, and size, which is nothing where no work is needed."""
        return self.day, self.contracts, self.size.least if self.contracts else Decimal(0)


def drafts(line: Timeline, grounds: Sequence[GrowingEra], goal: Goal, pace: Pace, today: date) -> tuple[Draft, ...]:
    """Every draft that no other one beats, soonest first, then the smallest; each stands on the day it is seen on."""
    of_days = {day: ground for ground in grounds for day in ground.days(pace, today)}
    told = [(day, seen, of_days[day]) for day, seen in line.told_of(of_days, today).items()]
    found = [draft for size in sizes_of(grounds, goal) for draft in _drafts_of(size, told, goal.target, pace)]
    left: list[Draft] = []
    for draft in sorted(found, key=lambda draft: draft.price):
        if all(other.price != draft.price and not other.beats(draft) for other in left):
            left.append(draft)
    return tuple(left)


def least_on(grounds: Iterable[GrowingEra], goal: Goal, pace: Pace, day: date) -> int | None:
    """The least number of contracts of the smallest size of a goal that reaches it on a day; None: there is none."""
    ground = next((ground for ground in grounds if ground.covers(day)), None)
    if ground is None:
        return None
    size = sizes_of((ground,), goal)[0]
    return least_of(ground.footings(day), Aim(goal.target, _weight_of_good(size, ground.interpreter), pace))


def _drafts_of(
    size: ContractSize, days: Iterable[tuple[date, date, GrowingEra]], target: int, pace: Pace
) -> Iterator[Draft]:
    """The drafts with contracts of one size, each with fewer contracts than the one before."""
    most: int | None = None
    for day, seen, ground in days:
        aim = Aim(target, _weight_of_good(size, ground.interpreter), pace)
        number = least_of(ground.footings(day), aim, most)
        if number is not None:
            yield Draft(day, seen, ground, number, size, aim)
            most = number - 1


@lru_cache(maxsize=1024)
def _weight_of_good(size: ContractSize, interpreter: Interpreter) -> int:
    """The weight in 1/`weights.unit` of a good contract of a size; 0 if the policy does not count it as good."""
    policy = interpreter.policy
    good = good_contract("", "", size.least, policy.since)
    verdict = interpreter.judge(good, policy.since, surroundings((good,), policy.since, policy))
    return verdict.weight if verdict.outcome is Outcome.POSITIVE else 0


def sizes_of(grounds: Iterable[GrowingEra], goal: Goal) -> tuple[ContractSize, ...]:
    """The sizes of contract that may weigh differently on some day, smallest first; the one asked for, if there is."""
    if goal.size is not None:
        return (ContractSize(goal.size, goal.size),)
    steps = (step for ground in grounds for step in ground.policy.weights.earnings)
    limits = sorted({step.above for step in steps if step.above > 0})
    return tuple(
        ContractSize(above + CENT, upto) for above, upto in zip([Decimal(0), *limits], [*limits, None], strict=True)
    )
