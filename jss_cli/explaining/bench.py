"""A history on some days under one reading of the rules after the other, with everything that readings share kept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from jss_cli.domain.history import Contract
from jss_cli.domain.policy import Policy, Rule, Topic
from jss_cli.domain.rulebook import Rulebook
from jss_cli.domain.score import Score
from jss_cli.domain.verdict import Outcome, Verdict
from jss_cli.scoring.context import surroundings
from jss_cli.scoring.counting import Counter
from jss_cli.scoring.facts import Facts, facts_on
from jss_cli.scoring.judging import assume
from jss_cli.scoring.scoring import score_verdicts

Picks = tuple[str, ...]  # the options that a reading picks, the base of a topic not named


class Bench:
    """Scores some contracts on some days under any reading of the rules."""

    def __init__(self, contracts: tuple[Contract, ...], rulebook: Rulebook, days: tuple[date, ...]) -> None:
        self._rulebook = rulebook
        self._base = tuple(rulebook.on(day) for day in days)
        self._days = [_BenchDay(contracts, day, policy) for day, policy in zip(days, self._base, strict=True)]
        self._policies: dict[Picks, tuple[Policy, ...]] = {}

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
        return tuple(day.score(policy) for day, policy in zip(self._days, self.policies(picks), strict=True))

    def fingerprint(self, picks: Picks, *, windows: bool) -> object:
        """How every contract counts under a reading, and if asked which windows there are."""
        there = [[w.percent is None for w in score.windows] for score in self.scores(picks)] if windows else []
        counts = (day.fingerprint(policy) for day, policy in zip(self._days, self.policies(picks), strict=True))
        return str(there), tuple(counts)


class _BenchDay:
    """Some contracts on one day, unknown facts answered as the rules assume; what is equal has equal numbers."""

    def __init__(self, contracts: tuple[Contract, ...], day: date, base: Policy) -> None:
        self._contracts, self._day = contracts, day
        self._around = surroundings(contracts, day, base.measures)
        self._numbers: dict[object, int] = {}
        self._facts: dict[int, tuple[Facts, ...]] = {}
        self._counted: dict[tuple[int, int, int], tuple[int, Verdict]] = {}

    def score(self, policy: Policy) -> Score:
        """The score under some rules."""
        return score_verdicts(tuple(verdict for _, verdict in self._judged(policy)), policy, self._day)

    def fingerprint(self, policy: Policy) -> tuple[int, ...]:
        """How every contract counts under some rules, whatever their units are."""
        return tuple(number for number, _ in self._judged(policy))

    def _judged(self, policy: Policy) -> Iterator[tuple[int, Verdict]]:
        basis = self._number((policy.jobs, policy.age, policy.weights, policy.scale))
        decided: dict[int, tuple[Rule, int]] = {}
        for place, facts in enumerate(self._facts_under(policy)):
            if id(facts) not in decided:
                rule = assume(policy, facts)[0]
                decided[id(facts)] = rule, self._number((rule.outcome, rule.spoils, rule.enters, rule.when))
            rule, way = decided[id(facts)]
            if (place, basis, way) not in self._counted:
                self._counted[place, basis, way] = self._count(self._contracts[place], policy, rule)
            yield self._counted[place, basis, way]

    def _count(self, contract: Contract, policy: Policy, rule: Rule) -> tuple[int, Verdict]:
        counting = Counter(contract, self._day, policy, self._around.relations).by(rule)
        outcome, weights, scale = Outcome(rule.outcome), policy.weights.unit, policy.scale.unit
        shares = tuple((Fraction(s.weight, weights), Fraction(s.net, weights * scale), s.aged) for s in counting.shares)
        number = self._number((outcome, counting.entered, counting.jobs, shares))
        return number, Verdict(contract, outcome, (outcome,), counting, rule, "")

    def _facts_under(self, policy: Policy) -> tuple[Facts, ...]:
        """The facts of every contract, equal ones the same object."""
        key = self._number((policy.jobs, policy.asked))
        if key not in self._facts:
            same: dict[Facts, Facts] = {}
            found = (facts_on(contract, self._day, policy, self._around) for contract in self._contracts)
            self._facts[key] = tuple(same.setdefault(facts, facts) for facts in found)
        return self._facts[key]

    def _number(self, thing: object) -> int:
        return self._numbers.setdefault(thing, len(self._numbers))


def known(policy: Policy, picks: Picks) -> Picks:
    """The options that a policy has."""
    names = {option.name for topic in policy.topics for option in topic.options}
    return tuple(pick for pick in picks if pick in names)
