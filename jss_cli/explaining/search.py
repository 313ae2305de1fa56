"""The search for ways to a target: the least number of contracts on each day on which it may become less."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from jss_cli.domain.history import History
from jss_cli.domain.plan import Goal, Size
from jss_cli.domain.policy import Policy
from jss_cli.domain.score import WindowSum
from jss_cli.domain.timeline import EraSweep, Stretch, Timeline
from jss_cli.domain.verdict import Outcome
from jss_cli.explaining.adding import good_contract
from jss_cli.explaining.footing import Footing, footings
from jss_cli.explaining.needing import Aim, least_of, reaches
from jss_cli.explaining.pace import Pace
from jss_cli.explaining.spans import SpanJudge
from jss_cli.explaining.timeline import stretches
from jss_cli.scoring.judging import Interpreter

CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Draft:
    """So many contracts of a size and weight by a day, not yet replayed through the engine."""

    day: date
    policy: Policy
    contracts: int
    size: Size
    aim: Aim

    def beats(self, other: Draft) -> bool:
        """Whether this one is no later, no more and no larger than another one, and not the same."""
        (day, contracts, least), (its_day, its_contracts, its_least) = self.price, other.price
        no_worse = day <= its_day and contracts <= its_contracts and least <= its_least
        return no_worse and self.price != other.price

    @property
    def price(self) -> tuple[date, int, Decimal]:
        """What a way costs: time, work, and size, which is nothing where no work is needed."""
        return self.day, self.contracts, self.size.least if self.contracts else Decimal(0)


@dataclass(frozen=True, slots=True)
class Ground:
    """One era with the footings of each of its days on which less may be needed than the day before.

    Where a rule asks for the share of unrated contracts there are two a day: as things are, and as if so many rated
    contracts were added that none of its limits is passed. One of them holds for any number, at least as a bound.
    """

    policy: Policy
    days: tuple[tuple[Footing, ...], ...]


def drafts(history: History, line: Timeline, goal: Goal, pace: Pace) -> tuple[Draft, ...]:
    """Every draft on the days of a timeline that no other one beats, soonest first."""
    grounds = [ground(history, era, pace) for era in line.eras]
    largest_first = reversed(sizes(line, goal))
    found = [draft for size in largest_first for draft in drafts_of(size, history, grounds, goal, pace)]
    by_price = {draft.price: draft for draft in found}
    left = [draft for draft in by_price.values() if not any(other.beats(draft) for other in found)]
    return tuple(sorted(left, key=lambda draft: draft.price))


def drafts_of(size: Size, history: History, grounds: Sequence[Ground], goal: Goal, pace: Pace) -> Iterator[Draft]:
    """The drafts with contracts of one size, each with fewer contracts than the one before."""
    most: int | None = None
    for era in grounds:
        aim = Aim(goal.target, weight_of_good(size, era.policy), pace)
        for footings_of_day in era.days:
            number = fewest(history, footings_of_day, aim, most)
            if number is not None:
                yield Draft(footings_of_day[0].day, era.policy, number, size, aim)
                most = number - 1


def fewest(history: History, rough: tuple[Footing, ...], aim: Aim, most: int | None) -> int | None:
    """The least number of contracts on one day, at most `most`; None: there is none. Most days are out at a glance."""
    if most is not None and not any(reaches(footing, aim, most) for footing in rough):
        return None
    exact = rough if len(rough) == 1 else footings(history, rough[0].policy, rough[0].day)
    return least_of(exact, aim, most)


def weight_of_good(size: Size, policy: Policy) -> int:
    """The weight in quarter units of a good contract of a size; 0 if the policy does not count it as good."""
    good = good_contract("", "", size.least, policy.since)
    verdict = Interpreter(policy).judge(good, policy.since, share=Fraction(0))
    return verdict.weight if verdict.outcome is Outcome.POSITIVE else 0


def sizes(line: Timeline, goal: Goal) -> tuple[Size, ...]:
    """The sizes of contract that may weigh differently on some day, smallest first; the one asked for, if there is."""
    if goal.size is not None:
        return (Size(goal.size, goal.size),)
    limits = sorted({step.above for era in line.eras for step in era.policy.weights.earnings if step.above > 0})
    return tuple(Size(above + CENT, upto) for above, upto in zip([Decimal(0), *limits], [*limits, None], strict=True))


def ground(history: History, era: EraSweep, pace: Pace) -> Ground:
    """The footings of one era: on the first days of its stretches, and where the pace allows more contracts."""
    courses = [era.stretches]
    if any(claim.fact == "unrated_share" for rule in era.policy.rules for claim in rule.when):
        courses.append(tuple(if_rated(history, era)))
    starts = [{stretch.first: stretch for stretch in course} for course in courses]
    standing = [course[0] for course in courses]
    found = []
    for day in sorted({day for day in pace.steps(era.last) if day >= era.first}.union(*starts)):
        standing = [by_day.get(day, stretch) for by_day, stretch in zip(starts, standing, strict=True)]
        found.append(tuple(Footing(day, era.policy, sums_of(stretch)) for stretch in standing))
    return Ground(era.policy, tuple(found))


def if_rated(history: History, era: EraSweep) -> Iterator[Stretch]:
    """The stretches of an era if no contract were unrated but for what its own rules say."""
    judge = SpanJudge(replace(history, contracts=()), era.policy, era.first, era.last)
    judged = tuple(span for contract in history.contracts for span in judge.spans(contract))
    return stretches(judged, era.policy, era.first, era.last)


def sums_of(stretch: Stretch) -> dict[int, WindowSum]:
    """What every window length holds in a stretch."""
    return {part.months: part for window in stretch.windows for part in window.parts}
