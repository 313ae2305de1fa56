"""What the rules say of one contract on one day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from jss_cli.dataclass import dataclass
from jss_cli.domain.history import Contract
from jss_cli.domain.policy import Policy, Rule


class Outcome(StrEnum):
    """What a contract counts as, best first."""

    POSITIVE = "positive"
    LUKEWARM = "lukewarm"
    NEUTRAL = "neutral"
    NEGATIVE = "negative"
    EXCLUDED = "excluded"


LESS_THAN_GOOD = frozenset({Outcome.LUKEWARM, Outcome.NEUTRAL, Outcome.NEGATIVE})


def outcomes_of(policy: Policy) -> tuple[Outcome, ...]:
    """What contracts may count as under some rules, the best first."""
    led_to = {rule.outcome for rule in policy.rules}
    return tuple(outcome for outcome in Outcome if outcome in led_to)


@dataclass(frozen=True, slots=True)
class Assumption:
    """An unknown fact and the answer that was taken for it under the policy's `assume` (None: no answer given)."""

    fact: str
    answer: str | int | None
    basis: str


def taken_of_file(contract: Contract, day: date, policy: Policy) -> Iterator[Assumption]:
    """What is taken for an amount and for days that the file of a contract could tell."""
    if contract.lacks_amount(day):
        yield Assumption("earned", None, policy.assume.earned)
    for vague in contract.vague:
        if contract.started <= day and contract.bounds(vague.field):
            yield Assumption(vague.field, str(vague.taken), "vague")


@dataclass(frozen=True, slots=True)
class World:
    """Answers to the unknown facts that the rules asked for, the rule they lead to, and their chance by the priors."""

    answers: tuple[tuple[str, str | int | None], ...]
    rule: Rule
    chance: Fraction


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a contract that windows hold together, until it is too old: `aged` is the day its age runs from.

    `weight` is in 1/`weights.unit`; `net`, the sum of weight times value over its jobs, in 1/`scale.unit` of that.
    """

    weight: int
    net: int
    aged: date


@dataclass(frozen=True, slots=True)
class Counting:
    """How a contract counts by some rule: from which day, in which shares (none if it is excluded), as how many jobs,
    and how many of them are not good."""

    entered: date | None
    shares: tuple[Share, ...] = ()
    jobs: int = 0
    spoiled: int = 0

    def counts_on(self, day: date) -> bool:
        """Whether it counts on a day, in a window that is long enough."""
        return self.entered is not None and self.entered <= day


@dataclass(frozen=True, slots=True)
class Verdict:
    """A contract with its outcome, how it counts, the outcomes still possible, and the rule that decided.

    `rules` are those that may decide, whatever the unknown answers are; `words` is the rule's short phrase with this
    contract's facts in it; `unit` is the policy's `weights.unit`. `told` is the contract with what nobody told taken so
    that it counts as the insights page has it; None: it does so anyway, or cannot.
    """

    contract: Contract
    outcome: Outcome
    possible: tuple[Outcome, ...]
    counting: Counting
    rule: Rule
    words: str
    assumptions: tuple[Assumption, ...] = ()
    stars: Decimal | None = None
    rules: tuple[Rule, ...] = ()
    unit: int = 1
    told: Contract | None = None

    @property
    def entered(self) -> date | None:
        """The day from which windows count it, unless it is too old for them (None: it is surely excluded)."""
        return self.counting.entered

    @property
    def shares(self) -> tuple[Share, ...]:
        """The parts that windows hold; none if it is excluded."""
        return self.counting.shares

    @property
    def weight(self) -> int:
        """All that it can weigh in a window, in 1/`weights.unit`."""
        return sum(share.weight for share in self.counting.shares)

    @property
    def weighs(self) -> Fraction:
        """All that it can weigh, in plain contracts, as people and results read it."""
        return Fraction(self.weight, self.unit)

    @property
    def net(self) -> int:
        """The sum of weight times value, in 1/(`weights.unit` x `scale.unit`)."""
        return sum(share.net for share in self.counting.shares)
