"""The score if one contract were another, for many contracts at a fraction of the work."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from fractions import Fraction

from jss_cli.domain.history import Contract, History
from jss_cli.domain.score import Score
from jss_cli.domain.verdict import Verdict
from jss_cli.explaining.time.shares import Crowd, answers
from jss_cli.scoring.context import Relations, Surroundings
from jss_cli.scoring.judging import Interpreter
from jss_cli.scoring.payments import payment_days
from jss_cli.scoring.scoring import score_verdicts
from jss_cli.scoring.sums import Sums


class Exchange:
    """One score, and what it would be with one contract in another's place (of the same client)."""

    def __init__(self, history: History, score: Score) -> None:
        self._score, self._day = score, score.as_of
        self._interpreter = Interpreter(score.policy)
        self._crowd = Crowd(history.contracts, score.policy)
        self._around = Surroundings(self._crowd.share(self._day), Relations(history.contracts, self._day))
        self._sums = Sums(score)
        claims = (claim for rule in score.policy.rules for claim in rule.when if claim.fact == "client_days")
        self._limits = sorted(limit for claim in claims for limit in claim.limits)
        self._of_client: dict[str, list[Contract]] = defaultdict(list)
        for contract in history.contracts:
            self._of_client[contract.client].append(contract)

    def scored(self, old: Verdict, new: Contract) -> tuple[Fraction | None, Verdict]:
        """The exact score with a contract as it would be, and the verdict on it. None: there would be no score."""
        around = self._around_with(old.contract, new)
        verdict = self._interpreter.judge(new, self._day, around)
        if self._decides_otherwise(new, around):
            return self._rejudged(old, verdict, around), verdict
        return self._sums.percent_with(old, verdict), verdict

    def _around_with(self, old: Contract, new: Contract) -> Surroundings:
        """The surroundings of the client's contracts: of the relations only theirs can be another one."""
        relations = self._around.relations
        if self._limits and payment_days(old, self._day) != payment_days(new, self._day):
            own = (new if contract is old else contract for contract in self._of_client[old.client])
            relations = Relations(own, self._day)
        return Surroundings(self._crowd.share_with(self._day, old, new), relations)

    def _decides_otherwise(self, new: Contract, around: Surroundings) -> bool:
        """Whether the verdicts on other contracts may differ among other surroundings."""
        claims, now = self._crowd.claims, self._around
        if answers(claims, around.unrated_share) != answers(claims, now.unrated_share):
            return True
        return len(self._of_client[new.client]) > 1 and self._reached(new, around) != self._reached(new, now)

    def _reached(self, contract: Contract, around: Surroundings) -> int:
        """How many limits that rules set to how long a client has paid its relation has reached."""
        return bisect_right(self._limits, around.relations.with_client(contract.client, self._day).days(self._day))

    def _rejudged(self, old: Verdict, new: Verdict, around: Surroundings) -> Fraction | None:
        elsewhere = Surroundings(around.unrated_share, self._around.relations)

        def again(contract: Contract) -> Verdict:
            among = around if contract.client == new.contract.client else elsewhere
            return self._interpreter.judge(contract, self._day, among)

        verdicts = tuple(new if verdict is old else again(verdict.contract) for verdict in self._score.verdicts)
        return score_verdicts(verdicts, self._score.policy, self._day).percent
