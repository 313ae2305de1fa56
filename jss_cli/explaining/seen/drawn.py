"""Worlds drawn from all that show what was seen, and the stories that they tell."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from random import Random

from jss_cli.domain.history import History
from jss_cli.domain.policy import Rule
from jss_cli.domain.seen import AlikeContracts, Blow, SeenStory, SeenWorld
from jss_cli.domain.verdict import Outcome
from jss_cli.explaining.seen.drawing import Chosen, Drawing
from jss_cli.explaining.seen.filling import Filler
from jss_cli.explaining.seen.look import Look
from jss_cli.explaining.seen.weighing import Weighing

DRAWN = 400  # worlds: the error of a share is some 2.5 points
SEED = 20160821
RANK = {Outcome.POSITIVE: 0, Outcome.EXCLUDED: 1, Outcome.LUKEWARM: 2, Outcome.NEUTRAL: 3, Outcome.NEGATIVE: 4}


@dataclass
class Drawn:
    """The worlds of all readings; `usual` are the likeliest outcomes by the rules alone, `lower` tells whether the
    number seen is below the one that they give."""

    groups: Sequence[AlikeContracts]
    usual: Sequence[Outcome]
    lower: bool
    worlds: list[SeenWorld] = field(default_factory=list)
    told: Counter[tuple[Blow, ...]] = field(default_factory=Counter)
    causes: dict[tuple[Blow, ...], Counter[Rule | None]] = field(default_factory=lambda: defaultdict(Counter))

    @property
    def stories(self) -> tuple[SeenStory, ...]:
        """What the worlds tell, the most frequent first."""
        every = len(self.worlds)
        return tuple(
            SeenStory(blows, number / every, tuple((rule, n / number) for rule, n in self.causes[blows].most_common()))
            for blows, number in self.told.most_common()
        )

    def add(self, chosen: Chosen, filler: Filler, look: Look) -> None:
        """Count what one world tells."""
        told = [one for one in self._differing(chosen, filler, look) if self._is_towards(*one[1:3])]
        costing = [one for one in told if one[2] is not Outcome.EXCLUDED or one[0] is None] or told
        counts = Counter((group, outcome) for group, _, outcome, _ in costing)
        ordered = sorted(counts.items(), key=lambda item: (item[0][0] is None, item[0][0] or 0, RANK[item[0][1]]))
        blows = tuple(
            Blow(None if group is None else self.groups[group], number, outcome) for (group, outcome), number in ordered
        )
        self.told[blows] += 1
        self.causes[blows][costing[0][3] if costing else None] += 1

    def _is_towards(self, usual: Outcome, outcome: Outcome) -> bool:
        """Whether another outcome moves the score in the direction in which the number differs."""
        return RANK[outcome] > RANK[usual] if self.lower else RANK[outcome] < RANK[usual]

    def _differing(
        self, chosen: Chosen, filler: Filler, look: Look
    ) -> Iterator[tuple[int | None, Outcome, Outcome, Rule | None]]:
        """The group of each contract that is not as it was likeliest to be, what it was, what it is, and why."""
        places = {one.contract.id: place for place, group in enumerate(self.groups) for one in group.odds}
        for index, member in sorted(chosen.items()):
            outcome = filler.mark(index, member)
            if index >= look.kinds.listed:
                if outcome is not Outcome.EXCLUDED:
                    yield None, Outcome.POSITIVE if self.lower else Outcome.NEGATIVE, outcome, None
            elif outcome is not self.usual[index]:
                rule = filler.filled(index, member)[1]
                yield places[look.kinds.contracts[index].id], self.usual[index], outcome, rule


def drawn(  # noqa: PLR0913 - from which worlds, and how
    history: History,
    weighings: Sequence[Weighing],
    evidence: float,
    groups: Sequence[AlikeContracts],
    *,
    lower: bool,
    seed: int = SEED,
) -> Drawn:
    """Worlds drawn from all that fit, the same every time that the seed is."""
    usual = [max(shares.items(), key=lambda pair: pair[1])[0] for shares in weighings[0].reading.look.before]
    random, found = Random(seed), Drawn(groups, usual, lower)  # noqa: S311 - worlds are drawn, not hidden
    for one, number in _portions(weighings, evidence):
        drawing = Drawing(one.trellis, one.guide, one.chances, one.reading.look)
        filler = Filler(history, one.reading.look.kinds, one.reading.days[0])
        offset = random.random()
        for place in range(number):
            chosen = drawing.draw(random, (place + offset) / number)
            outcomes = tuple(
                filler.mark(index, chosen[index]) if index in chosen else usual[index] for index in range(len(usual))
            )
            found.worlds.append(SeenWorld(filler.history(chosen), one.reading.reading, outcomes))
            found.add(chosen, filler, one.reading.look)
    return found


def _portions(weighings: Sequence[Weighing], evidence: float) -> Iterator[tuple[Weighing, int]]:
    """How many of the worlds each reading gives: by its share, rounded so that they add up."""
    given, reached = 0, 0.0
    for one in weighings if evidence else ():
        reached += one.evidence / evidence * DRAWN
        if number := round(reached) - given:
            given += number
            yield one, number
