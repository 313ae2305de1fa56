"""The sections of a policy file: what each may hold."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from jss_cli.domain.facts import ASSUMED
from jss_cli.domain.policy import Combine
from jss_cli.files.policies.claims import MOST, ChancesPart, PolicyPart, Section, with_fields
from jss_cli.files.policies.words import (
    Amount,
    Day,
    Exact,
    Factor,
    Name,
    Percent,
    Recommendation,
    SharePercent,
    SpanOfDays,
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


class MinimumPart(PolicyPart):
    """`windows.minimum`."""

    contracts: SpanOfDays
    clients: SpanOfDays
    clients_within: Literal["window", "lifetime"] = "window"
    counts: Literal["contracts", "jobs"] = "contracts"


class BlendPart(PolicyPart):
    """An entry of `windows.blends`."""

    name: Name
    of: tuple[SpanOfDays, ...] = Field(min_length=2, max_length=MOST)


class WindowsPart(Section):
    """`windows`."""

    months: tuple[SpanOfDays, ...] = Field(min_length=1, max_length=MOST)
    show: Literal["best"]
    minimum: MinimumPart
    blends: tuple[BlendPart, ...] = Field((), max_length=MOST)


class PeriodPart(PolicyPart):
    """`jobs.period`: in days, or in months."""

    days: SpanOfDays | None = None
    months: SpanOfDays | None = None


class JobsPart(Section):
    """`jobs`."""

    period: PeriodPart
    are: Literal["jobs", "extras"]
    combine: Combine
    cap: SpanOfDays
    apart: SpanOfDays


class AgePart(Section):
    """`age`."""

    runs_from: Literal["end", "last_payment"] = Field(alias="from")
    window_holds: Literal["contract", "periods"]


class UntilPart(PolicyPart):
    """An entry of `asked`: the last day on which a contract could end and have the answer."""

    until: Day


class AskedPart(Section):
    """`asked`: the answers that clients are no longer asked for; `none` where they still are."""

    recommend: Annotated[UntilPart | None, BeforeValidator(none_or(as_is))] = None
    reason: Annotated[UntilPart | None, BeforeValidator(none_or(as_is))] = None


class StepPart(PolicyPart):
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

    every_days: SpanOfDays
    anchor: Day


class BandPart(PolicyPart):
    """An entry of `bands.levels`."""

    start: Percent = Field(alias="from")
    name: Text


class BandsPart(Section):
    """`bands`."""

    levels: tuple[BandPart, ...]


class NoneAfterPart(PolicyPart):
    """`assume.stars`: so many days after the end stars that are not told are taken not to exist."""

    none_after_days: SpanOfDays


class AssumePart(with_fields(Section, {fact.name: (Literal[fact.assume], ...) for fact in ASSUMED})):  # type: ignore[misc]  # from the table
    """`assume`."""

    stars: NoneAfterPart
    earned: Literal["paid_lowest_step"]


class MeasuresPart(Section):
    """`measures`."""

    unrated_months: SpanOfDays
    twin_days: SpanOfDays
    feedback_days: SpanOfDays


class RemovalPart(Section):
    """`removal`, where the perk exists."""

    per_contracts: SpanOfDays
    per_months: SpanOfDays


class TopRatedPart(Section):
    """`top_rated`."""

    score: Target
    weeks: SpanOfDays
    of_weeks: SpanOfDays
    earned: Amount
    months: SpanOfDays
    began_days: SpanOfDays
    active_days: SpanOfDays
    review_days: SpanOfDays


TABLES = Annotated[tuple[ChancesPart, ...], Field(max_length=MOST)]


class PriorsPart(with_fields(Section, {fact.name: (TABLES, ...) for fact in ASSUMED})):  # type: ignore[misc]  # from the table
    """`priors`: per unknown fact, tables of chances; the first whose `when` holds applies."""

    suspected: Factor
    recommends_from: Recommendation
    stars: TABLES
    late_unrated: SharePercent
    earned: dict[Amount, SharePercent]

    def tables(self) -> tuple[tuple[tuple[str | int, ...], ChancesPart], ...]:
        """Every table with its place in the file."""
        parts = ((name, getattr(self, name)) for name in (*(fact.name for fact in ASSUMED), "stars"))
        return tuple((("priors", name, index), table) for name, part in parts for index, table in enumerate(part))


class OptionPart(Section):
    """An option of a topic of `variants`; what it sets is laid over the policy and checked as a whole."""

    name: Name
    title: Text
    weight: SharePercent
    sets: dict[str, Any] = Field(default={})


class TopicPart(PolicyPart):
    """A topic of `variants`."""

    about: Text
    options: tuple[OptionPart, ...] = Field(min_length=2)


class SourcePart(PolicyPart):
    """An entry of `sources`."""

    title: Text
    address: Text
    date: Text
