"""What a whole policy file may hold, its parents folded in."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field

from jss_cli.files.policies.claims import ClausePart, Part, RulePart, Section
from jss_cli.files.policies.sections import (
    AssumePart,
    BandsPart,
    CadencePart,
    InForce,
    MeasuresPart,
    PriorsPart,
    RemovalPart,
    ScalePart,
    SourcePart,
    TopRatedPart,
    WeightsPart,
    WindowsPart,
)
from jss_cli.files.policies.words import Flag, Key, Name, Text, as_is, none_or


class PolicyShape(Part):
    """A policy file with its parents folded in."""

    name: Name
    title: Text
    about: Text = ""
    extends: Name | None = None
    by_date: Flag = True
    in_force: InForce
    windows: WindowsPart
    weights: WeightsPart
    scale: ScalePart
    cadence: CadencePart
    bands: BandsPart
    assume: AssumePart
    measures: MeasuresPart
    removal: Annotated[RemovalPart | None, BeforeValidator(none_or(as_is))]
    top_rated: TopRatedPart
    priors: PriorsPart
    rules: tuple[RulePart, ...] = Field(max_length=200)
    clauses: tuple[ClausePart, ...] = Field(max_length=200)
    sources: dict[Key, SourcePart]

    def sections(self) -> tuple[tuple[tuple[str | int, ...], Section], ...]:
        """Every part that cites sources, with its place in the file."""
        named = [((name,), value) for name, value in self if isinstance(value, Section)]
        rules = [(("rules", index), rule) for index, rule in enumerate(self.rules)]
        clauses = [(("clauses", index), clause) for index, clause in enumerate(self.clauses)]
        return (*named, *rules, *clauses)
