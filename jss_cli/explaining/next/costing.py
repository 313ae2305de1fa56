"""Which contracts the shown window counts, and which of them cost points."""

from __future__ import annotations

from jss_cli.domain.score import Score
from jss_cli.domain.verdict import Outcome
from jss_cli.scoring.scoring import held


def costly(score: Score) -> tuple[str, ...]:
    """The ids of the contracts that cost points in the window shown (of a score that is missing: in none)."""
    inside = counted(score)
    costing = (verdict for verdict in score.verdicts if verdict.outcome is not Outcome.POSITIVE)
    return tuple(verdict.contract.id for verdict in costing if verdict.contract.id in inside)


def counted(score: Score) -> frozenset[str]:
    """The ids of the contracts that the shown window, or any part of a shown blend, holds."""
    parts = score.shown.parts if score.shown else ()
    return frozenset(v.contract.id for part in parts for v in held(score.verdicts, part.months, score.as_of))
