"""What is found of contracts on some days, kept from one reading of the rules to the next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from jss_cli.domain.history import Contract, Feedback
from jss_cli.domain.policy import Policy, Rule
from jss_cli.domain.story import Seen
from jss_cli.domain.verdict import Counting, Share
from jss_cli.explaining.unseen.leaves import Leaf, Leaves
from jss_cli.scoring.context import Relations, Surroundings
from jss_cli.scoring.counting import Counter
from jss_cli.scoring.facts import Facts, facts_on
from jss_cli.scoring.untold import Telling, Varied, tellings

NEVER = Counting(None)
ByDay = tuple[Rule | None, ...]  # a rule for every day seen; None: none counts it
DecidedTelling = tuple[
    Telling, int, tuple[Leaf, ...], tuple[bool, ...]
]  # its setting, its leaves, where it is measured
WaysCounted = tuple[tuple[Counting, ...], ...]  # how a contract counts in some ways, on every day seen


class RuleParts(NamedTuple):
    """What of some rules makes what is found here: the numbers of what tells, makes facts, and counts; shared parts
    have equal ones."""

    telling: int
    facts: int
    counting: int


class Findings:
    """The tellings of some contracts, and their facts and how they count on some days (the latest first): each found
    once for all rules that agree on what makes it so."""

    def __init__(self, contracts: Iterable[Contract], days: Sequence[date]) -> None:
        self._days, of_all = days, tuple(contracts)
        self._relations = [Relations(of_all, day) for day in days]
        self._numbers: dict[object, int] = {}
        self._kept: list[tuple[object, ...]] = []
        self._leaves: dict[tuple[int, int], Leaves] = {}
        self._same_leaves: dict[tuple[object, ...], tuple[Leaf, ...]] = {}
        self._tellings: dict[tuple[int, int, Varied, int], tuple[Contract, tuple[Telling, ...]]] = {}
        self._told: dict[Contract, Contract] = {contract: contract for contract in of_all}
        self._facts: dict[tuple[int, int, int, Fraction], Facts] = {}  # by the id of a contract of some telling
        self._counters: dict[tuple[int, int, int], Counter] = {}
        self._payments: dict[int, tuple[int]] = {}  # by the id of a contract of some telling
        self._alike_counters: dict[tuple[object, ...], Counter] = {}
        self._shares: dict[tuple[Share, ...], tuple[Share, ...]] = {}
        self._countings: dict[tuple[int, int], Counting] = {}
        self._alike: dict[Counting, Counting] = {}
        self._leaf_ways: dict[int, int] = {}  # by the id of leaves, which are kept
        self.decided: dict[tuple[int, int], list[DecidedTelling]] = {}  # by the id of a contract, and what decides
        self.counted: dict[tuple[int, ...], WaysCounted] = {}
        self._alike_counted: dict[tuple[int, ...], WaysCounted] = {}

    def basis(self, policy: Policy) -> RuleParts:
        """What of a policy makes what is found here."""
        jobs = policy.jobs
        return RuleParts(
            telling=self.number_of(policy.priors, policy.assume, policy.weights),
            facts=self.number((jobs.period, jobs.are, jobs.apart, jobs.complete, policy.asked)),
            counting=self.number_of(jobs, policy.age, policy.weights, policy.scale),
        )

    def number(self, thing: object) -> int:
        """The number of a thing, that of an equal one if there was one."""
        return self._numbers.setdefault(thing, len(self._numbers))

    def number_of(self, *parts: object) -> int:
        """The number of parts of a policy, which readings share; they are kept, so that their ids stay their own."""
        self._kept.append(parts)
        return self.number(tuple(map(id, parts)))

    def leaves(self, seen: tuple[Seen, ...], settings: int) -> Leaves:
        """The leaves of the tables of the days under some rules."""
        key = self.number_of(*(part for s in seen for part in (s.policy.rules, s.policy.priors))), settings
        return self._leaves.get(key) or self._leaves.setdefault(key, Leaves(seen, settings, self._same_leaves))

    def tellings(
        self, contract: Contract, policy: Policy, basis: RuleParts, varied: Varied, day: int = 0
    ) -> tuple[Telling, ...]:
        """Every way to tell a contract as of one of the days; equal contracts are the same object."""
        key = id(contract), basis.telling, varied, day
        if key not in self._tellings:  # a contract is kept, so that its id stays its own
            found = tellings(contract, self._days[day], policy, varied)
            told = tuple(one._replace(contract=self._told.setdefault(one.contract, one.contract)) for one in found)
            self._tellings[key] = contract, told
        return self._tellings[key][1]

    def facts(self, contract: Contract, day: int, policy: Policy, basis: RuleParts, share: Fraction) -> Facts:
        """The facts of a contract of some telling, if such a share of all is unrated."""
        key = id(contract), day, basis.facts, share
        if key not in self._facts:
            around = Surroundings(share, self._relations[day].told(contract))
            self._facts[key] = facts_on(contract, self._days[day], policy, around)
        return self._facts[key]

    def counter(self, contract: Contract, day: int, policy: Policy, basis: RuleParts) -> Counter:
        """How a contract of some telling counts by any rule: the same for all policies that count it alike."""
        key = id(contract), day, basis.counting
        if key not in self._counters:
            made = Counter(contract, self._days[day], policy, self._relations[day].told(contract))
            self._counters[key] = self._alike_counters.setdefault((*self._paid(contract), day, *made.basis), made)
        return self._counters[key]

    def _paid(self, contract: Contract) -> tuple[int]:
        """The number of a contract whatever its client said."""
        return self._payments.get(id(contract)) or self._payments.setdefault(
            id(contract), (self.number(replace(contract, feedback=Feedback())),)
        )

    def counting(self, counter: Counter, rule: Rule) -> Counting:
        """How a contract counts by a rule; equal countings, and equal shares, are the same object."""
        key = id(counter), id(rule)
        if key not in self._countings:
            found = counter.by(rule)
            own = replace(found, shares=self._shares.setdefault(found.shares, found.shares))
            self._countings[key] = self._alike.setdefault(own, own)
        return self._countings[key]

    def ways(self, leaves: tuple[Leaf, ...]) -> int:
        """The number of the ways in which contracts count by some leaves."""
        return self._leaf_ways.get(id(leaves)) or self._leaf_ways.setdefault(
            id(leaves), self.number(tuple(tuple(rule.counts_as for rule in leaf.rules) for leaf in leaves))
        )

    def all_of(self, counters: Sequence[Counter], ways: Sequence[ByDay]) -> WaysCounted:
        """How a contract counts in some ways, equal ones the same object; where a day has no rule, it does not."""
        keys = [tuple(map(id, rules)) for rules in ways]
        counted = {
            key: tuple(self.counting(c, rule) if rule else NEVER for c, rule in zip(counters, rules, strict=True))
            for key, rules in dict(zip(keys, ways, strict=True)).items()
        }
        found = tuple(counted[key] for key in keys)
        return self._alike_counted.setdefault(tuple(id(one) for some in found for one in some), found)
