"""The way back from the score that was seen, over the worlds that fit it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from jss_cli.domain.case import Case
from jss_cli.domain.history import CENT
from jss_cli.domain.plan import Goal
from jss_cli.domain.seen import SeenAnswer
from jss_cli.domain.seen_explanation import SeenWay
from jss_cli.domain.seen_next import SeenPlan, Setback
from jss_cli.explaining.next.actions import BAD
from jss_cli.explaining.next.adding import Pace, good_contracts
from jss_cli.explaining.next.plan import refuse_past
from jss_cli.explaining.seen.acting import seen_actions
from jss_cli.explaining.seen.ahead import outlook_of
from jss_cli.explaining.seen.ways import SeenWays, seen_ways
from jss_cli.scoring.windows import add_months


def seen_plan(case: Case, goal: Goal, answer: SeenAnswer, search: SeenWays | None = None) -> SeenPlan:
    """The ways to a goal and what can be done about the contracts that exist, by the worlds of `search`, if they are
    ready. Raises UsageError (JSS906) for a last day allowed that is over."""
    refuse_past(case, goal)
    search = search or seen_ways(case, answer)
    ways = search.ways(goal) if answer.is_given else ()
    is_lost = answer.is_given and not ways
    actions, refusals = seen_actions(case, search.worlds, search.lines) if answer.is_given else ((), ())
    return SeenPlan(
        answer=answer,
        goal=goal,
        size=search.size(goal),
        outlook=outlook_of(case, search.lines, goal.target, ways, answer.still_shown(case)),
        late=search.ways(replace(goal, by=None)) if is_lost else (),
        reachable=search.reachable(goal) if is_lost else None,
        setback=_setback(case, search, goal, ways),
        actions=actions[: goal.most],
        refusals=refusals,
    )


def _setback(case: Case, search: SeenWays, goal: Goal, ways: Sequence[SeenWay]) -> Setback | None:
    """What one of the contracts of the first way costs if it goes badly, by the number for 80 of 100 worlds."""
    first = next((way for way in ways if way.contracts[1]), None)
    number = first.contracts[1] if first else None
    if first is None or not number:
        return None
    ends = Pace(add_months(case.day, 1), goal.per_month).ends(first.day, number)
    well = good_contracts(case.history, CENT if goal.size is None else goal.size, ends)
    badly = replace(well[0], feedback=BAD), *well[1:]
    return Setback(first.day, number, search.band_with(first.day, well), search.band_with(first.day, badly))
