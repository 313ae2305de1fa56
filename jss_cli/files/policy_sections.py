"""The sections of a policy file: what each may hold, and what it means to the domain."""

from __future__ import annotations

from math import lcm
from typing import Literal

from pydantic import Field

from jss_cli.domain.policy import (
    Assume,
    Blend,
    Cadence,
    Measures,
    Minimum,
    Priors,
    Removal,
    Scale,
    Source,
    Step,
    TopRated,
    Weights,
    Windows,
)
from jss_cli.files.policy_claims import ChancesPart, Part, Section
from jss_cli.files.policy_words import Amount, Day, Exact, Name, Percent, Quarters, Span, Text, Whole


class InForce(Section):
    """`in_force`: the first and, unless it is still in force, the last day."""

    since: Day = Field(alias="from")
    until: Day | None = None


class MinimumPart(Part):
    """`windows.minimum`."""

    contracts: Span
    clients: Span


class BlendPart(Part):
    """An entry of `windows.blends`."""

    name: Name
    of: tuple[Span, ...] = Field(min_length=2)


class WindowsPart(Section):
    """`windows`."""

    months: tuple[Span, ...] = Field(min_length=1)
    show: Literal["best"]
    minimum: MinimumPart
    blends: tuple[BlendPart, ...] = ()

    def meaning(self) -> Windows:
        """The windows that compete."""
        blends = tuple(Blend(blend.name, blend.of) for blend in self.blends)
        return Windows(self.months, blends, Minimum(self.minimum.contracts, self.minimum.clients), self.basis)


class StepPart(Part):
    """An entry of `weights.earnings`."""

    above: Amount
    weight: Quarters


class WeightsPart(Section):
    """`weights`, written as people read them: 1, 1.25, 1.5, 8."""

    plain: Quarters
    earnings: tuple[StepPart, ...]
    per_paid_quarter: Quarters
    cap: Quarters

    def meaning(self) -> Weights:
        """The weights in quarter units."""
        steps = tuple(Step(step.above, step.weight) for step in self.earnings)
        return Weights(self.plain, steps, self.per_paid_quarter, self.cap, self.basis)


class ScalePart(Section):
    """`scale`: the value of each outcome, a positive one being 1."""

    positive: Exact
    neutral: Exact
    negative: Exact

    def meaning(self) -> Scale:
        """The values as whole numbers of the smallest unit that holds all of them."""
        unit = lcm(self.positive.denominator, self.neutral.denominator, self.negative.denominator)
        positive, neutral, negative = (int(value * unit) for value in (self.positive, self.neutral, self.negative))
        return Scale(positive, neutral, negative, unit, self.basis)


class CadencePart(Section):
    """`cadence`."""

    every_days: Span
    anchor: Day

    def meaning(self) -> Cadence:
        """The grid of computation days."""
        return Cadence(self.every_days, self.anchor, self.basis)


class BandPart(Part):
    """An entry of `bands.levels`."""

    start: Percent = Field(alias="from")
    name: Text


class BandsPart(Section):
    """`bands`."""

    levels: tuple[BandPart, ...]


class AssumePart(Section):
    """`assume`."""

    recommend: Literal["like_stars", "none"]
    reason: Literal["completed_if_paid", "other"]
    ended_by: Literal["client", "freelancer"]

    def meaning(self) -> Assume:
        """What is taken for unknown facts."""
        return Assume(self.recommend, self.reason, self.ended_by, self.basis)


class MeasuresPart(Section):
    """`measures`."""

    unrated_months: Span
    quarter_months: Span
    twin_days: Span
    feedback_days: Span

    def meaning(self) -> Measures:
        """The spans of measured facts."""
        return Measures(self.unrated_months, self.quarter_months, self.twin_days, self.feedback_days, self.basis)


class RemovalPart(Section):
    """`removal`, where the perk exists."""

    per_contracts: Span
    per_months: Span

    def meaning(self) -> Removal:
        """The perk."""
        return Removal(self.per_contracts, self.per_months, self.basis)


class TopRatedPart(Section):
    """`top_rated`."""

    score: Percent
    weeks: Span
    of_weeks: Span
    earned: Amount
    months: Span

    def meaning(self) -> TopRated:
        """What the badge needs."""
        return TopRated(self.score, self.weeks, self.of_weeks, self.earned, self.months, self.basis)


class PriorsPart(Section):
    """`priors`: per unknown fact, tables of chances; the first whose `when` holds applies."""

    suspected: Exact
    recommends_from: Whole
    recommend: tuple[ChancesPart, ...]
    reason: tuple[ChancesPart, ...]
    ended_by: tuple[ChancesPart, ...]

    def tables(self) -> tuple[tuple[tuple[str | int, ...], ChancesPart], ...]:
        """Every table with its place in the file."""
        facts = (("recommend", self.recommend), ("reason", self.reason), ("ended_by", self.ended_by))
        return tuple((("priors", fact, index), table) for fact, part in facts for index, table in enumerate(part))

    def meaning(self) -> Priors:
        """Every table, fact by fact."""
        tables = tuple(table.meaning(str(fact)) for (_, fact, _), table in self.tables())
        return Priors(tables, self.suspected, self.recommends_from, self.basis)


class SourcePart(Part):
    """An entry of `sources`."""

    title: Text
    address: Text
    date: Text

    def meaning(self, key: str) -> Source:
        """The source that is cited as `key`."""
        return Source(key, self.title, self.address, self.date)
