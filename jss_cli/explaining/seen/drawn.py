"""Worlds drawn from all that show what was seen, and the stories that they tell."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from random import Random
from typing import NamedTuple

from jss_cli.domain.history import History
from jss_cli.domain.policy import Rule
from jss_cli.domain.seen import AlikeContracts, Blow, SeenStory, SeenWorld
from jss_cli.domain.verdict import LESS_THAN_GOOD, Outcome
from jss_cli.explaining.seen.drawing import Drawing
from jss_cli.explaining.seen.filling import FilledIn, Filler
from jss_cli.explaining.seen.kinds import Chosen
from jss_cli.explaining.seen.look import Look
from jss_cli.explaining.seen.weighing import Sampled, Summed, Weighing

DRAWN = 400  # worlds: the error of a share is some 2.5 points
SEVERAL = 3  # contracts that one reading of the rules moves
RANK = {Outcome.POSITIVE: 0, Outcome.EXCLUDED: 1, Outcome.LUKEWARM: 2, Outcome.NEUTRAL: 3, Outcome.NEGATIVE: 4}


class _Difference(NamedTuple):
    """A contract that is not what the rules alone make of it: its group (None: it is missing from the file), what it
    was likeliest to be and what it is, the rule that makes it so, and whether it takes but another reading of the
    rules."""

    group: int | None
    usual: Outcome
    outcome: Outcome
    rule: Rule | None
    by_reading: bool

    @property
    def is_surprise(self) -> bool:
        """Whether neither its facts nor an answer that nobody knows explain it."""
        return self.rule is None

    @property
    def is_blow(self) -> bool:
        """Whether it is told whichever way it moves the score: all but an unknown answer that turned out well."""
        return self.is_surprise or self.outcome not in {Outcome.POSITIVE, Outcome.EXCLUDED}


_Kind = tuple[int | None, Outcome, bool]  # a group, what some contracts of it are, and whether that is a surprise
_Plot = tuple[tuple[tuple[_Kind, int], ...], bool]  # so many of each, and whether another reading moves several more


@dataclass
class Drawn:
    """The worlds of all readings; `usual` are the likeliest outcomes by the rules alone, `lower` tells whether the
    number seen is below the one that they give."""

    groups: Sequence[AlikeContracts]
    usual: Sequence[Outcome]
    lower: bool
    worlds: list[SeenWorld] = field(default_factory=list)
    told: Counter[_Plot] = field(default_factory=Counter)
    causes: dict[_Plot, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))  # codes of rules, or none
    rules: dict[str, Rule] = field(default_factory=dict)  # by code: readings have rules of their own that say the same

    @property
    def stories(self) -> tuple[SeenStory, ...]:
        """What the worlds tell, the most frequent first."""
        every = len(self.worlds)
        return tuple(
            SeenStory(
                tuple(self._blow(*differing) for differing in plot[0]),
                plot[1],
                number / every,
                tuple((self.rules.get(code), n / number) for code, n in self.causes[plot].most_common()),
            )
            for plot, number in self.told.most_common()
        )

    def _blow(self, kind: _Kind, number: int) -> Blow:
        """So many contracts of a kind."""
        group, outcome, is_surprise = kind
        return Blow(None if group is None else self.groups[group], number, outcome, is_surprise)

    def add(self, chosen: Chosen, filler: Filler, look: Look) -> None:
        """Count what one world tells. What a reading of the rules makes of several contracts is one thing."""
        told = tuple(one for one in self._differing(chosen, filler, look) if one.is_blow or self._is_towards(one))
        is_moved = sum(one.by_reading and self._is_towards(one) for one in told) >= SEVERAL
        told = tuple(one for one in told if not (is_moved and one.by_reading))
        telling = tuple(one for one in told if one.is_surprise or self._is_telling(one)) or told
        counts = Counter((one.group, one.outcome, one.is_surprise) for one in telling)
        ordered = sorted(counts.items(), key=lambda item: (item[0][0] is None, item[0][0] or 0, RANK[item[0][1]]))
        plot = tuple(ordered), is_moved
        self.told[plot] += 1
        rules = {one.rule.code: one.rule for one in telling if one.rule}
        self.rules = rules | self.rules
        self.causes[plot].update([*rules] or [""])

    def _is_telling(self, one: _Difference) -> bool:
        """Whether an outcome is told where others are: all but that a contract does not count that else was good."""
        return one.outcome is not Outcome.EXCLUDED or one.usual in LESS_THAN_GOOD

    def _is_towards(self, one: _Difference) -> bool:
        """Whether another outcome moves the score in the direction in which the number differs."""
        return RANK[one.outcome] > RANK[one.usual] if self.lower else RANK[one.outcome] < RANK[one.usual]

    @cached_property
    def _places(self) -> dict[str, int]:
        """Per contract of the history the place of its group."""
        return {one.contract.id: place for place, group in enumerate(self.groups) for one in group.odds}

    def _differing(self, chosen: Chosen, filler: Filler, look: Look) -> Iterator[_Difference]:
        """The contracts of a world that are not what the rules alone make of them."""
        for index, member in sorted(chosen.items()):
            outcome = filler.mark(index, member)
            if index >= look.kinds.listed:
                usual = Outcome.POSITIVE if self.lower else Outcome.NEGATIVE
                if outcome is not Outcome.EXCLUDED:
                    yield _Difference(None, usual, outcome, None, by_reading=False)
            elif outcome is not self.usual[index]:
                by_reading = outcome is _likeliest(look, index)
                rule = filler.filled(index, member)[1]
                yield _Difference(
                    self._places[look.kinds.contracts[index].id], self.usual[index], outcome, rule, by_reading
                )


def _likeliest(look: Look, index: int) -> Outcome:
    """What a contract is likeliest to count as under one reading of the rules."""
    return max(look.before[index].items(), key=lambda pair: pair[1])[0]


def drawn(  # noqa: PLR0913 - from which worlds, and how
    history: History,
    weighings: Sequence[Weighing],
    evidence: float,
    groups: Sequence[AlikeContracts],
    *,
    lower: bool,
    seed: int,
) -> Drawn:
    """Worlds drawn from all that fit, the same every time that the seed is."""
    base = weighings[0].reading.look
    usual = [_likeliest(base, index) for index in range(len(base.before))]
    random, found = Random(seed), Drawn(groups, usual, lower)  # noqa: S311 - worlds are drawn, not hidden
    known = FilledIn(history)
    for one, number in _portions(weighings, evidence):
        filler = Filler(history, one.reading.look.kinds, one.reading.days[0], known)
        for chosen in one.worlds if isinstance(one, Sampled) else _drawn_from(one, number, random):
            outcomes = tuple(
                filler.mark(index, chosen[index]) if index in chosen else usual[index] for index in range(len(usual))
            )
            found.worlds.append(SeenWorld(filler.history(chosen), one.reading.reading, outcomes))
            found.add(chosen, filler, one.reading.look)
    return found


def _drawn_from(one: Weighing, number: int, random: Random) -> Iterator[Chosen]:
    """So many worlds of a reading, evenly spread over all of them."""
    assert isinstance(one, Summed)  # noqa: S101 - the worlds of the other kind are drawn
    drawing, offset = Drawing(one), random.random()
    return (drawing.draw(random, (place + offset) / number) for place in range(number))


def _portions(weighings: Sequence[Weighing], evidence: float) -> Iterator[tuple[Weighing, int]]:
    """How many of the worlds each reading gives: by its share, rounded so that they add up."""
    given, reached = 0, 0.0
    for one in weighings if evidence else ():
        reached += one.evidence / evidence * DRAWN
        if number := round(reached) - given:
            given += number
            yield one, number
