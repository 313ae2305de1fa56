"""What the unseen answers may have been: ranges, chances, stories and the evidence for them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from jss_cli.domain.history import Contract
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
    score at all because too few contracts or clients count in it."""

    worst: Extreme | None
    best: Extreme | None
    may_be_missing: bool


@dataclass(frozen=True, slots=True)
class Chances:
    """How likely a contract counts as what; they sum to 1."""

    positive: float
    neutral: float
    negative: float
    excluded: float

    def of(self, outcome: Outcome) -> float:
        """The chance of one outcome."""
        match outcome:
            case Outcome.POSITIVE:
                return self.positive
            case Outcome.NEUTRAL:
                return self.neutral
            case Outcome.NEGATIVE:
                return self.negative
            case Outcome.EXCLUDED:
                return self.excluded


@dataclass(frozen=True, slots=True)
class Posterior:
    """What a contract counts as, before and after the observed scores are taken into account."""

    contract: Contract
    before: Chances
    after: Chances

    @property
    def is_open(self) -> bool:
        """Whether more than one outcome was possible before."""
        return max(self.before.of(outcome) for outcome in Outcome) < 1


@dataclass(frozen=True, slots=True)
class Story:
    """The outcomes that were open and differ from "all went well", and the chance of exactly that, given what was
    seen."""

    differs: tuple[tuple[Contract, Outcome], ...]
    chance: float


@dataclass(frozen=True, slots=True)
class Draws:
    """How a sampled answer was made: so many worlds were drawn, so many of them show every observed score (that is the
    effective sample size: a world fits or it does not)."""

    drawn: int
    fitting: int


@dataclass(frozen=True, slots=True)
class Count:
    """How many worlds, that is answers to all unknown facts together, fit, of how many."""

    fitting: int
    total: int


@dataclass(frozen=True, slots=True)
class Question:
    """An unknown fact of a contract, and the share of all doubt (0 to 1, in entropy) that its answer is to end."""

    contract: Contract
    fact: str
    share: float


@dataclass(frozen=True, slots=True)
class Unseen:
    """What was seen, and what it says of what was not. `chance` is that of seeing it, before anything was seen.

    `draws` None: exact. `worlds` None: sampled, so not counted. `stories` are the likeliest, likeliest first;
    `stories_end` tells whether there are no more of them than asked for or these are all (False: the search stopped).
    """

    seen: tuple[Seen, ...]
    chance: float
    posteriors: tuple[Posterior, ...]
    stories: tuple[Story, ...]
    worlds: Count | None
    questions: tuple[Question, ...]
    draws: Draws | None
