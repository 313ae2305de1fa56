"""Which hidden answers explain the number, for programs: the document behind `jss infer --format json`."""

from __future__ import annotations

from typing import ClassVar

from jss_cli.dataclass import dataclass
from jss_cli.domain.story import Inquiry
from jss_cli.reports.results import HistoryResult, head
from jss_cli.reports.unseen.parts import (
    AskedResult,
    ChancesResult,
    NearbyResult,
    PriorResult,
    ProbeResult,
    QuestionResult,
    ReachResult,
    RivalResult,
    SlipResult,
    StoryResult,
    chances_result,
    end_result,
    nearby_result,
    prior_results,
    rival_result,
    seen_results,
    slip_result,
    story_result,
)


@dataclass(frozen=True, slots=True)
class InferResult(HistoryResult):
    """The answer of `jss infer`. `chance` is that of what was seen under the priors; numbers of worlds are texts, for
    they grow beyond what programs hold."""

    rows_key: ClassVar[str] = "contracts"

    observed: tuple[AskedResult, ...]
    fits: bool | None
    method: str | None
    drawn: int | None
    effective_sample_size: int | None
    chance: float | None
    worlds_fitting: str | None
    worlds: str | None
    stories: tuple[StoryResult, ...]
    contracts: tuple[ChancesResult, ...]
    range: ReachResult
    questions: tuple[QuestionResult, ...]
    probes: tuple[ProbeResult, ...]
    rules: tuple[RivalResult, ...]
    slips: tuple[SlipResult, ...]
    nearby: tuple[NearbyResult, ...]
    mends: tuple[SlipResult, ...] | None
    suspected: float
    recommends_from: int
    changed_priors: tuple[str, ...]
    priors: tuple[PriorResult, ...]


def infer_result(inquiry: Inquiry) -> InferResult:
    """The answer as plain values."""
    unseen, reach = inquiry.unseen, inquiry.reach
    priors = (unseen.seen[0].policy if unseen else inquiry.case.policy).priors
    draws, worlds = (unseen.draws, unseen.worlds) if unseen else (None, None)
    return InferResult(
        *head("infer", inquiry.case, inquiry.score, unseen.seen if unseen else ()),
        observed=seen_results(unseen),
        fits=unseen.chance > 0 if unseen else None,
        method=None if unseen is None else "drawn" if draws else "exact",
        drawn=draws.drawn if draws else None,
        effective_sample_size=draws.fitting if draws else None,
        chance=unseen.chance if unseen else None,
        worlds_fitting=str(worlds.fitting) if worlds else None,
        worlds=str(worlds.total) if worlds else None,
        stories=tuple(map(story_result, unseen.stories)) if unseen else (),
        contracts=tuple(map(chances_result, unseen.posteriors)) if unseen else (),
        range=ReachResult(end_result(reach.worst), end_result(reach.best), reach.may_be_missing),
        questions=tuple(QuestionResult(q.contract.id, q.fact, q.share) for q in unseen.questions) if unseen else (),
        probes=tuple(ProbeResult(p.contract.id, p.on.isoformat(), p.share, p.draws) for p in inquiry.probes),
        rules=tuple(map(rival_result, inquiry.rivals)),
        slips=tuple(map(slip_result, inquiry.slips)),
        nearby=tuple(map(nearby_result, inquiry.nearby)),
        mends=None if inquiry.mends is None else tuple(map(slip_result, inquiry.mends)),
        suspected=float(priors.suspected),
        recommends_from=priors.recommends_from,
        changed_priors=inquiry.wishes,
        priors=prior_results(unseen.seen[0].policy if unseen else inquiry.case.policy),
    )
