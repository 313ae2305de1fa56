"""Which rules there are: the eras, and one era with everything it depends on."""

from __future__ import annotations

from collections import Counter

from jss_cli.domain.answer import Answer
from jss_cli.domain.policy import Clause, Policy, Rule, Source
from jss_cli.domain.report import Column, Headline, Note, Paragraph, Report, Row, Span, Table
from jss_cli.domain.sections import Known
from jss_cli.reports.rules.policy_result import policies_result, whole_policy_result
from jss_cli.reports.rules.words import (
    SectionWords,
    basis_words,
    chances_rows,
    days_words,
    sections,
    text_row,
    when_words,
)

CERTAINTIES: tuple[Known, ...] = ("published", "quoted", "staff", "community", "inferred", "assumed")


def policies_answer(policies: tuple[Policy, ...]) -> Answer:
    """The list of eras, and what each changed."""
    columns = (Column("policy", "name"), Column("in force"), Column("what changed"))
    rows = ((one.name, days_words(one.since, one.until), one.about) for one in policies)
    eras = Table("", columns, tuple(text_row("{0}, {1}: {2}.", *row) for row in rows))
    number = Span(str(len(policies)), "strong")
    headline = Headline("Policies", number, ("the rules of the score, era by era", "unofficial"))
    told = ("One of them", "every rule and number of an era, with its source", f"jss policy {policies[-1].name}")
    return Answer(policies_result(policies), Report((headline, eras, Note(*told))))


def policy_answer(policy: Policy) -> Answer:
    """One policy: what is published and what is assumed, its rules in the order in which they are asked."""
    return Answer(whole_policy_result(policy), _policy_report(policy))


def _policy_report(policy: Policy) -> Report:
    """One policy for people."""
    parent = (f"extends {policy.extends}",) if policy.extends else ()
    headline = Headline("Policy", Span(policy.name, "strong"), (policy.title, *parent, "unofficial"))
    changed = (Paragraph((Span(policy.about),)),) if policy.about else ()
    return Report((headline, *changed, _certainty_note(policy), *_disputed_note(policy), *_policy_tables(policy)))


def _certainty_note(policy: Policy) -> Note:
    """How much of the policy is published and how much is not."""
    parts: tuple[SectionWords | Rule | Clause, ...] = (*sections(policy), *policy.rules, *policy.clauses)
    counted = Counter(part.basis.known for part in parts)
    words = ", ".join(f"{counted[known]} {known}" for known in CERTAINTIES if counted[known])
    return Note("How certain", f"of {len(parts)} parts: {words}")


def _disputed_note(policy: Policy) -> tuple[Note, ...]:
    """On which points the sources disagree, where they do."""
    points = "; ".join(topic.about for topic in policy.topics)
    return (Note("Disputed", points, f"jss policy {policy.typed} --variants"),) if points else ()


def _policy_tables(policy: Policy) -> tuple[Table, ...]:
    """Everything that stands in a policy, table by table."""
    return (
        Table(
            "What the score depends on",
            (Column("part", "name"), Column("value"), Column("certainty")),
            tuple(text_row("{0}: {1} [{2}].", one.name, one.words, basis_words(one.basis)) for one in sections(policy)),
        ),
        Table(
            "Rules, the first that holds decides",
            (Column("code", "code"), Column("when"), Column("outcome"), Column("certainty")),
            tuple(_rule_row(rule) for rule in policy.rules),
        ),
        Table(
            "Weights and windows",
            (Column("code", "code"), Column("what holds"), Column("certainty")),
            tuple(text_row("{0} {1} [{2}]", one.code, one.because, basis_words(one.basis)) for one in policy.clauses),
        ),
        Table(
            f"Chances of unknown answers ({policy.priors.basis.known})",
            (Column("fact", "name"), Column("when"), Column("chances")),
            tuple(text_row("{0}, {1}: {2}.", *row) for row in chances_rows(policy.priors)),
        ),
        sources_table(policy.sources),
    )


def _rule_row(rule: Rule) -> Row:
    """One line of the decision table."""
    cells = (rule.code, when_words(rule.when), rule.outcome, basis_words(rule.basis))
    return text_row("{0} {2} when {1} [{3}].", *cells)


def sources_table(sources: tuple[Source, ...]) -> Table:
    """The sources by their keys."""
    columns = (Column("key", "name"), Column("source", "name"), Column("where", "address"), Column("date"))
    return Table("Sources", columns, tuple(map(_source_row, sources)))


def _source_row(s: Source) -> Row:
    """One source in a line."""
    cells = (Span(s.key), Span(s.title), Span(s.address, "link"), Span(s.date))
    return Row(cells, f"{s.key}: {s.title}, {s.address} ({s.date}).")
