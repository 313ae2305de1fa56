"""Changes a person can describe, and a history with the score before and after them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from jss_cli.domain.history import Contract, Unknown
from jss_cli.domain.score import Attribution, Score

FactText = str | int | bool | Decimal | date | Unknown | None  # a typed answer; None: there is none
Agency = Literal["you", "others", "thought"]  # who can bring a change about; `thought`: nobody, it only explains


@dataclass(frozen=True, slots=True)
class SetFact:
    """One fact of one contract is otherwise; `fact` is a name of the flat (CSV) form of a contract."""

    contract: str
    fact: str
    value: FactText


@dataclass(frozen=True, slots=True)
class Drop:
    """A contract never was."""

    contract: str


@dataclass(frozen=True, slots=True)
class Merge:
    """Several contracts of one client were one engagement."""

    contracts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Add:
    """So many more contracts that earn `earned` each, good unless `facts` say otherwise.

    Each starts and ends on the day that the scenario has reached, and has a new client, unless `facts` say otherwise.
    """

    count: int
    earned: Decimal
    facts: tuple[tuple[str, FactText], ...] = ()


@dataclass(frozen=True, slots=True)
class Wait:
    """Nothing else happens until a day."""

    until: date


@dataclass(frozen=True, slots=True)
class UsePolicy:
    """The rules of another policy, by name or path."""

    name: str


Change = SetFact | Drop | Merge | Add | Wait | UsePolicy


@dataclass(frozen=True, slots=True)
class Scenario:
    """Changes in the order they are applied, each with the text it was written as."""

    changes: tuple[Change, ...]
    texts: tuple[str, ...]
    name: str = ""


@dataclass(frozen=True, slots=True)
class Counterfactual:
    """A scenario with the score before and after it, and who can bring each change about."""

    scenario: Scenario
    before: Attribution
    after: Attribution
    agency: tuple[Agency, ...]


@dataclass(frozen=True, slots=True)
class Twin:
    """Two contracts that look like one engagement: `second` began within days of the end of `first`, which ended unpaid
    or early, or `second` says that it continues `first`.

    `days` from the end of the first to the start of the second, negative when they overlap; `merged` is the score had
    they been one contract.
    """

    first: Contract
    second: Contract
    days: int
    declared: bool
    merged: Score


GOOD = (("stars", Decimal(5)), ("recommend", 10), ("ended_by", "client"), ("reason", "completed"))

_FEEDBACK = {"stars": "stars", "recommend": "recommend", "feedback_removed": "removed"}
_ENDING = {"ended_by": "by", "end_reason": "reason"}
