"""The way back to a score: how many good contracts by which day, and what can be done with those that exist."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from jss_cli.dataclass import dataclass
from jss_cli.domain.history import Contract
from jss_cli.domain.policy import Rule
from jss_cli.domain.scenario import Agency
from jss_cli.domain.score import Score
from jss_cli.domain.timeline import Event

RequestKind = Literal["close", "rate", "edit"]  # what a client may be asked for

MOST_ADDED = 10_000  # contracts that a plan or a scenario adds: nobody finishes more


@dataclass(frozen=True, slots=True)
class Goal:
    """What a plan is for: a score of `target` percent. `size` is what an added contract earns (None: every size that
    weighs differently is tried), `per_month` the most of them that can end in a month, `by` the last day allowed,
    `most` how many ways and actions are told."""

    target: int
    size: Decimal | None = None
    per_month: int | None = None
    by: date | None = None
    most: int = 8  # fit a screen


@dataclass(frozen=True, slots=True)
class ContractSize:
    """What an added contract earns: at least `least`, at most `most` (None: any more); all of it weighs the same."""

    least: Decimal
    most: Decimal | None


@dataclass(frozen=True, slots=True)
class Way:
    """So many more good contracts of a size, the first ended on `begins` and the last on `day`, reach the target; one
    less does not. 0 contracts: it is enough to wait.

    `weight` of each in 1/`weights.unit`; `seen` is the computation day on which the score shows; `score` is the
    engine's on `day`; `gone` are the contracts that cost points before and no longer count in the window then shown.
    `badly` is how many it takes if everything unknown went as badly as it can (None: no number up to 10,000 is enough).
    """

    day: date
    begins: date
    seen: date
    contracts: int
    size: ContractSize
    weight: int
    score: Score
    gone: tuple[str, ...]
    badly: int | None


ActionKind = Literal["close", "rate", "edit", "remove", "interim", "pay", "wait"]
RefusalKind = Literal["remove", "remove_later", "rate", "reason", "ask", "interim"]
ChoiceKind = Literal["close", "wait", "ask"]


@dataclass(frozen=True, slots=True)
class AnyAction:
    """One thing that can be done about a contract that exists, the last day for it (None: there is none), and the rule
    that then decides; `risk` is what may come of it if it goes badly (None: it cannot). To `wait` is to leave a
    contract alone until a day: what comes of it is that day's, if nothing else happens."""

    kind: ActionKind
    contract: Contract
    agency: Agency
    rule: Rule
    until: date | None
    risk: object


@dataclass(frozen=True, slots=True)
class Action(AnyAction):
    """What an action would do to the score on that day: `percent` is the exact score if it goes well, `points` what
    that gains, `risk` the exact score if it goes badly."""

    risk: Fraction | None
    percent: Fraction
    points: Fraction


@dataclass(frozen=True, slots=True)
class Refusal:
    """What people try about some contracts and the rules of the day do not have, or do not have any more, or what its
    client may not be asked for."""

    kind: RefusalKind
    contracts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """The ways to a goal by the last day allowed; `late` are those that work only after it.

    `reachable` is the best that is within reach where there is no way by then; `lost` how the last score went if there
    is none now.
    """

    goal: Goal
    score: Score
    lost: Event | None
    ways: tuple[Way, ...]
    late: tuple[Way, ...]
    reachable: Way | None
    actions: tuple[Action, ...]
    refusals: tuple[Refusal, ...]


@dataclass(frozen=True, slots=True)
class DilemmaChoice:
    """What becomes of the exact score on one day if an open contract is closed now, left alone, or its client is asked
    for feedback now: with a content, a silent and an unhappy client (None: no score)."""

    kind: ChoiceKind
    day: date
    content: Fraction | None
    silent: Fraction | None
    unhappy: Fraction | None


@dataclass(frozen=True, slots=True)
class Dilemma:
    """Close, wait or ask: the choices on every day on which waiting makes a difference, the last day last.

    `turns` are those days, with the rule that then decides the open contract. `best` names for each mood of the client
    (content, silent, unhappy) the choices with the highest score on the last day; several are a tie.
    """

    contract: Contract
    score: Score
    rule: Rule
    turns: tuple[tuple[date, Rule], ...]
    choices: tuple[DilemmaChoice, ...]
    best: tuple[tuple[ChoiceKind, ...], tuple[ChoiceKind, ...], tuple[ChoiceKind, ...]]


@dataclass(frozen=True, slots=True)
class ClientRequest:
    """A request to the client of a contract: to close it, to rate it by the day `until`, or to edit its public stars,
    for which there are `days` once the freelancer allows it."""

    contract: Contract
    kind: RequestKind
    until: date | None
    days: int
