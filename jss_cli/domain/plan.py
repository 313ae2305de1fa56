"""The way back to a score: how many good contracts by which day, and what can be done with those that exist."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from jss_cli.domain.history import Contract
from jss_cli.domain.policy import Rule
from jss_cli.domain.scenario import Agency
from jss_cli.domain.score import Score
from jss_cli.domain.verdict import Outcome


@dataclass(frozen=True, slots=True)
class Goal:
    """What a plan is for: a score of `target` percent. `size` is what an added contract earns (None: every size that
    weighs differently is tried), `per_month` the most of them that can end in a month, `by` the last day allowed."""

    target: int
    size: Decimal | None = None
    per_month: int | None = None
    by: date | None = None


@dataclass(frozen=True, slots=True)
class Size:
    """What an added contract earns: at least `least`, at most `most` (None: any more); all of it weighs the same."""

    least: Decimal
    most: Decimal | None


@dataclass(frozen=True, slots=True)
class Way:
    """So many more good contracts of a size, the first ended on `begins` and the last on `day`, reach the target; one
    less does not. 0 contracts: it is enough to wait.

    `weight` of each in quarter units; `seen` is the computation day on which the score shows; `score` is the engine's
    on `day`; `gone` are the contracts that cost points before and no longer count in the window then shown.
    `badly` is how many it takes if everything unknown went as badly as it can (None: no number is enough).
    """

    day: date
    begins: date
    seen: date
    contracts: int
    size: Size
    weight: int
    score: Score
    gone: tuple[str, ...]
    badly: int | None


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that can be done about a contract that exists, with the score it would give and the rule that would
    then decide. `points` is gained (negative: lost) on the day of the plan; `until` the last day it can be done."""

    kind: Literal["close", "rate", "interim", "reason", "remove", "pay"]
    contract: Contract
    agency: Agency
    points: Fraction
    after: Score
    rule: Rule
    outcome: Outcome
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Refusal:
    """Something that people try about a contract and that the rules of the day do not allow or do not count."""

    kind: Literal["interim", "reason", "remove", "rate"]
    contracts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """Every way to a goal that no other one beats in day, number and size at once, soonest first.

    `late` are ways that work only after the last day allowed; `best` is the best score within reach when there is no
    way at all, with the contracts it takes.
    """

    goal: Goal
    score: Score
    ways: tuple[Way, ...]
    late: tuple[Way, ...]
    best: Way | None
    actions: tuple[Action, ...]
    refusals: tuple[Refusal, ...]
