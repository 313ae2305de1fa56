"""An observed score beside the computed one, and what would make them agree."""

from __future__ import annotations

from typing import Literal, NamedTuple

from jss_cli.dataclass import dataclass
from jss_cli.domain.history import Observation
from jss_cli.domain.policy import Policy

Fits = Literal["exact", "near", "surprise", "unlisted", "nothing"]  # how well a number that was seen is explained


class AnswerCount(NamedTuple):
    """How many private answers are `known` on a day, how many of these are `poor`, below the least that is taken for a
    recommendation, and how many more there may be, `unknown`."""

    known: int
    poor: int
    unknown: int

    def may_give(self, percent: int) -> bool:
        """Whether some number of answers, of which some are poor, gives a share of clients who would recommend (a whole
        percent, halves rounded up)."""
        good = self.known - self.poor
        for more in range(self.unknown + 1):
            number = self.known + more
            least, beyond = (-(number * (2 * whole - 1) // -200) for whole in (percent, percent + 1))
            if number and max(least, good) <= min(beyond - 1, good + more):
                return True
        return False


@dataclass(frozen=True, slots=True)
class Sighting:
    """An observed score beside the one computed for its day (whole percents; None: no score on that day), the computed
    `windows` and number of `eligible` contracts for those that were seen, and the private `answers` that there may be
    where no number of them gives the share that was seen."""

    observation: Observation
    computed: int | None
    policy: Policy
    windows: tuple[int | None, ...] = ()
    eligible: int | None = None
    answers: AnswerCount | None = None

    @property
    def agrees(self) -> bool:
        """Whether the engine gives what the marketplace showed."""
        seen = self.observation
        parts = (self.windows, self.eligible) == (tuple(percent for _, percent in seen.windows), seen.eligible)
        return parts and self.answers is None and seen.allows(self.computed)


@dataclass(frozen=True, slots=True)
class Absence:
    """A field that a contract leaves out, and the lowest and the highest score (whole percents) that its values give;
    whether some value leaves no score at all."""

    contract: str
    field: str
    lowest: int | None
    highest: int | None
    may_be_missing: bool = False
