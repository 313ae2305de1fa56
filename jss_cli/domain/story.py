"""What the unseen answers may have been: ranges, chances, stories and the evidence for them."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from jss_cli.dataclass import dataclass
from jss_cli.domain.case import Case
from jss_cli.domain.history import Contract, Observation
from jss_cli.domain.policy import FactValue, Policy
from jss_cli.domain.score import Score, clamp, shown_percent
from jss_cli.domain.verdict import Outcome


@dataclass(frozen=True, slots=True)
class InferQuestion:
    """Which observed scores are to be explained (none: those of the history), and the priors that are changed by hand;
    `only_range` asks for no more than the worst and the best score."""

    observed: tuple[Observation, ...] = ()
    priors: tuple[str, ...] = ()
    only_range: bool = False


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
    lukewarm: float = 0.0

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

    `draws` None: exact. `worlds` None: sampled, so not counted. `stories` are the ten likeliest, likeliest first, with
    those that are as likely as the tenth.
    """

    seen: tuple[Seen, ...]
    chance: float
    posteriors: tuple[Posterior, ...]
    stories: tuple[Story, ...]
    worlds: Count | None
    questions: tuple[Question, ...]
    draws: Draws | None


@dataclass(frozen=True, slots=True)
class Nearby:
    """Where no world shows what was seen on one day: the nearest scores below and above that some world shows, and
    whether the day alone is the trouble (False: it fits by itself, but not together with the other days)."""

    seen: Seen
    below: int | None
    above: int | None
    fits_alone: bool


@dataclass(frozen=True, slots=True)
class Slip:
    """A fact of the history that would change the answer if it was mistyped: its value, one it would have to be, what
    the contract would count as then, and the score (percent, exact; None: none)."""

    contract: Contract
    fact: str
    told: FactValue
    instead: FactValue
    outcome: Outcome
    percent: Fraction | None


@dataclass(frozen=True, slots=True)
class Probe:
    """An open contract that could be closed alone before the score is next computed on `on`: the share (0 to 1) of the
    doubt about its own outcome that the new score is expected to end, from so many `draws` of what is not known."""

    contract: Contract
    on: date
    share: float
    draws: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """The chance of all that was seen under some rules (one policy per day seen); None: too many worlds to count."""

    policies: tuple[Policy, ...]
    chance: float | None


@dataclass(frozen=True, slots=True)
class Inquiry:
    """The answer to "which hidden answers explain the number?".

    `unseen` and `rivals` are None and empty where no score was seen; `nearby` and `mends` are told where no world fits
    (`mends` None: too many to try). `wishes` are the priors that were changed by hand, `set_aside` the scores of the
    file that were not used because others were asked about, `contradicted` the contracts that the insights page lists
    otherwise than the rules allow.
    """

    case: Case
    score: Score
    reach: Range
    unseen: Unseen | None
    rivals: tuple[Evidence, ...]
    probes: tuple[Probe, ...]
    slips: tuple[Slip, ...]
    nearby: tuple[Nearby, ...]
    mends: tuple[Slip, ...] | None
    wishes: tuple[str, ...]
    set_aside: tuple[Observation, ...]
    contradicted: tuple[str, ...] = ()
