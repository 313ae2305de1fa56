"""The score if one verdict were another: only the sums of the windows change, so nothing is judged or summed again."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

from jss_cli.domain.policy import Scale
from jss_cli.domain.score import Score, WindowSum, clamp
from jss_cli.domain.verdict import Outcome, Verdict
from jss_cli.scoring.scoring import best, competing, held, is_held, outcome_value, window_sum
from jss_cli.scoring.windows import earliest_entry

Place = tuple[
    bool, bool, bool
]  # per window: whether it held the verdict, holds the other one, and others of the client


class Sums:
    """The window sums of a score. Verdicts that leave and enter alike share the answer."""

    def __init__(self, score: Score) -> None:
        self._policy, self.day = score.policy, score.as_of
        lengths = score.policy.windows.lengths
        self._since = {months: earliest_entry(score.as_of, months) for months in lengths}
        holdings = [held(score.verdicts, months, score.as_of) for months in lengths]
        self._sums = [
            window_sum(holding, months, score.policy.scale, score.as_of)
            for months, holding in zip(lengths, holdings, strict=True)
        ]
        self._clients = [Counter(verdict.contract.client for verdict in holding) for holding in holdings]
        self._known: dict[object, Fraction | None] = {}

    def holds(self, verdict: Verdict, months: int) -> bool:
        """Whether the window of so many months counts a verdict."""
        return is_held(verdict, self._since[months], self.day)

    def percent_with(self, old: Verdict, new: Verdict | None) -> Fraction | None:
        """The exact score with `new` (of the same client; None: nothing) in the place of `old`, windows chosen anew.

        None: there would be no score.
        """
        places = self._places(old, new)
        key = (old.outcome, old.weight, new and (new.outcome, new.weight), places)
        if key not in self._known:
            self._known[key] = self._rescored(old, new, places)
        return self._known[key]

    def _places(self, old: Verdict, new: Verdict | None) -> tuple[Place, ...]:
        client, places = old.contract.client, []
        for months, clients in zip(self._since, self._clients, strict=True):
            was, now = self.holds(old, months), new is not None and self.holds(new, months)
            places.append((was, now, clients[client] > was))
        return tuple(places)

    def _rescored(self, old: Verdict, new: Verdict | None, places: tuple[Place, ...]) -> Fraction | None:
        scale = self._policy.scale
        changed = []
        for held_sum, (was, now, others) in zip(self._sums, places, strict=True):
            left = counted(held_sum, old, scale, times=-1, clients=0 if others else -1) if was else held_sum
            changed.append(counted(left, new, scale, times=1, clients=0 if others else 1) if now and new else left)
        shown = best(competing(changed, self._policy))
        return clamp(shown.percent) if shown and shown.percent is not None else None


def counted(held_sum: WindowSum, verdict: Verdict, scale: Scale, *, times: int, clients: int) -> WindowSum:
    """A window's sum with a verdict counted once more (`times` 1) or once less (-1), and so many clients more."""
    return WindowSum(
        months=held_sum.months,
        total=held_sum.total + times * verdict.weight,
        value=held_sum.value + times * verdict.weight * outcome_value(scale, verdict.outcome),
        positive=held_sum.positive + times * (verdict.outcome is Outcome.POSITIVE),
        neutral=held_sum.neutral + times * (verdict.outcome is Outcome.NEUTRAL),
        negative=held_sum.negative + times * (verdict.outcome is Outcome.NEGATIVE),
        clients=held_sum.clients + clients,
    )
