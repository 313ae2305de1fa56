"""Contracts that a history does not have yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from itertools import count

from jss_cli.domain.facts import MOST_RECOMMENDED, MOST_STARS
from jss_cli.domain.history import Contract, Ending, Feedback, History

GOOD = Feedback(MOST_STARS, MOST_RECOMMENDED)
DONE = Ending("client", "completed")


def good_contract(name: str, client: str, earned: Decimal, day: date) -> Contract:
    """A contract that went well in every respect: paid, five stars, the best private answer, completed in a day."""
    return Contract(name, client, day, ended=day, earned=earned, feedback=GOOD, ending=DONE)


def good_contracts(history: History, earned: Decimal, ends: Iterable[date]) -> tuple[Contract, ...]:
    """One more good contract, of a new client, for each of some days on which they end."""
    ids = new_names("new-", {contract.id for contract in history.contracts})
    clients = new_names("new client ", {contract.client for contract in history.contracts})
    return tuple(good_contract(next(ids), next(clients), earned, day) for day in ends)


def new_names(stem: str, taken: set[str]) -> Iterator[str]:
    """Numbered names that are not taken."""
    return (name for name in (f"{stem}{number}" for number in count(1)) if name not in taken)
