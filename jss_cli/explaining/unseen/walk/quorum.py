"""Whether a window holds enough contracts and clients, counted only as far as the minimum needs."""

from __future__ import annotations

from typing import NamedTuple

from jss_cli.domain.policy import Minimum


class Quorum(NamedTuple):
    """How many contracts and clients are counted, both capped at the minimum.

    `again` are the counted clients that may turn up once more: only they must be told apart from new ones.
    """

    contracts: int
    clients: int
    again: frozenset[str]

    def met(self, minimum: Minimum) -> bool:
        """Whether the minimum is reached."""
        return self.contracts >= minimum.contracts and self.clients >= minimum.clients


EMPTY = Quorum(0, 0, frozenset())


def after(quorum: Quorum, client: str, minimum: Minimum, *, counted: bool, returns: bool) -> Quorum:
    """The quorum after one more contract, `counted` or not; `returns` if its client may be counted once more."""
    if not counted:
        return quorum if returns or client not in quorum.again else quorum._replace(again=quorum.again - {client})
    contracts = min(quorum.contracts + 1, minimum.contracts)
    clients = min(quorum.clients + (client not in quorum.again), minimum.clients)
    if clients == minimum.clients:
        return Quorum(contracts, clients, frozenset())
    return Quorum(contracts, clients, quorum.again | {client} if returns else quorum.again - {client})
