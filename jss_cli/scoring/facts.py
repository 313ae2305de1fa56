"""What is known about one contract on one day, in the vocabulary of the policies."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from operator import attrgetter
from typing import Any, Literal, NamedTuple

from jss_cli.dataclass import dataclass
from jss_cli.domain.facts import Status
from jss_cli.domain.history import UNKNOWN, Contract, Listing, Party, Reason, Standing, Unknown
from jss_cli.domain.policy import GivenAnswer, Policy
from jss_cli.scoring.context import Surroundings
from jss_cli.scoring.jobs import Paid, paid_until
from jss_cli.scoring.payments import kept_until, refunded_until
from jss_cli.scoring.windows import months_since


class Facts(NamedTuple):
    """One contract on one day. UNKNOWN: there is an answer that nobody told us; None: there is none.

    `paid_periods` counts the periods with a payment, `client_days` are from the first to the last payment of all the
    client's contracts, `unrated_share` is of the whole history.
    """

    status: Status
    paid: bool
    stars: Decimal | None
    recommend: int | Unknown | None
    reason: Reason | Unknown | None
    ended_by: Party | Unknown | None
    removed: bool
    idle_months: int | None
    insights: Listing | None
    paid_periods: int
    paid_days: int
    client_days: int
    client_standing: Standing
    disputed: bool
    refunded: Literal["none", "part", "full"]
    unrated_share: Fraction

    @property
    def feedback(self) -> Literal["given", "none", "removed"] | Unknown:
        """Whether the client said anything at all, in public or in private."""
        if self.removed:
            return "removed"
        if not self.is_silent:
            return "given"
        return "none" if self.recommend is None else UNKNOWN

    @property
    def is_silent(self) -> bool:
        """Whether no answer of the client is known, in public or in private."""
        return self.stars is None and not isinstance(self.recommend, int)

    def overrules(self, fact: str) -> bool:
        """Whether what the client is known to have said decides before an answer that is assumed for a fact."""
        return fact not in {"stars", "recommend"} and self.feedback == "given"

    def answered(self, fact: str, answer: GivenAnswer) -> Facts:
        """These facts with one unknown fact answered."""
        changes: Any = {fact: answer}
        return self._replace(**changes)


@dataclass(frozen=True, slots=True)
class _Look:
    """What a fact is read off: a contract on a day, its status then, the rules, and the contracts around it."""

    contract: Contract
    day: date
    policy: Policy
    around: Surroundings
    status: Status
    paid: Paid


DERIVED: dict[str, Callable[[_Look], object]] = {  # what is worked out; every other fact is what its field tells
    "status": lambda look: look.status,
    "paid": lambda look: bool(look.paid.days) or kept_until(look.contract, look.day) > 0,
    "stars": lambda look: stars_by(look.contract, look.status),
    "recommend": lambda look: look.contract.feedback.recommend if _is_asked("recommend", look) else None,
    "reason": lambda look: look.contract.ending.reason if _is_asked("reason", look) else None,
    "ended_by": lambda look: look.contract.ending.by if look.status == "ended" else None,
    "removed": lambda look: look.contract.feedback.removed and look.status == "ended",
    "idle_months": lambda look: (
        months_since((look.contract.started, *look.paid.days)[-1], look.day) if look.status == "open" else None
    ),
    "paid_periods": lambda look: len(look.paid.periods),
    "paid_days": lambda look: (look.paid.days[-1] - look.paid.days[0]).days if look.paid.days else 0,
    "client_days": lambda look: look.around.relations.with_client(look.contract.client, look.day).days(look.day),
    "refunded": lambda look: _refunded(look.contract, look.day),
    "unrated_share": lambda look: look.around.unrated_share,
}
_READ = [DERIVED.get(name) or attrgetter(f"contract.{name}") for name in Facts._fields]


def facts_on(contract: Contract, day: date, policy: Policy, around: Surroundings, paid: Paid | None = None) -> Facts:
    """The facts of a contract as of a day: what happened later is not known yet. When it was `paid` may be known."""
    look = _Look(contract, day, policy, around, status_on(contract, day), paid or paid_until(contract, day, policy))
    return Facts._make([read(look) for read in _READ])


def status_on(contract: Contract, day: date) -> Status:
    """Whether the contract has not started, is open, or has ended; on its last day it has ended."""
    is_over = contract.ended is not None and contract.ended <= day
    return "not_started" if contract.started > day else "ended" if is_over else "open"


def stars_by(contract: Contract, status: Status) -> Decimal | None:
    """The stars of a contract that are known, once it has ended."""
    stars = contract.feedback.stars
    return stars if isinstance(stars, Decimal) and status == "ended" else None


def _is_asked(fact: str, look: _Look) -> bool:
    """Whether the contract has ended, and clients were still asked for an answer on that day."""
    last = look.policy.asked_until(fact)
    return look.status == "ended" and (last is None or look.contract.ended is None or look.contract.ended <= last)


def _refunded(contract: Contract, day: date) -> Literal["none", "part", "full"]:
    """How much of what is paid in all went back until a day."""
    back = refunded_until(contract, day)
    return "none" if back == 0 else "part" if contract.gross > back else "full"
