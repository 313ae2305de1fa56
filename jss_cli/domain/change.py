"""What lies between two scores, one of which may have been saved, cut into rows that sum to the difference exactly."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from enum import StrEnum
from fractions import Fraction

from jss_cli.dataclass import dataclass
from jss_cli.domain.case import Case, Rulebook
from jss_cli.domain.history import Contract
from jss_cli.domain.policy import Policy
from jss_cli.domain.score import WindowScore, WindowSum, shown_percent
from jss_cli.domain.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Saved:
    """What `jss explain --format json` wrote: the verdicts of a day under a policy, and the exact percent of every
    window that they gave, in the order of the policy.

    The contracts of these verdicts know their id, client and title only.
    """

    source: str
    policy: Policy
    day: date
    verdicts: tuple[Verdict, ...]
    currency: str | None
    percents: tuple[Fraction | None, ...]


class Cause(StrEnum):
    """Why a score moved."""

    ENTERED = "entered"
    LEFT = "left"
    OUTCOME = "outcome"
    WEIGHT = "weight"
    WINDOW = "window"
    RULES = "rules"
    APPEARED = "appeared"
    DISAPPEARED = "disappeared"
    FLOOR = "floor"

    @property
    def opposite(self) -> Cause:
        """What the same change is called when it is read backwards."""
        return OPPOSITES.get(self, self)


OPPOSITES = {
    Cause.ENTERED: Cause.LEFT,
    Cause.LEFT: Cause.ENTERED,
    Cause.APPEARED: Cause.DISAPPEARED,
    Cause.DISAPPEARED: Cause.APPEARED,
}


@dataclass(frozen=True, slots=True)
class DiffQuestion:
    """With what the score of a history is compared: that of an earlier day (None: of the observed score before the
    last, else of the last computation day before), that of other rules, on the same day unless one is named, or that of
    another history or saved result, to which it then leads."""

    first: date | None = None
    rulebook: Rulebook | None = None
    other: Case | Saved | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one contract: the verdicts before and after (None: there was no such contract), and the lengths
    in months of the windows that it entered, left, or stayed in."""

    before: Verdict | None
    after: Verdict | None
    entered: tuple[int, ...] = ()
    left: tuple[int, ...] = ()
    stayed: tuple[int, ...] = ()

    @property
    def contract(self) -> Contract:
        """The contract, as it last stood."""
        verdict = self.after or self.before
        assert verdict is not None  # noqa: S101 - a change has at least one side
        return verdict.contract


@dataclass(frozen=True, slots=True)
class Level:
    """One end of a bridge: the score on a day under a policy, and what the longest window holds on it.

    `percent` None: there is no score. `contradicted` are the ids of the contracts that the insights page lists as
    counted and that no rule can count.
    """

    day: date
    policy: Policy
    percent: Fraction | None
    shown: WindowScore | None
    longest: WindowSum
    contradicted: tuple[str, ...] = ()

    @property
    def whole(self) -> int | None:
        """The score as shown, in whole percent."""
        return None if self.percent is None else shown_percent(self.percent)


@dataclass(frozen=True, slots=True)
class BridgeRow:
    """One cause and the points it moved the score by.

    `change` is of the contract that caused it, `months` the windows of the path in which it did, `day` the day on which
    it happened, where there is one. When another window is shown, `windows` names the old and the new one, `scarce` the
    one of them that meets the minimum at one end only, and `because` holds the rows that moved it, or else the new one
    (they sum to its own change, not to `points`).
    """

    cause: Cause
    points: Fraction
    change: Change | None = None
    months: tuple[int, ...] = ()
    day: date | None = None
    windows: tuple[str, str] | None = None
    scarce: str = ""
    because: tuple[BridgeRow, ...] = ()

    @property
    def verdict(self) -> Verdict | None:
        """The latest verdict on the contract that caused it; None if no single contract did."""
        return (self.change.after or self.change.before) if self.change else None

    def reversed(self) -> BridgeRow:
        """The same row, read from the other end; what happened on a day does not happen on one backwards."""
        change = self.change
        return replace(
            self,
            cause=self.cause.opposite,
            points=-self.points,
            day=None,
            change=change and Change(change.after, change.before, change.left, change.entered, change.stayed),
            windows=self.windows and (self.windows[1], self.windows[0]),
            because=tuple(row.reversed() for row in self.because),
        )


@dataclass(frozen=True, slots=True)
class Bridge:
    """The rows that lead from one score to another, largest first; they sum to the difference exactly.

    A score that does not exist counts as 0 points here, so that one which appears has its whole size as a row.
    """

    start: Level
    end: Level
    rows: tuple[BridgeRow, ...]

    @property
    def points(self) -> Fraction:
        """The difference of the two scores."""
        return (self.end.percent or Fraction(0)) - (self.start.percent or Fraction(0))
