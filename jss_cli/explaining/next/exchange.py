"""The score if one contract were another, for many contracts at a fraction of the work: only the sums change."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from fractions import Fraction

from jss_cli.domain.history import Contract, History
from jss_cli.domain.score import Score, WindowSum, clamp
from jss_cli.domain.verdict import Outcome, Verdict
from jss_cli.explaining.next.crowd import Crowd
from jss_cli.explaining.time.shares import answers
from jss_cli.explaining.why.attribution import remove
from jss_cli.scoring.judging import Interpreter
from jss_cli.scoring.scoring import best, competing, held, outcome_value, score_verdicts, window_sum


class Exchange:
    """One score, and what it would be with one contract in another's place (of the same client)."""

    def __init__(self, history: History, score: Score) -> None:
        self.score = score
        self._history = history
        self._policy, self._day = score.policy, score.as_of
        self._interpreter = Interpreter(score.policy)
        self._crowd = Crowd(history.contracts, score.policy)
        self._share = self._crowd.share(self._day)
        lengths = score.policy.windows.lengths
        self._sums = {months: window_sum(score.verdicts, months, score.policy.scale, self._day) for months in lengths}
        self._clients = {
            months: Counter(verdict.contract.client for verdict in held(score.verdicts, months, self._day))
            for months in lengths
        }

    def scored(self, old: Verdict, new: Contract) -> tuple[Fraction | None, Verdict]:
        """The exact score with a contract as it would be, and the verdict on it. None: there would be no score."""
        share = self._crowd.share_with(self._day, old.contract, new)
        verdict = self._interpreter.judge(new, self._day, share)
        if answers(self._crowd.claims, share) != answers(self._crowd.claims, self._share):
            return self._rejudged(old, new, share), verdict
        sums = [self._exchanged(months, old, verdict) for months in self._policy.windows.lengths]
        shown = best(competing(sums, self._policy))
        return (clamp(shown.percent) if shown and shown.percent is not None else None), verdict

    def _exchanged(self, months: int, old: Verdict, new: Verdict) -> WindowSum:
        """What a window holds with one verdict in another's place."""
        total, client = self._sums[months], old.contract.client
        others = self._clients[months][client]
        if held((old,), months, self._day):
            others -= 1
            total = remove(total, old, self._policy, sole_client=others == 0)
        if held((new,), months, self._day):
            total = put(total, new, self._score_value(new), is_new_client=others == 0)
        return total

    def _score_value(self, verdict: Verdict) -> int:
        return verdict.weight * outcome_value(self._policy.scale, verdict.outcome)

    def _rejudged(self, old: Verdict, new: Contract, share: Fraction) -> Fraction | None:
        """The score where the share of unrated contracts now decides otherwise about the others too."""
        contracts = (new if contract is old.contract else contract for contract in self._history.contracts)
        verdicts = tuple(self._interpreter.judge(contract, self._day, share) for contract in contracts)
        return score_verdicts(verdicts, self._policy, self._day).percent


def put(total: WindowSum, verdict: Verdict, value: int, *, is_new_client: bool) -> WindowSum:
    """A window's sum with one contract more."""
    return replace(
        total,
        total=total.total + verdict.weight,
        value=total.value + value,
        positive=total.positive + (verdict.outcome is Outcome.POSITIVE),
        neutral=total.neutral + (verdict.outcome is Outcome.NEUTRAL),
        negative=total.negative + (verdict.outcome is Outcome.NEGATIVE),
        clients=total.clients + is_new_client,
    )
