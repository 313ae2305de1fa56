"""What a whole policy file may hold, its parents folded in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import BeforeValidator, Field

from jss_cli.files.policies.claims import ClausePart, PolicyPart, RulePart, Section
from jss_cli.files.policies.sections import (
    AgePart,
    AskedPart,
    AssumePart,
    BandsPart,
    CadencePart,
    InForce,
    JobsPart,
    MeasuresPart,
    PriorsPart,
    RemovalPart,
    ScalePart,
    SourcePart,
    TopicPart,
    TopRatedPart,
    WeightsPart,
    WindowsPart,
)
from jss_cli.files.policies.words import Key, Name, Parent, Text, as_is, none_or


class PolicyShape(PolicyPart):
    """A policy file with its parents folded in."""

    name: Name
    title: Text
    about: Text = ""
    extends: Parent | None = None
    in_force: InForce
    windows: WindowsPart
    jobs: JobsPart
    age: AgePart
    weights: WeightsPart
    scale: ScalePart
    cadence: CadencePart
    bands: BandsPart
    assume: AssumePart
    measures: MeasuresPart
    asked: AskedPart | None = None
    removal: Annotated[RemovalPart | None, BeforeValidator(none_or(as_is))]
    top_rated: TopRatedPart
    priors: PriorsPart
    rules: tuple[RulePart, ...] = Field(max_length=200)
    clauses: tuple[ClausePart, ...] = Field(max_length=200)
    variants: dict[Name, Annotated[TopicPart | None, BeforeValidator(none_or(as_is))]] = Field(default={})
    sources: dict[Key, SourcePart]

    def topics(self) -> Iterator[tuple[str, TopicPart]]:
        """The topics that are disputed, by their names."""
        return ((name, topic) for name, topic in self.variants.items() if topic)

    def sections(self) -> tuple[tuple[tuple[str | int, ...], Section], ...]:
        """Every part that cites sources, with its place in the file."""
        named = [((name,), value) for name, value in self if isinstance(value, Section)]
        rules = [(("rules", index), rule) for index, rule in enumerate(self.rules)]
        clauses = [(("clauses", index), clause) for index, clause in enumerate(self.clauses)]
        options = [
            (("variants", name, "options", index), option)
            for name, topic in self.topics()
            for index, option in enumerate(topic.options)
        ]
        return (*named, *rules, *clauses, *options)
