"""A history on some days under one reading of the rules after the other, with everything that readings share kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple, TypeVar

from jss_cli.domain.case import Rulebook
from jss_cli.domain.history import Contract
from jss_cli.domain.policy import Policy, Rule, Topic
from jss_cli.domain.score import Score
from jss_cli.domain.sections import Windows
from jss_cli.domain.verdict import Outcome, Verdict
from jss_cli.explaining.answers import AnswerTrees
from jss_cli.explaining.unseen.findings import Findings, RuleParts
from jss_cli.scoring.context import Relations, Surroundings, unrated_share
from jss_cli.scoring.counting import Counter
from jss_cli.scoring.facts import Facts
from jss_cli.scoring.judging import Interpreter, assume
from jss_cli.scoring.scoring import counts_on, score_verdicts
from jss_cli.scoring.untold import Varied

T = TypeVar("T")
MOST_TOLD = 200  # tellings of all contracts by which readings are compared; of more only what is taken
Picks = tuple[str, ...]  # the options that a reading picks, the base of a topic not named


class Bench:
    """Scores some contracts on some days under any reading of the rules."""

    def __init__(
        self,
        contracts: tuple[Contract, ...],
        rulebook: Rulebook,
        days: tuple[date, ...],
        findings: Findings | None = None,
    ) -> None:
        self._rulebook, found = rulebook, findings or Findings(contracts, days)
        self._base = tuple(rulebook.on(day) for day in days)
        self._policies: dict[Picks, tuple[Policy, ...]] = {}
        alone = [(option.name,) for topic in self.topics for option in topic.options if option is not topic.base]
        rules = [rule for picks in [(), *alone] for policy in self.policies(picks) for rule in policy.rules]
        trees, pairs = AnswerTrees(rules), enumerate(zip(days, self._base, strict=True))
        self._days = [_BenchDay(contracts, day, base, trees, found, place) for place, (day, base) in pairs]

    @property
    def topics(self) -> tuple[Topic, ...]:
        """What is disputed in the rules of any of the days."""
        return tuple({topic.name: topic for policy in self._base for topic in policy.topics}.values())

    def policies(self, picks: Picks) -> tuple[Policy, ...]:
        """The rules of each day with some options picked, as far as they know them."""
        rules = (self._rulebook.picked(policy, known(policy, picks)) for policy in self._base)
        return self._policies.get(picks) or self._policies.setdefault(picks, tuple(rules))

    def scores(self, picks: Picks) -> tuple[Score, ...]:
        """The score of each day under a reading, or under one that comes to the same."""
        return self._on_each(_BenchDay.score, picks)

    def assumed(self, picks: Picks) -> object:
        """How every contract counts under a reading if everything unknown is as the rules assume, and the windows."""
        return self._on_each(_BenchDay.assumed, picks)

    def fingerprint(self, picks: Picks, *, windows: bool) -> object:
        """How every contract counts under a reading whatever is unknown of it, and if asked which windows there are."""
        return self._on_each(_BenchDay.all_ways if windows else _BenchDay.prints, picks)

    def _on_each(self, of: Callable[[_BenchDay, Policy], T], picks: Picks) -> tuple[T, ...]:
        """Something of each day under a reading."""
        return tuple(map(of, self._days, self.policies(picks)))


class _Table(NamedTuple):
    """Some rules, with the numbers of what they are as a decision table, of what makes facts, and of what counts."""

    policy: Policy
    rules: int
    parts: RuleParts


_Prints = tuple[tuple[int, ...], ...]  # per contract and telling a number
_Count = tuple[int, Verdict]  # how a contract counts: as a number, whatever the units are, and as a verdict


class _BenchDay:
    """Some contracts on one day, with every way to tell what the file leaves out; what is equal has equal numbers."""

    def __init__(  # noqa: PLR0913, PLR0917 - what is asked about, and what was found of it
        self,
        contracts: tuple[Contract, ...],
        day: date,
        base: Policy,
        trees: AnswerTrees,
        findings: Findings,
        place: int,
    ) -> None:
        self._day, self._trees, self._findings, self._place = day, trees, findings, place
        self._share = unrated_share(contracts, day, base.measures)
        self._relations = Relations(contracts, day)
        self._facts: dict[tuple[int, int], Facts] = {}
        self._counted: dict[tuple[int, int], _Count] = {}
        self._prints: dict[tuple[int, int], int] = {}
        self._all_prints: dict[tuple[int, ...], _Prints] = {}
        self._ends: dict[tuple[int, tuple[int, ...]], tuple[_Count, _Count]] = {}
        self._scores: dict[tuple[tuple[int, ...], Windows], Score] = {}
        self._contracts = contracts
        table, varied = self._table(base), Varied.fitting(contracts, day, base, MOST_TOLD)
        told = (findings.tellings(contract, base, table.parts, varied, place) for contract in contracts)
        ways = [[one for one, _ in some] for some in told]
        if sum(map(len, ways)) > MOST_TOLD:
            ways = [[contract] for contract in contracts]
        self._told = [list(self._distinct(table, told)) for told in ways]

    def _distinct(self, table: _Table, told: list[Contract]) -> Iterable[Contract]:
        """The tellings of a contract that rules can tell apart."""
        return {(id(self._facts_under(table, one)), id(self._counter(table, one))): one for one in told}.values()

    def score(self, policy: Policy) -> Score:
        """The score under some rules, unknown facts answered as they assume."""
        return self._score(tuple(self.counted(policy)), policy)

    def assumed(self, policy: Policy) -> object:
        """How every contract counts under some rules if everything unknown is as they assume, and which windows there
        are."""
        counted = tuple(self.counted(policy))
        return tuple(number for number, _ in counted), self._there(counted, policy)

    def counted(self, policy: Policy) -> Iterator[_Count]:
        """How every contract counts under some rules, unknown facts answered as they assume, and the verdict."""
        table = self._table(policy)
        decided: dict[int, Rule] = {}
        for one in self._contracts:
            if one.insights == "eligible":
                verdict = Interpreter(policy).judge(one, self._day, Surroundings(self._share, self._relations))
                yield self._count(table, verdict.told or one, verdict.rule)
                continue
            facts = self._facts_under(table, one)
            rule = decided[id(facts)] = decided.get(id(facts)) or assume(policy, facts)[0]
            yield self._count(table, one, rule)

    def prints(self, policy: Policy) -> _Prints:
        """How every contract counts under some rules, whatever their units are, told and answered in every way."""
        table = self._table(policy)
        key = table.rules, table.parts.facts, table.parts.counting
        prints = (tuple(self._printed(table, one) for one in told) for told in self._told)
        return self._all_prints.get(key) or self._all_prints.setdefault(key, tuple(prints))

    def all_ways(self, policy: Policy) -> object:
        """The same, with the windows that there are, and the minimum if these depend on what is unknown."""
        table, prints, ends = self._table(policy), self.prints(policy), self._ends
        pairs = [ends.get(key) or ends.setdefault(key, self._furthest(table, key[0])) for key in enumerate(prints)]
        least, most = (self._there([pair[end] for pair in pairs], policy) for end in (0, 1))
        return prints, least, (most, policy.windows.minimum) if least != most else ()

    def _there(self, counted: Sequence[_Count], policy: Policy) -> tuple[bool, ...]:
        """Which windows there are if contracts count so."""
        return tuple(window.percent is not None for window in self._score(counted, policy).windows)

    def _score(self, counted: Sequence[_Count], policy: Policy) -> Score:
        """The score if contracts count so: most readings come to one of a few, of which the first found stands."""
        key = tuple(number for number, _ in counted), policy.windows
        verdicts, found = tuple(verdict for _, verdict in counted), self._scores
        return found.get(key) or found.setdefault(key, score_verdicts(verdicts, policy, self._day))

    def _furthest(self, table: _Table, place: int) -> tuple[_Count, _Count]:
        """The ways to count in which the fewest and the most windows hold a contract."""
        ways = sorted(self._ways(table, place), key=self._reaches)
        return ways[0], ways[-1]

    def _ways(self, table: _Table, place: int) -> Iterator[_Count]:
        """Every way in which a contract may count."""
        for one in self._told[place]:
            tree = self._trees.of(table.policy, table.rules, self._facts_under(table, one))
            yield from (self._count(table, one, rule) for rule in self._trees.ways(tree))

    def _reaches(self, count: _Count) -> tuple[bool, date, int]:
        """How many windows hold a contract, in an order."""
        _, verdict = count
        aged = max((share.aged for share in verdict.shares), default=date.min)
        return counts_on(verdict, self._day), aged, verdict.counting.jobs

    def _table(self, policy: Policy) -> _Table:
        return _Table(policy, self._trees.table(policy), self._findings.basis(policy))

    def _printed(self, table: _Table, one: Contract) -> int:
        tree = self._trees.of(table.policy, table.rules, self._facts_under(table, one))
        key = id(self._counter(table, one)), tree
        return self._prints.get(key) or self._prints.setdefault(
            key, self._trees.leaves(tree, lambda rule: self._count(table, one, rule)[0])
        )

    def _counter(self, table: _Table, contract: Contract) -> Counter:
        return self._findings.counter(contract, self._place, table.policy, table.parts)

    def _count(self, table: _Table, contract: Contract, rule: Rule) -> _Count:
        """How a contract counts by a rule. Weights are told apart as floats: their units are small whole numbers."""
        counter = self._counter(table, contract)
        key = id(counter), self._trees.way(rule)
        if key not in self._counted:
            policy, outcome = table.policy, Outcome(rule.outcome)
            counting = self._findings.counting(counter, rule)
            unit, worth = policy.weights.unit, policy.weights.unit * policy.scale.unit
            shares = tuple((s.weight / unit, s.net / worth, s.aged) for s in counting.shares)
            number = self._trees.number((outcome, counting.entered if shares else None, counting.jobs, shares))
            self._counted[key] = number, Verdict(contract, outcome, (outcome,), counting, rule, "")
        return self._counted[key]

    def _facts_under(self, table: _Table, one: Contract) -> Facts:
        """The facts of a contract, those that no rule tells apart the same object."""
        key = table.parts.facts, id(one)
        if key not in self._facts:
            facts = self._findings.facts(one, self._place, table.policy, table.parts, self._share)
            self._facts[key] = self._trees.alike(facts)
        return self._facts[key]


def known(policy: Policy, picks: Picks) -> Picks:
    """The options that a policy has, one of each topic: another day's rules may know them as of two."""
    own = ([option.name for option in topic.options] for topic in policy.topics)
    found = {next((pick for pick in picks if pick in names), "") for names in own}
    return tuple(pick for pick in picks if pick in found)
