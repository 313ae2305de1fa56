"""The few reasons why a score is not higher, largest first."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from jss_cli.domain.explanation import LossReason
from jss_cli.domain.score import Attribution, Contribution, Score
from jss_cli.domain.verdict import Counting, Outcome
from jss_cli.scoring.scoring import score_verdicts

MOST = 4


def rank_reasons(attribution: Attribution) -> tuple[LossReason, ...]:
    """At most four rules by the points they cost in the shown window, the costliest first."""
    return tuple(_reason(attribution.score, *cost) for cost in attribution.costs_by_rule()[:MOST])


def _reason(score: Score, lost: Fraction, group: list[Contribution]) -> LossReason:
    contracts = tuple(contribution.verdict.contract.id for contribution in group)
    without = _score_without(score, frozenset(contracts))
    rule = group[0].verdict.rule
    said = {contribution.verdict.words for contribution in group}
    words = said.pop() if len(said) == 1 else rule.name.replace("-", " ")
    return LossReason(rule, words, contracts, lost, without)


def _score_without(score: Score, contracts: frozenset[str]) -> Fraction | None:
    """The exact score if none of some contracts were counted, windows chosen anew; None if there would be none."""
    nothing = Counting(None)
    left = tuple(
        replace(verdict, outcome=Outcome.EXCLUDED, counting=nothing) if verdict.contract.id in contracts else verdict
        for verdict in score.verdicts
    )
    return score_verdicts(left, score.policy, score.as_of).percent
