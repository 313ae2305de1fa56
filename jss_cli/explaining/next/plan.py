"""The way back: how many good contracts, of which size, by which day, and when it is enough to wait.

Textbook name: Pareto frontier over (day, number, size). State: on each day on which a window changes, the least number
of good contracts, by bisection: one more never takes the target away again. Each way is replayed by the engine.
One bad contract of three: eleven good ones now, or two once it has left the 6-month window:

    >>> from datetime import date
    >>> from jss_cli.api import open_history
    >>> case = open_history(text='''id,client,started,ended,earned,stars
    ... a,A,2024-10-01,2024-10-15,100,5
    ... b,B,2024-10-01,2024-10-20,100,5
    ... c,C,2024-10-01,2024-10-31,100,2''', as_of=date(2024, 12, 1))
    >>> ways = way_back(case, Goal(target=90))
    >>> [(f"{way.day:%d %b %Y}", way.contracts) for way in (ways[0], ways[-1])]
    [('01 Dec 2024', 11), ('01 May 2025', 2)]
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import TypeVar

from jss_cli.domain.case import Case
from jss_cli.domain.history import DAY, Contract, History
from jss_cli.domain.plan import ContractSize, Goal, Plan, Way
from jss_cli.domain.score import Score
from jss_cli.errors import Fault, UsageError
from jss_cli.explaining.next.actions import costly, counted, survey, with_waits
from jss_cli.explaining.next.adding import Pace, good_contracts
from jss_cli.explaining.next.footing import GrowingEra
from jss_cli.explaining.next.search import Draft, drafts, least_of, least_on, sizes_of
from jss_cli.explaining.time.spans import KnownSpans
from jss_cli.explaining.time.standing import loss_of
from jss_cli.explaining.time.timeline import timeline
from jss_cli.scoring.scoring import score_history
from jss_cli.scoring.windows import add_months

LEAST_SHARE = Fraction(1, 10)
T = TypeVar("T")


def way_back(case: Case, goal: Goal) -> tuple[Way, ...]:
    """The ways to a goal that no other beats in day, number and size at once, soonest first, as far as the longest
    window reaches (by then all that counts today has left).

    Good contracts are added, each of a new client, and nothing else is taken to happen; each way was replayed. Of more
    than the goal's `most` those are left out that save least.
    """
    return PlanSearch(case).ways(goal)


class PlanSearch:
    """One history, looked at from a day on, with a line that begins `since` an earlier one: what is found is kept for
    the next goal."""

    def __init__(self, case: Case, known: KnownSpans | None = None, since: date | None = None) -> None:
        known = known or KnownSpans()
        self._case, self._history, self._day = case, case.history, case.day
        ahead = case.rulebook.eras(case.day, add_months(case.day, case.policy.windows.lengths[-1]))
        last = add_months(case.day, max(era.policy.windows.lengths[-1] for era in ahead)) + DAY
        self.line = timeline(case.history, case.rulebook, since or case.day, last, known)
        self._grounds = [GrowingEra(case.history, era, known) for era in self.line.eras]

    @cached_property
    def score(self) -> Score:
        """The score on the day itself."""
        return score_history(self._history, self._case.policy, self._day)

    def ways(self, goal: Goal) -> tuple[Way, ...]:
        """The ways to a goal, by its last day allowed if it has one; of more than its `most` those that save most."""
        costing = costly(self.score)
        return tuple(
            _replayed(self._history, draft, costing) for draft in telling(self._drafts(goal), goal.most, _thinned)
        )

    def days(self, goal: Goal) -> tuple[date, ...]:
        """The days on which fewer contracts reach a goal than before."""
        return tuple(draft.day for draft in self._drafts(goal))

    def needed(self, goal: Goal, day: date) -> int | None:
        """The least number of contracts of the size of a goal that reaches it on a day; None: there is none."""
        return least_on(self._grounds, goal, self._pace(goal), day)

    def shown_with(self, day: date, added: Sequence[Contract]) -> int | None:
        """The score on a day with contracts added, each of a new client and rated."""
        return next(ground for ground in self._grounds if ground.covers(day)).score(day, added).whole

    def smallest(self, goal: Goal) -> ContractSize:
        """The smallest size of contract that a goal allows."""
        return sizes_of(self._grounds, goal)[0]

    def reachable(self, goal: Goal) -> Way | None:
        """The first way to the highest target below a goal that is within reach."""
        highest = bisect_left(range(goal.target), 1, key=lambda target: not self._drafts(replace(goal, target=target)))
        return next(iter(self.ways(replace(goal, target=highest - 1, most=1))), None) if highest else None

    def _drafts(self, goal: Goal) -> tuple[Draft, ...]:
        found = drafts(self.line, self._grounds, goal, self._pace(goal), self._day)
        return tuple(draft for draft in found if goal.by is None or draft.day <= goal.by)

    def _pace(self, goal: Goal) -> Pace:
        return Pace(add_months(self._day, 1), goal.per_month)


def refuse_past(case: Case, goal: Goal) -> None:
    """Raise UsageError (JSS906) for a last day allowed that is over."""
    if goal.by is not None and goal.by < case.day:
        message = f"--by {goal.by} is before {case.day}, the day asked about"
        raise UsageError(Fault("JSS906", message, "name a later day"))


def make_plan(case: Case, goal: Goal) -> Plan:
    """The ways to a goal and what can be done about the contracts that exist. Raises UsageError (JSS906) for a last day
    allowed that is over."""
    refuse_past(case, goal)
    search = PlanSearch(case)
    ways = search.ways(goal)
    found = survey(case.history, search.score)
    actions = with_waits(found.actions, search.score, search.line)
    return Plan(
        goal=goal,
        score=search.score,
        lost=loss_of(case, search.score),
        ways=ways,
        late=() if ways else search.ways(replace(goal, by=None)),
        reachable=None if ways else search.reachable(goal),
        actions=actions[: goal.most],
        refusals=found.refusals,
    )


def telling(
    found: tuple[T, ...], most: int, thinned: Callable[[tuple[T, ...], Fraction], Iterable[T]]
) -> tuple[T, ...]:
    """At most so many ways, or as few as can be: those that need the same part or less of the work of the one kept
    before them, the part growing smaller until they are few enough; the first and the last are always kept."""
    share, left = Fraction(1), found
    while len(left) > most and share > LEAST_SHARE:
        share *= Fraction(9, 10)
        left = tuple(thinned(found, share))
    return left


def _thinned(found: Sequence[Draft], share: Fraction) -> Iterator[Draft]:
    """The drafts that need at most a share of the contracts of the last one kept of their size, and the last of all."""
    kept: dict[Decimal, int] = {}
    for draft in found:
        size = draft.size.least
        if draft is found[-1] or draft.contracts <= share * kept.get(size, draft.contracts + 1) or size not in kept:
            kept[size] = draft.contracts
            yield draft


def _replayed(history: History, draft: Draft, costing: Sequence[str]) -> Way:
    """A draft as the engine sees it. The engine must agree that it reaches the target."""
    ground, aim = draft.ground, draft.aim
    ends = aim.pace.ends(draft.day, draft.contracts)
    score = ground.score(draft.day, good_contracts(history, draft.size.least, ends))
    assert score.whole is not None and score.whole >= aim.target  # noqa: S101, PT018 - the invariant of a way
    inside = counted(score)
    worst = [least_of(footings, aim) for footings in ground.footings_at_worst(draft.day, aim.target)]
    return Way(
        day=draft.day,
        begins=ends[-1] if ends else draft.day,
        seen=draft.seen,
        contracts=draft.contracts,
        size=draft.size,
        weight=aim.weight,
        score=score,
        gone=tuple(name for name in costing if name not in inside),
        badly=None if None in worst else max([draft.contracts, *filter(None, worst)]),
    )
