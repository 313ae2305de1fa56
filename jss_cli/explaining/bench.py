"""A history on some days under one reading of the rules after the other, with everything that readings share kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from jss_cli.domain.history import Contract, Feedback
from jss_cli.domain.policy import Policy, Rule, Topic
from jss_cli.domain.rulebook import Rulebook
from jss_cli.domain.score import Score
from jss_cli.domain.verdict import Outcome, Verdict
from jss_cli.explaining.answers import AnswerTrees
from jss_cli.scoring.context import Relations, Surroundings, unrated_share
from jss_cli.scoring.counting import Counter
from jss_cli.scoring.facts import Facts, facts_on
from jss_cli.scoring.judging import Interpreter, assume
from jss_cli.scoring.scoring import counts_on, score_verdicts
from jss_cli.scoring.untold import Varied, tellings

MOST_TOLD = 200  # tellings of all contracts by which readings are compared; of more only what is taken
Picks = tuple[str, ...]  # the options that a reading picks, the base of a topic not named


class Bench:
    """Scores some contracts on some days under any reading of the rules."""

    def __init__(self, contracts: tuple[Contract, ...], rulebook: Rulebook, days: tuple[date, ...]) -> None:
        self._rulebook = rulebook
        self._base = tuple(rulebook.on(day) for day in days)
        self._policies: dict[Picks, tuple[Policy, ...]] = {}
        alone = [(option.name,) for topic in self.topics for option in topic.options if option is not topic.base]
        rules = [rule for picks in [(), *alone] for policy in self.policies(picks) for rule in policy.rules]
        self._days = [_BenchDay(contracts, day, base, rules) for day, base in zip(days, self._base, strict=True)]

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

    def assumed(self, picks: Picks) -> object:
        """How every contract counts under a reading if everything unknown is as the rules assume, and the windows."""
        pairs = zip(self._days, self.policies(picks), strict=True)
        return tuple(day.assumed(policy) for day, policy in pairs)

    def fingerprint(self, picks: Picks, *, windows: bool) -> object:
        """How every contract counts under a reading whatever is unknown of it, and if asked which windows there are."""
        pairs = zip(self._days, self.policies(picks), strict=True)
        return tuple(day.fingerprint(policy, windows=windows) for day, policy in pairs)


class _Table(NamedTuple):
    """Some rules, and the numbers of what they are as a decision table, of what makes facts, and of what counts."""

    policy: Policy
    rules: int
    facts: int
    basis: int


class _Told(NamedTuple):
    """A contract with what the file leaves out told in some way, and one with the same payments that is counted."""

    contract: Contract
    counted: Contract


class _BenchDay:
    """Some contracts on one day, with every way to tell what the file leaves out; what is equal has equal numbers."""

    def __init__(self, contracts: tuple[Contract, ...], day: date, base: Policy, rules: Iterable[Rule]) -> None:
        self._day, self._contracts, self._trees = day, contracts, AnswerTrees(rules)
        self._share = unrated_share(contracts, day, base.measures)
        self._relations = Relations(contracts, day)
        self._facts: dict[tuple[int, int], Facts] = {}
        self._counted: dict[tuple[int, int, int], tuple[int, Verdict]] = {}
        self._prints: dict[tuple[int, int, int], int] = {}
        self._available: dict[int, object] = {}
        self._own = [_Told(contract, contract) for contract in contracts]
        table, varied = self._table(base), Varied.fitting(contracts, day, base, MOST_TOLD)
        ways = [[one for one, _ in tellings(contract, day, base, varied)] for contract in contracts]
        if sum(map(len, ways)) > MOST_TOLD:
            ways = [[contract] for contract in contracts]
        self._told = [list(self._distinct(table, told)) for told in ways]

    def _distinct(self, table: _Table, ways: list[Contract]) -> Iterator[_Told]:
        """The tellings of a contract that rules can tell apart, those with equal payments counted as one contract."""
        counts: dict[Contract, Contract] = {}
        told = [_Told(one, counts.setdefault(replace(one, feedback=Feedback()), one)) for one in ways]
        yield from {(id(self._facts_under(table, one)), id(one.counted)): one for one in told}.values()

    def score(self, policy: Policy) -> Score:
        """The score under some rules, unknown facts answered as they assume."""
        return score_verdicts(tuple(verdict for _, verdict in self.counted(policy)), policy, self._day)

    def assumed(self, policy: Policy) -> object:
        """How every contract counts under some rules if everything unknown is as they assume, and which windows there
        are."""
        numbers, verdicts = zip(*self.counted(policy), strict=True) if self._contracts else ((), ())
        return numbers, self._there(verdicts, policy)

    def counted(self, policy: Policy) -> Iterator[tuple[int, Verdict]]:
        """How every contract counts under some rules, unknown facts answered as they assume, and the verdict."""
        table = self._table(policy)
        decided: dict[int, Rule] = {}
        for one in self._own:
            if one.contract.insights == "eligible":
                verdict = Interpreter(policy).judge(one.contract, self._day, Surroundings(self._share, self._relations))
                yield self._count(table, verdict.told or one.counted, verdict.rule)
                continue
            facts = self._facts_under(table, one)
            rule = decided[id(facts)] = decided.get(id(facts)) or assume(policy, facts)[0]
            yield self._count(table, one.counted, rule)

    def fingerprint(self, policy: Policy, *, windows: bool) -> object:
        """How every contract counts under some rules, whatever their units are, told and answered in every way; and if
        asked which windows there are."""
        table = self._table(policy)
        prints = tuple(self._printed(table, one) for told in self._told for one in told)
        if not windows:
            return prints
        key = self._trees.number((prints, policy.windows))
        if key not in self._available:
            self._available[key] = self._available_windows(table)
        return prints, self._available[key]

    def _available_windows(self, table: _Table) -> object:
        """Which windows there are, and the minimum if that depends on what is unknown."""
        ways = [sorted(self._ways(table, told), key=self._reaches) for told in self._told]
        least, most = (self._there(tuple(way[end] for way in ways), table.policy) for end in (0, -1))
        return least, (most, table.policy.windows.minimum) if least != most else ()

    def _there(self, verdicts: tuple[Verdict, ...], policy: Policy) -> tuple[bool, ...]:
        return tuple(window.percent is not None for window in score_verdicts(verdicts, policy, self._day).windows)

    def _ways(self, table: _Table, told: list[_Told]) -> Iterator[Verdict]:
        """Every way in which a contract may count."""
        for one in told:
            tree = self._trees.of(table.policy, table.rules, self._facts_under(table, one))
            yield from (self._count(table, one.counted, rule)[1] for rule in self._trees.ways(tree))

    def _reaches(self, verdict: Verdict) -> tuple[bool, date, int]:
        """How many windows hold a contract, in an order."""
        aged = max((share.aged for share in verdict.shares), default=date.min)
        return counts_on(verdict, self._day), aged, verdict.counting.jobs

    def _table(self, policy: Policy) -> _Table:
        number = self._trees.number
        basis = number((policy.jobs, policy.age, policy.weights, policy.scale))
        facts = number((policy.jobs, policy.asked))
        return _Table(policy, self._trees.table(policy), facts, basis)

    def _printed(self, table: _Table, one: _Told) -> int:
        tree = self._trees.of(table.policy, table.rules, self._facts_under(table, one))
        key = id(one.counted), table.basis, tree
        if key not in self._prints:
            self._prints[key] = self._trees.leaves(tree, lambda rule: self._count(table, one.counted, rule)[0])
        return self._prints[key]

    def _count(self, table: _Table, contract: Contract, rule: Rule) -> tuple[int, Verdict]:
        """How a contract counts by a rule, as a number and as a verdict."""
        key = id(contract), table.basis, self._trees.way(rule)
        if key not in self._counted:
            policy = table.policy
            counting = Counter(contract, self._day, policy, self._relations.told(contract)).by(rule)
            outcome, unit, worth = Outcome(rule.outcome), policy.weights.unit, policy.weights.unit * policy.scale.unit
            shares = tuple((Fraction(s.weight, unit), Fraction(s.net, worth), s.aged) for s in counting.shares)
            number = self._trees.number((outcome, counting.entered if shares else None, counting.jobs, shares))
            self._counted[key] = number, Verdict(contract, outcome, (outcome,), counting, rule, "")
        return self._counted[key]

    def _facts_under(self, table: _Table, one: _Told) -> Facts:
        """The facts of a contract, those that no rule tells apart the same object."""
        key = table.facts, id(one.contract)
        if key not in self._facts:
            around = Surroundings(self._share, self._relations.told(one.contract))
            facts = facts_on(one.contract, self._day, table.policy, around)
            self._facts[key] = self._trees.alike(facts)
        return self._facts[key]


def known(policy: Policy, picks: Picks) -> Picks:
    """The options that a policy has, one of each topic: another day's rules may know them as of two."""
    own = ([option.name for option in topic.options] for topic in policy.topics)
    found = {next((pick for pick in picks if pick in names), "") for names in own}
    return tuple(pick for pick in picks if pick in found)
