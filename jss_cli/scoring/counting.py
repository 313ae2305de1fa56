"""How a contract counts once a rule has decided it: from which day, how it ages, and what windows hold of it."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from math import ceil

from jss_cli.domain.history import Contract
from jss_cli.domain.policy import Policy, Rule
from jss_cli.domain.verdict import Counting, Share
from jss_cli.scoring.context import Relations
from jss_cli.scoring.jobs import Work, paid_until, work_of
from jss_cli.scoring.windows import add_months


class Counter:
    """One contract on one day under a policy, for whichever rule decides."""

    def __init__(self, contract: Contract, day: date, policy: Policy, relations: Relations) -> None:
        self._contract, self._day, self._policy, self._relations = contract, day, policy, relations
        self.paid = paid_until(contract, day, policy)
        self._found: dict[tuple[object, ...], Counting] = {}

    def by(self, rule: Rule) -> Counting:
        """How the contract counts by a rule."""
        key = rule.counts_as
        return self._found.get(key) or self._found.setdefault(key, self._by(rule))

    def _by(self, rule: Rule) -> Counting:
        if rule.outcome == "excluded":
            return Counting(self.entry(rule))
        shares = shares_of(self.work, rule, self._policy, self.aged)
        return Counting(self.entry(rule), shares, len(self.work.parts), _spoiled_of(self.work, rule))

    @cached_property
    def work(self) -> Work:
        """The jobs of the contract."""
        return work_of(self._contract, self._day, self._policy, self.paid.periods)

    @property
    def basis(self) -> tuple[object, ...]:
        """What of the policy says how the contract counts by any rule."""
        apart = self._policy.age.holds == "periods"
        ages = tuple(paid or self.aged for paid in self.work.paid) if apart else (self.aged,)
        return self.work.weight, *self.work.parts, ages, self._policy.scale, self._policy.weights.unit

    @property
    def aged(self) -> date:
        """The day from which age runs: the end, or the last payment; of an open contract never paid, its start."""
        contract = self._contract
        ended = contract.ended if contract.ended is not None and contract.ended <= self._day else None
        if ended is not None and self._policy.age.runs_from == "end":
            return ended
        return self.paid.days[-1] if self.paid.days else ended or contract.started

    def entry(self, rule: Rule) -> date | None:
        """The day from which the contract counts: its end; the day it became idle; the day on which its client, or the
        contract itself, became a long-term one, or its own first payment if that is later."""
        match rule.enters:
            case "ended":
                return self._contract.ended
            case "idle":
                last = self.paid.days[-1] if self.paid.days else self._contract.started
                return add_months(last, asked_for(rule, "idle_months"))
            case "long_term":
                first = self.paid.days[0] if self.paid.days else self._contract.started
                return max(first, self._long_since(rule) or first)

    def _long_since(self, rule: Rule) -> date | None:
        if days := asked_for(rule, "client_days"):
            return self._relations.with_client(self._contract.client, self._day).since(days)
        days = asked_for(rule, "paid_days")
        return self._relations.within(self._contract, self._day).since(days) if days else None


def _spoiled_of(work: Work, rule: Rule) -> int:
    """How many of the jobs are not good by a rule."""
    return 0 if rule.outcome == "positive" else len(work.parts) if rule.spoils == "whole" else 1


def shares_of(work: Work, rule: Rule, policy: Policy, aged: date) -> tuple[Share, ...]:
    """What windows hold of the jobs of a contract by a rule that counts it: the contract as one share, or every job as
    one, aged by the last payment in its period. A part that is worth another value is whole in the policy's units."""
    bad, total = _spoiled_of(work, rule), sum(work.parts)
    values = [policy.scale.positive] * (len(work.parts) - bad) + [policy.scale.value(rule.outcome)] * bad
    if policy.age.holds == "contract":
        net = sum(part * value for part, value in zip(work.parts, values, strict=True))
        return (Share(work.weight, work.weight * net // total, aged),)
    each = zip((work.weight * part // total for part in work.parts), values, work.paid, strict=True)
    return tuple(Share(weight, weight * value, paid or aged) for weight, value, paid in each)


def asked_for(rule: Rule, fact: str) -> int:
    """The least number of a fact that a rule asks for; 0 if it asks for none."""
    return next((ceil(c.at_least) for c in rule.when if c.fact == fact and c.at_least is not None), 0)
