"""A score over time: stretches of days on which nothing changes, and the events between them."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date

from jss_cli.dataclass import dataclass
from jss_cli.domain.change import Bridge, Change
from jss_cli.domain.policy import Policy
from jss_cli.domain.score import AnyScore, WindowSum
from jss_cli.domain.verdict import Verdict


@dataclass(frozen=True, slots=True)
class VerdictSpan:
    """Days (both ends included) on which the facts of a contract, and so its verdict, stay the same."""

    verdict: Verdict
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Stretch(AnyScore):
    """Days (both ends included) on which every window holds the same."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class EraSweep:
    """The part of a timeline that one policy governs: the verdicts by span, and the stretches they make."""

    policy: Policy
    first: date
    last: date
    spans: tuple[VerdictSpan, ...]
    stretches: tuple[Stretch, ...]

    def stretch_on(self, day: date) -> Stretch:
        """The stretch that holds one of its days."""
        return self.stretches[bisect_right(self.stretches, day, key=lambda stretch: stretch.first) - 1]

    def sums_on(self, day: date) -> dict[int, WindowSum]:
        """What every window length holds on one of its days."""
        return {part.months: part for window in self.stretch_on(day).windows for part in window.parts}

    def verdicts_on(self, day: date) -> tuple[Verdict, ...]:
        """The verdicts on one of its days."""
        return tuple(span.verdict for span in self.spans if span.first <= day <= span.last)


@dataclass(frozen=True, slots=True)
class Timeline:
    """The score on every day from `first` to `last`."""

    first: date
    last: date
    eras: tuple[EraSweep, ...]

    @property
    def stretches(self) -> tuple[Stretch, ...]:
        """All stretches, oldest first; together they hold every day once."""
        return tuple(stretch for era in self.eras for stretch in era.stretches)

    def stretch_on(self, day: date) -> Stretch | None:
        """The stretch that holds a day; None outside the timeline."""
        era = next((era for era in self.eras if era.first <= day <= era.last), None)
        return era.stretch_on(day) if era else None


@dataclass(frozen=True, slots=True)
class Event:
    """A day on which something that is counted changes: what changed, and the points that the score moved by.

    `seen` is the policy's computation day on or after it, when a person can see it.
    """

    day: date
    seen: date
    before: Stretch
    after: Stretch
    changes: tuple[Change, ...]
    bridge: Bridge

    @property
    def is_visible(self) -> bool:
        """Whether the whole percent changes, or a score appears or disappears."""
        return self.before.whole != self.after.whole

    @property
    def is_border(self) -> bool:
        """Whether the rules change on this day."""
        return self.before.policy != self.after.policy
