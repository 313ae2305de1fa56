"""A history under pseudonyms, with amounts and days made coarser on request; the score stays what it was."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import accumulate, pairwise
from operator import attrgetter, itemgetter
from typing import Any

from jss_cli.domain.case import Case
from jss_cli.domain.facts import TOLD
from jss_cli.domain.history import (
    SUMS,
    Contract,
    History,
    Payment,
    Unknown,
    total_of,
    unknown_client,
    with_values,
)
from jss_cli.domain.policy import Policy
from jss_cli.domain.redaction import Redaction, RedactQuestion
from jss_cli.domain.vague import DAYS, DayBounds, end_of_month, known_day, with_told
from jss_cli.explaining.time.shares import Crowd
from jss_cli.scoring.context import Relations, Surroundings
from jss_cli.scoring.judging import Interpreter
from jss_cli.scoring.payments import kept_until, payment_days
from jss_cli.scoring.scoring import holding
from jss_cli.scoring.windows import earliest_entry

TOKEN = Decimal(1)  # stands for any refund
CENT = Decimal("0.01")
SCORED, OTHER = "upwork", "other"  # the marketplace that is named, and what any other is called
NAMELESS = (
    *(origin.name for origin in TOLD),
    "feedback.stars_before",
    "kind",
    "suspected",
    "vague",
)  # numbers, days, or some of a few words
DATED = ("payments", "refunds", "interim")  # what has days of its own
KEPT = tuple((name, attrgetter(name)) for name in NAMELESS)
NUMBERED = tuple((name, read) for name, read in KEPT if name in SUMS.values())


def redact(case: Case, asked: RedactQuestion) -> Redaction:
    """The history of a case as far as it may be told; the score of its day stays what it was."""
    redaction = _under_pseudonyms(case.history, case.day)
    if asked.amounts == "steps":
        steps = (step for policy in case.rulebook.every for step in policy.weights.earnings)
        redaction = _with_coarse_amounts(redaction, sorted({step.above for step in steps if step.above > 0}), case.day)
    return _with_coarse_days(redaction, case) if asked.days == "months" else redaction


def _under_pseudonyms(history: History, day: date) -> Redaction:
    """The history with numbered contracts and clients, in the order of the file, and of all else only what
    facts are told by, and two fields more that name nobody. `day` becomes its own, so that the score stays the same."""
    ids = {contract.id: f"c{number}" for number, contract in enumerate(history.contracts, 1)}
    names = dict.fromkeys(named for contract in history.contracts if (named := contract.named_client))
    clients = {name: f"client-{number}" for number, name in enumerate(names, 1)}
    clients |= {c.client: unknown_client(ids[c.id]) for c in history.contracts if not c.named_client}
    contracts = (
        with_values(
            Contract(ids[contract.id], clients[contract.client], contract.started),
            {"continues": ids.get(contract.continues or "")}
            | {name: read(contract) for name, read in KEPT}
            | {name: tuple(Payment(paid.on, paid.amount) for paid in read(contract)) for name, read in NUMBERED},
        )
        for contract in history.contracts
    )
    platform = SCORED if history.platform.strip().casefold() == SCORED else OTHER
    told = tuple(_taken_by(one, day) for one in contracts)
    redacted = replace(history, contracts=told, platform=platform, as_of=day, provenance=(), extras=())
    return Redaction(redacted, len(clients))


def _taken_by(contract: Contract, day: date) -> Contract:
    """A contract as it reads where a day is that of telling; days that would then be others are written as taken."""
    again = with_told(contract, {}, day)
    return again if (again.started, again.ended) == (contract.started, contract.ended) else replace(contract, vague=())


def _with_coarse_amounts(redaction: Redaction, limits: Sequence[Decimal], day: date) -> Redaction:
    """Amounts replaced by one for each step between `limits` (of every policy, above 0), so that no weight changes."""
    history = redaction.history
    contracts = tuple(_coarser_amounts(contract, limits, day) for contract in history.contracts)
    changed = sum(new != old for new, old in zip(contracts, history.contracts, strict=True))
    return replace(redaction, history=replace(history, contracts=contracts), coarse_amounts=changed)


def _coarser_amounts(contract: Contract, limits: Sequence[Decimal], day: date) -> Contract:
    """A contract with coarse amounts, or as it is if its weight or its payments would then be others on the day."""
    candidate = _coarse_amounts(contract, limits)
    kept, now = (kept_until(one, day) for one in (contract, candidate))
    alike = (kept > 0) == (now > 0) and _step_of(kept, limits) == _step_of(now, limits)
    return candidate if alike and payment_days(candidate, day) == payment_days(contract, day) else contract


def _coarse_amounts(contract: Contract, limits: Sequence[Decimal]) -> Contract:
    """A contract whose amounts tell only between which limits they lie, and whether something was paid back.

    Of several payments that end in one step, each but the last lies a cent below the next.
    """
    refunds = tuple(replace(item, amount=TOKEN) for item in contract.refunds if item.amount)
    refund = total_of(refunds) or (TOKEN if contract.refunded else Decimal(0))

    def coarse(paid: Decimal) -> Decimal:
        kept = paid - contract.refunded
        return _step_of(kept, limits) + refund if kept > 0 else min(paid, refund)

    told = sorted(contract.payments, key=lambda payment: payment.on)
    sums = [coarse(total) for total in accumulate(payment.amount for payment in told)]
    sums = [total - CENT * sums[number + 1 :].count(total) for number, total in enumerate(sums)]
    steps = [after - before for before, after in pairwise([Decimal(0), *sums])]
    payments = tuple(Payment(payment.on, amount) for payment, amount in zip(told, steps, strict=True))
    earned = contract.earned if isinstance(contract.earned, Unknown) else coarse(contract.earned)
    return replace(contract, earned=earned, refunded=refund, payments=payments, refunds=refunds)


def _step_of(amount: Decimal, limits: Sequence[Decimal]) -> Decimal:
    """The highest amount of the step that an amount lies in; twice the last limit for the open one."""
    return next((limit for limit in limits if amount <= limit), 2 * (limits[-1] if limits else TOKEN))


def _with_coarse_days(redaction: Redaction, case: Case) -> Redaction:
    """Days replaced by their month wherever that leaves everything the score rests on as it was."""
    history = redaction.history
    check = _StandIns(history, case.policy, case.day)
    told = {one.id: one for known in check.related() for one in check.coarser(known)}
    contracts = [told[contract.id] for contract in history.contracts]
    coarse = sum(new != old for new, old in zip(contracts, history.contracts, strict=True))
    observed = tuple(seen for seen in history.observed if seen.on == case.day)
    return replace(
        redaction,
        history=replace(history, contracts=tuple(contracts), observed=observed),
        coarse_days=coarse,
        exact_days=len(contracts) - coarse,
    )


_Paid = tuple[date, date, Contract]  # the first and the last payment of a contract that is known of


class _StandIns:
    """What the score of a history rests on, client by client.

    What a contract is to the others of its client is how far the payments of all of them lie apart, for which those
    paid first and last stand: so each is judged among these few, and all of them once more in the end.
    """

    def __init__(self, history: History, policy: Policy, day: date) -> None:
        self._history, self._policy, self._day = history, policy, day
        self._crowd = Crowd(history.contracts, policy)
        self._interpreter = Interpreter(policy)
        self._alone = Relations((), day)
        self._claims = [claim for rule in policy.rules for claim in rule.when if claim.fact == "client_days"]

    def related(self) -> Iterable[Sequence[Contract]]:
        """The contracts of each client, or each by itself where no rule asks what they are to each other."""
        found: dict[str, list[Contract]] = {}
        for contract in self._history.contracts:
            found.setdefault(contract.client if self._claims else contract.id, []).append(contract)
        return found.values()

    def coarser(self, known: Sequence[Contract]) -> Sequence[Contract]:
        """The contracts of a client with their months alone, but for those by which anything would count otherwise."""
        behind = [*accumulate(reversed(known), self._with, initial=tuple[_Paid, ...]())][-2::-1]
        told: list[Contract] = []
        before: tuple[_Paid, ...] = ()
        for contract, after in zip(known, behind, strict=True):
            others, candidate = [other for _, _, other in (*before, *after)], _in_months(contract, self._day)
            is_same = self._beside(others, contract) == self._beside(others, candidate)
            told.append(candidate if is_same else contract)
            before = self._with(before, told[-1])
        before_all, after_all = (self._of(every, Relations(every, self._day)) for every in (known, told))
        return told if before_all == after_all else known

    def _with(self, paid: tuple[_Paid, ...], contract: Contract) -> tuple[_Paid, ...]:
        """Those of some contracts and one more that were paid first and last."""
        span = self._alone.within(contract, self._day).span(self._day)
        every = (*paid, (*span, contract)) if span else paid
        return (min(every, key=itemgetter(0)), max(every, key=itemgetter(1))) if every else ()

    def _beside(self, others: Sequence[Contract], contract: Contract) -> object:
        """What a contract counts as, whether it is measured, and what is claimed of its client."""
        relations = Relations((*others, contract), self._day)
        days = relations.with_client(contract.client, self._day).days(self._day)
        claimed = [claim.holds(days) for claim in self._claims]
        return self._of((contract,), relations), self._crowd.counts(contract, self._day), claimed

    def _of(self, judged: Sequence[Contract], relations: Relations) -> list[object]:
        """What some contracts count as among those of their client, and what each window holds of them."""
        day, around = self._day, Surroundings(self._crowd.share(self._day), relations)
        since = [earliest_entry(day, months) for months in self._policy.windows.lengths]
        verdicts = [self._interpreter.judge(contract, day, around) for contract in judged]
        return [(v.rule.code, v.possible, *(holding(v, first, day) for first in since)) for v in verdicts]


def _in_months(contract: Contract, day: date) -> Contract:
    """A contract of whose start and end only the months are told. Its other days, for which no file has months, are the
    last ones of theirs, or the day asked about if they lie before it and that comes first."""
    moved: Any = {name: tuple(_stand_in(item, day) for item in getattr(contract, name)) for name in DATED}
    spans: dict[str, object] = {field: _span(known) for field in DAYS if (known := known_day(contract, field))}
    return with_told(replace(contract, **moved), spans, day)


def _stand_in(item: Any, day: date) -> Any:
    """A payment or what was said on the day of its month that is told for its own, on the same side of the one asked
    about."""
    return replace(item, on=min(end_of_month(item.on), day) if item.on <= day else end_of_month(item.on))


def _span(known: date | DayBounds) -> DayBounds:
    """The months that a day, or what is known of it, lies in."""
    first, last = (known.not_before, known.not_after) if isinstance(known, DayBounds) else (known, known)
    return DayBounds.of_months(first, last)
