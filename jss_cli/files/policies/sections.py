"""The sections of a policy file: what each may hold."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from jss_cli.domain.facts import ASSUMED
from jss_cli.files.policies.claims import MOST, ChancesPart, Part, Section, with_fields
from jss_cli.files.policies.words import (
    Amount,
    Day,
    Exact,
    Factor,
    Name,
    Percent,
    Quarters,
    Recommendation,
    Span,
    Target,
    Text,
    Weight,
    Worth,
)


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
    of: tuple[Span, ...] = Field(min_length=2, max_length=MOST)


class WindowsPart(Section):
    """`windows`."""

    months: tuple[Span, ...] = Field(min_length=1, max_length=MOST)
    show: Literal["best"]
    minimum: MinimumPart
    blends: tuple[BlendPart, ...] = Field((), max_length=MOST)


class StepPart(Part):
    """An entry of `weights.earnings`."""

    above: Amount
    weight: Weight


class WeightsPart(Section):
    """`weights`, written as people read them: 1, 1.25, 1.5, 8."""

    plain: Weight
    earnings: tuple[StepPart, ...] = Field(max_length=MOST)
    per_paid_quarter: Quarters
    cap: Weight


class ScalePart(Section):
    """`scale`: the value of each outcome, a positive one being 1."""

    positive: Exact
    neutral: Worth
    negative: Worth


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


class AssumePart(with_fields(Section, {fact.name: (Literal[fact.assume], ...) for fact in ASSUMED})):  # type: ignore[misc]  # from the table
    """`assume`."""


class MeasuresPart(Section):
    """`measures`."""

    unrated_months: Span
    quarter_months: Span
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


TABLES = Annotated[tuple[ChancesPart, ...], Field(max_length=MOST)]


class PriorsPart(with_fields(Section, {fact.name: (TABLES, ...) for fact in ASSUMED})):  # type: ignore[misc]  # from the table
    """`priors`: per unknown fact, tables of chances; the first whose `when` holds applies."""

    suspected: Factor
    recommends_from: Recommendation

    def tables(self) -> tuple[tuple[tuple[str | int, ...], ChancesPart], ...]:
        """Every table with its place in the file."""
        parts = ((fact.name, getattr(self, fact.name)) for fact in ASSUMED)
        return tuple((("priors", name, index), table) for name, part in parts for index, table in enumerate(part))


class SourcePart(Part):
    """An entry of `sources`."""

    title: Text
    address: Text
    date: Text
