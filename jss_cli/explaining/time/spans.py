"""A contract as a few spans of days on which nothing about it changes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from jss_cli.domain.history import DAY, Contract, History
from jss_cli.domain.policy import Policy
from jss_cli.domain.sections import Period
from jss_cli.domain.timeline import Stretch, VerdictSpan
from jss_cli.domain.verdict import Share
from jss_cli.explaining.time.shares import regimes
from jss_cli.scoring.context import Surroundings, related
from jss_cli.scoring.jobs import index_of, start_of
from jss_cli.scoring.judging import Interpreter, is_listed
from jss_cli.scoring.payments import is_paid_daily, payment_days
from jss_cli.scoring.untold import paid_tellings
from jss_cli.scoring.windows import add_months


class KnownSpans:
    """What was found for some histories and is the same in the next one: whatever spans depend on is an object that
    they share. It is kept, so that its identity stays its own, and so is one list of the contracts that a client has
    `together`, however many of them ask for it; `cuts` are days cut by what windows count on them."""

    def __init__(self) -> None:
        self._found: dict[tuple[object, ...], tuple[Policy, tuple[VerdictSpan, ...]]] = {}
        self._together: dict[tuple[int, ...], list[Contract]] = {}
        self._interpreters: dict[int, Interpreter] = {}
        self.cuts: dict[tuple[object, ...], tuple[Stretch, ...]] = {}

    def interpreter(self, policy: Policy) -> Interpreter:
        """The one reader of the table of a policy."""
        return self._interpreters.get(id(policy)) or self._interpreters.setdefault(id(policy), Interpreter(policy))

    def spans(self, history: History, policy: Policy, first: date, last: date) -> tuple[VerdictSpan, ...]:
        """The verdicts on every contract from `first` to `last`, in the order of the history and of time.

        Each is the one that judging gives on every day of its span. Days before anything can make a contract count are
        left out, and so are contracts that every window has forgotten by `first`.
        """
        judge = SpanJudge(history.contracts, self.interpreter(policy), first, last)
        by_client: dict[str, list[Contract]] = defaultdict(list)
        for contract in history.contracts:
            by_client[contract.client].append(contract)
        together = {client: self._together.setdefault(tuple(map(id, own)), own) for client, own in by_client.items()}
        days = id(policy), first, last, judge.regimes
        found: list[VerdictSpan] = []
        for contract in history.contracts:
            key = (*days, id(contract), id(together[contract.client]))
            if key not in self._found:
                self._found[key] = policy, tuple(judge.spans(contract))
            found += self._found[key][1]
        return tuple(found)


class SpanJudge:
    """Judges contracts by the span under one policy, or as if none of them counted as unrated (`rated`)."""

    def __init__(
        self, contracts: Sequence[Contract], interpreter: Interpreter, first: date, last: date, *, rated: bool = False
    ) -> None:
        policy = interpreter.policy
        self._policy, self._first, self._last, self._interpreter = policy, first, last, interpreter
        self.regimes = regimes(() if rated else contracts, policy, first, last)
        self._relations = related(contracts, last, policy)
        facts = ("idle_months", "client_days", "paid_days")
        self._idle_months, self._client_days, self._paid_days = (_limits_of(policy, fact) for fact in facts)
        forgets = policy.windows.minimum.clients_within == "window"
        self._forgotten = add_months(first, -policy.windows.lengths[-1] - 1) if forgets else date.min

    def spans(self, contract: Contract) -> Iterator[VerdictSpan]:
        """The spans of one contract, oldest first."""
        latest = max((contract.ended or self._last, *(payment.on for payment in contract.payments)))
        if contract.started > self._last or latest < self._forgotten:
            return
        turns = self._listed_turns(contract) if is_listed(contract, self._policy) else self._turns(contract)
        begin = max(self._first, min(turns, default=self._last + DAY))
        inside = {day for day in turns if begin < day <= self._last}
        for start, following in pairwise([begin, *sorted(inside), self._last + DAY]):
            yield from self._judged(contract, start, following - DAY)

    def _listed_turns(self, contract: Contract) -> set[date]:
        """The same for one that the insights page has as counted, however it was paid where nobody told that: also the
        day from which stars that are not there yet hardly come."""
        late = timedelta(self._policy.assume.stars_none_after_days + 1)
        turns = self._turns(contract)
        for told in paid_tellings(contract, self._relations.with_same_client(contract), self._last, self._policy):
            turns |= self._turns(told)
            turns |= {told.ended + late} if told.ended and told.ended + late <= self._last else set()
        return turns

    def _turns(self, contract: Contract) -> set[date]:
        """The days on which a contract may begin to count, or to count otherwise: its end, a payment, a refund to its
        client, a number of idle months, the end of a period, the day on which its client has paid for long enough."""
        refunds = {*self._relations.refund_days(contract.client), *(item.on for item in contract.refunds)}
        known = (self._last, *(on - DAY for on in refunds if on <= self._last))  # a day before each, and after all
        paid = {on for day in known for on in payment_days(contract, day)}
        days = {*paid, *refunds, *(payment.on for payment in contract.payments)}
        if contract.ended is not None:
            days.add(contract.ended)
        relations = self._relations.told(contract)
        with_client, within = relations.with_client, relations.within
        for on in known:
            long_since = [with_client(contract.client, on).since(number) for number in self._client_days]
            long_since += [within(contract, on).since(number) for number in self._paid_days]
            days.update(since for since in long_since if since)
        begun, jobs = (contract.started, *paid), self._policy.jobs
        waits = [add_months(on, months) for on in begun for months in self._idle_months]
        if jobs.are == "extras" or jobs.complete:
            waits += [_end_of_period(contract, on, jobs.period) for on in begun]
        over = contract.ended if jobs.are == "extras" else None  # behind which nothing comes of them
        days.update(day for day in waits if over is None or day <= over)
        if is_paid_daily(contract, contract.started):
            days.add(contract.started)
        return {day for day in days if contract.started <= day <= self._last}

    def _judged(self, contract: Contract, first: date, last: date) -> Iterator[VerdictSpan]:
        """One span, cut further only where the share of unrated contracts decides otherwise."""
        held: VerdictSpan | None = None
        for regime in (regime for regime in self.regimes if regime.first <= last and first <= regime.last):
            start, end = max(first, regime.first), min(last, regime.last)
            verdict = self._interpreter.judge(contract, start, Surroundings(regime.share, self._relations))
            if held and held.verdict.rule is verdict.rule:
                held = VerdictSpan(held.verdict, held.first, end)
                continue
            if held:
                yield _kept_young(held)
            held = VerdictSpan(verdict, start, end)
        if held:
            yield _kept_young(held)


def _kept_young(span: VerdictSpan) -> VerdictSpan:
    """A span with its age as of its last day, where a contract is taken to be paid on every one of its days."""
    verdict = span.verdict
    if not verdict.shares or not is_paid_daily(verdict.told or verdict.contract, span.first):
        return span
    shares = tuple(Share(share.weight, share.net, span.last) for share in verdict.shares)
    return VerdictSpan(replace(verdict, counting=replace(verdict.counting, shares=shares)), span.first, span.last)


def _end_of_period(contract: Contract, on: date, period: Period) -> date:
    """The day on which the period that a payment lies in is complete."""
    return start_of(period, contract.started, index_of(period, contract.started, max(on, contract.started)) + 1)


def _limits_of(policy: Policy, fact: str) -> frozenset[int]:
    """The values of a growing number from which a rule of the policy decides otherwise."""
    claims = (claim for rule in policy.rules for claim in rule.when if claim.fact == fact)
    return frozenset(limit for claim in claims for limit in claim.limits)
