"""The score if one contract were another, for many contracts at a fraction of the work."""

from __future__ import annotations

from fractions import Fraction

from jss_cli.domain.history import Contract, History
from jss_cli.domain.score import Score
from jss_cli.domain.verdict import Verdict
from jss_cli.explaining.time.crowd import Crowd
from jss_cli.explaining.time.shares import answers
from jss_cli.scoring.context import Relations, Surroundings
from jss_cli.scoring.judging import Interpreter
from jss_cli.scoring.payments import payment_days
from jss_cli.scoring.scoring import score_verdicts
from jss_cli.scoring.sums import Sums


class Exchange:
    """One score, and what it would be with one contract in another's place (of the same client)."""

    def __init__(self, history: History, score: Score) -> None:
        self._history, self._score, self._day = history, score, score.as_of
        self._interpreter = Interpreter(score.policy)
        self._crowd = Crowd(history.contracts, score.policy)
        self._around = Surroundings(self._crowd.share(self._day), Relations(history.contracts, self._day))
        self._sums = Sums(score)

    def scored(self, old: Verdict, new: Contract) -> tuple[Fraction | None, Verdict]:
        """The exact score with a contract as it would be, and the verdict on it. None: there would be no score."""
        around = self._around_with(old.contract, new)
        verdict = self._interpreter.judge(new, self._day, around)
        if self._decides_otherwise(around):
            return self._rejudged(old, new, around), verdict
        return self._sums.percent_with(old, verdict), verdict

    def _around_with(self, old: Contract, new: Contract) -> Surroundings:
        relations = self._around.relations
        if payment_days(old, self._day) != payment_days(new, self._day):
            relations = Relations(self._with(old, new), self._day)
        return Surroundings(self._crowd.share_with(self._day, old, new), relations)

    def _decides_otherwise(self, around: Surroundings) -> bool:
        """Whether the verdicts on other contracts may differ among other surroundings."""
        claims, now = self._crowd.claims, self._around
        other_share = answers(claims, around.unrated_share) != answers(claims, now.unrated_share)
        return other_share or around.relations is not now.relations

    def _rejudged(self, old: Verdict, new: Contract, around: Surroundings) -> Fraction | None:
        contracts = self._with(old.contract, new)
        verdicts = tuple(self._interpreter.judge(contract, self._day, around) for contract in contracts)
        return score_verdicts(verdicts, self._score.policy, self._day).percent

    def _with(self, old: Contract, new: Contract) -> tuple[Contract, ...]:
        return tuple(new if contract is old else contract for contract in self._history.contracts)
