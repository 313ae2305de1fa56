"""What was assumed, in words: no assumption goes unprinted."""

from __future__ import annotations

from jss_cli.domain.report import Note
from jss_cli.domain.score import Score
from jss_cli.reports.fact_words import assumed_words
from jss_cli.reports.noted import BESIDE
from jss_cli.reports.numbers import listed


def assumption_notes(score: Score) -> list[Note]:
    """A note for each answer taken for an unknown fact; what else was taken is said beside every answer."""
    words = assumed_words((v.contract, one) for v in score.verdicts for one in v.assumptions if one.fact not in BESIDE)
    return [Note("Assumed", text.format(where=listed(contracts))) for text, contracts in words.items()]
