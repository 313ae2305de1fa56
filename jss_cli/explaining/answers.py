"""What the unknown answers of a contract may lead to, so that two tables of rules can be told alike or not.

A tree is a number: of a way to count, or of an unknown fact with a tree for each of its answers. A fact whose answers
all lead to the same is not asked for, so that a tree whose leaves are all alike equals one that asks nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from jss_cli.domain.history import UNKNOWN
from jss_cli.domain.policy import Condition, GivenAnswer, Policy, Rule
from jss_cli.scoring.facts import Facts
from jss_cli.scoring.judging import deciding


class AnswerTrees:
    """The trees of answers to facts under some tables of rules; equal ones have equal numbers."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._numbers: dict[object, int] = {}
        self._rules: dict[int, tuple[Rule, int]] = {}  # the number of each, which is kept so that its id stays its own
        self._ways: dict[int, Rule] = {}
        self._asked: dict[int, tuple[str, tuple[tuple[GivenAnswer, int], ...]]] = {}
        self._trees: dict[tuple[int, int], int] = {}
        self._alike: dict[tuple[object, ...], Facts] = {}
        self._first: dict[Facts, Facts] = {}
        self._claims: dict[str, list[Condition]] = defaultdict(list)
        for claim in dict.fromkeys(claim for rule in rules for claim in rule.when):
            self._claims[claim.fact].append(claim)

    def number(self, thing: object) -> int:
        """The number of a thing, that of an equal one if there was one."""
        return self._numbers.setdefault(thing, len(self._numbers))

    def table(self, policy: Policy) -> int:
        """The number of a table of rules."""
        return self.number(tuple(map(self._rule, policy.rules)))

    def alike(self, facts: Facts) -> Facts:
        """The first facts that no rule can tell from these."""
        if facts not in self._first:
            said: list[object] = [facts.feedback, facts.paid]
            for fact, claims in self._claims.items():
                value = getattr(facts, fact)
                said += [value] if value is UNKNOWN else (claim.holds(value) for claim in claims)
            self._first[facts] = self._alike.setdefault(tuple(said), facts)
        return self._first[facts]

    def way(self, rule: Rule) -> int:
        """The number of the way in which a rule makes a contract count."""
        number = self.number(rule.counts_as)
        self._ways[number] = rule
        return number

    def _rule(self, rule: Rule) -> int:
        if id(rule) not in self._rules:
            self._rules[id(rule)] = rule, self.number((self.way(rule), rule.when))
        return self._rules[id(rule)][1]

    def of(self, policy: Policy, table: int, facts: Facts) -> int:
        """The tree of the unknown answers among some facts, in ways to count; those alike are the same object."""
        key = table, id(facts)
        return self._trees.get(key) or self._trees.setdefault(key, self._grown(policy, facts))

    def leaves(self, tree: int, count: Callable[[Rule], int]) -> int:
        """The same tree with its ways counted."""
        if tree in self._ways:
            return count(self._ways[tree])
        fact, answers = self._asked[tree]
        counted = {under: self.leaves(under, count) for under in dict.fromkeys(under for _, under in answers)}
        return self._joined(fact, tuple((answer, counted[under]) for answer, under in answers))

    def ways(self, tree: int) -> Iterator[Rule]:
        """The rules that some answers lead to."""
        if tree in self._ways:
            yield self._ways[tree]
        else:
            for under in dict.fromkeys(under for _, under in self._asked[tree][1]):
                yield from self.ways(under)

    def _grown(self, policy: Policy, facts: Facts) -> int:
        found = deciding(policy, facts)
        if isinstance(found, Rule):
            return self.way(found)
        groups: dict[tuple[bool, ...], list[GivenAnswer]] = {}
        claims = [claim for rule in policy.rules for claim in rule.when if claim.fact == found]
        for answer in _answers(policy, found):
            groups.setdefault(tuple(claim.holds(answer) for claim in claims), []).append(answer)
        under = {said: self._grown(policy, facts.answered(found, group[0])) for said, group in groups.items()}
        return self._joined(found, tuple((answer, under[said]) for said, group in groups.items() for answer in group))

    def _joined(self, fact: str, answers: tuple[tuple[GivenAnswer, int], ...]) -> int:
        if len({under for _, under in answers}) == 1:
            return answers[0][1]
        number = self.number((fact, frozenset(answers)))
        self._asked[number] = fact, answers
        return number


def _answers(policy: Policy, fact: str) -> tuple[GivenAnswer, ...]:
    """Every answer that an unknown fact may have."""
    tables = (table.chances for table in policy.priors.tables if table.fact == fact)
    return tuple(dict.fromkeys(answer for table in tables for answer, share in table if share))
