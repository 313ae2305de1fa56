"""The worlds that show what was seen, as cases that every question can be asked about."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from jss_cli.domain.case import Case
from jss_cli.domain.history import History
from jss_cli.domain.policy import Policy
from jss_cli.domain.rulebook import Era, Rulebook
from jss_cli.domain.seen import SeenWorld
from jss_cli.explaining.bench import Picks, known

MOST = 40  # worlds that differ: the likeliest of those that were drawn


class WorldCase(NamedTuple):
    """A world as a case, and its share of all that are looked at."""

    case: Case
    share: float


class ReadRulebook:
    """Rules under one reading: an era's policy with those of some options picked that it knows."""

    def __init__(self, rulebook: Rulebook, options: Picks, picked: dict[tuple[str, Picks], Policy]) -> None:
        self._rulebook, self._options, self._picked = rulebook, options, picked

    def on(self, day: date) -> Policy:
        """The policy of a day under the reading."""
        return self.picked(self._rulebook.on(day), self._options)

    def eras(self, first: date, last: date) -> tuple[Era, ...]:
        """The eras of some days under the reading."""
        eras = self._rulebook.eras(first, last)
        return tuple(replace(era, policy=self.picked(era.policy, self._options)) for era in eras)

    def picked(self, policy: Policy, options: Picks) -> Policy:
        """A policy with the options that it knows."""
        key = policy.name, known(policy, options)
        if key not in self._picked:
            self._picked[key] = self._rulebook.picked(policy, key[1])
        return self._picked[key]

    @property
    def every(self) -> tuple[Policy, ...]:
        """Every policy, as it is without the reading."""
        return self._rulebook.every


def world_cases(case: Case, worlds: tuple[SeenWorld, ...]) -> tuple[WorldCase, ...]:
    """The worlds that differ, the likeliest first, their shares summing to 1."""
    counts = Counter((world.history, world.reading.options) for world in worlds).most_common(MOST)
    total = sum(number for _, number in counts)
    picked: dict[tuple[str, Picks], Policy] = {}
    return tuple(
        WorldCase(_as_case(case, history, ReadRulebook(case.rulebook, options, picked)), number / total)
        for (history, options), number in counts
    )


def _as_case(case: Case, history: History, rulebook: Rulebook) -> Case:
    return replace(case, history=history, rulebook=rulebook)
