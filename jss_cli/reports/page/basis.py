"""What a page rests on: what was assumed, which rules decided, how certain they are, and who says so."""

from __future__ import annotations

from collections.abc import Iterator

from jss_cli.domain.explanation import Explanation, SeenExplanation
from jss_cli.domain.policy import Rule
from jss_cli.domain.report import Block, Column, Row, Table
from jss_cli.reports.rules.policy import sources_table
from jss_cli.reports.rules.words import basis_words, text_row
from jss_cli.reports.why.assumed import assumption_notes

COLUMNS = (Column("rule", "code"), Column("counts as"), Column("because"), Column("certainty"))


def basis_blocks(found: Explanation | SeenExplanation) -> Iterator[Block]:
    """The assumptions, the rules of the contracts and of the windows, and the sources that these name."""
    score = found.attribution.score
    yield from assumption_notes(score)
    rules = sorted({verdict.rule.code: verdict.rule for verdict in score.verdicts}.values(), key=lambda rule: rule.code)
    if rules:
        yield Table("The rules that decided", COLUMNS, tuple(map(_rule_row, rules)))
    keys = {key for rule in rules for key in rule.basis.source} | set(score.policy.windows.basis.source)
    if sources := tuple(source for source in score.policy.sources if source.key in keys):
        yield sources_table(sources)


def _rule_row(rule: Rule) -> Row:
    """One rule, why there is such a one, and how certain it is."""
    basis, why = basis_words(rule.basis), rule.because
    return text_row(f"{rule.code} {rule.outcome}: {why} [{basis}].", rule.code, rule.outcome, why, basis)
