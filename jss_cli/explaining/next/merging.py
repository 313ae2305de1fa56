"""Several contracts of one client, taken as the one engagement that they were to the people in it, or look like."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import chain
from operator import attrgetter
from typing import Any

from jss_cli.domain.facts import ORIGINS, Combination
from jss_cli.domain.history import UNKNOWN, Contract, History, Payment, Unknown, with_values
from jss_cli.domain.scenario import Twin
from jss_cli.domain.score import Score
from jss_cli.scoring.scoring import score_history

COMBINED: dict[
    Combination, Callable[[Sequence[Any]], object]
] = {  # the values of all parts as one; else that of the last
    "earliest": min,
    "sum": lambda amounts: _total(amounts),  # noqa: PLW0108 - it stands below
    "any": any,
    "by_day": lambda lists: tuple(sorted(chain(*lists), key=lambda said: said.on)),
    "joined": lambda texts: "; ".join(filter(None, texts)),
}


def merge(history: History, ids: Collection[str]) -> History:
    """The history with some contracts of one client as a single one, in the place of the first."""
    ids = frozenset(ids)
    parts = [contract for contract in history.contracts if contract.id in ids]
    whole = _as_one(parts)
    contracts = [whole if contract is parts[0] else contract for contract in history.contracts]
    left = [contract for contract in contracts if contract is whole or contract.id not in ids]
    following = (replace(one, continues=whole.id) if one.continues in ids else one for one in left)
    return replace(history, contracts=tuple(following))


def _as_one(parts: Sequence[Contract]) -> Contract:
    """One engagement: from the earliest start to the latest end, with all that was paid; what the client said and how
    it ended are those of the last part (an open one is last), because nobody is asked twice about one engagement."""
    last = max(parts, key=lambda part: (part.ended or date.max, part.started))
    combined = {
        origin.name: COMBINED[origin.combine]([attrgetter(origin.name)(part) for part in parts])
        for origin in ORIGINS.values()
        if origin.combine in COMBINED
    }
    return with_values(last, combined | {name: find(parts) for name, find in OWN.items()})


def _total(amounts: Sequence[Decimal | Unknown]) -> Decimal | Unknown:
    """The sum of the amounts that are known; UNKNOWN where none is."""
    known = [amount for amount in amounts if not isinstance(amount, Unknown)]
    return sum(known, Decimal(0)) if known else UNKNOWN


def _continued(parts: Sequence[Contract]) -> str | None:
    """The id of the contract in whose place the first of them was opened, unless it is one of them."""
    ids = {None, *(part.id for part in parts)}
    return next((part.continues for part in parts if part.continues not in ids), None)


def _paid_months(parts: Sequence[Contract]) -> int | None:
    """The months with payment of all parts; None (derived from the dates) where a paid part does not say."""
    paid = [part for part in parts if part.gross > 0 or part.paid_months is not None]
    known = [part.paid_months for part in paid if part.paid_months is not None]
    return sum(known) if known and len(known) == len(paid) else None


def _payments(parts: Sequence[Contract]) -> tuple[Payment, ...]:
    """Every payment, oldest first. Beside dated payments, a part without any is taken to be paid on its last day."""
    if not any(part.payments for part in parts):
        return ()
    dated = [payment for part in parts for payment in part.payments]
    known = [(part, part.earned) for part in parts if not part.payments and not isinstance(part.earned, Unknown)]
    undated = [Payment(part.ended or part.started, earned) for part, earned in known if earned]
    return tuple(sorted(dated + undated, key=lambda payment: payment.on))


def _refunds(parts: Sequence[Contract]) -> tuple[Payment, ...]:
    """Every refund, oldest first, where the days of all of them are told."""
    all_told = not any(part.refunded and not part.refunds for part in parts)
    return tuple(sorted((item for part in parts for item in part.refunds), key=lambda item: item.on)) * all_told


OWN: dict[str, Callable[[Sequence[Contract]], object]] = {  # the fields that the engagement has its own way to find
    "id": lambda parts: "+".join(part.id for part in parts),
    "paid_months": _paid_months,
    "payments": _payments,
    "refunds": _refunds,
    "continues": _continued,
}


def find_twins(history: History, score: Score) -> tuple[Twin, ...]:
    """Every pair of contracts of one client that looks like one engagement, with the score had it been one.

    `score` brings the policy, which says how many days lie between twins, and the day; later contracts are not seen.
    """
    return tuple(
        Twin(
            first=first,
            second=second,
            days=(second.started - first.ended).days if first.ended else 0,
            declared=second.continues == first.id,
            merged=score_history(merge(history, (first.id, second.id)), score.policy, score.as_of),
        )
        for first, second in _pairs(history, score)
    )


def _pairs(history: History, score: Score) -> Iterator[tuple[Contract, Contract]]:
    """The pairs that look like one engagement, the one that ended first before its successor, in the file's order."""
    begun: dict[str, list[Contract]] = defaultdict(list)
    for contract in history.contracts:
        if contract.started <= score.as_of:
            begun[contract.client].append(contract)
    for first in history.contracts:
        if first.ended is not None and first.ended <= score.as_of:
            followers = (other for other in begun[first.client] if other.id != first.id)
            yield from ((first, second) for second in followers if _follows(first, second, score))


def _follows(first: Contract, second: Contract, score: Score) -> bool:
    """Whether the second says that it continues the first, or began within days of its unpaid or early end."""
    if second.continues == first.id:
        return True
    ends_later = second.ended is None or (first.ended is not None and second.ended > first.ended)
    if first.ended is None or second.started < first.started or not ends_later:
        return False
    near = abs((second.started - first.ended).days) <= score.policy.measures.twin_days
    return near and (first.net <= 0 or first.ending.reason not in {UNKNOWN, "completed"})
