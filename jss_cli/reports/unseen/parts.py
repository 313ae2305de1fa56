"""The parts of the result of `jss infer`, as programs read them. Keys are stable within a major version."""

from __future__ import annotations

from jss_cli.dataclass import dataclass
from jss_cli.domain.policy import Policy
from jss_cli.domain.story import Chances, Evidence, Extreme, Nearby, Posterior, Slip, Story, Unseen
from jss_cli.reports.fact_words import value_words
from jss_cli.reports.header import exact_text
from jss_cli.reports.results import number
from jss_cli.reports.unseen.notes import where_words


@dataclass(frozen=True, slots=True)
class AskedResult:
    """A score that was seen, and the rules it was taken to be made by."""

    on: str
    score: int | None
    recommend_percent: int | None
    policy: str


@dataclass(frozen=True, slots=True)
class OutcomeResult:
    """What a contract counts as."""

    contract: str
    outcome: str


@dataclass(frozen=True, slots=True)
class StoryResult:
    """A story by what differs in it from "all went well", and its chance (0 to 1)."""

    chance: float
    differs: tuple[OutcomeResult, ...]


@dataclass(frozen=True, slots=True)
class ChancesResult:
    """The chance (0 to 1) of each outcome of a contract, before and after the score was seen."""

    contract: str
    suspected: bool
    positive_before: float
    neutral_before: float
    negative_before: float
    excluded_before: float
    positive: float
    neutral: float
    negative: float
    excluded: float


@dataclass(frozen=True, slots=True)
class EndResult:
    """One end of the range: the score, and what each contract whose outcome is open counts as there."""

    shown: int
    exact: str
    outcomes: tuple[OutcomeResult, ...]


@dataclass(frozen=True, slots=True)
class ReachResult:
    """The range over everything that is not known; both ends None: no world has a score."""

    worst: EndResult | None
    best: EndResult | None
    may_be_missing: bool


@dataclass(frozen=True, slots=True)
class QuestionResult:
    """An unknown fact, and the share (0 to 1) of all doubt that its answer is expected to end."""

    contract: str
    fact: str
    share: float


@dataclass(frozen=True, slots=True)
class ProbeResult:
    """An open contract to close alone, and the share (0 to 1) of the doubt about it that the next score would end."""

    contract: str
    on: str
    share: float
    draws: int


@dataclass(frozen=True, slots=True)
class RivalResult:
    """Some rules (a policy per day seen), and the chance of what was seen under them; None: too many worlds."""

    policies: tuple[str, ...]
    chance: float | None


@dataclass(frozen=True, slots=True)
class SlipResult:
    """A fact that changes the answer if it is mistyped; `exact` is the score then (in `mends` the one seen)."""

    contract: str
    fact: str
    told: str
    instead: str
    outcome: str
    exact: str | None
    percent: float | None


@dataclass(frozen=True, slots=True)
class NearbyResult:
    """A day seen for which no world fits: the nearest scores that some world shows."""

    on: str
    score: int | None
    fits_alone: bool
    below: int | None
    above: int | None


@dataclass(frozen=True, slots=True)
class PriorResult:
    """A table of chances (0 to 1) of the answers to a fact, for contracts that meet `where`."""

    fact: str
    where: str
    answers: tuple[str, ...]
    chances: tuple[float, ...]


def seen_results(unseen: Unseen | None) -> tuple[AskedResult, ...]:
    """What was seen, the latest day first."""
    seen = unseen.seen if unseen else ()
    return tuple(AskedResult(s.on.isoformat(), s.score, s.recommend_percent, s.policy.name) for s in seen)


def story_result(story: Story) -> StoryResult:
    """A story as plain values."""
    return StoryResult(story.chance, tuple(OutcomeResult(c.id, outcome.value) for c, outcome in story.differs))


def chances_result(posterior: Posterior) -> ChancesResult:
    """What one contract counted as, as plain values."""
    before, after = _in_order(posterior.before), _in_order(posterior.after)
    return ChancesResult(posterior.contract.id, posterior.contract.suspected, *before, *after)


def _in_order(chances: Chances) -> tuple[float, float, float, float]:
    """Chances from the best outcome to none."""
    return chances.positive, chances.neutral, chances.negative, chances.excluded


def end_result(end: Extreme | None) -> EndResult | None:
    """One end of the range as plain values."""
    if end is None:
        return None
    return EndResult(end.whole, str(end.percent), tuple(OutcomeResult(i, outcome.value) for i, outcome in end.outcomes))


def rival_result(rival: Evidence) -> RivalResult:
    """Some rules as plain values."""
    return RivalResult(tuple(policy.name for policy in rival.policies), rival.chance)


def slip_result(slip: Slip) -> SlipResult:
    """A fact told otherwise, as plain values."""
    told, instead = value_words(slip.fact, slip.told), value_words(slip.fact, slip.instead)
    percent, text = number(slip.percent), exact_text(slip.percent)
    return SlipResult(slip.contract.id, slip.fact, told, instead, slip.outcome.value, text, percent)


def nearby_result(near: Nearby) -> NearbyResult:
    """The scores near one that cannot be shown, as plain values."""
    return NearbyResult(near.seen.on.isoformat(), near.seen.score, near.fits_alone, near.below, near.above)


def prior_results(policy: Policy) -> tuple[PriorResult, ...]:
    """The priors that went in, as plain values."""
    return tuple(
        PriorResult(
            fact=table.fact,
            where=where_words(table.when),
            answers=tuple("none" if answer is None else str(answer) for answer, _ in table.chances),
            chances=tuple(float(share) for _, share in table.chances),
        )
        for table in policy.priors.tables
    )
