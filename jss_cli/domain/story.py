"""What the unseen answers may have been: a score that was seen, the range of scores, and chances."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from jss_cli.dataclass import dataclass
from jss_cli.domain.policy import Policy
from jss_cli.domain.score import clamp, shown_percent
from jss_cli.domain.verdict import Outcome


@dataclass(frozen=True, slots=True)
class Seen:
    """What the marketplace showed on a day, and the rules it is taken to have used (None: not seen)."""

    on: date
    policy: Policy
    score: int | None = None
    recommend_percent: int | None = None
    eligible: int | None = None

    @property
    def counts(self) -> bool:
        """Whether what was seen depends on how many contracts are of some sort, whatever the score."""
        return self.recommend_percent is not None or self.eligible is not None


@dataclass(frozen=True, slots=True)
class Extreme:
    """The lowest or highest score that the unknown answers allow: `raw` percent, exact and not clamped, and what each
    contract whose outcome is open would have to count as (those no window holds are left out)."""

    raw: Fraction
    outcomes: tuple[tuple[str, Outcome], ...]

    @property
    def percent(self) -> Fraction:
        """The exact percent within 0 to 100."""
        return clamp(self.raw)

    @property
    def whole(self) -> int:
        """The percent as it would be shown."""
        return shown_percent(self.raw)


@dataclass(frozen=True, slots=True)
class Range:
    """The worst and the best score over every world that has one (both None: none has), and whether some world has no
    score at all because too few contracts or clients count in it; and whether of days that are not known only some were
    looked at, for there are too many."""

    worst: Extreme | None
    best: Extreme | None
    may_be_missing: bool
    cuts_days: bool = False


@dataclass(frozen=True, slots=True)
class Chances:
    """How likely a contract counts as what; they sum to 1."""

    positive: float
    neutral: float
    negative: float
    excluded: float
    lukewarm: float = 0.0

    @property
    def short_of_good(self) -> float:
        """The chance that it counts, and not as good."""
        return self.lukewarm + self.neutral + self.negative

    def of(self, outcome: Outcome) -> float:
        """The chance of one outcome."""
        match outcome:
            case Outcome.POSITIVE:
                return self.positive
            case Outcome.LUKEWARM:
                return self.lukewarm
            case Outcome.NEUTRAL:
                return self.neutral
            case Outcome.NEGATIVE:
                return self.negative
            case Outcome.EXCLUDED:
                return self.excluded
