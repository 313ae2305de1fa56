"""The score if one verdict were another: only the sums of the windows change, so nothing is judged or summed again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction

from jss_cli.domain.score import Score, WindowSum, clamp
from jss_cli.domain.verdict import Outcome, Verdict
from jss_cli.scoring.scoring import Holding, best, competing, counts_on, holding, window_sum
from jss_cli.scoring.windows import earliest_entry

_Place = tuple[Holding | None, Holding | None]  # what a window held of the verdict, and what it holds of the other one


class Sums:
    """The window sums of a score. Verdicts that leave and enter alike share the answer."""

    def __init__(self, score: Score) -> None:
        self._policy, self.day = score.policy, score.as_of
        lengths = score.policy.windows.lengths
        self._since = {months: earliest_entry(score.as_of, months) for months in lengths}
        self._sums = [window_sum(score.verdicts, months, score.policy, score.as_of) for months in lengths]
        self._clients = [Counter(v.contract.client for v in score.verdicts if self._known(v, m)) for m in lengths]
        self._answers: dict[object, Fraction | None] = {}

    def held(self, verdict: Verdict, months: int) -> Holding | None:
        """What the window of so many months holds of a contract."""
        return holding(verdict, self._since[months], self.day)

    def percent_with(self, old: Verdict, new: Verdict | None) -> Fraction | None:
        """The exact score with `new` (of the same client; None: nothing) in the place of `old`, windows chosen anew.

        None: there would be no score.
        """
        places = tuple(self._places(old, new))
        key = (old.outcome, new and new.outcome, places)
        if key not in self._answers:
            self._answers[key] = self._rescored(old, new, places)
        return self._answers[key]

    def _known(self, verdict: Verdict, months: int) -> bool:
        """Whether a verdict brings its client into a window, as the minimum looks at clients."""
        if self._policy.windows.minimum.clients_within == "lifetime":
            return counts_on(verdict, self.day)
        return self.held(verdict, months) is not None

    def _places(self, old: Verdict, new: Verdict | None) -> Iterator[tuple[_Place, int]]:
        """Per window its place, and by how many its clients change."""
        client = old.contract.client
        for months, clients in zip(self._since, self._clients, strict=True):
            was, now = self._known(old, months), new is not None and self._known(new, months)
            change = 0 if clients[client] > was else now - was
            yield (self.held(old, months), self.held(new, months) if new else None), change

    def _rescored(self, old: Verdict, new: Verdict | None, places: tuple[tuple[_Place, int], ...]) -> Fraction | None:
        changed = []
        for total, ((was, now), clients) in zip(self._sums, places, strict=True):
            left = _counted(total, old, was, times=-1, clients=clients) if was or clients else total
            changed.append(_counted(left, new, now, times=1, clients=0) if now and new else left)
        shown = best(competing(changed, self._policy))
        return clamp(shown.percent) if shown and shown.percent is not None else None


def _counted(total: WindowSum, verdict: Verdict, part: Holding | None, *, times: int, clients: int) -> WindowSum:
    """A window's sum with what it holds of a verdict counted once more (`times` 1) or once less (-1), and so many
    clients more."""
    weight, net, jobs = part or (0, 0, 0)
    number = times if part else 0
    return WindowSum(
        months=total.months,
        total=total.total + times * weight,
        value=total.value + times * net,
        positive=total.positive + number * (verdict.outcome is Outcome.POSITIVE),
        lukewarm=total.lukewarm + number * (verdict.outcome is Outcome.LUKEWARM),
        neutral=total.neutral + number * (verdict.outcome is Outcome.NEUTRAL),
        negative=total.negative + number * (verdict.outcome is Outcome.NEGATIVE),
        clients=total.clients + clients,
        jobs=total.jobs + times * jobs,
    )
