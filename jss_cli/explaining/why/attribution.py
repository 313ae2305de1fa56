"""Which contracts cost how many points: exact, and adding up to the score."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from jss_cli.domain.policy import Policy
from jss_cli.domain.score import Attribution, Contribution, Score, WindowSum, clamp
from jss_cli.domain.verdict import Outcome, Verdict
from jss_cli.scoring.scoring import best, competing, held, outcome_value, window_sum
from jss_cli.scoring.windows import add_months


def attribute(score: Score) -> Attribution:
    """Cut a score into one contribution per contract.

    In the shown window contract i costs 100 w_i (1 - v_i) / T points: the exact Shapley value of the game "replace this
    outcome by a good one". In a blend it costs the mean over the parts. 100 - sum + floor = the score.
    """
    without = Without(score)
    contributions = tuple(contribution(score, verdict, without) for verdict in score.verdicts)
    if score.raw is None or score.percent is None:
        return Attribution(score, contributions, Fraction(0))
    attribution = Attribution(score, contributions, score.percent - score.raw)
    assert 100 - sum(c.lost for c in contributions) + attribution.floor == score.percent  # noqa: S101 - the invariant
    return attribution


def contribution(score: Score, verdict: Verdict, without: Without) -> Contribution:
    """What one contract costs in the shown window, and the score without it."""
    parts = score.shown.parts if score.shown else ()
    holding = [part for part in parts if without.holds(verdict, part.months)]
    lost = sum((points_lost(verdict, part, score.policy) for part in holding), Fraction(0)) / (len(parts) or 1)
    leaves = add_months(verdict.entered, max(p.months for p in holding)) if holding and verdict.entered else None
    return Contribution(verdict, lost, without.score_without(verdict), counted=bool(holding), leaves=leaves)


def points_lost(verdict: Verdict, part: WindowSum, policy: Policy) -> Fraction:
    """The points a counted contract costs in one window: 0 if positive, 200 w / T if negative (scale 1, 0, -1)."""
    short = policy.scale.positive - outcome_value(policy.scale, verdict.outcome)
    return Fraction(100 * verdict.weight * short, part.total * policy.scale.unit)


class Without:
    """The score if one contract were not counted at all, for all contracts in O(n): each leaves the sums, and contracts
    that leave the same gap share the answer."""

    def __init__(self, score: Score) -> None:
        self._score = score
        policy, day = score.policy, score.as_of
        holdings = {months: held(score.verdicts, months, day) for months in policy.windows.lengths}
        self._sums = [window_sum(holding, months, policy.scale, day) for months, holding in holdings.items()]
        self._entries = {months: frozenset(v.contract.id for v in holding) for months, holding in holdings.items()}
        self._clients = [Counter(v.contract.client for v in holding) for holding in holdings.values()]
        self._known: dict[object, Fraction | None] = {}

    def holds(self, verdict: Verdict, months: int) -> bool:
        """Whether the window of so many months counts the contract."""
        return verdict.contract.id in self._entries[months]

    def score_without(self, verdict: Verdict) -> Fraction | None:
        """The exact score without a contract, windows chosen anew; None if there would be none."""
        gap = tuple(self._gap(verdict))
        key = (verdict.outcome, verdict.weight, gap)
        if key not in self._known:
            self._known[key] = self._rescored(verdict, gap)
        return self._known[key]

    def _gap(self, verdict: Verdict) -> Iterator[int]:
        """Per window: 0 if it does not hold this contract, 1 if it holds no other of its client, else 2."""
        for entries, clients in zip(self._entries.values(), self._clients, strict=True):
            yield 0 if verdict.contract.id not in entries else min(2, clients[verdict.contract.client])

    def _rescored(self, verdict: Verdict, gap: tuple[int, ...]) -> Fraction | None:
        policy = self._score.policy
        left = [
            remove(held_sum, verdict, policy, sole_client=of_client == 1) if of_client else held_sum
            for held_sum, of_client in zip(self._sums, gap, strict=True)
        ]
        shown = best(competing(left, policy))
        return clamp(shown.percent) if shown and shown.percent is not None else None


def remove(held_sum: WindowSum, verdict: Verdict, policy: Policy, *, sole_client: bool) -> WindowSum:
    """A window's sum without one contract that it holds."""
    return replace(
        held_sum,
        total=held_sum.total - verdict.weight,
        value=held_sum.value - verdict.weight * outcome_value(policy.scale, verdict.outcome),
        positive=held_sum.positive - (verdict.outcome is Outcome.POSITIVE),
        neutral=held_sum.neutral - (verdict.outcome is Outcome.NEUTRAL),
        negative=held_sum.negative - (verdict.outcome is Outcome.NEGATIVE),
        clients=held_sum.clients - sole_client,
    )
