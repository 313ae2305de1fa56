"""A history with what each contract may count as on the days seen, ready to be walked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import product
from math import fsum

from jss_cli.domain.history import History
from jss_cli.domain.story import Chances, Seen
from jss_cli.domain.verdict import Outcome
from jss_cli.explaining.unseen.possible import Possibilities, Possibility
from jss_cli.explaining.unseen.settings import ShareSetting, Unrated
from jss_cli.explaining.unseen.walk.course import Branch, Course, course


@dataclass(frozen=True)
class Prospect:
    """What each contract of a history may count as on some days seen (the latest first)."""

    history: History
    seen: tuple[Seen, ...]
    possible: tuple[tuple[Possibility, ...], ...]
    settings: tuple[ShareSetting, ...]

    @cached_property
    def course(self) -> Course:
        """The walk past everything that was seen."""
        return course(self.history.contracts, self.possible, self.seen, self.settings)

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
        """Per spot and branch its number of worlds (whole numbers), in each setting all of them."""
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
        """The same (in the first setting) with only some of the days seen, and perhaps without the share of clients who
        would recommend."""
        seen = self.seen[days] if private else tuple(replace(s, recommend_percent=None) for s in self.seen[days])
        cut = tuple(tuple(replace(p, marks=p.marks[days]) for p in possible) for possible in self.possible)
        first = self.settings[0]
        return Prospect(self.history, seen, cut, (ShareSetting(first.shares[days], (None,) * len(seen)),))

    def before(self, index: int) -> Chances:
        """What a contract counts as before anything is known of what was seen."""
        possible = self.possible[index]
        if len(self.settings) == 1:
            return chances_of([(p.marks[0].outcome, float(p.chance)) for p in possible])
        others = [self._others(index, number) for number in range(len(self.settings))]
        return chances_of(
            [(p.marks[0].outcome, float(p.chance) * self._agreeing(p, others[p.setting])) for p in possible]
        )

    def _others(self, index: int, number: int) -> dict[Unrated, float]:
        """The chances of how many of the other contracts count as unrated in a setting."""
        setting = self.settings[number]
        sums = {setting.nobody: 1.0}
        for other in (*self.possible[:index], *self.possible[index + 1 :]):
            more: dict[Unrated, float] = defaultdict(float)
            own = [p for p in other if p.setting == number]
            for (unrated, chance), p in product(sums.items(), own):
                if (after := setting.after(unrated, p.silent)) is not None:
                    more[after] += chance * float(p.chance)
            sums = more
        return sums

    def _agreeing(self, possibility: Possibility, others: dict[Unrated, float]) -> float:
        """The chance that the others make a possibility one of its own setting."""
        setting = self.settings[possibility.setting]
        pairs = ((setting.after(unrated, possibility.silent), chance) for unrated, chance in others.items())
        return fsum(chance for after, chance in pairs if after is not None and setting.agrees(after))


def prospect_of(history: History, seen: Sequence[Seen], *, every_setting: bool = True) -> Prospect:
    """What each contract may count as on the days seen; without `every_setting` in that of the file only."""
    days = tuple(sorted(seen, key=lambda s: s.on, reverse=True))
    found = Possibilities(history, days, every_setting=every_setting)
    settings = found.settings if every_setting else (ShareSetting(found.settings[0].shares, (None,) * len(days)),)
    return Prospect(history, days, tuple(found.of(contract) for contract in history.contracts), settings)


def chances_of(weighted: Sequence[tuple[Outcome, float]]) -> Chances:
    """Chances from outcomes with their shares."""
    return Chances(**{outcome.value: fsum(share for o, share in weighted if o is outcome) for outcome in Outcome})
