"""The rules of an era as data: every number and choice the score depends on, dated and sourced."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from typing import Literal

from jss_cli.dataclass import dataclass
from jss_cli.domain.sections import (
    Age,
    Asked,
    Assume,
    Band,
    Basis,
    Cadence,
    Jobs,
    Measures,
    Removal,
    Scale,
    Seeing,
    TopRated,
    Weights,
    Windows,
)

RuleOutcome = Literal["positive", "lukewarm", "neutral", "negative", "excluded"]
Enters = Literal["ended", "idle", "long_term"]
Spoils = Literal["whole", "latest_job"]
GivenAnswer = str | int | None  # of an unknown fact; None: no answer was given
NEAR, FAR = Fraction(1, 10**12), Fraction(10**12)  # less than numbers of a policy may differ by, more than any is
NUMBERS = int | Decimal | Fraction
FactValue = str | int | bool | Decimal | Fraction | None


@dataclass(frozen=True, slots=True)
class Source:
    """Where a value was published or reported; `key` is how the policy cites it."""

    key: str
    title: str
    address: str
    date: str


@dataclass(frozen=True, slots=True)
class Condition:
    """A claim about one fact: it is one of `one_of`, or it is a number within the bounds that are given."""

    fact: str
    one_of: tuple[FactValue, ...] | None = None
    at_least: Fraction | None = None
    above: Fraction | None = None
    below: Fraction | None = None

    def holds(self, value: FactValue) -> bool:
        """Whether a value meets the claim; a number that does not exist or is not known is within no bounds."""
        if self.one_of is not None:
            return value in self.one_of
        if not isinstance(value, NUMBERS):
            return False
        return (
            (self.at_least is None or value >= self.at_least)
            and (self.above is None or value > self.above)
            and (self.below is None or value < self.below)
        )

    def within(self, other: Condition) -> bool:
        """Whether all that meets it meets another claim about the same fact."""
        low = self.at_least if self.at_least is not None else -FAR if self.above is None else self.above + NEAR
        high = FAR if self.below is None else self.below - NEAR
        return all(map(other.holds, (low, high) if self.one_of is None else self.one_of))

    @property
    def limits(self) -> Iterator[int]:
        """The whole numbers from which a claim about a growing number changes its answer."""
        yield from (ceil(bound) for bound in (self.at_least, self.below) if bound is not None)
        if self.above is not None:
            yield floor(self.above) + 1
        for value in self.one_of or ():
            if isinstance(value, int | Fraction):
                yield from (ceil(value), floor(value) + 1)


@dataclass(frozen=True, slots=True)
class Clause:
    """What the marketplace counts by, with its code: `because` is the explanation, `remedy` what can be done. By itself
    it is no line of the decision table, but on weights (JSS3xx) or on windows and minimum (JSS4xx)."""

    code: str
    name: str
    because: str
    remedy: str
    basis: Basis


@dataclass(frozen=True, slots=True)
class Rule(Clause):
    """One line of the decision table: the first rule whose every condition holds decides the outcome.

    `says` is the short phrase shown beside a contract ("{stars} stars read as neutral"). `enters` names the day on
    which the windows begin to count the contract, `spoils` how much of a contract of several jobs a bad outcome takes
    with it.
    """

    when: tuple[Condition, ...]
    outcome: RuleOutcome
    says: str
    enters: Enters = "ended"
    spoils: Spoils = "whole"

    def covers(self, other: Rule) -> bool:
        """Whether it holds whenever another rule does, so that the other never decides behind it."""
        claims = {claim.fact: claim for claim in other.when}
        return all(claim.fact in claims and claims[claim.fact].within(claim) for claim in self.when)

    @property
    def counts_as(self) -> tuple[object, ...]:
        """What of it says how a contract counts that it decides."""
        return self.outcome, self.spoils, self.enters, self.when if self.enters != "ended" else ()


@dataclass(frozen=True, slots=True)
class Prior:
    """Chances of each answer of one unknown fact for the contracts that meet `when`; they sum to 1."""

    fact: str
    when: tuple[Condition, ...]
    chances: tuple[tuple[GivenAnswer, Fraction], ...]


@dataclass(frozen=True, slots=True)
class StarsPrior:
    """Chances of the public stars that nobody told, for the contracts that meet `when`; None: there are none."""

    when: tuple[Condition, ...]
    chances: tuple[tuple[Decimal | None, Fraction], ...]


@dataclass(frozen=True, slots=True)
class Priors:
    """Chances of every unknown fact: per fact the first table that applies. `suspected` multiplies the odds of every
    answer that does not lead to a positive outcome, for contracts their owner suspects. `recommends_from` is the least
    private answer that counts as "would recommend".

    `stars` are the tables for public stars that nobody told, `late_unrated` the chance that there are none once
    `Assume.stars_none_after_days` are over; `earned` are amounts, one a step, for a contract whose amount nobody told;
    `hourly` is the chance that a contract of no told kind is hourly, `hourly_paid_once` that an hourly one of which no
    payment is told was paid once, not every month.
    """

    tables: tuple[Prior, ...]
    suspected: Fraction
    recommends_from: int
    stars: tuple[StarsPrior, ...]
    late_unrated: Fraction
    earned: tuple[tuple[Decimal, Fraction], ...]
    hourly: Fraction
    hourly_paid_once: Fraction
    basis: Basis


@dataclass(frozen=True, slots=True)
class Option:
    """One reading of a disputed point. `sets` names the sections, rules and clauses it changes; the base changes none.
    `laid` is all that it states of them, as its file could.

    `weight` is our prior of it, a share of 1 over the options of its topic.
    """

    name: str
    title: str
    weight: Fraction
    sets: tuple[str, ...]
    laid: str
    basis: Basis


@dataclass(frozen=True, slots=True)
class Topic:
    """A point on which the sources disagree, or say too little, with its readings; the heaviest one is the base."""

    name: str
    about: str
    options: tuple[Option, ...]

    @property
    def base(self) -> Option:
        """The option that holds unless another is picked."""
        return max(self.options, key=lambda option: option.weight)


@dataclass(frozen=True, slots=True)
class Policy:
    """One era's rules, with its parents already folded in. `until` None: still in force.

    `topics` are still disputed in it, `options` the names of those that were picked, in the order of their topics;
    `typed` is what a command line asks for it by: its name, or the path of its file, with these options.
    """

    name: str
    typed: str
    title: str
    about: str
    extends: str | None
    since: date
    until: date | None
    in_force: Basis
    windows: Windows
    jobs: Jobs
    age: Age
    weights: Weights
    scale: Scale
    cadence: Cadence
    bands: tuple[Band, ...]
    bands_basis: Basis
    assume: Assume
    priors: Priors
    measures: Measures
    seen: Seeing
    asked: tuple[Asked, ...]
    removal: Removal | None
    top_rated: TopRated
    rules: tuple[Rule, ...]
    clauses: tuple[Clause, ...]
    sources: tuple[Source, ...]
    topics: tuple[Topic, ...] = ()
    options: tuple[str, ...] = ()

    def asks(self, fact: str) -> bool:
        """Whether any of its rules asks for a fact."""
        return any(claim.fact == fact for rule in self.rules for claim in rule.when)

    def asked_until(self, fact: str) -> date | None:
        """The last day on which clients are asked for a fact at the end; None: there is none."""
        return next((asked.until for asked in self.asked if asked.fact == fact), None)

    def band(self, percent: int) -> str:
        """The name of the band a whole percent falls in."""
        return next(band.name for band in sorted(self.bands, key=lambda b: -b.start) if percent >= band.start)
