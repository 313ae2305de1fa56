"""An observed score beside the computed one, and what would make them agree."""

from __future__ import annotations

from jss_cli.dataclass import dataclass
from jss_cli.domain.case import Case
from jss_cli.domain.history import Observation
from jss_cli.domain.policy import Policy
from jss_cli.domain.seen import SeenAnswer


@dataclass(frozen=True, slots=True)
class Sighting:
    """An observed score beside the one computed for its day (whole percents; None: no score on that day), and the
    computed `windows` and number of `eligible` contracts for those that were seen."""

    observation: Observation
    computed: int | None
    policy: Policy
    windows: tuple[int | None, ...] = ()
    eligible: int | None = None

    @property
    def agrees(self) -> bool:
        """Whether the engine gives what the marketplace showed."""
        seen = self.observation
        parts = (self.windows, self.eligible) == (tuple(percent for _, percent in seen.windows), seen.eligible)
        return parts and seen.allows(self.computed)


@dataclass(frozen=True, slots=True)
class Absence:
    """A field that a contract leaves out, and the lowest and the highest score (whole percents) that its values give;
    whether some value leaves no score at all."""

    contract: str
    field: str
    lowest: int | None
    highest: int | None
    may_be_missing: bool = False


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found in a history: the observed scores that the rules do not give, oldest first, what explains the last
    one (None: the rules do, or there are too many worlds), the values left out that the score depends on, and the
    contracts that the insights page lists otherwise than the rules allow."""

    case: Case
    disagreements: tuple[Sighting, ...]
    explained: SeenAnswer | None
    absent: tuple[Absence, ...]
    contradicted: tuple[str, ...]
