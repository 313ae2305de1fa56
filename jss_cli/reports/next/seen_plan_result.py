"""The way back from the score that was seen, for programs: the same document as that of the rules alone."""

from __future__ import annotations

from jss_cli.domain.case import Case
from jss_cli.domain.seen import ScoreBand
from jss_cli.domain.seen_explanation import SeenWay
from jss_cli.domain.seen_next import SeenAction, SeenPlan
from jss_cli.reports.header import iso
from jss_cli.reports.next.plan_result import (
    ActionResult,
    PlanResult,
    SeenPlanResult,
    SetbackResult,
    WayResult,
    refusal_result,
)
from jss_cli.reports.next.seen_plan import seen_plan_words
from jss_cli.reports.seen_values import band_result, seen_head, seen_way_result


def seen_plan_result(case: Case, plan: SeenPlan) -> PlanResult:
    """The plan as plain values; ways that are enough in fewer than 80 of 100 worlds stand under `worlds` alone."""
    goal = plan.goal
    return PlanResult(
        *seen_head("plan", case, plan.answer),
        target=goal.target,
        size=None if goal.size is None else float(goal.size),
        per_month=goal.per_month,
        by=iso(goal.by),
        ways=_way_results(plan, plan.outlook.ways),
        late=_way_results(plan, plan.late),
        reachable=None,
        actions=tuple(map(_action_result, plan.actions)),
        refusals=tuple(map(refusal_result, plan.refusals)),
        worlds=SeenPlanResult(
            today=band_result(plan.outlook.today),
            ways=tuple(map(seen_way_result, plan.outlook.ways)),
            late=tuple(map(seen_way_result, plan.late)),
            reachable=plan.reachable[0] if plan.reachable else None,
            setback=None
            if plan.setback is None
            else SetbackResult(
                plan.setback.day.isoformat(),
                plan.setback.contracts,
                band_result(plan.setback.well),
                band_result(plan.setback.badly),
            ),
            words=seen_plan_words(case, plan),
        ),
    )


def _way_results(plan: SeenPlan, ways: tuple[SeenWay, ...]) -> tuple[WayResult, ...]:
    """The ways by the numbers for 80 of 100 worlds."""
    return tuple(_way_result(plan, way, number) for way in ways if (number := way.contracts[1]) is not None)


def _way_result(plan: SeenPlan, way: SeenWay, number: int) -> WayResult:
    """One way as plain values."""
    size, most = plan.size, plan.size.most
    return WayResult(
        day=way.day.isoformat(),
        begins=way.day.isoformat(),
        seen=way.seen.isoformat(),
        contracts=number,
        least=float(size.least) if number else None,
        most=float(most) if number and most is not None else None,
        weight=None,
        score=None,
        gone=(),
        badly=None,
        in_50=way.contracts[0],
        in_95=way.contracts[2],
    )


def _action_result(action: SeenAction) -> ActionResult:
    """One action as plain values."""
    points = action.points
    return ActionResult(
        action=action.kind,
        contract=action.contract.id,
        agency=action.agency,
        percent=_middle(action.after) or 0.0,
        percent_exact=str(action.after.middle or 0),
        points=points.mean,
        points_exact=f"{points.mean:.9f}",
        risk=_middle(action.risk) if action.risk else None,
        rule=action.rule.code,
        known=action.rule.basis.known,
        until=iso(action.until),
        share=action.share,
        points_low=points.low,
        points_high=points.high,
    )


def _middle(band: ScoreBand) -> float | None:
    return None if band.middle is None else float(band.middle)
