"""The score if one contract were another, for many contracts at a fraction of the work."""

from __future__ import annotations

from fractions import Fraction

from jss_cli.domain.history import Contract, History
from jss_cli.domain.score import Score
from jss_cli.domain.verdict import Verdict
from jss_cli.explaining.time.crowd import Crowd
from jss_cli.explaining.time.shares import answers
from jss_cli.scoring.judging import Interpreter
from jss_cli.scoring.scoring import score_verdicts
from jss_cli.scoring.sums import Sums


class Exchange:
    """One score, and what it would be with one contract in another's place (of the same client)."""

    def __init__(self, history: History, score: Score) -> None:
        self._history, self._score = history, score
        self._interpreter = Interpreter(score.policy)
        self._crowd = Crowd(history.contracts, score.policy)
        self._share = self._crowd.share(score.as_of)
        self._sums = Sums(score)

    def scored(self, old: Verdict, new: Contract) -> tuple[Fraction | None, Verdict]:
        """The exact score with a contract as it would be, and the verdict on it. None: there would be no score."""
        share = self._crowd.share_with(self._score.as_of, old.contract, new)
        verdict = self._interpreter.judge(new, self._score.as_of, share)
        if answers(self._crowd.claims, share) != answers(self._crowd.claims, self._share):
            return self._rejudged(old, new, share), verdict
        return self._sums.percent_with(old, verdict), verdict

    def _rejudged(self, old: Verdict, new: Contract, share: Fraction) -> Fraction | None:
        """The score where the share of unrated contracts now decides otherwise about the others too."""
        policy, day = self._score.policy, self._score.as_of
        contracts = (new if contract is old.contract else contract for contract in self._history.contracts)
        verdicts = tuple(self._interpreter.judge(contract, day, share) for contract in contracts)
        return score_verdicts(verdicts, policy, day).percent
