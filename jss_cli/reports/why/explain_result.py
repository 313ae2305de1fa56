"""Why the score is what it is, for programs: the document behind `jss explain --format json`."""

from __future__ import annotations

from fractions import Fraction
from typing import ClassVar

from jss_cli.dataclass import dataclass
from jss_cli.domain.explanation import Explanation, LossReason
from jss_cli.domain.score import Contribution
from jss_cli.domain.sighting import Sighting
from jss_cli.domain.verdict import Assumption
from jss_cli.reports.cliff_result import CliffResult, cliff_result
from jss_cli.reports.header import exact_text, iso
from jss_cli.reports.observed import comparison_words, shown_words
from jss_cli.reports.results import (
    HistoryResult,
    RunResult,
    head,
    lost_points,
    number,
    run_result,
)
from jss_cli.reports.seen_result import OddsResult, SeenExplanationResult
from jss_cli.reports.why.parts_result import (
    RangeResult,
    ShortWayResult,
    SpreadResult,
    TwinResult,
    WindowResult,
    range_result,
    short_way_result,
    spread_result,
    twin_result,
    window_results,
)


@dataclass(frozen=True, slots=True)
class ShareResult:
    """A part of a contract that windows hold together: its weight, and what it is worth of that, in plain contracts,
    both exact, and the day from which its age runs."""

    weight: str
    net: str
    aged: str


@dataclass(frozen=True, slots=True)
class ContractResult:
    """One contract: what it counted as, what it cost in points, and the score without it (never to be summed)."""

    id: str
    client: str
    title: str
    outcome: str
    possible: tuple[str, ...]
    counted: bool
    weight: float
    jobs: int
    shares: tuple[ShareResult, ...]
    points: float
    points_exact: str
    without: float | None
    without_exact: str | None
    rule: str
    why: str
    assumptions: tuple[Assumption, ...]
    entered: str | None
    leaves: str | None
    odds: OddsResult | None


@dataclass(frozen=True, slots=True)
class ReasonResult:
    """A rule that cost points, through which contracts, and how certain it is."""

    rule: str
    name: str
    contracts: tuple[str, ...]
    points: float
    points_exact: str
    without: float | None
    because: str
    remedy: str
    known: str
    source: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ObservedResult:
    """An observed score beside the one computed for its day, and their difference in points."""

    on: str
    score: int | None
    recommend_percent: int | None
    computed: int | None
    difference: int | None
    policy: str
    shown: str


@dataclass(frozen=True, slots=True)
class ExplainResult(HistoryResult):
    """Everything that `jss explain` tells: the points of the contracts and `floor` sum to the score less 100.

    `sha256` is of the bytes that were read, `floor` what the lower bound of 0 gives back, `run` the computation that is
    seen on a day between two, `lost` how the last score went if there is none now.
    """

    rows_key: ClassVar[str] = "contracts"

    source_sha256: str
    as_of_from: str
    floor: float
    windows: tuple[WindowResult, ...]
    contracts: tuple[ContractResult, ...]
    reasons: tuple[ReasonResult, ...]
    observed: tuple[ObservedResult, ...]
    range: RangeResult | None
    spread: SpreadResult | None
    twins: tuple[TwinResult, ...]
    next_cliff: CliffResult | None
    target: int
    ways: tuple[ShortWayResult, ...]
    run: RunResult | None
    lost: CliffResult | None
    warnings: tuple[str, ...]
    explanation: SeenExplanationResult | None


def explain_result(explanation: Explanation) -> ExplainResult:
    """The explanation as plain values."""
    case, attribution, standing = explanation.case, explanation.attribution, explanation.standing
    return ExplainResult(
        *head("explain", case, attribution.score),
        source_sha256=case.digest,
        as_of_from=case.day_from,
        floor=float(attribution.floor),
        windows=window_results(attribution.score),
        contracts=tuple(
            contract_result(contribution, attribution.score.policy.scale.unit)
            for contribution in attribution.contributions
        ),
        reasons=tuple(_reason_result(reason) for reason in explanation.reasons),
        observed=tuple(observed_result(sighting) for sighting in explanation.sightings),
        range=range_result(explanation.outlook.range) if explanation.outlook.range else None,
        spread=spread_result(explanation.outlook.spread) if explanation.outlook.spread else None,
        twins=tuple(twin_result(twin) for twin in explanation.outlook.twins),
        next_cliff=cliff_result(explanation.outlook.cliff) if explanation.outlook.cliff else None,
        target=explanation.outlook.target,
        ways=tuple(short_way_result(way) for way in explanation.outlook.ways),
        run=run_result(standing.run) if standing.run else None,
        lost=cliff_result(standing.lost) if standing.lost else None,
        warnings=tuple(warning.message for warning in case.warnings),
        explanation=None,
    )


def contract_result(contribution: Contribution, scale_unit: int) -> ContractResult:
    """One contract as plain values; points are negative where it cost something."""
    verdict = contribution.verdict
    return ContractResult(
        id=verdict.contract.id,
        client=verdict.contract.client,
        title=verdict.contract.title,
        outcome=verdict.outcome.value,
        possible=tuple(outcome.value for outcome in verdict.possible),
        counted=contribution.counted,
        weight=float(verdict.weighs),
        jobs=verdict.counting.jobs,
        shares=tuple(
            ShareResult(
                str(Fraction(share.weight, verdict.unit)),
                str(Fraction(share.net, verdict.unit * scale_unit)),
                share.aged.isoformat(),
            )
            for share in verdict.shares
        ),
        points=lost_points(contribution.lost),
        points_exact=str(-contribution.lost),
        without=number(contribution.without),
        without_exact=exact_text(contribution.without),
        rule=verdict.rule.code,
        why=verdict.words,
        assumptions=verdict.assumptions,
        entered=iso(verdict.entered),
        leaves=iso(contribution.leaves),
        odds=None,
    )


def _reason_result(reason: LossReason) -> ReasonResult:
    """One reason as plain values."""
    rule = reason.rule
    return ReasonResult(
        rule=rule.code,
        name=rule.name,
        contracts=reason.contracts,
        points=lost_points(reason.lost),
        points_exact=str(-reason.lost),
        without=number(reason.without),
        because=rule.because,
        remedy=rule.remedy,
        known=rule.basis.known,
        source=rule.basis.source,
    )


def observed_result(sighting: Sighting) -> ObservedResult:
    """One observed score as plain values."""
    seen, computed = sighting.observation, sighting.computed
    return ObservedResult(
        on=seen.on.isoformat(),
        score=seen.score,
        recommend_percent=seen.recommend_percent,
        computed=computed,
        difference=None if computed is None or seen.score is None else computed - seen.score,
        policy=sighting.policy.name,
        shown=f"{shown_words(seen)}: {comparison_words(sighting)}",
    )
