"""What a freelancer did, as one frozen value: a history of contracts with what was seen of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any, Literal

from jss_cli.dataclass import dataclass

Kind = Literal["fixed", "hourly"]
Party = Literal["client", "freelancer", "platform"]
Reason = Literal[
    "completed",
    "not_needed",
    "hired_other",
    "unresponsive",
    "misrepresented",
    "unprofessional",
    "incomplete",
    "unsuccessful",
    "cancelled",
    "rate_change",
    "other",
]
Standing = Literal["ok", "flagged", "suspended"]
Listing = Literal["eligible", "ineligible"]  # of the jobs on the marketplace's insights page


class Unknown(Enum):
    """A fact that has an answer which nobody told us. (`None` means: there is no answer.)"""

    UNKNOWN = "unknown"


UNKNOWN = Unknown.UNKNOWN


@dataclass(frozen=True, slots=True)
class Feedback:
    """What the client said when the contract ended: `stars` in public (1 to 5), `recommend` in private (0 to 10)."""

    stars: Decimal | None = None
    recommend: int | Unknown | None = UNKNOWN
    removed: bool = False


@dataclass(frozen=True, slots=True)
class Ending:
    """Who ended the contract, and the reason the client chose."""

    by: Party | Unknown = UNKNOWN
    reason: Reason | Unknown = UNKNOWN


@dataclass(frozen=True, slots=True)
class Payment:
    """One payment of the client, gross, in the history's currency."""

    on: date
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Interim:
    """Public feedback during a contract (from September 2024)."""

    on: date
    stars: Decimal


@dataclass(frozen=True, slots=True)
class Contract:
    """One engagement with one client. Amounts are gross, in the history's currency; `ended` None = still open.

    `paid_months` None means: derived from `payments` or, without any, from the dates.
    `continues` is the id of the contract in whose place this one was opened. `insights` is the list in which the
    marketplace's own page has it (None: nobody told).
    """

    id: str
    client: str
    started: date
    title: str = ""
    kind: Kind | None = None
    ended: date | None = None
    earned: Decimal = Decimal(0)
    refunded: Decimal = Decimal(0)
    paid_months: int | None = None
    payments: tuple[Payment, ...] = ()
    feedback: Feedback = Feedback()
    interim: tuple[Interim, ...] = ()
    ending: Ending = Ending()
    continues: str | None = None
    client_standing: Standing = "ok"
    disputed: bool = False
    insights: Listing | None = None
    suspected: bool = False
    notes: str = ""
    extras: tuple[tuple[str, str], ...] = ()

    @property
    def net(self) -> Decimal:
        """What the freelancer kept: earned less refunded."""
        return self.earned - self.refunded


def with_values(contract: Contract, values: Mapping[str, object]) -> Contract:
    """A contract with some fields, by their dotted names, set to values of the types they have there."""
    changed: dict[str, Any] = {}
    for dotted, value in values.items():
        group, _, name = dotted.rpartition(".")
        within: Any = {name: value}
        changed |= {group: replace(changed.get(group) or getattr(contract, group), **within)} if group else within
    return replace(contract, **changed)


@dataclass(frozen=True, slots=True)
class Observation:
    """What the marketplace showed on a day: the score, and the share of clients who would recommend (percent)."""

    on: date
    score: int
    recommend_percent: int | None = None


@dataclass(frozen=True, slots=True)
class History:
    """Everything a freelancer did, in the order of the file."""

    contracts: tuple[Contract, ...]
    platform: str = "upwork"
    currency: str = "USD"
    as_of: date | None = None
    observed: tuple[Observation, ...] = ()
    extras: tuple[tuple[str, str], ...] = ()
