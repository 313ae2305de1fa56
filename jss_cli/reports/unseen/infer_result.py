"""Which hidden answers explain the number, for programs: the document behind `jss infer --format json`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import ClassVar

from jss_cli.dataclass import dataclass
from jss_cli.domain.inquiry import Inquiry
from jss_cli.domain.policy import Policy
from jss_cli.domain.sections import Seeing
from jss_cli.domain.seen import SeenAnswer
from jss_cli.domain.story import Extreme
from jss_cli.reports.fact_words import value_words
from jss_cli.reports.header import exact_text
from jss_cli.reports.results import HistoryResult, head, number
from jss_cli.reports.seen_result import OddsResult, ReadingResult, StoryResult
from jss_cli.reports.seen_values import odds_result, reading_results, seen_head, story_results
from jss_cli.reports.unseen.notes import where_words


@dataclass(frozen=True, slots=True)
class AskedResult:
    """What was seen on a day, the day on which it was computed, what the rules alone give for it, and the chances that
    the number says nothing of that day, that the number of eligible contracts is wrong, and that the share of clients
    who would recommend is."""

    on: str
    score: int | None
    recommend_percent: int | None
    run: str
    computed: int | None
    astray: float
    eligible: int | None
    miscounted: float
    misshared: float


@dataclass(frozen=True, slots=True)
class ChancesResult:
    """What a contract counted as, before and after the number was seen, and the points that it is expected to cost;
    `alike` are the contracts, itself too, that nothing tells apart."""

    id: str
    before: OddsResult
    after: OddsResult
    points: float
    alike: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OutcomeResult:
    """What a contract counts as."""

    contract: str
    outcome: str


@dataclass(frozen=True, slots=True)
class EndResult:
    """An end of the range, and what the contracts whose outcome is open count as there."""

    shown: int
    exact: str
    percent: float
    outcomes: tuple[OutcomeResult, ...]


@dataclass(frozen=True, slots=True)
class ReachResult:
    """The worst and the best score over every world that has one; whether some world has none."""

    worst: EndResult | None
    best: EndResult | None
    may_be_missing: bool


@dataclass(frozen=True, slots=True)
class QuestionResult:
    """Something to find out: what one of some contracts counted as (none: how many are eligible), and the share of the
    doubt that the answer is expected to end."""

    contracts: tuple[str, ...]
    share: float


@dataclass(frozen=True, slots=True)
class ProbeResult:
    """An open contract, and the share of the doubt about its client's answer that the next score would end if it alone
    were closed."""

    contract: str
    on: str
    share: float


@dataclass(frozen=True, slots=True)
class PriorResult:
    """A chance of an answer to an unknown fact, for some contracts ("else": those of no other table)."""

    fact: str
    where: str
    answer: str
    chance: float


@dataclass(frozen=True, slots=True)
class SeenPriorResult:
    """Chances of what may stand between the rules and the number, or a bound on it, by its name in the policy."""

    name: str
    values: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class InferResult(HistoryResult):
    """The answer of `jss infer`. `chance` is that of everything that was seen; `exact`, `surprising` and `absent` say
    how well it is explained; `dropped` is the share of worlds that were not followed."""

    rows_key: ClassVar[str] = "contracts"

    observed: tuple[AskedResult, ...]
    fits: str | None
    chance: float | None
    exact: float | None
    surprising: float | None
    absent: float | None
    dropped: float | None
    stories: tuple[StoryResult, ...]
    contracts: tuple[ChancesResult, ...]
    range: ReachResult
    questions: tuple[QuestionResult, ...]
    probes: tuple[ProbeResult, ...]
    rules: tuple[ReadingResult, ...]
    rules_in_all: int | None
    rules_weighed: int | None
    rules_held: float | None
    suspected: float
    recommends_from: int
    changed_priors: tuple[str, ...]
    priors: tuple[PriorResult, ...]
    seen_priors: tuple[SeenPriorResult, ...]


def infer_result(inquiry: Inquiry) -> InferResult:
    """The answer as plain values."""
    answer, reach = inquiry.answer, inquiry.reach
    policy = answer.score.policy if answer else inquiry.case.policy
    return InferResult(
        *(seen_head("infer", inquiry.case, answer) if answer else head("infer", inquiry.case, inquiry.score)),
        observed=_asked(answer) if answer else (),
        fits=answer.fits if answer else None,
        chance=answer.chance if answer else None,
        exact=answer.exact if answer else None,
        surprising=answer.surprising if answer else None,
        absent=answer.absent if answer else None,
        dropped=answer.dropped if answer else None,
        stories=story_results(answer) if answer else (),
        contracts=_contracts(answer) if answer else (),
        range=ReachResult(_end(reach.worst), _end(reach.best), reach.may_be_missing),
        questions=tuple(QuestionResult(q.group.names if q.group else (), q.share) for q in inquiry.questions),
        probes=tuple(ProbeResult(p.contract.id, p.on.isoformat(), p.share) for p in inquiry.probes),
        rules=reading_results(answer) if answer else (),
        rules_in_all=answer.number if answer else None,
        rules_weighed=answer.weighed if answer else None,
        rules_held=float(answer.held) if answer else None,
        suspected=float(policy.priors.suspected),
        recommends_from=policy.priors.recommends_from,
        changed_priors=inquiry.wishes,
        priors=_priors(policy),
        seen_priors=tuple(_seen_priors(policy.seen)) if answer else (),
    )


def _asked(answer: SeenAnswer) -> tuple[AskedResult, ...]:
    """The days that were looked at."""
    return tuple(
        AskedResult(
            day.observation.on.isoformat(),
            day.observation.score,
            day.observation.recommend_percent,
            day.run.isoformat(),
            day.computed,
            day.astray,
            day.observation.eligible,
            day.miscounted,
            day.misshared,
        )
        for day in answer.days
    )


def _contracts(answer: SeenAnswer) -> tuple[ChancesResult, ...]:
    """Every contract, the costliest groups first."""
    pairs = ((one, group.names) for group in answer.groups for one in group.odds)
    return tuple(
        ChancesResult(one.contract.id, odds_result(one.before), odds_result(one.after), 0.0 - one.lost, alike)
        for one, alike in pairs
    )


def _end(end: Extreme | None) -> EndResult | None:
    """An end of the range as plain values."""
    if end is None:
        return None
    percent = number(end.percent)
    outcomes = tuple(OutcomeResult(name, outcome.value) for name, outcome in end.outcomes)
    return EndResult(end.whole, exact_text(end.percent) or "", percent or 0.0, outcomes)


def _priors(policy: Policy) -> tuple[PriorResult, ...]:
    """Every chance that went in."""
    return tuple(
        PriorResult(table.fact, where_words(table.when), value_words(table.fact, answer), float(chance))
        for table in policy.priors.tables
        for answer, chance in table.chances
    )


def _seen_priors(seeing: Seeing) -> Iterator[SeenPriorResult]:
    """Every chance between the rules and the number that was seen."""
    for field in fields(seeing):
        if field.name != "basis":
            value = getattr(seeing, field.name)
            yield SeenPriorResult(field.name, tuple(map(float, value if isinstance(value, tuple) else (value,))))
