"""What no file tells of contracts, where somebody could."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jss_cli.domain.history import UNKNOWN, Contract, Unknown
from jss_cli.imports.join.money import Covered


def unknowns(contracts: Iterable[Contract], covered: Covered) -> Iterator[tuple[str, str]]:
    """The fields that are not known, by contract. What only the client knows (private answers, reasons) is none of
    these, and neither are payments before the first day of which money files tell."""
    for contract in contracts:
        yield from ((contract.id, name) for name in _unknown_of(contract, covered))


def _unknown_of(contract: Contract, covered: Covered) -> Iterator[str]:
    over = contract.ended is not None
    if not contract.named_client:
        yield "client"
    if not contract.title:
        yield "title"
    yield from (name for name in ("started", "ended") if contract.bounds(name))
    if contract.earned is UNKNOWN:
        yield "earned"
    elif contract.earned and not contract.payments and not _is_before(contract, covered):
        yield "payments"
    if over and isinstance(contract.feedback.stars, Unknown):
        yield "stars"


def _is_before(contract: Contract, covered: Covered) -> bool:
    """Whether a contract was over before money files tell anything."""
    return bool(covered) and contract.ended is not None and contract.ended < covered[0][0]
