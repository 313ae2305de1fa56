"""How far a history meets what the Top Rated badge asks for, and what it cannot tell."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from jss_cli.domain.chronicle import Badge
from jss_cli.domain.history import Contract, History, total_of
from jss_cli.domain.timeline import Timeline
from jss_cli.scoring.payments import kept_until, refunded_until
from jss_cli.scoring.windows import earliest_entry

CURRENCY = "USD"  # the badge names its amount in it, and nothing is converted


def badge_on(history: History, line: Timeline, day: date) -> Badge | None:
    """The badge's conditions as of a day; None where the rules of that day do not publish them."""
    now = line.stretch_on(day)
    if now is None or now.policy.top_rated.basis.known != "published":
        return None
    needed = now.policy.top_rated
    ends = [line.stretch_on(day - timedelta(weeks=back)) for back in range(needed.of_weeks)]
    reached = sum(end is not None and end.whole is not None and end.whole >= needed.score for end in ends)
    since = earliest_entry(day, needed.months)
    spans = [_earned_within(contract, since, day) for contract in history.contracts]
    least, most = (sum((span[i] for span in spans), Decimal(0)) for i in (0, 1))
    foreign = "" if history.currency == CURRENCY else history.currency
    is_told = not foreign and (least >= needed.earned or most < needed.earned)
    began = min((contract.started for contract in history.contracts), default=None)
    active = max((on for contract in history.contracts for on in _days_of(contract, day)), default=None)
    is_earned = least >= needed.earned if is_told else None
    return Badge(needed, now.whole, reached, least, is_earned, day, began, active, foreign)


def _days_of(contract: Contract, day: date) -> Iterator[date]:
    """The days until `day` on which a contract began, was paid as far as that is told, or ended."""
    payments = (payment.on for payment in contract.payments)
    yield from (on for on in (contract.started, contract.ended or contract.started, *payments) if on <= day)


def _earned_within(contract: Contract, since: date, day: date) -> tuple[Decimal, Decimal]:
    """What a contract earned from `since` to `day`, at least and at most: without dated payments it is known only of
    what began and ended within these days, or outside them."""
    if contract.payments:
        paid = total_of(payment for payment in contract.payments if since <= payment.on <= day)
        return max(paid - refunded_until(contract, day), Decimal(0)), paid
    if contract.started > day or (contract.ended is not None and contract.ended < since):
        return Decimal(0), Decimal(0)
    is_within = contract.started >= since and contract.ended is not None and contract.ended <= day
    return (kept_until(contract, day) if is_within else Decimal(0)), contract.gross
