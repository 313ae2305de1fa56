"""A history with what each contract may count as on the days seen, ready to be walked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import fsum

from jss_cli.domain.history import History
from jss_cli.domain.story import Chances, Seen
from jss_cli.domain.verdict import Outcome
from jss_cli.explaining.unseen.possible import Possibilities, Possibility
from jss_cli.explaining.unseen.walk.course import Branch, Course, course


@dataclass(frozen=True)
class Prospect:
    """What each contract of a history may count as on some days seen (the latest first)."""

    history: History
    seen: tuple[Seen, ...]
    possible: tuple[tuple[Possibility, ...], ...]

    @cached_property
    def course(self) -> Course:
        """The walk past everything that was seen."""
        return course(self.history.contracts, self.possible, self.seen)

    @cached_property
    def shares(self) -> list[list[float]]:
        """Per spot and branch its chance."""
        return [
            [
                fsum(float(self.possible[spot.contract][member].chance) for member in branch.members)
                for branch in spot.branches
            ]
            for spot in self.course.spots
        ]

    @property
    def counts(self) -> list[list[float]]:
        """Per spot and branch its number of worlds (whole numbers)."""
        return [
            [sum(self.possible[spot.contract][member].worlds for member in branch.members) for branch in spot.branches]
            for spot in self.course.spots
        ]

    @cached_property
    def _branches(self) -> list[dict[int, Branch]]:
        return [{member: branch for branch in spot.branches for member in branch.members} for spot in self.course.spots]

    def branches_of(self, world: Sequence[int]) -> list[Branch]:
        """The branch that a world (per contract the index of its possibility) takes at every spot."""
        pairs = zip(self.course.spots, self._branches, strict=True)
        return [branches[world[spot.contract]] for spot, branches in pairs]

    def of_days(self, days: slice, *, private: bool = True) -> Prospect:
        """The same with only some of the days seen, and perhaps without the share of clients who would recommend."""
        seen = self.seen[days] if private else tuple(replace(s, recommend_percent=None) for s in self.seen[days])
        cut = tuple(tuple(replace(p, marks=p.marks[days]) for p in possible) for possible in self.possible)
        return Prospect(self.history, seen, cut)


def prospect_of(history: History, seen: Sequence[Seen]) -> Prospect:
    """What each contract may count as on the days seen."""
    days = tuple(sorted(seen, key=lambda s: s.on, reverse=True))
    possibilities = Possibilities(history, days)
    return Prospect(history, days, tuple(possibilities.of(contract) for contract in history.contracts))


def chances_of(weighted: Sequence[tuple[Outcome, float]]) -> Chances:
    """Chances from outcomes with their shares."""
    return Chances(**{outcome.value: fsum(share for o, share in weighted if o is outcome) for outcome in Outcome})
