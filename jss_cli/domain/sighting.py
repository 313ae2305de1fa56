"""An observed score beside the computed one, and what would make them agree."""

from __future__ import annotations

from typing import Literal

from jss_cli.dataclass import dataclass
from jss_cli.domain.history import Observation
from jss_cli.domain.policy import Policy
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
class Lead:
    """One way in which an observed score that does not agree would come out: a policy other than the one applied, a
    contract whose unknown answers made it count as `outcome`, or one more contract that counts so and is missing."""

    kind: Literal["policy", "unknown", "missing"]
    name: str
    outcome: Outcome | None = None
