"""What is known about one contract on one day, in the vocabulary of the policies."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, Literal

from jss_cli.dataclass import dataclass
from jss_cli.domain.facts import Status
from jss_cli.domain.history import UNKNOWN, Contract, Party, Reason, Standing, Unknown
from jss_cli.domain.policy import Answer, Measures
from jss_cli.scoring.windows import add_months, earliest_entry, months_since


@dataclass(frozen=True, slots=True)
class Facts:
    """One contract on one day. UNKNOWN: there is an answer that nobody told us; None: there is none.

    `paid_quarters` counts the spans of three months with a payment, `unrated_share` is of the whole history.
    """

    status: Status
    paid: bool
    stars: Decimal | None
    recommend: int | Unknown | None
    reason: Reason | Unknown | None
    ended_by: Party | Unknown | None
    removed: bool
    idle_months: int | None
    paid_quarters: int
    client_standing: Standing
    disputed: bool
    refunded: Literal["none", "part", "full"]
    unrated_share: Fraction

    @property
    def feedback(self) -> Literal["given", "none", "removed"] | Unknown:
        """Whether the client said anything at all, in public or in private."""
        if self.removed:
            return "removed"
        if self.stars is not None or isinstance(self.recommend, int):
            return "given"
        return "none" if self.recommend is None else UNKNOWN

    def answered(self, fact: str, answer: Answer) -> Facts:
        """These facts with one unknown fact answered."""
        changes: Any = {fact: answer}
        return replace(self, **changes)


@dataclass(frozen=True, slots=True)
class _Look:
    """What a fact is read off: a contract on a day, its status then, and what concerns all contracts."""

    contract: Contract
    day: date
    measures: Measures
    unrated_share: Fraction
    status: Status
    ended: bool


DERIVED: dict[str, Callable[[_Look], object]] = {  # in the order of the fields of `Facts`
    "status": lambda look: look.status,
    "paid": lambda look: net_until(look.contract, look.day) > 0,
    "stars": lambda look: stars_on(look.contract, look.day),
    "recommend": lambda look: look.contract.feedback.recommend if look.ended else None,
    "reason": lambda look: look.contract.ending.reason if look.ended else None,
    "ended_by": lambda look: look.contract.ending.by if look.ended else None,
    "removed": lambda look: look.contract.feedback.removed and look.ended,
    "idle_months": lambda look: _idle_months(look.contract, look.day) if look.status == "open" else None,
    "paid_quarters": lambda look: len(paid_spans(look.contract, look.day, look.measures.quarter_months)),
    "client_standing": lambda look: look.contract.client_standing,
    "disputed": lambda look: look.contract.disputed,
    "refunded": lambda look: _refunded(look.contract),
    "unrated_share": lambda look: look.unrated_share,
}


def facts_on(contract: Contract, day: date, measures: Measures, unrated_share: Fraction) -> Facts:
    """The facts of a contract as of a day: what happened later is not known yet."""
    status = status_on(contract, day)
    look = _Look(contract, day, measures, unrated_share, status, status == "ended")
    values: Any = [derive(look) for derive in DERIVED.values()]
    return Facts(*values)


def status_on(contract: Contract, day: date) -> Status:
    """Whether the contract has not started, is open, or has ended; on its last day it has ended."""
    if contract.started > day:
        return "not_started"
    return "ended" if contract.ended is not None and contract.ended <= day else "open"


def stars_on(contract: Contract, day: date) -> Decimal | None:
    """The public stars that stand: those given at the end, else the latest given during the contract."""
    if contract.feedback.stars is not None and status_on(contract, day) == "ended":
        return contract.feedback.stars
    given = [interim for interim in contract.interim if interim.on <= day]
    return max(given, key=lambda interim: interim.on).stars if given else None


def _refunded(contract: Contract) -> Literal["none", "part", "full"]:
    """How much of what was paid went back."""
    return "none" if contract.refunded == 0 else "part" if contract.net > 0 else "full"


def _idle_months(contract: Contract, day: date) -> int:
    """The whole months since the last payment."""
    return months_since(last_paid(contract, day), day)


def net_until(contract: Contract, day: date) -> Decimal:
    """What was paid until a day, less what was refunded; without dated payments all of it counts."""
    if not contract.payments:
        return contract.net
    return sum((paid.amount for paid in contract.payments if paid.on <= day), Decimal(0)) - contract.refunded


def last_paid(contract: Contract, day: date) -> date:
    """The last day with a payment until `day`: from the payments, else from `paid_months`.

    Without either, a paid contract is taken to be paid until it ends, and an unpaid one counts from its start.
    """
    if contract.payments:
        return max((paid.on for paid in contract.payments if paid.on <= day), default=contract.started)
    if contract.paid_months is not None:
        return min(add_months(contract.started, contract.paid_months), day)
    return day if contract.earned > 0 else contract.started


def paid_quarters(contract: Contract, day: date, months: int) -> tuple[date, ...]:
    """The days until `day` on which a span of so many months with a payment was complete, oldest first."""
    return tuple(span_end(contract, span, months) for span in paid_spans(contract, day, months))


def span_end(contract: Contract, span: int, months: int) -> date:
    """The day on which a span of so many months is complete, the first one being 0."""
    return add_months(contract.started, months * (span + 1))


def paid_spans(contract: Contract, day: date, months: int) -> Sequence[int]:
    """The spans of so many months with a payment that were complete by `day`, oldest first: their numbers from 0."""
    until = day if contract.ended is None else min(day, contract.ended)
    if until < contract.started:
        return ()
    complete = months_since(contract.started, until) // months
    if contract.payments:
        days = (paid.on for paid in contract.payments if contract.started <= paid.on <= until)
        paid = sorted({months_since(contract.started, on) // months for on in days})
        return paid[: bisect_left(paid, complete)]
    if contract.paid_months is not None:
        return range(min(complete, contract.paid_months // months))
    return range(complete if contract.earned > 0 else 0)


def unrated_share(contracts: Iterable[Contract], day: date, measures: Measures) -> Fraction:
    """The share of the paid contracts ended within the measured months that nobody rated, 0 if there are none.

    Where the private answer is unknown, a contract without stars is taken as unrated (assumed).
    """
    since = earliest_entry(day, measures.unrated_months)
    ended = [c for c in contracts if c.ended is not None and since <= c.ended <= day and net_until(c, day) > 0]
    return Fraction(sum(is_unrated(contract) for contract in ended), len(ended) or 1)


def is_unrated(contract: Contract) -> bool:
    """Whether no client feedback on the contract is known."""
    feedback = contract.feedback
    return feedback.stars is None and not contract.interim and not isinstance(feedback.recommend, int)
