"""Whether a window holds enough contracts and clients, counted only as far as the minimum needs."""

from __future__ import annotations

from typing import NamedTuple

from jss_cli.domain.sections import Minimum
from jss_cli.explaining.unseen.walk.course import Gain


class Quorum(NamedTuple):
    """How many contracts (or jobs) and clients are counted, both capped at the minimum.

    `again` are the counted clients that may turn up once more: only they must be told apart from new ones.
    """

    contracts: int
    clients: int
    again: frozenset[str]

    def met(self, minimum: Minimum, *, last: bool) -> bool:
        """Whether the minimum is reached, or may be: clients of a lifetime are all known at the `last` border only."""
        may_come = minimum.clients_within == "lifetime" and not last
        return self.contracts >= minimum.contracts and (may_come or self.clients >= minimum.clients)


EMPTY = Quorum(0, 0, frozenset())


def after(quorum: Quorum, client: str, minimum: Minimum, gain: Gain | None, *, returns: bool) -> Quorum:
    """The quorum after what one more contract adds; `returns` if its client may be counted once more."""
    contracts = min(quorum.contracts + (gain.counted if gain else 0), minimum.contracts)
    if gain is None or not gain.known:
        again = quorum.again if returns or client not in quorum.again else quorum.again - {client}
        return Quorum(contracts, quorum.clients, again)
    clients = min(quorum.clients + (client not in quorum.again), minimum.clients)
    if clients == minimum.clients:
        return Quorum(contracts, clients, frozenset())
    return Quorum(contracts, clients, quorum.again | {client} if returns else quorum.again - {client})
