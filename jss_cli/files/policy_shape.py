"""A whole policy file, its parents folded in, and the policy it means."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator

from jss_cli.domain.policy import Band, Policy, Source
from jss_cli.files.policy_claims import ClausePart, Part, RulePart, Section
from jss_cli.files.policy_sections import (
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
from jss_cli.files.policy_words import Flag, Key, Name, Text, as_is, none_or


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
    rules: tuple[RulePart, ...]
    clauses: tuple[ClausePart, ...]
    sources: dict[Key, SourcePart]

    def meaning(self) -> Policy:
        """The policy; of the sources those that it cites."""
        return Policy(
            name=self.name,
            title=self.title,
            about=self.about,
            extends=self.extends,
            since=self.in_force.since,
            until=self.in_force.until,
            by_date=self.by_date,
            in_force=self.in_force.basis,
            windows=self.windows.meaning(),
            weights=self.weights.meaning(),
            scale=self.scale.meaning(),
            cadence=self.cadence.meaning(),
            bands=tuple(Band(band.start, band.name) for band in self.bands.levels),
            bands_basis=self.bands.basis,
            assume=self.assume.meaning(),
            priors=self.priors.meaning(),
            measures=self.measures.meaning(),
            removal=self.removal.meaning() if self.removal else None,
            top_rated=self.top_rated.meaning(),
            rules=tuple(rule.meaning() for rule in self.rules),
            clauses=tuple(clause.meaning() for clause in self.clauses),
            sources=self.cited_sources(),
        )

    def sections(self) -> tuple[tuple[tuple[str | int, ...], Section], ...]:
        """Every part that cites sources, with its place in the file."""
        named = [((name,), value) for name, value in self if isinstance(value, Section)]
        rules = [(("rules", index), rule) for index, rule in enumerate(self.rules)]
        clauses = [(("clauses", index), clause) for index, clause in enumerate(self.clauses)]
        return (*named, *rules, *clauses)

    def cited_sources(self) -> tuple[Source, ...]:
        """The sources that some part cites, in the order of their numbers."""
        cited = {key for _, section in self.sections() for key in section.source}
        keys = sorted(cited & self.sources.keys(), key=lambda key: (len(key), key))
        return tuple(self.sources[key].meaning(key) for key in keys)
