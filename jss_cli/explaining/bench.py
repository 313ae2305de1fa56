"""A history on some days under one reading of the rules after the other, with everything that readings share kept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from jss_cli.domain.history import Contract
from jss_cli.domain.policy import Policy, Rule, Topic
from jss_cli.domain.rulebook import Rulebook
from jss_cli.domain.score import Score
from jss_cli.domain.verdict import Counting, Outcome, Verdict
from jss_cli.scoring.context import Surroundings, surroundings
from jss_cli.scoring.counting import Counter
from jss_cli.scoring.facts import Facts, facts_on
from jss_cli.scoring.judging import assume
from jss_cli.scoring.scoring import score_verdicts

Picks = tuple[str, ...]  # the options that a reading picks, the base of a topic not named


class Bench:
    """Scores some contracts on some days under any reading, unknown facts answered as the rules assume."""

    def __init__(self, contracts: tuple[Contract, ...], rulebook: Rulebook, days: tuple[date, ...]) -> None:
        self._contracts, self._rulebook, self._days = contracts, rulebook, days
        self._base = tuple(rulebook.on(day) for day in days)
        self._around: list[Surroundings] = [
            surroundings(contracts, day, policy.measures) for day, policy in zip(days, self._base, strict=True)
        ]
        self._policies: dict[Picks, tuple[Policy, ...]] = {}
        self._scores: dict[Picks, tuple[Score, ...]] = {}
        self._facts: dict[object, tuple[Facts, ...]] = {}
        self._countings: dict[object, Counting] = {}

    @property
    def topics(self) -> tuple[Topic, ...]:
        """What is disputed in the rules of any of the days."""
        return tuple({topic.name: topic for policy in self._base for topic in policy.topics}.values())

    def policies(self, picks: Picks) -> tuple[Policy, ...]:
        """The rules of each day with some options picked, as far as they know them."""
        if picks not in self._policies:
            rules = (self._rulebook.picked(policy, known(policy, picks)) for policy in self._base)
            self._policies[picks] = tuple(rules)
        return self._policies[picks]

    def scores(self, picks: Picks) -> tuple[Score, ...]:
        """The score of each day under a reading."""
        if picks not in self._scores:
            days = enumerate(zip(self.policies(picks), self._days, strict=True))
            scores = (score_verdicts(tuple(self._verdicts(number, rules)), rules, day) for number, (rules, day) in days)
            self._scores[picks] = tuple(scores)
        return self._scores[picks]

    def fingerprint(self, picks: Picks, *, windows: bool) -> object:
        """How every contract counts under a reading, in plain contracts, and if asked which windows there are."""
        scores = self.scores(picks)
        there = tuple(window.percent is None for score in scores for window in score.windows) if windows else ()
        return there, tuple(plain(verdict, score.policy) for score in scores for verdict in score.verdicts)

    def _verdicts(self, number: int, policy: Policy) -> Iterator[Verdict]:
        decided: dict[Facts, Rule] = {}
        for place, (contract, facts) in enumerate(zip(self._contracts, self._facts_on(number, policy), strict=True)):
            if facts not in decided:
                decided[facts] = assume(policy, facts)[0]
            rule = decided[facts]
            outcome = Outcome(rule.outcome)
            counting = self._counting(number, place, policy, rule)
            yield Verdict(contract, outcome, (outcome,), counting, rule, "")

    def _facts_on(self, number: int, policy: Policy) -> tuple[Facts, ...]:
        key = number, policy.jobs, policy.asked
        if key not in self._facts:
            day, around = self._days[number], self._around[number]
            self._facts[key] = tuple(facts_on(contract, day, policy, around) for contract in self._contracts)
        return self._facts[key]

    def _counting(self, number: int, place: int, policy: Policy, rule: Rule) -> Counting:
        basis = policy.jobs, policy.age, policy.weights, policy.scale
        key = number, place, rule.outcome, rule.spoils, rule.enters, rule.when, basis
        if key not in self._countings:
            day, around = self._days[number], self._around[number]
            counter = Counter(self._contracts[place], day, policy, around.relations)
            self._countings[key] = counter.by(rule)
        return self._countings[key]


def known(policy: Policy, picks: Picks) -> Picks:
    """The options that a policy has."""
    names = {option.name for topic in policy.topics for option in topic.options}
    return tuple(pick for pick in picks if pick in names)


def plain(verdict: Verdict, policy: Policy) -> object:
    """How a contract counts, whatever the units of the policy are."""
    weights, scale, counting = policy.weights.unit, policy.scale.unit, verdict.counting
    shares = ((Fraction(s.weight, weights), Fraction(s.net, weights * scale), s.aged) for s in counting.shares)
    return verdict.outcome, counting.entered, counting.jobs, tuple(shares)
