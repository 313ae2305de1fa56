"""One reading of the rules, ready to be walked: what may be, on which course, with which chances."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import fsum
from typing import TypeVar

from jss_cli.domain.history import History
from jss_cli.domain.sections import Seeing
from jss_cli.domain.story import Seen
from jss_cli.domain.verdict import Outcome
from jss_cli.explaining.seen.kinds import KindFindings, Kinds, kinds_of
from jss_cli.explaining.unseen.walk.course import Branch, Course, course

T = TypeVar("T")


@dataclass(frozen=True)
class Look:
    """What the contracts may count as under one reading on some days, the latest first."""

    kinds: Kinds
    course: Course

    @cached_property
    def chances(self) -> list[list[float]]:
        """Per spot and branch its chance."""
        return [[self._chance(spot.contract, b, natural=False) for b in spot.branches] for spot in self.course.spots]

    @cached_property
    def before(self) -> list[dict[Outcome, float]]:
        """Per contract what it counts as before anything is seen, in the setting of the file."""
        found = []
        for possible in self.kinds.possible:
            sums = dict.fromkeys(Outcome, 0.0)
            for one in possible:
                if not one.setting:
                    sums[one.marks[0].outcome] += float(one.chance)
            found.append(sums)
        return found

    @cached_property
    def natural(self) -> list[list[float]]:
        """The same without surprises."""
        return [[self._chance(spot.contract, b, natural=True) for b in spot.branches] for spot in self.course.spots]

    @cached_property
    def unexplained(self) -> list[list[bool]]:
        """Per spot and branch whether it takes a surprise that no answer explains."""
        flags = self.kinds.unexplained
        return [[all(flags[spot.contract][m] for m in b.members) for b in spot.branches] for spot in self.course.spots]

    @property
    def shape(self) -> object:
        """What looks must have in common to share the states of one walk: everything but the chances."""
        policies = [(s.policy.windows, s.policy.scale) for s in self.course.seen]
        sets = [
            (spot.contract, frozenset(zip(map(branch_key, spot.branches), flags, strict=True)))
            for spot, flags in zip(self.course.spots, self.unexplained, strict=True)
        ]
        return repr(policies), self.course.steps, self.course.settings, tuple(sets)

    def as_in(self, other: Look, values: Sequence[Sequence[T]]) -> list[list[T]]:
        """Values by spot and branch in the order of another look of the same shape."""
        places = [{branch_key(branch): i for i, branch in enumerate(spot.branches)} for spot in self.course.spots]
        return [
            [own[place[branch_key(branch)]] for branch in spot.branches]
            for own, place, spot in zip(values, places, other.course.spots, strict=True)
        ]

    def _chance(self, contract: int, branch: Branch, *, natural: bool) -> float:
        """The chance of a branch: that of its possibilities, with or without surprises."""
        possible, surprising = self.kinds.possible[contract], self.kinds.surprising[contract]
        return fsum(float(possible[m].chance) for m in branch.members if not (natural and surprising[m]))


def look_at(history: History, seen: tuple[Seen, ...], seeing: Seeing, findings: KindFindings | None = None) -> Look:
    """A history on some days (the latest first) under the rules of each; `findings` are those under other rules."""
    kinds = kinds_of(history, seen, seeing, findings)
    return Look(kinds, course(kinds.contracts, kinds.possible, seen, kinds.settings))


def branch_key(branch: Branch) -> tuple[object, ...]:
    """What branches of one spot must have in common to be the same in two looks."""
    return branch.outcome, branch.parts, branch.counts, branch.setting, branch.silent
