"""Which contracts cost how many points: exact, and adding up to the score.

Textbook name: Shapley value of the game "replace this outcome by a good one". The game is additive within the shown
window, so the value has a closed form, 100 (w - n) / T, and needs no permutations. One bad contract of three:

    >>> from datetime import date
    >>> from jss_cli.api import open_history
    >>> from jss_cli.scoring.scoring import score_history
    >>> case = open_history(text='''id,client,started,ended,earned,stars
    ... a,A,2024-10-01,2024-10-15,100,5
    ... b,B,2024-10-01,2024-10-20,100,5
    ... c,C,2024-10-01,2024-10-31,100,2''', as_of=date(2024, 12, 1))
    >>> points = attribute(score_history(case.history, case.policy, case.day))
    >>> [(one.verdict.contract.id, str(one.lost)) for one in points.contributions]
    [('a', '0'), ('b', '0'), ('c', '200/3')]
    >>> 100 - sum(one.lost for one in points.contributions) == points.score.percent
    True
"""

from __future__ import annotations

from fractions import Fraction

from jss_cli.domain.score import Attribution, Contribution, Score
from jss_cli.domain.verdict import Verdict
from jss_cli.scoring.sums import Sums
from jss_cli.scoring.windows import add_months


def attribute(score: Score) -> Attribution:
    """Cut a score into one contribution per contract.

    In the shown window contract i costs 100 (w_i - n_i) / T points (weight, net, total weight): the exact Shapley value
    of the game "replace this outcome by a good one". In a blend it costs the mean over the parts. 100 - sum + floor =
    the score.
    """
    sums = Sums(score)
    contributions = tuple(_contribution(score, verdict, sums) for verdict in score.verdicts)
    if score.raw is None or score.percent is None:
        return Attribution(score, contributions, Fraction(0))
    attribution = Attribution(score, contributions, score.percent - score.raw)
    assert 100 - sum(c.lost for c in contributions) + attribution.floor == score.percent  # noqa: S101 - the invariant
    return attribution


def _contribution(score: Score, verdict: Verdict, sums: Sums) -> Contribution:
    """What one contract costs in the shown window (0 if good, 200 w / T if bad, on the scale 1, 0, -1), and the score
    without it."""
    parts, unit = score.shown.parts if score.shown else (), score.policy.scale.unit
    found = [(part, held) for part in parts if (held := sums.held(verdict, part.months))]
    short = (Fraction(100 * (held.weight * unit - held.net), part.total * unit) for part, held in found)
    lost = sum(short, Fraction(0)) / (len(parts) or 1)
    youngest = max((share.aged for share in verdict.shares), default=None)
    leaves = add_months(youngest, max(part.months for part, _ in found)) if found and youngest else None
    longest = add_months(youngest, score.policy.windows.lengths[-1]) if youngest else None
    aged = youngest if longest and longest < score.as_of else None
    return Contribution(verdict, lost, sums.percent_with(verdict, None), counted=bool(found), leaves=leaves, aged=aged)
