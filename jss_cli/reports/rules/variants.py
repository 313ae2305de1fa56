"""What is disputed in a policy: each point with its readings, how likely each is held, and what it changes."""

from __future__ import annotations

from typing import ClassVar

from jss_cli.dataclass import dataclass
from jss_cli.domain.answer import Answer
from jss_cli.domain.policy import Option, Policy, Topic
from jss_cli.domain.report import Block, Column, Headline, Note, Paragraph, Report, Row, Span, Table
from jss_cli.reports.numbers import count, plain_number
from jss_cli.reports.results import AnyResult, stamp
from jss_cli.reports.rules.policy_result import EraResult, basis_values, era_result
from jss_cli.reports.rules.words import basis_words, text_row

ABOUT = (
    "On these points the sources disagree or say too little. The score takes the heaviest reading of each; "
    "the weights are ours and assumed."
)


@dataclass(frozen=True, slots=True)
class _ReadingResult:
    """One reading of a disputed point: `weight` from 0 to 1, `sets` the sections and codes that it changes."""

    topic: str
    about: str
    name: str
    title: str
    weight: float
    base: bool
    sets: tuple[str, ...]
    known: str
    source: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VariantsResult(AnyResult):
    """Every disputed point of a policy, reading by reading, the heaviest of each first."""

    rows_key: ClassVar[str] = "readings"

    policy: EraResult
    readings: tuple[_ReadingResult, ...]


def variants_answer(policy: Policy) -> Answer:
    """The disputed points of a policy."""
    readings = tuple(_reading_result(topic, option) for topic in policy.topics for option in _by_weight(topic))
    result = VariantsResult(*stamp("policy"), era_result(policy), readings)
    facts = (policy.title, count(len(policy.topics), "disputed point"), "unofficial")
    headline = Headline("Variants", Span(policy.name, "strong"), facts)
    return Answer(result, Report((headline, *_variants_blocks(policy))))


def _variants_blocks(policy: Policy) -> tuple[Block, ...]:
    """A table for each point, and how a reading is picked."""
    if not policy.topics:
        return (Paragraph((Span("Nothing in it is disputed, or every disputed point was decided by a +option."),)),)
    return (
        Paragraph((Span(ABOUT),)),
        *(_topic_table(topic) for topic in policy.topics),
        Note(
            "To pick one",
            "add it to the policy's name, or to the path of its file",
            f"jss score FILE --policy {policy.typed}+{_by_weight(policy.topics[0])[1].name}",
        ),
    )


def _by_weight(topic: Topic) -> tuple[Option, ...]:
    """The readings of a point, the heaviest first."""
    return tuple(sorted(topic.options, key=lambda option: -option.weight))


def _topic_table(topic: Topic) -> Table:
    """The readings of one point."""
    columns = (Column("option", "name"), Column("weight", "number"), Column("reading"), Column("certainty"))
    rows = tuple(_option_row(topic, option) for option in _by_weight(topic))
    return Table(topic.about[0].upper() + topic.about[1:], columns, rows)


def _option_row(topic: Topic, option: Option) -> Row:
    """One reading; the base is said to be the one that is taken."""
    weight, taken = f"{plain_number(option.weight * 100)} %", " (taken)" if option is topic.base else ""
    return text_row("{0}, {1}: {2} [{3}].", option.name, weight, f"{option.title}{taken}", basis_words(option.basis))


def _reading_result(topic: Topic, option: Option) -> _ReadingResult:
    """One reading as plain values."""
    values = (option.name, option.title, float(option.weight), option is topic.base, option.sets)
    return _ReadingResult(topic.name, topic.about, *values, *basis_values(option.basis))
