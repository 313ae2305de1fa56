"""Which contracts cost how many points: exact, and adding up to the score."""

from __future__ import annotations

from fractions import Fraction

from jss_cli.domain.policy import Policy
from jss_cli.domain.score import Attribution, Contribution, Score, WindowSum
from jss_cli.domain.verdict import Verdict
from jss_cli.scoring.scoring import outcome_value
from jss_cli.scoring.sums import Sums
from jss_cli.scoring.windows import add_months


def attribute(score: Score) -> Attribution:
    """Cut a score into one contribution per contract.

    In the shown window contract i costs 100 w_i (1 - v_i) / T points: the exact Shapley value of the game "replace this
    outcome by a good one". In a blend it costs the mean over the parts. 100 - sum + floor = the score.
    """
    sums = Sums(score)
    contributions = tuple(contribution(score, verdict, sums) for verdict in score.verdicts)
    if score.raw is None or score.percent is None:
        return Attribution(score, contributions, Fraction(0))
    attribution = Attribution(score, contributions, score.percent - score.raw)
    assert 100 - sum(c.lost for c in contributions) + attribution.floor == score.percent  # noqa: S101 - the invariant
    return attribution


def contribution(score: Score, verdict: Verdict, sums: Sums) -> Contribution:
    """What one contract costs in the shown window, and the score without it."""
    parts = score.shown.parts if score.shown else ()
    holding = [part for part in parts if sums.holds(verdict, part.months)]
    lost = sum((points_lost(verdict, part, score.policy) for part in holding), Fraction(0)) / (len(parts) or 1)
    leaves = add_months(verdict.entered, max(p.months for p in holding)) if holding and verdict.entered else None
    return Contribution(verdict, lost, sums.percent_with(verdict, None), counted=bool(holding), leaves=leaves)


def points_lost(verdict: Verdict, part: WindowSum, policy: Policy) -> Fraction:
    """The points a counted contract costs in one window: 0 if positive, 200 w / T if negative (scale 1, 0, -1)."""
    short = policy.scale.positive - outcome_value(policy.scale, verdict.outcome)
    return Fraction(100 * verdict.weight * short, part.total * policy.scale.unit)
