"""One reading of the rules, ready to be walked: what may be, on which course, with which chances."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from math import fsum
from typing import TypeVar

from jss_cli.domain.history import Contract, History
from jss_cli.domain.sections import Seeing
from jss_cli.domain.story import Seen
from jss_cli.domain.verdict import Outcome
from jss_cli.explaining.seen.kinds import KindFindings, Kinds, OwnKinds, kinds_of
from jss_cli.explaining.unseen.walk.course import Additions, Branch, Course, course

T = TypeVar("T")


@dataclass(frozen=True)
class OwnBranches:
    """The branches of one contract, with what holds of each."""

    kinds: OwnKinds
    branches: tuple[Branch, ...]

    @cached_property
    def chances(self) -> list[float]:
        """Per branch its chance."""
        return [fsum(self.kinds.chances[m] for m in branch.members) for branch in self.branches]

    @cached_property
    def unexplained(self) -> list[bool]:
        """Per branch whether it takes a surprise that no answer explains."""
        return [all(self.kinds.unexplained[m] for m in branch.members) for branch in self.branches]

    @cached_property
    def places(self) -> dict[tuple[object, ...], int]:
        """The place of each branch, by what it has in common with the same one in another look."""
        return {branch_key(branch): i for i, branch in enumerate(self.branches)}

    @cached_property
    def shape(self) -> frozenset[object]:
        """What contracts must have in common to have the same branches, in whatever order."""
        return frozenset(zip(self.places, self.unexplained, strict=True))


@dataclass(frozen=True)
class Look:
    """What the contracts may count as under one reading on some days, the latest first; `own` is what holds of the
    branches of every spot."""

    kinds: Kinds
    course: Course
    own: tuple[OwnBranches, ...]

    @cached_property
    def chances(self) -> list[list[float]]:
        """Per spot and branch its chance."""
        return [one.chances for one in self.own]

    @cached_property
    def before(self) -> list[dict[Outcome, float]]:
        """Per contract what it counts as before anything is seen, in the setting of the file."""
        return [one.before for one in self.kinds.own]

    @cached_property
    def unexplained(self) -> list[list[bool]]:
        """Per spot and branch whether it takes a surprise that no answer explains."""
        return [one.unexplained for one in self.own]

    @cached_property
    def shape(self) -> object:
        """What looks must have in common to share the states of one walk: everything but the chances."""
        policies = [(s.policy.windows, s.policy.scale) for s in self.course.seen]
        sets = tuple((spot.contract, own.shape) for spot, own in zip(self.course.spots, self.own, strict=True))
        return repr(policies), self.course.steps, self.course.settings, sets

    def as_in(self, other: Look, values: Sequence[Sequence[T]]) -> list[list[T]]:
        """Values by spot and branch in the order of another look of the same shape."""
        pairs = zip(values, self.own, other.own, strict=True)
        return [[own[one.places[key]] for key in guide.places] for own, one, guide in pairs]


class LookFindings(KindFindings):
    """What is found of contracts on some days, with their branches; kept from one reading of the rules to the next."""

    def __init__(self, contracts: Iterable[Contract], days: Sequence[date]) -> None:
        super().__init__(contracts, days)
        self._additions: dict[int, Additions] = {}
        self._own: dict[int, OwnBranches] = {}

    def additions(self, seen: tuple[Seen, ...]) -> Additions:
        """What contracts add on the days under the windows of some rules."""
        key = self.number_of(*(s.policy.windows for s in seen))
        return self._additions.get(key) or self._additions.setdefault(key, Additions(seen))

    def own(self, kinds: OwnKinds, branches: tuple[Branch, ...]) -> OwnBranches:
        """What holds of the branches of a contract that come of these additions."""
        return self._own.setdefault(id(branches), OwnBranches(kinds, branches))


def look_at(history: History, seen: tuple[Seen, ...], seeing: Seeing, findings: LookFindings | None = None) -> Look:
    """A history on some days (the latest first) under the rules of each; `findings` are those under other rules."""
    findings = findings or LookFindings(history.contracts, [s.on for s in seen])
    kinds = kinds_of(history, seen, seeing, findings)
    found = course(kinds.contracts, kinds.possible, seen, kinds.settings, findings.additions(seen))
    return Look(kinds, found, tuple(findings.own(kinds.own[spot.contract], spot.branches) for spot in found.spots))


def branch_key(branch: Branch) -> tuple[object, ...]:
    """What branches of one spot must have in common to be the same in two looks."""
    return branch.outcome, branch.parts, branch.counts, branch.setting, branch.silent
