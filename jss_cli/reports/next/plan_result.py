"""The way back, for programs: the document behind `jss plan --format json`."""

from __future__ import annotations

from typing import ClassVar

from jss_cli.dataclass import dataclass
from jss_cli.domain.case import Case
from jss_cli.domain.plan import Action, Dilemma, DilemmaChoice, Plan, Refusal, Way
from jss_cli.reports.header import iso
from jss_cli.reports.results import (
    HistoryResult,
    ScoreResult,
    head,
    number,
    score_result,
)
from jss_cli.reports.seen_result import BandResult, SeenWayResult


@dataclass(frozen=True, slots=True)
class WayResult:
    """So many more good contracts by a day. `least` and `most` bound what each earns; `badly` is how many it takes if
    everything unknown went badly (None: no number up to 10,000 is enough). `weight` in contracts. For a seen score
    `contracts` are those for 80 of 100 worlds that fit, and `score` and `weight` are not told."""

    day: str
    begins: str
    seen: str
    contracts: int
    least: float | None
    most: float | None
    weight: float | None
    score: ScoreResult | None
    gone: tuple[str, ...]
    badly: int | None
    in_50: int | None
    in_95: int | None


@dataclass(frozen=True, slots=True)
class ActionResult:
    """Something to do about a contract: the score if it goes well, the points gained, the score if it goes badly. For a
    seen score it is told over the `share` of the worlds that fit in which points are gained: `percent` and `risk` as
    the middle, `points` as the mean, and 5 and 95 in 100 gain `points_low` and `points_high` at most."""

    action: str
    contract: str
    agency: str
    percent: float
    percent_exact: str
    points: float
    points_exact: str
    risk: float | None
    rule: str
    known: str
    until: str | None
    share: float | None
    points_low: float | None
    points_high: float | None


@dataclass(frozen=True, slots=True)
class RefusalResult:
    """Something that the rules of the day do not allow or do not count, and the contracts it would be wanted for."""

    action: str
    contracts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SetbackResult:
    """The score with the contracts of the first way, and with one of them gone badly."""

    day: str
    contracts: int
    well: BandResult
    badly: BandResult


@dataclass(frozen=True, slots=True)
class SeenPlanResult:
    """The plan over the worlds that fit the seen score: `today` by them, every way, and what one failure costs."""

    today: BandResult
    ways: tuple[SeenWayResult, ...]
    late: tuple[SeenWayResult, ...]
    reachable: int | None
    setback: SetbackResult | None
    words: str


@dataclass(frozen=True, slots=True)
class PlanResult(HistoryResult):
    """Everything that `jss plan` tells. `ways` reach the target by the day asked for, `late` only after it."""

    rows_key: ClassVar[str] = "ways"

    target: int
    size: float | None
    per_month: int | None
    by: str | None
    ways: tuple[WayResult, ...]
    late: tuple[WayResult, ...]
    reachable: WayResult | None
    actions: tuple[ActionResult, ...]
    refusals: tuple[RefusalResult, ...]
    worlds: SeenPlanResult | None


@dataclass(frozen=True, slots=True)
class MoodBandsResult:
    """Where the score lies over the worlds that fit, for each mood of the client."""

    content: BandResult
    silent: BandResult
    unhappy: BandResult


@dataclass(frozen=True, slots=True)
class ChoiceResult:
    """A choice on a day, with the score for a content, a silent and an unhappy client (percent, exact; None: none); for
    a seen score it is the expected percent, and `bands` tell where it lies."""

    choice: str
    day: str
    content: str | None
    silent: str | None
    unhappy: str | None
    bands: MoodBandsResult | None


@dataclass(frozen=True, slots=True)
class DilemmaResult(HistoryResult):
    """Close, wait or ask: every choice on every day that matters, and the best ones on the last for each mood."""

    rows_key: ClassVar[str] = "choices"

    contract: str
    rule: str
    choices: tuple[ChoiceResult, ...]
    best_if_content: tuple[str, ...]
    best_if_silent: tuple[str, ...]
    best_if_unhappy: tuple[str, ...]


def plan_result(case: Case, plan: Plan) -> PlanResult:
    """The plan as plain values."""
    goal = plan.goal
    return PlanResult(
        *head("plan", case, plan.score),
        target=goal.target,
        size=None if goal.size is None else float(goal.size),
        per_month=goal.per_month,
        by=iso(goal.by),
        ways=tuple(map(_way_result, plan.ways)),
        late=tuple(map(_way_result, plan.late)),
        reachable=_way_result(plan.reachable) if plan.reachable else None,
        actions=tuple(map(_action_result, plan.actions)),
        refusals=tuple(map(refusal_result, plan.refusals)),
        worlds=None,
    )


def _way_result(way: Way) -> WayResult:
    """One way as plain values."""
    sized = way.contracts > 0
    return WayResult(
        day=way.day.isoformat(),
        begins=way.begins.isoformat(),
        seen=way.seen.isoformat(),
        contracts=way.contracts,
        least=float(way.size.least) if sized else None,
        most=float(way.size.most) if sized and way.size.most is not None else None,
        weight=way.weight / way.score.policy.weights.unit,
        score=score_result(way.score),
        gone=way.gone,
        badly=way.badly,
        in_50=None,
        in_95=None,
    )


def _action_result(action: Action) -> ActionResult:
    """One action as plain values."""
    return ActionResult(
        action=action.kind,
        contract=action.contract.id,
        agency=action.agency,
        percent=float(action.percent),
        percent_exact=str(action.percent),
        points=float(action.points),
        points_exact=str(action.points),
        risk=number(action.risk),
        rule=action.rule.code,
        known=action.rule.basis.known,
        until=iso(action.until),
        share=None,
        points_low=None,
        points_high=None,
    )


def refusal_result(refusal: Refusal) -> RefusalResult:
    """One refusal as plain values."""
    return RefusalResult(refusal.kind, refusal.contracts)


def dilemma_result(case: Case, found: Dilemma) -> DilemmaResult:
    """The choices as plain values."""
    content, silent, unhappy = found.best
    return DilemmaResult(
        *head("plan-contract", case, found.score),
        contract=found.contract.id,
        rule=found.rule.code,
        choices=tuple(map(_choice_result, found.choices)),
        best_if_content=content,
        best_if_silent=silent,
        best_if_unhappy=unhappy,
    )


def _choice_result(choice: DilemmaChoice) -> ChoiceResult:
    """One choice as plain values."""
    content, silent, unhappy = (None if v is None else str(v) for v in (choice.content, choice.silent, choice.unhappy))
    return ChoiceResult(choice.kind, choice.day.isoformat(), content, silent, unhappy, None)
