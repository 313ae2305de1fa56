"""A score over time: stretches of days on which nothing changes, and the events between them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from datetime import date
from itertools import groupby, pairwise

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

    def seen_on(self, day: date) -> date:
        """The computation day on or after a day, on which a person sees what holds then, by the rules in force then."""
        runs = ((era, era.policy.cadence.next_from(max(day, era.first))) for era in self.eras if day <= era.last)
        return next((run for era, run in runs if run <= era.last), self.eras[-1].policy.cadence.next_from(day))

    def told_of(self, days: Iterable[date], today: date) -> dict[date, date]:
        """Of rising days those that are told, each with the one on which it is seen: of what is seen on one day, up to
        `today` or after it, the last, for no one sees the others."""
        return {day: seen for (seen, _), day in {(self.seen_on(day), day > today): day for day in days}.items()}

    def told(self, today: date) -> tuple[Stretch, ...]:
        """The stretches without those whose score no one sees, because another one is computed first."""
        told = [self.stretches[0]]
        for _, group in groupby(
            pairwise(self.stretches), lambda turn: (self.seen_on(turn[1].first), turn[1].first > today)
        ):
            turns = tuple(enumerate(group))
            moved = [number for number, (before, after) in turns if before.whole != after.whole] or [0]
            told += [after for number, (_, after) in turns if not moved[0] <= number < moved[-1]]
        return tuple(told)


@dataclass(frozen=True, slots=True)
class Event:
    """Something that is counted changes: what changed, and the points that the score moved by.

    `seen` is the computation day on which a person can see it; if it moves on several days before that, it is one event
    and `day` the last of them.
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
