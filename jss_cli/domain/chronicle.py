"""How a score stands, how it went and how it will go."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from jss_cli.dataclass import dataclass
from jss_cli.domain.case import Case
from jss_cli.domain.history import Observation
from jss_cli.domain.score import Score
from jss_cli.domain.sections import TopRated
from jss_cli.domain.sighting import Sighting
from jss_cli.domain.timeline import Event, Timeline

MOST_TRACED = 2_000  # contracts of which it is looked up when the last score went


@dataclass(frozen=True, slots=True)
class Run:
    """What the marketplace shows between two computation days: the whole percent computed on `day` (None: no score),
    until the `next` one."""

    day: date
    next: date
    whole: int | None


@dataclass(frozen=True, slots=True)
class ScoreStanding:
    """The score of a case. `run` is what is seen on a day between two computations, `lost` the event by which the last
    score went (None: there is one, or never was, or there are too many contracts to look)."""

    case: Case
    score: Score
    run: Run | None
    lost: Event | None


@dataclass(frozen=True, slots=True)
class TimelineQuestion:
    """From which day to which a score is told (None: two years back, as far as there were contracts, and two ahead),
    and the whole percents below or above which it is to be said when it got there."""

    first: date | None = None
    last: date | None = None
    below: int | None = None
    above: int | None = None


@dataclass(frozen=True, slots=True)
class Badge:
    """How far a history meets what the Top Rated badge asks for: the percent (at least) shown on the day, in how many
    of the last weeks it was enough, what was surely earned in the last months, and whether that is enough (None: not
    told); on which day the first contract `began`, and there last was anything to do, `active` (None: there is none).
    `foreign` is the currency of the amounts, which is not converted (empty: it is the badge's), `seen` what was seen of
    the score (None: it is by the rules alone).
    """

    needed: TopRated
    whole: int | None
    reached: int
    earned: Decimal
    is_earned: bool | None
    day: date
    began: date | None
    active: date | None
    foreign: str = ""
    seen: Observation | None = None

    @property
    def is_shown(self) -> bool | None:
        """Whether the score is enough now; None: the range that was seen does not tell."""
        is_enough = self.whole is not None and self.whole >= self.needed.score
        is_vague = self.seen is not None and self.seen.shown == "within" and self.seen.bounds[1] >= self.needed.score
        return None if is_vague and not is_enough else is_enough

    @property
    def is_begun(self) -> bool:
        """Whether the first contract is old enough."""
        return self.began is not None and (self.day - self.began).days > self.needed.began_days

    @property
    def is_active(self) -> bool | None:
        """Whether there was something to do lately; None: a history does not hold what else a freelancer did."""
        return True if self.active and (self.day - self.active).days <= self.needed.active_days else None

    @property
    def is_steady(self) -> bool | None:
        """Whether the score was enough for long; None: weeks as Rising Talent count too, and nobody told them."""
        return True if self.reached >= self.needed.weeks else None

    @property
    def is_met(self) -> bool | None:
        """Whether every condition that a history can tell of is met; None if one of them is open and none is missed."""
        told = (self.is_shown, self.is_steady, self.is_earned, self.is_begun, self.is_active)
        return False if False in told else None if None in told else True


@dataclass(frozen=True, slots=True)
class Crossing:
    """An event by which the shown score fell below a whole percent, or reached it."""

    level: int
    below: bool
    event: Event


@dataclass(frozen=True, slots=True)
class Chronicle:
    """How a score went and how it will go, told from `first` to `last`: what `jss timeline` answers.

    `levels` are those that were asked about (percent, and whether falling below it is meant), `crossings` when it was
    so on the whole timeline, which may reach further; `badge` None: the rules publish none; `more` changes of the score
    were before and will be after the events, if not all are told; `contradicted` are the contracts that the insights
    page lists otherwise than the rules allow.
    """

    case: Case
    line: Timeline
    first: date
    last: date
    events: tuple[Event, ...]
    sightings: tuple[Sighting, ...]
    levels: tuple[tuple[int, bool], ...]
    crossings: tuple[Crossing, ...]
    badge: Badge | None
    more: tuple[int, int] = (0, 0)
    contradicted: tuple[str, ...] = ()

    @property
    def cliffs(self) -> tuple[Event, ...]:
        """The days ahead on which the score changes by itself, soonest first."""
        return tuple(event for event in self.events if event.day > self.case.day and event.is_visible)
