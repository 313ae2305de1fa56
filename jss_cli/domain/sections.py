"""The sections of a policy: windows, jobs, weights, scale and every other number, each with how certain it is."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from jss_cli.dataclass import dataclass

Known = Literal["published", "quoted", "staff", "community", "inferred", "assumed"]
Combine = Literal["times", "plus", "max", "per_period"]

CURRENCY = "USD"  # of every amount in a policy
QUARTERS = 4  # weights are held in quarters of one plain contract: 1 -> 4, 1.25 -> 5, 8 -> 32


@dataclass(frozen=True, slots=True)
class Basis:
    """How certain a value is, and the keys of the sources that say so."""

    known: Known
    source: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Blend:
    """A figure that competes with the windows: the mean of the percents of several windows (lengths in months)."""

    name: str
    of: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Minimum:
    """What a window needs to be shown: so many counted contracts (or jobs, by `counts`) from so many distinct clients,
    who are looked for in the window itself or among all contracts of any age (`clients_within`)."""

    contracts: int
    clients: int
    clients_within: Literal["window", "lifetime"] = "window"
    counts: Literal["contracts", "jobs"] = "contracts"

    @property
    def least(self) -> int:
        """The least number of contracts in a window that can meet it."""
        contracts = self.contracts if self.counts == "contracts" else 1
        return max(contracts, self.clients) if self.clients_within == "window" else contracts


@dataclass(frozen=True, slots=True)
class Windows:
    """The rolling windows (lengths in months) that compete; the best is shown, the longest among equals."""

    months: tuple[int, ...]
    blends: tuple[Blend, ...]
    minimum: Minimum
    basis: Basis

    @property
    def lengths(self) -> tuple[int, ...]:
        """Every length that must be summed, shortest first: those that compete and those only blended."""
        return tuple(sorted({*self.months, *(m for blend in self.blends for m in blend.of)}))


@dataclass(frozen=True, slots=True)
class Period:
    """How long a period of a contract is: so many days, or else so many calendar months, counted from its start."""

    days: int = 0
    months: int = 0


@dataclass(frozen=True, slots=True)
class Jobs:
    """How a contract becomes jobs. Its periods with a payment `are` the jobs, or extras beside the contract itself.

    `combine` says how their number and the step by earnings make the weight, `cap` how many jobs count at most. The
    first extra needs payments that are `apart` days from each other: a single payment is no long relationship.
    `complete`: a period is a job only once all its days are over; an extra always is one only then.
    """

    period: Period
    are: Literal["jobs", "extras"]
    combine: Combine
    cap: int
    apart: int
    basis: Basis
    complete: bool = False


@dataclass(frozen=True, slots=True)
class Age:
    """From which day a contract grows old, and whether a short window holds it whole or only the periods inside."""

    runs_from: Literal["end", "last_payment"]
    holds: Literal["contract", "periods"]
    basis: Basis


@dataclass(frozen=True, slots=True)
class Asked:
    """Clients of contracts that ended after `until` were no longer asked for an answer (None: they still are)."""

    fact: str
    until: date | None
    basis: Basis


@dataclass(frozen=True, slots=True)
class Step:
    """Contracts that earned more than `above` weigh `weight`, in 1/`Weights.unit` of a plain contract."""

    above: Decimal
    weight: int


@dataclass(frozen=True, slots=True)
class Weights:
    """How much a contract counts: whole numbers of 1/`unit` of a plain contract, the least unit in which every weight
    and every spoiled part that the policy can give is whole."""

    plain: int
    earnings: tuple[Step, ...]
    cap: int
    unit: int
    basis: Basis

    def step(self, earned: Decimal) -> int:
        """The weight by earnings alone of a contract that kept `earned`."""
        return max((step.weight for step in self.earnings if earned > step.above), default=self.plain)


@dataclass(frozen=True, slots=True)
class Scale:
    """The value of each counted outcome, as whole numbers of 1/`unit`; a positive one is always worth 1 (= `unit`).

    `lukewarm` None: the policy has no such outcome.
    """

    positive: int
    neutral: int
    negative: int
    unit: int
    basis: Basis
    lukewarm: int | None = None

    def value(self, outcome: str) -> int:
        """The value of a counted outcome. Raises ValueError for one that has none."""
        worth = {"positive": self.positive, "lukewarm": self.lukewarm, "neutral": self.neutral}
        value = worth.get(outcome, self.negative if outcome == "negative" else None)
        if value is None:
            raise ValueError(f"{outcome} has no value")
        return value


@dataclass(frozen=True, slots=True)
class Cadence:
    """The days on which a new score is computed and shown: every so many days, on a grid through `anchor`."""

    every_days: int
    anchor: date
    basis: Basis

    def next_from(self, day: date) -> date:
        """The first computation day on or after `day`."""
        return day + timedelta(days=(self.anchor - day).days % self.every_days)

    def last_until(self, day: date) -> date:
        """The last computation day on or before `day`."""
        return day - timedelta(days=(day - self.anchor).days % self.every_days)


@dataclass(frozen=True, slots=True)
class Band:
    """A name for scores from `start` percent."""

    start: int
    name: str


@dataclass(frozen=True, slots=True)
class Assume:
    """What is taken for each fact that is unknown: its answer, or a word for how one is found. Always printed.

    Stars that are not told are taken not to exist once a contract ended more than `stars_none_after_days` days ago.
    """

    words: tuple[tuple[str, str], ...]
    stars_none_after_days: int
    earned: Literal["paid_lowest_step"]
    basis: Basis

    def word(self, fact: str) -> str:
        """The word for one fact."""
        return next(word for name, word in self.words if name == fact)


@dataclass(frozen=True, slots=True)
class Measures:
    """Spans in which facts are measured: in months, of the share of unrated contracts; in days, of the wait between two
    contracts that may be one engagement, of the time to give feedback after the end, and of that to change public stars
    once it was allowed."""

    unrated_months: int
    twin_days: int
    feedback_days: int
    edit_days: int
    basis: Basis


@dataclass(frozen=True, slots=True)
class Removal:
    """The Top Rated perk: one contract's feedback may be removed per so many contracts and so many months."""

    per_contracts: int
    per_months: int
    basis: Basis


@dataclass(frozen=True, slots=True)
class TopRated:
    """What the Top Rated badge needs: `score` percent now and in `weeks` of the last `of_weeks` weeks, so much `earned`
    in so many `months`, a first contract over `began_days` ago, and activity within `active_days`. It is reviewed every
    `review_days`."""

    score: int
    weeks: int
    of_weeks: int
    earned: Decimal
    months: int
    began_days: int
    active_days: int
    review_days: int
    basis: Basis


@dataclass(frozen=True, slots=True)
class Seeing:
    """Chances (0 to 1) of what may stand between the rules and the number that a person saw.

    `near` are those of a number that is off by 1, 2, … points, on each side; `elsewhere` that of a number of an older
    day that says nothing of that day; `before` that the number was computed on the last computation day, not on the day
    it was seen. `surprise` is that a contract counts as another kind than its facts and the rules say, at most
    `surprises` of them in one world; `unlisted` that one contract is missing, `announced` that one which the file
    announces counts at all, and `missing` what such a one counts as: good, in between, bad. `unscored` is that a number
    was noted where the rules give none, or the other way round. `recommended` and `eligible` are that the share of
    clients who would recommend, and the number of eligible contracts, can be taken at their word; `jobs_listed` that
    the latter counts jobs, not contracts. A number older than `stale_days` is told as old.
    """

    near: tuple[Fraction, ...]
    elsewhere: Fraction
    before: Fraction
    surprise: Fraction
    surprises: int
    unlisted: Fraction
    announced: Fraction
    missing: tuple[Fraction, Fraction, Fraction]
    unscored: Fraction
    recommended: Fraction
    eligible: Fraction
    jobs_listed: Fraction
    stale_days: int
    basis: Basis

    @property
    def right(self) -> Fraction:
        """The chance that the number seen is the one computed."""
        return 1 - 2 * sum(self.near, Fraction(0))
