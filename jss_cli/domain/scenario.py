"""Changes a person can describe, and the score before and after them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal

from jss_cli.dataclass import dataclass
from jss_cli.domain.case import Rulebook
from jss_cli.domain.change import Bridge
from jss_cli.domain.history import Contract, History
from jss_cli.domain.score import Attribution, Score

Agency = Literal["you", "others", "thought", "nobody"]  # who does it; `thought`: it only explains; `nobody`: it is so


@dataclass(frozen=True, slots=True)
class Setting:
    """A field of a contract by its dotted name, set to a value of the type it has there."""

    name: str
    value: object


@dataclass(frozen=True, slots=True)
class SetFact:
    """One fact of one contract is otherwise."""

    contract: str
    fact: Setting


@dataclass(frozen=True, slots=True)
class Drop:
    """A contract never was."""

    contract: str


@dataclass(frozen=True, slots=True)
class Merge:
    """Contracts of one client were one engagement. `contracts` holds their ids, joined by plus signs."""

    contracts: str


@dataclass(frozen=True, slots=True)
class Add:
    """So many more contracts, paid `earned` each, good but for what `facts` say.

    Each begins and ends on the day that the scenario has reached and has a new client, unless `facts` say otherwise.
    """

    count: int
    earned: Decimal
    facts: tuple[Setting, ...] = ()


@dataclass(frozen=True, slots=True)
class Wait:
    """Nothing else happens until a day."""

    until: date


@dataclass(frozen=True, slots=True)
class UsePolicy:
    """Other rules, with the name or path that asked for them."""

    name: str
    rulebook: Rulebook


Deed = SetFact | Drop | Merge | Add | Wait | UsePolicy


@dataclass(frozen=True, slots=True)
class ScenarioStep:
    """A deed with the text that asked for it."""

    text: str
    deed: Deed


@dataclass(frozen=True, slots=True)
class Scenario:
    """Changes in the order in which they are applied; `name` may be empty."""

    changes: tuple[ScenarioStep, ...]
    name: str = ""


@dataclass(frozen=True, slots=True)
class Changed:
    """What a scenario makes of a history, on the day and under the rules that it leads to; `agency` is who can bring
    each change about."""

    scenario: Scenario
    history: History
    day: date
    rulebook: Rulebook
    agency: tuple[Agency, ...]


@dataclass(frozen=True, slots=True)
class Counterfactual:
    """A scenario with the score before and after it, and the bridge between the two."""

    scenario: Scenario
    agency: tuple[Agency, ...]
    before: Attribution
    after: Attribution
    bridge: Bridge


@dataclass(frozen=True, slots=True)
class Twin:
    """Two contracts that look like one engagement: `second` began within days of the end of `first`, which ended unpaid
    or early, or `second` says that it continues `first` (`declared`).

    `days` lie between the end of the first and the start of the second, negative when they overlap; `merged` is the
    score had they been one contract.
    """

    first: Contract
    second: Contract
    days: int
    declared: bool
    merged: Score
