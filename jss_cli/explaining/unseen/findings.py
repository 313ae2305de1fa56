"""What is found of contracts on some days, kept from one reading of the rules to the next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from jss_cli.domain.history import Contract
from jss_cli.domain.policy import Policy, Rule
from jss_cli.domain.story import Seen
from jss_cli.domain.verdict import Counting
from jss_cli.explaining.unseen.leaves import Leaves
from jss_cli.scoring.context import Relations, Surroundings
from jss_cli.scoring.counting import Counter
from jss_cli.scoring.facts import Facts, facts_on
from jss_cli.scoring.untold import Telling, Varied, tellings


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
        self._numbers: dict[tuple[object, ...], int] = {}
        self._kept: list[tuple[object, ...]] = []
        self._leaves: dict[tuple[int, int], Leaves] = {}
        self._tellings: dict[tuple[int, int, Varied], tuple[Contract, tuple[Telling, ...]]] = {}
        self._facts: dict[tuple[int, int, int, Fraction], Facts] = {}  # by the id of a contract of some telling
        self._counters: dict[tuple[int, int, int], Counter] = {}
        self._countings: dict[tuple[int, int, int, int], Counting] = {}  # by the id of a rule of some leaves as well
        self._alike: dict[Counting, Counting] = {}

    def basis(self, policy: Policy) -> RuleParts:
        """What of a policy makes what is found here."""
        telling = self._number(policy.priors, policy.assume, policy.weights)
        facts = self._number(policy.jobs, policy.asked)
        counting = self._number(policy.jobs, policy.age, policy.weights, policy.scale)
        return RuleParts(telling, facts, counting)

    def _number(self, *parts: object) -> int:
        """The number of parts of a policy, which readings share; they are kept, so that their ids stay their own."""
        self._kept.append(parts)
        return self._numbers.setdefault(tuple(map(id, parts)), len(self._numbers))

    def leaves(self, seen: tuple[Seen, ...], settings: int) -> Leaves:
        """The leaves of the tables of the days under some rules."""
        tables = (part for s in seen for part in (*s.policy.rules, s.policy.priors))
        return self._leaves.setdefault((self._number(*tables), settings), Leaves(seen, settings))

    def tellings(self, contract: Contract, policy: Policy, basis: RuleParts, varied: Varied) -> tuple[Telling, ...]:
        """Every way to tell a contract as of the latest day."""
        key = id(contract), basis.telling, varied
        if key not in self._tellings:  # a contract is kept, so that its id stays its own
            self._tellings[key] = contract, tuple(tellings(contract, self._days[0], policy, varied))
        return self._tellings[key][1]

    def facts(self, contract: Contract, day: int, policy: Policy, basis: RuleParts, share: Fraction) -> Facts:
        """The facts of a contract of some telling, if such a share of all is unrated."""
        key = id(contract), day, basis.facts, share
        if key not in self._facts:
            around = Surroundings(share, self._relations[day].told(contract))
            self._facts[key] = facts_on(contract, self._days[day], policy, around)
        return self._facts[key]

    def counting(self, contract: Contract, day: int, policy: Policy, basis: RuleParts, rule: Rule) -> Counting:
        """How a contract of some telling counts by a rule of which there are leaves; equal ones are the same object."""
        key = id(contract), day, basis.counting, id(rule)
        if key not in self._countings:
            if key[:3] not in self._counters:
                relations = self._relations[day].told(contract)
                self._counters[key[:3]] = Counter(contract, self._days[day], policy, relations)
            found = self._counters[key[:3]].by(rule)
            self._countings[key] = self._alike.setdefault(found, found)
        return self._countings[key]
