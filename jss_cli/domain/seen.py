"""The answer for the score that a person sees: what explains it, how well, and what every contract then costs."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from math import fsum

from jss_cli.dataclass import dataclass
from jss_cli.domain.case import Case
from jss_cli.domain.history import Contract, History, Observation
from jss_cli.domain.policy import Rule
from jss_cli.domain.readings import RulesReading
from jss_cli.domain.score import Score
from jss_cli.domain.sighting import Fits
from jss_cli.domain.story import Chances
from jss_cli.domain.verdict import Outcome


@dataclass(frozen=True, slots=True)
class ContractOdds:
    """What a contract counts as given what was seen, and before; the points that it is expected to cost (0 or more)."""

    contract: Contract
    before: Chances
    after: Chances
    lost: float


@dataclass(frozen=True, slots=True)
class AlikeContracts:
    """Contracts that nothing in the file or the rules tells apart, and their odds, which are equal."""

    odds: tuple[ContractOdds, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Their ids."""
        return tuple(one.contract.id for one in self.odds)

    @property
    def lost(self) -> float:
        """The points that they are expected to cost together."""
        return fsum(one.lost for one in self.odds)


@dataclass(frozen=True, slots=True)
class Blow:
    """In a story so many contracts of an alike group (None: contracts that the file lacks) that count as another thing
    than they were likeliest to; a surprise if neither their facts nor an unknown answer explain it."""

    group: AlikeContracts | None
    number: int
    outcome: Outcome
    is_surprise: bool


@dataclass(frozen=True, slots=True)
class SeenStory:
    """What differs from "all went as told" in worlds that show what was seen, beside what another reading of the rules
    makes of several contracts (`reread`); the share of these among all, and in how many of them each rule is the cause
    (None: all of it is a surprise)."""

    blows: tuple[Blow, ...]
    reread: bool
    share: float
    causes: tuple[tuple[Rule | None, float], ...]


@dataclass(frozen=True, slots=True)
class SeenWorld:
    """A world drawn from all that fit: the history with its answers filled in, under a reading of the rules, and what
    each of its contracts counts as on the day seen, those that are missing from the file last."""

    history: History
    reading: RulesReading
    outcomes: tuple[Outcome, ...]


@dataclass(frozen=True, slots=True)
class LookedAt:
    """An observed day that was looked at: the day on which its score was most likely computed, what the rules alone
    give then (whole percent), and the chances that the number says nothing of that day, that the number of eligible
    contracts is wrong, and that the share of clients who would recommend is."""

    observation: Observation
    run: date
    computed: int | None
    astray: float
    miscounted: float = 0.0
    misshared: float = 0.0


@dataclass(frozen=True, slots=True)
class WeighedReading:
    """A reading of the rules, and the share of the worlds that fit which hold it."""

    reading: RulesReading
    share: float


@dataclass(frozen=True, slots=True)
class ScoreBand:
    """Whole percents up to which 5, 50 and 95 of 100 worlds lie (None: most have no score), and the share of worlds
    without a score."""

    low: int | None
    middle: int | None
    high: int | None
    missing: float = 0.0

    @property
    def width(self) -> int:
        """Points from end to end; 0 where there is no score."""
        return (self.high or 0) - (self.low or 0)

    def holds(self, whole: int | None) -> bool:
        """Whether a score lies between its ends, or one beside them: a number may be seen off by one."""
        return None not in {whole, self.low, self.high} and self.low - 1 <= whole <= self.high + 1  # type: ignore[operator]


@dataclass(frozen=True, slots=True)
class SeenAnswer:
    """What explains the score seen on the latest day of `days`.

    `score` is that of the rules alone for the day it was computed. `expected` is the expected percent over all worlds
    that fit (or come nearest, if none `is_fitting`), clamped, `raw` the same before that: 100 - points - `unlisted` =
    `raw`. `exact` is the chance that the number is just what the rules give, `scored` that they give any, `surprising`
    that some contract is not what its facts say, `absent` that one is missing from the file, `window` the figure that
    is shown most likely.
    `groups` have every contract once, the costliest first, `fallen` is how many count as less than good. `readings`
    are those that fit, of `weighed` ones of `number`, which hold the share `held` of all by weight; `dropped` is the
    share of worlds that were not followed. `announced` is how many contracts the file says that it lacks (None: it does
    not say). `days_taken` are the contracts whose days stand as taken in every world, for there are too many ways to
    tell all.
    `is_sampled`: there were too many worlds to sum, and what is told is of the `worlds` alone.
    """

    announced: int | None
    days: tuple[LookedAt, ...]
    score: Score
    is_fitting: bool
    evidence: float
    expected: float
    raw: float
    unlisted: float
    exact: float
    scored: float
    surprising: float
    absent: float
    window: str
    groups: tuple[AlikeContracts, ...]
    stories: tuple[SeenStory, ...]
    fallen: ScoreBand
    readings: tuple[WeighedReading, ...]
    number: int
    weighed: int
    held: Fraction
    worlds: tuple[SeenWorld, ...]
    dropped: float
    days_taken: tuple[str, ...]
    is_sampled: bool

    @property
    def seen(self) -> Observation:
        """What the answer is about."""
        return self.days[0].observation

    @property
    def chance(self) -> float | None:
        """The chance of what was seen; None if it was not summed."""
        return None if self.is_sampled else self.evidence

    @property
    def set_aside(self) -> tuple[LookedAt, ...]:
        """The older days that most of what fits gives up."""
        return tuple(day for day in self.days[1:] if day.astray > 1 / 2)

    def is_renewed(self, case: Case) -> bool:
        """Whether the score was computed anew between the day seen and that of a case: until then nothing moves."""
        return case.policy.cadence.last_until(case.day) > self.seen.on

    def run_shown(self, case: Case) -> date:
        """The computation day of what is shown on the day of a case."""
        return case.policy.cadence.last_until(case.day) if self.is_renewed(case) else self.days[0].run

    def still_shown(self, case: Case) -> ScoreBand | None:
        """What is shown on the day of a case because nothing was computed anew: the number that was seen, if it is
        explained; else None."""
        number = self.seen.score
        is_shown = number is not None and self.fits != "nothing" and not self.is_renewed(case)
        return ScoreBand(number, number, number) if is_shown else None

    @property
    def is_given(self) -> bool:
        """Whether most of what fits gives a score where one was seen, and none where none was: what lies ahead rests on
        nothing where it does not."""
        return (self.scored < 1 / 2) is (self.seen.shown == "none")

    @property
    def fits(self) -> Fits:
        """How well the number is explained."""
        if not (self.is_fitting and self.evidence and self.is_given):
            return "nothing"
        if self.absent >= 1 / 2:
            return "unlisted"
        return "surprise" if self.surprising >= 1 / 2 else "exact" if self.exact >= 1 / 2 else "near"

    @property
    def unexplained(self) -> float:
        """The points from what is expected to what was seen, which no rule here explains; 0 within rounding."""
        if self.seen.shown == "none" or not self.evidence:
            return 0.0
        low, high = self.seen.bounds
        missing = min(max(self.expected, low), high) - self.expected
        return missing if abs(missing) > 1 / 2 else 0.0
