"""What can be done about the score that a person sees, over the worlds that fit it."""

from __future__ import annotations

from datetime import date

from jss_cli.dataclass import dataclass
from jss_cli.domain.change import Cause
from jss_cli.domain.chronicle import Chronicle
from jss_cli.domain.history import Contract, Observation
from jss_cli.domain.plan import AnyAction, ChoiceKind, ContractSize, Goal, Refusal
from jss_cli.domain.policy import Rule
from jss_cli.domain.scenario import Counterfactual
from jss_cli.domain.seen import ScoreBand, SeenAnswer
from jss_cli.domain.seen_explanation import SeenOutlook, SeenWay


@dataclass(frozen=True, slots=True)
class PointsBand:
    """Points (exact, signed) up to which 5, 50 and 95 of 100 worlds lie, and their mean."""

    low: float
    middle: float
    high: float
    mean: float


@dataclass(frozen=True, slots=True)
class SeenAction(AnyAction):
    """What an action gains in a `share` of the worlds: points, and the score `after` it; `risk` is the score there if
    it goes badly, `rule` the one that decides then in most of these worlds."""

    risk: ScoreBand | None
    share: float
    points: PointsBand
    after: ScoreBand


@dataclass(frozen=True, slots=True)
class Setback:
    """The score on a day with so many good contracts more, and with one of them gone badly."""

    day: date
    contracts: int
    well: ScoreBand
    badly: ScoreBand


@dataclass(frozen=True, slots=True)
class SeenPlan:
    """The ways to a goal over the worlds that show what was seen, with contracts of a `size` at least.

    `late` are the ways that lead there only after the last day allowed, `reachable` the highest target that some way
    reaches where none does, with the first one; `setback` None: no new contract is needed, or none helps.
    """

    answer: SeenAnswer
    goal: Goal
    size: ContractSize
    outlook: SeenOutlook
    late: tuple[SeenWay, ...]
    reachable: tuple[int, SeenWay] | None
    setback: Setback | None
    actions: tuple[SeenAction, ...]
    refusals: tuple[Refusal, ...]


@dataclass(frozen=True, slots=True)
class SeenChoice:
    """The score on a day after a choice about an open contract, for a content, a silent and an unhappy client; `means`
    are the expected percents (a missing score counts as 0)."""

    kind: ChoiceKind
    day: date
    moods: tuple[ScoreBand, ScoreBand, ScoreBand]
    means: tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class SeenDilemma:
    """Close, wait or ask over the worlds; `rules` decide the contract today, `turns` are days on which another rule
    does, each with the share of the worlds. `best` as for `Dilemma`, by expected percents."""

    answer: SeenAnswer
    contract: Contract
    rules: tuple[tuple[Rule, float], ...]
    turns: tuple[tuple[date, Rule, float], ...]
    choices: tuple[SeenChoice, ...]
    best: tuple[tuple[ChoiceKind, ...], tuple[ChoiceKind, ...], tuple[ChoiceKind, ...]]


@dataclass(frozen=True, slots=True)
class SeenChronicle:
    """How a score went by the rules alone, and ahead of the day asked about by the worlds that show what was seen:
    `steps` are the days from which another band holds."""

    told: Chronicle
    answer: SeenAnswer
    outlook: SeenOutlook
    steps: tuple[tuple[date, ScoreBand], ...]


@dataclass(frozen=True, slots=True)
class SeenCounterfactual:
    """A scenario over the worlds: the score before and after it and what lies between in points, the expected percents
    of both, and what the rules alone give. `from_seen` is the score after it, counted from the number that was
    seen by the points that a world gains, if those are none or the worlds come to another number; else as `after`."""

    answer: SeenAnswer
    computed: Counterfactual
    before: ScoreBand
    after: ScoreBand
    from_seen: ScoreBand
    expected: tuple[float, float]
    points: PointsBand

    @property
    def has_points(self) -> bool:
        """Whether most worlds have a score before and after: from or to none there are no points."""
        return self.before.middle is not None and self.after.middle is not None


@dataclass(frozen=True, slots=True)
class SeenCause:
    """What is expected to have moved the score between two observed days, in points: a contract of the file, one that
    the file lacks (`is_missing`), or neither. `fell_short` is the chance that a contract did not count as good where it
    did count (None: no contract did it)."""

    cause: Cause
    contract: Contract | None
    is_missing: bool
    points: float
    fell_short: float | None


@dataclass(frozen=True, slots=True)
class SeenEnd:
    """An observed score, the day it was most likely computed on, what is expected of it by the worlds that fit
    (percent, a missing score counts as 0), and what the rules alone give (whole percent)."""

    seen: Observation
    run: date
    expected: float
    computed: int | None

    @property
    def told(self) -> float:
        """The percent to start or end with: as it is expected, or as it was seen where that is another number."""
        low, high = (0, 0) if self.seen.shown == "none" else self.seen.bounds
        seen = float(min(max(self.expected, low), high))
        return self.expected if abs(seen - self.expected) <= 1 / 2 else seen


@dataclass(frozen=True, slots=True)
class SeenDifference:
    """What moved the seen score between two observed days, the largest cause first."""

    answer: SeenAnswer
    start: SeenEnd
    end: SeenEnd
    causes: tuple[SeenCause, ...]

    @property
    def is_moved(self) -> bool:
        """Whether another score was shown."""
        start, end = self.start.seen, self.end.seen
        return (start.shown, start.bounds) != (end.shown, end.bounds)

    @property
    def unexplained(self) -> float:
        """The points that no rule here explains: with the causes they sum to the difference of the ends as told."""
        return self.end.told - self.start.told - (self.end.expected - self.start.expected)
