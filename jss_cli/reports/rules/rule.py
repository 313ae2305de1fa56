"""What a code means: a rule through all eras, with its certainty and sources, or an error."""

from __future__ import annotations

from jss_cli.domain.answer import Answer
from jss_cli.domain.catalogue import Catalogue, CodeTopic, ErrorEntry, Version
from jss_cli.domain.policy import Policy, Rule
from jss_cli.domain.report import Block, Column, Headline, Note, Report, Row, Span, Table
from jss_cli.reports.rules.policy import sources_table
from jss_cli.reports.rules.rule_result import codes_result, error_result, sources_of, title, topic_result
from jss_cli.reports.rules.words import basis_words, text_row, when_words


def codes_answer(catalogue: Catalogue) -> Answer:
    """The list of all codes."""
    headline = Headline(
        "Codes", Span(str(len(catalogue.entries)), "strong"), ("rules, clauses and errors", "unofficial")
    )
    columns = (Column("code", "code"), Column("name", "name"), Column("what it says"), Column("policies"))
    rules = Table(
        "Rules",
        columns,
        tuple(
            text_row("{0} {1}: {2} ({3}).", topic.code, topic.name, title(topic), _era_words(topic.policies))
            for topic in catalogue.topics
        ),
    )
    rows = (text_row("{0} {1}: {2}.", one.code, one.name, one.title) for one in catalogue.errors)
    errors = Table("Errors", columns[:3], tuple(rows))
    more = Note("One of them", "explained in every era, with its source", "jss rule JSS214")
    return Answer(codes_result(catalogue), Report((headline, rules, errors, more)))


def rule_answer(entry: CodeTopic | ErrorEntry) -> Answer:
    """One code explained."""
    if isinstance(entry, ErrorEntry):
        return Answer(error_result(entry), _error_report(entry))
    return Answer(topic_result(entry), _topic_report(entry))


def _error_report(error: ErrorEntry) -> Report:
    """What an error means and what to do about it."""
    headline = Headline(error.code, Span(error.title, "strong"), (error.name,))
    return Report((headline, Note("Because", error.because), Note("What to do", error.remedy)))


def _topic_report(topic: CodeTopic) -> Report:
    """What a rule or clause says era by era, why, what can be done, and who says so."""
    name = Span(topic.name.replace("-", " "), "strong")
    headline = Headline(topic.code, name, (_era_words(topic.policies), "unofficial"))
    return Report((headline, _versions_table(topic), *_prose_notes(topic), *_sources_blocks(topic)))


def _versions_table(topic: CodeTopic) -> Table:
    """A row for each version."""
    middle = (Column("outcome"), Column("when")) if isinstance(topic.versions[-1].part, Rule) else ()
    columns = (Column("policies", "name"), *middle, Column("certainty"))
    return Table("Era by era", columns, tuple(_version_row(version) for version in topic.versions))


def _version_row(version: Version) -> Row:
    """One version."""
    part, eras, basis = version.part, _era_words(version.policies), basis_words(version.part.basis)
    if not isinstance(part, Rule):
        return text_row("{0}: {1}.", eras, basis)
    return text_row("{0}: {1} when {2} [{3}].", eras, part.outcome, when_words(part.when), basis)


def _prose_notes(topic: CodeTopic) -> list[Block]:
    """Each explanation and each remedy once, with the era that began with it where there are several."""
    notes: list[Block] = []
    for label, texts in (
        ("Because", [(version.part.because, version) for version in topic.versions]),
        ("What to do", [(version.part.remedy, version) for version in topic.versions]),
    ):
        since = {text: version.policies[0].name for text, version in reversed(texts)}
        for text, _ in texts:
            if text in since:
                name = since.pop(text)
                notes.append(Note(label if name == topic.policies[0].name else f"{label}, from {name}", text))
    return notes


def _sources_blocks(topic: CodeTopic) -> tuple[Block, ...]:
    """The sources, if any version has one."""
    sources = sources_of(topic)
    return (sources_table(sources),) if sources else ()


def _era_words(policies: tuple[Policy, ...]) -> str:
    """The first and the last of some policies."""
    first, last = policies[0].name, policies[-1].name
    return first if first == last else f"{first} to {last}"
