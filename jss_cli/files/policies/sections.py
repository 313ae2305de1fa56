"""The sections of a policy file: what each may hold."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from jss_cli.domain.facts import ASSUMED
from jss_cli.domain.policy import Combine
from jss_cli.files.policies.claims import MOST, ChancesPart, Part, Section, with_fields
from jss_cli.files.policies.words import (
    Amount,
    Day,
    Exact,
    Factor,
    Name,
    Percent,
    Recommendation,
    Share,
    Span,
    Target,
    Text,
    Weight,
    Worth,
    as_is,
    none_or,
)


class InForce(Section):
    """`in_force`: the first and, unless it is still in force, the last day."""

    since: Day = Field(alias="from")
    until: Day | None = None


class MinimumPart(Part):
    """`windows.minimum`."""

    contracts: Span
    clients: Span
    clients_within: Literal["window", "lifetime"] = "window"
    counts: Literal["contracts", "jobs"] = "contracts"


class BlendPart(Part):
    """An entry of `windows.blends`."""

    name: Name
    of: tuple[Span, ...] = Field(min_length=2, max_length=MOST)


class WindowsPart(Section):
    """`windows`."""

    months: tuple[Span, ...] = Field(min_length=1, max_length=MOST)
    show: Literal["best"]
    minimum: MinimumPart
    blends: tuple[BlendPart, ...] = Field((), max_length=MOST)


class PeriodPart(Part):
    """`jobs.period`: in days, or in months."""

    days: Span | None = None
    months: Span | None = None


class JobsPart(Section):
    """`jobs`."""

    period: PeriodPart
    are: Literal["jobs", "extras"]
    combine: Combine
    cap: Span
    apart: Span


class AgePart(Section):
    """`age`."""

    runs_from: Literal["end", "last_payment"] = Field(alias="from")
    window_holds: Literal["contract", "periods"]


class UntilPart(Part):
    """An entry of `asked`: the last day on which a contract could end and have the answer."""

    until: Day


class AskedPart(Section):
    """`asked`: the answers that clients are no longer asked for; `none` where they still are."""

    recommend: Annotated[UntilPart | None, BeforeValidator(none_or(as_is))] = None
    reason: Annotated[UntilPart | None, BeforeValidator(none_or(as_is))] = None


class StepPart(Part):
    """An entry of `weights.earnings`."""

    above: Amount
    weight: Weight


class WeightsPart(Section):
    """`weights`, written as people read them: 1, 1.25, 1.5, 8."""

    plain: Weight
    earnings: tuple[StepPart, ...] = Field(max_length=MOST)
    cap: Weight


class ScalePart(Section):
    """`scale`: the value of each outcome, a positive one being 1."""

    positive: Exact
    neutral: Worth
    negative: Worth
    lukewarm: Worth | None = None


class CadencePart(Section):
    """`cadence`."""

    every_days: Span
    anchor: Day


class BandPart(Part):
    """An entry of `bands.levels`."""

    start: Percent = Field(alias="from")
    name: Text


class BandsPart(Section):
    """`bands`."""

    levels: tuple[BandPart, ...]


class NoneAfterPart(Part):
    """`assume.stars`: so many days after the end stars that are not told are taken not to exist."""

    none_after_days: Span


class AssumePart(with_fields(Section, {fact.name: (Literal[fact.assume], ...) for fact in ASSUMED})):  # type: ignore[misc]  # from the table
    """`assume`."""

    stars: NoneAfterPart
    earned: Literal["paid_lowest_step"]


class MeasuresPart(Section):
    """`measures`."""

    unrated_months: Span
    twin_days: Span
    feedback_days: Span


class RemovalPart(Section):
    """`removal`, where the perk exists."""

    per_contracts: Span
    per_months: Span


class TopRatedPart(Section):
    """`top_rated`."""

    score: Target
    weeks: Span
    of_weeks: Span
    earned: Amount
    months: Span
    began_days: Span
    active_days: Span
    review_days: Span


TABLES = Annotated[tuple[ChancesPart, ...], Field(max_length=MOST)]


class PriorsPart(with_fields(Section, {fact.name: (TABLES, ...) for fact in ASSUMED})):  # type: ignore[misc]  # from the table
    """`priors`: per unknown fact, tables of chances; the first whose `when` holds applies."""

    suspected: Factor
    recommends_from: Recommendation
    stars: TABLES
    late_unrated: Share
    earned: dict[Amount, Share]

    def tables(self) -> tuple[tuple[tuple[str | int, ...], ChancesPart], ...]:
        """Every table with its place in the file."""
        parts = ((name, getattr(self, name)) for name in (*(fact.name for fact in ASSUMED), "stars"))
        return tuple((("priors", name, index), table) for name, part in parts for index, table in enumerate(part))


class OptionPart(Section):
    """An option of a topic of `variants`; what it sets is laid over the policy and checked as a whole."""

    name: Name
    title: Text
    weight: Share
    sets: dict[str, Any] = Field(default={})


class TopicPart(Part):
    """A topic of `variants`."""

    about: Text
    options: tuple[OptionPart, ...] = Field(min_length=2)


class SourcePart(Part):
    """An entry of `sources`."""

    title: Text
    address: Text
    date: Text
