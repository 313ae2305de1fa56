"""What could be done: the way back, an open contract closed or not, and what if it had been otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from jss_cli import arguments
from jss_cli.api.answered import Answered, seen_by
from jss_cli.arguments import day, whole, whole_or_none
from jss_cli.domain.case import Case
from jss_cli.files.reading import Reading

if TYPE_CHECKING:
    from jss_cli.api.answered import SeenBy
    from jss_cli.domain.plan import Goal
    from jss_cli.explaining.seen.ways import SeenWays
    from jss_cli.reports.results import ScoreBasis

USUAL_TARGET = 90  # percent: what Top Rated asks for


def what_if(  # noqa: PLR0913 - what the question asks, and how much is told
    case: Case,
    *changes: str,
    scenarios: Sequence[str] = (),
    most: int = Reading().max_contracts,
    top: int = 10,
    every: bool = False,
    basis: ScoreBasis = "seen",
) -> Answered:
    """And if it had been otherwise: changes written as on the command line ("c8.recommend=9"), scenario files first.

    It is asked of the score that was seen last, where the rules alone do not give it, unless `basis` is "computed".

    `most` bounds the contracts that there may be then. Raises UsageError (JSS909) and InputError.
    """
    from jss_cli.explaining.next.applying import apply, counterfactual
    from jss_cli.files.changes import refuse_contradictions, scenario_of
    from jss_cli.reports.next.what_if import assumed_beside, what_if_report, what_if_result

    changed = apply(case, scenario_of(scenarios, changes))
    refuse_contradictions(changed.history, whole("most", most, 1))
    found = counterfactual(case, changed)
    then = replace(case, history=changed.history, day=changed.day, rulebook=changed.rulebook)
    answer, notes = seen_by(basis, case)
    if answer:
        from jss_cli.explaining.seen.changing import seen_counterfactual
        from jss_cli.reports.next.seen_what_if import seen_what_if_report, seen_what_if_result

        seen = seen_counterfactual(case, found, answer)
        report = seen_what_if_report(case, seen, top=whole("top", top, 1), every=every)
        result = seen_what_if_result(case, seen)
    else:
        report = what_if_report(case, found, top=whole("top", top, 1), every=every)
        result = what_if_result(case, found)
    return Answered(replace(result, assumed=assumed_beside(case, then)), report, notes=notes)


def plan(  # noqa: PLR0913 - what the question asks, and how much is told
    case: Case,
    target: int = USUAL_TARGET,
    *,
    size: Decimal | None = None,
    per_month: int | None = None,
    by: date | None = None,
    top: int = 8,
    basis: ScoreBasis = "seen",
) -> Answered:
    """The way back to a score of `target` percent, from the seen score where the rules alone do not give it, unless
    `basis` is "computed". Raises UsageError (JSS906)."""
    from jss_cli.domain.plan import Goal

    size = None if size is None else arguments.size(size)
    per_month = whole_or_none("per_month", per_month, 1, 1000)
    goal = Goal(whole("target", target, 1, 100), size, per_month, day(by), whole("top", top, 1))
    return planned(case, goal, seen_by(basis, case))


def planned(case: Case, goal: Goal, seen: SeenBy, ways: SeenWays | None = None) -> Answered:
    """The way to a goal, from the seen score where there is an answer for it."""
    from jss_cli.explaining.next.plan import make_plan
    from jss_cli.reports.next.plan import plan_report
    from jss_cli.reports.next.plan_result import plan_result

    answer, notes = seen
    if answer:
        from jss_cli.explaining.seen.planning import seen_plan
        from jss_cli.reports.next.seen_plan import seen_plan_report
        from jss_cli.reports.next.seen_plan_result import seen_plan_result

        plan_seen = seen_plan(case, goal, answer, ways)
        return Answered(seen_plan_result(case, plan_seen), seen_plan_report(case, plan_seen))
    found = make_plan(case, goal)
    return Answered(plan_result(case, found), plan_report(case, found), notes=notes)


def close_or_wait(case: Case, contract: str, basis: ScoreBasis = "seen") -> Answered:
    """Close, wait or ask: the choices about the open contract of an id, from the seen score where the rules alone do
    not give it, unless `basis` is "computed". Raises UsageError (JSS909)."""
    from jss_cli.explaining.next.dilemma import dilemma
    from jss_cli.reports.next.dilemma import dilemma_report
    from jss_cli.reports.next.plan_result import dilemma_result

    found = dilemma(case, contract)
    answer, notes = seen_by(basis, case)
    if answer:
        from jss_cli.explaining.seen.choosing import seen_dilemma
        from jss_cli.reports.next.seen_dilemma import seen_dilemma_report, seen_dilemma_result

        seen = seen_dilemma(case, contract, answer)
        return Answered(seen_dilemma_result(case, seen), seen_dilemma_report(case, seen))
    return Answered(dilemma_result(case, found), dilemma_report(case, found), notes=notes)
