"""A score on one day, with every window, and its exact division into points."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from fractions import Fraction

from jss_cli.dataclass import dataclass
from jss_cli.domain.history import Contract
from jss_cli.domain.policy import Policy
from jss_cli.domain.sections import Minimum
from jss_cli.domain.verdict import Outcome, Verdict


@dataclass(frozen=True, slots=True)
class WindowSum:
    """What one window of `months` holds: `total` weight (in 1/`weights.unit`), `value` = the sum of weight times value
    (in 1/`scale.unit` of that), the counted contracts by outcome, the distinct clients that the minimum looks at, and
    the jobs."""

    months: int
    total: int = 0
    value: int = 0
    positive: int = 0
    neutral: int = 0
    negative: int = 0
    clients: int = 0
    lukewarm: int = 0
    jobs: int = 0

    @property
    def contracts(self) -> int:
        """How many contracts are counted."""
        return self.positive + self.lukewarm + self.neutral + self.negative

    def counted(self, minimum: Minimum) -> int:
        """How many of what the minimum counts there are: contracts, or jobs."""
        return self.jobs if minimum.counts == "jobs" else self.contracts

    def meets(self, minimum: Minimum) -> bool:
        """Whether there are enough contracts and clients for this window to be shown."""
        return self.counted(minimum) >= minimum.contracts and self.clients >= minimum.clients


@dataclass(frozen=True, slots=True)
class WindowScore:
    """A figure that competes to be shown: one window, or a blend (the mean) of several.

    `percent` is exact and may be below 0; None when a part does not meet the minimum.
    """

    name: str
    parts: tuple[WindowSum, ...]
    percent: Fraction | None

    @property
    def longest(self) -> WindowSum:
        """The part that reaches back furthest."""
        return max(self.parts, key=lambda part: part.months)


@dataclass(frozen=True, slots=True)
class Missing:
    """Why there is no score: what the fullest window has, and what it needs."""

    contracts: int
    clients: int
    minimum: Minimum


@dataclass(frozen=True, slots=True)
class AnyScore:
    """What the windows give under a policy. `shown` None: there is no score."""

    policy: Policy
    windows: tuple[WindowScore, ...]
    shown: WindowScore | None

    @property
    def raw(self) -> Fraction | None:
        """The shown window's percent, exact, not yet clamped or rounded."""
        return self.shown.percent if self.shown else None

    @property
    def percent(self) -> Fraction | None:
        """The exact score within 0 to 100, not rounded."""
        return None if self.raw is None else clamp(self.raw)

    @property
    def whole(self) -> int | None:
        """The score as shown: a whole percent, half-up."""
        return None if self.raw is None else shown_percent(self.raw)


@dataclass(frozen=True, slots=True)
class Score(AnyScore):
    """The score on a day; where there is none yet, `missing` says why."""

    as_of: date
    missing: Missing | None
    verdicts: tuple[Verdict, ...]

    @property
    def contradicted(self) -> tuple[str, ...]:
        """The ids of the contracts that the insights page lists as counted and that no rule can count."""
        if not self.policy.asks("insights"):
            return ()
        marked = (verdict for verdict in self.verdicts if verdict.contract.insights == "eligible")
        begun = (verdict for verdict in marked if verdict.contract.started <= self.as_of)
        return tuple(verdict.contract.id for verdict in begun if verdict.outcome is Outcome.EXCLUDED)


def clamp(percent: Fraction) -> Fraction:
    """A percent within 0 to 100."""
    return min(max(percent, Fraction(0)), Fraction(100))


def shown_percent(percent: Fraction) -> int:
    """A percent as the marketplace shows it: within 0 to 100, whole, halves up (assumed: JSS404)."""
    return min(max((2 * percent.numerator + percent.denominator) // (2 * percent.denominator), 0), 100)


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one contract costs in the shown window, in points, and the score if it were not counted at all.

    `without` is exact (clamped), None when there would be no score. It must never be summed.
    `leaves` is the last day on which the shown window, or any part of a shown blend, still holds the contract; `aged`
    is the day its age runs from if every window of the policy is too short for it by now.
    """

    verdict: Verdict
    lost: Fraction
    without: Fraction | None
    counted: bool
    leaves: date | None
    aged: date | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """The score cut into contracts: 100 - sum(lost) + floor = the score, exactly.

    `floor` is what the lower bound of 0 gives back when the raw score is below it. Without a score every cost is 0.
    """

    score: Score
    contributions: tuple[Contribution, ...]
    floor: Fraction

    def costs_by_rule(self, spared: Collection[Contract] = ()) -> list[tuple[Fraction, list[Contribution]]]:
        """What cost points and of which contracts, but for some, a rule after the other, the costliest first."""
        groups: dict[str, list[Contribution]] = {}
        for one in self.contributions:
            if one.lost > 0 and one.verdict.contract not in spared:
                groups.setdefault(one.verdict.rule.code, []).append(one)
        costs = [(sum((one.lost for one in group), Fraction(0)), group) for group in groups.values()]
        return sorted(costs, key=lambda cost: -cost[0])
