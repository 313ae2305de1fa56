"""A contract as a few spans of days on which nothing about it changes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from math import ceil, floor

from jss_cli.domain.history import Contract, History
from jss_cli.domain.policy import Condition, Policy
from jss_cli.domain.timeline import Span
from jss_cli.explaining.time.shares import Regime, regimes
from jss_cli.scoring.facts import paid_quarters
from jss_cli.scoring.judging import Interpreter
from jss_cli.scoring.windows import add_months

DAY = timedelta(days=1)


def spans(history: History, policy: Policy, first: date, last: date) -> tuple[Span, ...]:
    """The verdicts on every contract from `first` to `last`, in the order of the history and of time.

    Each is the one that judging gives on every day of its span. Days before anything can make a contract count are left
    out, and so are contracts that every window has forgotten by `first`.
    """
    judge = SpanJudge(history, policy, first, last)
    return tuple(span for contract in history.contracts for span in judge.spans(contract))


class SpanJudge:
    """Judges contracts by the span under one policy."""

    def __init__(self, history: History, policy: Policy, first: date, last: date) -> None:
        self._policy, self._first, self._last = policy, first, last
        self._interpreter = Interpreter(policy)
        self._regimes = regimes(history.contracts, policy, first, last)
        self._idle_months = idle_thresholds(policy)
        self._forgotten = add_months(first, -policy.windows.lengths[-1] - 1)

    def spans(self, contract: Contract) -> Iterator[Span]:
        """The spans of one contract, oldest first."""
        if contract.started > self._last or (contract.ended is not None and contract.ended < self._forgotten):
            return
        entries = self._entries(contract)
        begin = max(self._first, min(entries, default=self._last + DAY))
        noticed = {payment.on for payment in contract.payments} | {interim.on for interim in contract.interim}
        inside = {day for day in (*entries, *noticed) if begin < day <= self._last}
        for start, following in pairwise([begin, *sorted(inside), self._last + DAY]):
            yield from self._judged(contract, start, following - DAY)

    def _entries(self, contract: Contract) -> set[date]:
        """The days on which a contract may begin to count: its end, a paid quarter, a number of idle months."""
        if contract.ended is not None and contract.ended <= self._first:
            return {contract.ended}  # whatever came before it is past
        days = set(paid_quarters(contract, self._last, self._policy.measures.quarter_months))
        until = contract.ended or self._last + DAY
        for paid in last_paid_days(contract):
            days.update(day for months in self._idle_months if (day := add_months(paid, months)) < until)
        if contract.ended is not None:
            days.add(contract.ended)
        return {day for day in days if day <= self._last}

    def _judged(self, contract: Contract, first: date, last: date) -> Iterator[Span]:
        """One span, cut further only where the share of unrated contracts decides otherwise."""
        held: Span | None = None
        for regime in self._overlapping(first, last):
            start, end = max(first, regime.first), min(last, regime.last)
            verdict = self._interpreter.judge(contract, start, regime.share)
            if held and held.verdict.rule is verdict.rule:
                held = Span(held.verdict, held.first, end)
                continue
            if held:
                yield held
            held = Span(verdict, start, end)
        if held:
            yield held

    def _overlapping(self, first: date, last: date) -> Iterator[Regime]:
        return (regime for regime in self._regimes if regime.first <= last and first <= regime.last)


def last_paid_days(contract: Contract) -> set[date]:
    """Every day that is at some time the contract's last paid one (its start, if it was never paid)."""
    if contract.payments:
        return {contract.started, *(payment.on for payment in contract.payments)}
    if contract.paid_months is not None:
        return {add_months(contract.started, contract.paid_months)}
    return set() if contract.earned > 0 else {contract.started}


def idle_thresholds(policy: Policy) -> frozenset[int]:
    """The numbers of idle months from which a rule of the policy decides otherwise."""
    return frozenset(
        months
        for rule in policy.rules
        for condition in rule.when
        if condition.fact == "idle_months"
        for months in thresholds(condition)
    )


def thresholds(condition: Condition) -> Iterator[int]:
    """The whole numbers from which a claim about a growing number changes its answer."""
    for bound in (condition.at_least, condition.below):
        if bound is not None:
            yield ceil(bound)
    if condition.above is not None:
        yield floor(condition.above) + 1
    for value in condition.one_of or ():
        if isinstance(value, int | Fraction):
            yield from (ceil(value), floor(value) + 1)
