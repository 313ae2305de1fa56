"""Why a score is what it is: the parts that `jss explain` tells."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from jss_cli.dataclass import dataclass
from jss_cli.domain.case import Case
from jss_cli.domain.chronicle import ScoreStanding
from jss_cli.domain.plan import Way
from jss_cli.domain.policy import Rule
from jss_cli.domain.readings import Spread
from jss_cli.domain.scenario import Twin
from jss_cli.domain.score import Attribution, Contribution
from jss_cli.domain.sighting import Sighting
from jss_cli.domain.story import Range
from jss_cli.domain.timeline import Event


@dataclass(frozen=True, slots=True)
class LossReason:
    """One rule that cost points: the contracts it decided, what they cost together, the score without all of them.

    `words` is what the rule says of them, without what differs from one to the next.
    """

    rule: Rule
    words: str
    contracts: tuple[str, ...]
    lost: Fraction
    without: Fraction | None


@dataclass(frozen=True, slots=True)
class Outlook:
    """What lies beyond the score: the range over all that is unknown, contracts that are one engagement to the people
    in them, the next day on which the score changes by itself, and the ways to `target` percent (soonest first).

    `spread` tells how far the score depends on what is disputed in the rules. `range` and `spread` None: the history is
    too long to look for them, and for twins, beside everything else.
    """

    range: Range | None
    spread: Spread | None
    twins: tuple[Twin, ...]
    cliff: Event | None
    target: int
    ways: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class ContractLane:
    """A contract over time: the first day on which a window of so many months holds nothing of it any more."""

    contribution: Contribution
    leaves: tuple[tuple[int, date], ...]

    @property
    def last(self) -> date:
        """The day on which the longest window has let it go."""
        return self.leaves[-1][1]

    def is_held(self, day: date) -> bool:
        """Whether any window holds it on a day."""
        return bool(self.leaves) and self.last > day


@dataclass(frozen=True, slots=True)
class Lanes:
    """Contracts over time, and how many more of them there are than are told."""

    told: tuple[ContractLane, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Explanation:
    """The answer to "why is my score 75 %?"."""

    case: Case
    standing: ScoreStanding
    attribution: Attribution
    sightings: tuple[Sighting, ...]
    reasons: tuple[LossReason, ...]
    outlook: Outlook
    lanes: Lanes
