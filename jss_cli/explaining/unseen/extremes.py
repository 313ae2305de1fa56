"""The range: the worst and the best score over every answer to the unknown facts, exact.

Textbook name: fractional programming by Dinkelbach's iteration over a dynamic programme. For a threshold each contract
adds weight x (value - threshold); keeping the least (or greatest) sum for every state of the minimum decides whether
some world stays below (or gets above) it. That world's own score is the next threshold, and a few rounds end it.
Three five-star contracts, each of which may hide a poor private answer:

    >>> from datetime import date
    >>> from jss_cli.api import open_history
    >>> case = open_history(text='''id,client,started,ended,earned,stars
    ... a,A,2024-10-01,2024-10-15,100,5
    ... b,B,2024-10-01,2024-10-20,100,5
    ... c,C,2024-10-01,2024-10-31,100,5''', as_of=date(2024, 12, 1))
    >>> found = score_range(case.history, case.policy, case.day)
    >>> found.worst.whole, found.best.whole, [outcome.value for _, outcome in found.worst.outcomes]
    (0, 100, ['negative', 'negative', 'negative'])
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from jss_cli.domain.history import History
from jss_cli.domain.policy import Policy
from jss_cli.domain.story import Extreme, Range, Seen
from jss_cli.domain.verdict import Outcome
from jss_cli.explaining.unseen.furthest import RangeSearch, is_wandering, ratio_of, refuse_too_many, wandering_in
from jss_cli.explaining.unseen.possible import Possibilities, taken_days
from jss_cli.explaining.unseen.walk.course import Branch, Course, course, shown_ratio


def score_range(history: History, policy: Policy, day: date) -> Range:
    """The worst and the best score that the unknown facts allow on a day, and which outcomes lead there.

    Where the days that nobody told may put many contracts into this window or that, the best is that of each window
    alone, and the worst is looked for with each contract where it pulls furthest: it is that of a world, though the
    minimum of a window may hide a lower one.

    Raises InputError (JSS936) for a history that is too long for it; a guess would be worth nothing.
    """
    seen = (Seen(day, policy),)
    possibilities = Possibilities(history, seen)
    possible = [possibilities.of(contract) for contract in history.contracts]
    walked = course(history.contracts, possible, seen, possibilities.settings)
    refuse_too_many(walked)
    apart = policy.windows.months if wandering_in(walked) else ()
    windows = [replace(policy.windows, months=(months,), blends=()) for months in apart]
    days = [(Seen(day, replace(policy, windows=window)),) for window in windows]
    alone = [course(history.contracts, possible, one, possibilities.settings) for one in days]
    worst = _furthest([walked], history, upward=False)
    best = _furthest([walked, *alone], history, upward=True)
    ends = min(worst, key=lambda end: end.raw, default=None), max(best, key=lambda end: end.raw, default=None)
    return Range(
        *ends,
        RangeSearch([walked, *alone][-1], upward=False).can_be_missing(),
        cuts_days=[end.whole for end in ends if end] != [0, 100]  # beyond which no day leads
        and bool(taken_days(history.contracts, possibilities.varied, seen[0])),
    )


def _furthest(courses: Sequence[Course], history: History, *, upward: bool) -> list[Extreme]:
    """The furthest score of each course in which there is one."""
    found = ((walked, RangeSearch(walked, upward=upward).furthest()) for walked in courses)
    return [_extreme(history, walked, world if upward else _lowered(walked, world)) for walked, world in found if world]


def _lowered(walked: Course, world: tuple[Branch, ...]) -> tuple[Branch, ...]:
    """A world with one contract after the other otherwise, as long as that lowers the score: where many of them wander
    the search looks at each in one place alone."""
    lowest = ratio_of(walked, world)
    for index, branch in ((i, b) for i in wandering_in(walked) for b in walked.spots[i].branches):
        other = (*world[:index], branch, *world[index + 1 :])
        is_same = (branch.setting, branch.silent) == (world[index].setting, world[index].silent)
        ratio = shown_ratio(walked, other, 0) if is_same else None
        if ratio is not None and ratio < lowest:
            world, lowest = other, ratio
    return world


def _extreme(history: History, walked: Course, world: Sequence[Branch]) -> Extreme:
    """The score of a world, and the outcomes that were open in it."""
    decided = sorted(enumerate(zip(walked.spots, world, strict=True)), key=lambda place: place[1][0].contract)
    open_ones = [(spot, _outcome_in(walked, world, place)) for place, (spot, _) in decided if len(spot.branches) > 1]
    return Extreme(
        raw=100 * ratio_of(walked, world),
        outcomes=tuple((history.contracts[spot.contract].id, outcome) for spot, outcome in open_ones),
    )


def _outcome_in(walked: Course, world: Sequence[Branch], place: int) -> Outcome:
    """What a contract counts as in a world; one whose days put it into a window that is not shown does not count."""
    branch = world[place]
    if branch.outcome is Outcome.POSITIVE or not is_wandering(walked.spots[place]):
        return branch.outcome
    without = (*world[:place], replace(branch, parts=()), *world[place + 1 :])
    return Outcome.EXCLUDED if shown_ratio(walked, without, 0) == ratio_of(walked, world) else branch.outcome
