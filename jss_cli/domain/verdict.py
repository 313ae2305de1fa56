"""What the rules say of one contract on one day."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from jss_cli.dataclass import dataclass
from jss_cli.domain.history import Contract
from jss_cli.domain.policy import Rule


class Outcome(StrEnum):
    """What a contract counts as, best first."""

    POSITIVE = "positive"
    NEUTRAL = "neutral"
    NEGATIVE = "negative"
    EXCLUDED = "excluded"


@dataclass(frozen=True, slots=True)
class Assumption:
    """An unknown fact and the answer that was taken for it under the policy's `assume` (None: no answer given)."""

    fact: str
    answer: str | int | None
    basis: str


@dataclass(frozen=True, slots=True)
class World:
    """Answers to the unknown facts that the rules asked for, the rule they lead to, and their chance by the priors."""

    answers: tuple[tuple[str, str | int | None], ...]
    rule: Rule
    chance: Fraction


@dataclass(frozen=True, slots=True)
class Verdict:
    """A contract with its outcome, the outcomes still possible, its weight in quarter units, and the rule that decided.

    `entered` is the day from which the windows count it (None when it is excluded); `words` is the rule's short phrase
    with this contract's facts in it.
    """

    contract: Contract
    outcome: Outcome
    possible: tuple[Outcome, ...]
    weight: int
    rule: Rule
    words: str
    assumptions: tuple[Assumption, ...] = ()
    entered: date | None = None
    stars: Decimal | None = None
