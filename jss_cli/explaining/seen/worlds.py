"""The worlds that show what was seen, as cases that every question can be asked about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from jss_cli.domain.case import Case, Era, Rulebook
from jss_cli.domain.policy import Policy
from jss_cli.domain.seen import SeenWorld
from jss_cli.domain.verdict import LESS_THAN_GOOD
from jss_cli.explaining.bench import Picks, known

MOST_WORLDS, RARER = 40, 4  # worlds that are looked at, and the part of them at least that stands for rarer ones
FEW, MANY = 21, 100  # contracts of which so many are: with fewer worlds the numbers depend on the draw


class WorldCase(NamedTuple):
    """A world as a case, and its share of all that are looked at."""

    case: Case
    share: float


class _ReadRulebook:
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


def world_cases(case: Case, worlds: Sequence[SeenWorld], most: int | None = None) -> tuple[WorldCase, ...]:
    """The worlds in which contracts count otherwise, the likeliest first, their shares summing to 1; of too many of
    them each that is likely, and of the others a few that stand for all. Every answer has the same, for they are to
    name the same numbers."""
    most = most or (MANY if len(case.history.contracts) <= FEW else MOST_WORLDS)
    kinds: dict[Hashable, list[SeenWorld]] = defaultdict(list)
    for world in worlds:
        kinds[_kind(world)].append(world)
    picked: dict[tuple[str, Picks], Policy] = {}
    return tuple(
        WorldCase(
            replace(case, history=one.history, rulebook=_ReadRulebook(case.rulebook, one.reading.options, picked)),
            share,
        )
        for one, share in _standing(sorted(kinds.values(), key=lambda alike: -len(alike)), len(worlds), most)
    )


def _kind(world: SeenWorld) -> Hashable:
    """What makes a world what it is: the reading, what contracts count as, what is told of those that fall short."""
    pairs = zip(world.history.contracts, world.outcomes, strict=False)
    short = ((c.id, c.feedback.stars, c.ending.reason) for c, outcome in pairs if outcome in LESS_THAN_GOOD)
    return world.reading.options, world.outcomes, tuple(short)


def _standing(kinds: Sequence[Sequence[SeenWorld]], number: int, most: int) -> Iterator[tuple[SeenWorld, float]]:
    """A world of each kind with its share; of more kinds than are looked at, the rarer in equal steps through them.

    As in systematic resampling, in the order of what falls short.
    """
    if len(kinds) <= most:
        yield from ((alike[0], len(alike) / number) for alike in kinds)
        return
    likely = [alike for alike in kinds if len(alike) * most >= number][: most - most // RARER]
    yield from ((alike[0], len(alike) / number) for alike in likely)
    rest = sorted((world for alike in kinds[len(likely) :] for world in alike), key=_shortfall)
    places = most - len(likely)
    yield from (
        (rest[(2 * place + 1) * len(rest) // (2 * places)], len(rest) / number / places) for place in range(places)
    )


def _shortfall(world: SeenWorld) -> tuple[tuple[bool, ...], tuple[str, ...]]:
    """Which contracts of a world fall short, the last ones of the file first, and its reading."""
    return tuple(outcome in LESS_THAN_GOOD for outcome in reversed(world.outcomes)), world.reading.options
