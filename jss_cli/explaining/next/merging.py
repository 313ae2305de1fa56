"""Several contracts of one client, taken as the one engagement they were to the people in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from jss_cli.domain.history import Contract, History, Payment


def merge(history: History, ids: Sequence[str]) -> History:
    """The history with some contracts of one client as a single one, in the place of the first."""
    parts = [contract for contract in history.contracts if contract.id in ids]
    whole = as_one(parts)
    contracts = [whole if contract is parts[0] else contract for contract in history.contracts]
    left = [contract for contract in contracts if contract is whole or contract.id not in ids]
    return replace(history, contracts=tuple(following(contract, ids, whole.id) for contract in left))


def following(contract: Contract, ids: Sequence[str], whole: str) -> Contract:
    """A contract that continued one of the merged ones continues the whole."""
    return replace(contract, continues=whole) if contract.continues in ids else contract


def as_one(parts: Sequence[Contract]) -> Contract:
    """One engagement: from the earliest start to the latest end, with all that was paid; what the client said and how
    it ended are those of the last part (an open one is last), because nobody is asked twice about one engagement."""
    ids = [part.id for part in parts]
    last = max(parts, key=lambda part: (part.ended or date.max, part.started))
    return replace(
        last,
        id="+".join(ids),
        started=min(part.started for part in parts),
        earned=sum((part.earned for part in parts), Decimal(0)),
        refunded=sum((part.refunded for part in parts), Decimal(0)),
        paid_months=paid_months(parts),
        payments=payments(parts),
        interim=tuple(sorted((said for part in parts for said in part.interim), key=lambda said: said.on)),
        continues=next((before for before in (part.continues for part in parts) if before not in {None, *ids}), None),
        disputed=any(part.disputed for part in parts),
        suspected=any(part.suspected for part in parts),
        notes="; ".join(part.notes for part in parts if part.notes),
    )


def paid_months(parts: Sequence[Contract]) -> int | None:
    """The months with payment of all parts; None (derived from the dates) where a paid part does not say."""
    paid = [part for part in parts if part.earned > 0 or part.paid_months is not None]
    known = [part.paid_months for part in paid if part.paid_months is not None]
    return sum(known) if known and len(known) == len(paid) else None


def payments(parts: Sequence[Contract]) -> tuple[Payment, ...]:
    """Every payment, oldest first. Beside dated payments, a part without any is taken to be paid on its last day."""
    if not any(part.payments for part in parts):
        return ()
    dated = [payment for part in parts for payment in part.payments]
    undated = [Payment(part.ended or part.started, part.earned) for part in parts if part.earned and not part.payments]
    return tuple(sorted(dated + undated, key=lambda payment: payment.on))
