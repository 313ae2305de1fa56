"""Why a score is what it is: the parts that `jss explain` tells."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from jss_cli.domain.case import Case
from jss_cli.domain.history import Observation
from jss_cli.domain.policy import Policy, Rule
from jss_cli.domain.score import Attribution
from jss_cli.domain.verdict import Outcome


@dataclass(frozen=True, slots=True)
class Sighting:
    """An observed score beside the one computed for its day (whole percents; None: no score on that day)."""

    observation: Observation
    computed: int | None
    policy: Policy

    @property
    def agrees(self) -> bool:
        """Whether the engine gives what the marketplace showed."""
        return self.observation.score == self.computed


@dataclass(frozen=True, slots=True)
class Reason:
    """One rule that cost points: the contracts it decided, what they cost together, the score without all of them.

    `words` is what the rule says of them, without what differs from one to the next.
    """

    rule: Rule
    words: str
    contracts: tuple[str, ...]
    lost: Fraction
    without: Fraction | None


@dataclass(frozen=True, slots=True)
class Explanation:
    """The answer to "why is my score 75 %?"."""

    case: Case
    attribution: Attribution
    sightings: tuple[Sighting, ...]
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Lead:
    """One way in which an observed score that does not agree would come out: a policy other than the one applied, a
    contract whose unknown answers made it count as `outcome`, or one more contract that counts so and is missing."""

    kind: Literal["policy", "unknown", "missing"]
    name: str
    outcome: Outcome | None = None
