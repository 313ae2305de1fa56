"""Worlds drawn from all that show what was seen, and the stories that they tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
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


def drawn(
    history: History, weighings: Sequence[Weighing], evidence: float, groups: Sequence[AlikeContracts]
) -> tuple[tuple[SeenWorld, ...], tuple[SeenStory, ...]]:
    """Worlds drawn from all that fit, and the stories they tell, the most frequent first."""
    if not evidence:
        return (), ()
    random, worlds = Random(SEED), []  # noqa: S311 - worlds are drawn the same every time, not in secret
    group_of = {one.contract.id: group for group in groups for one in group.odds}
    told: Counter[tuple[Blow, ...]] = Counter()
    for one, number in _portions(weighings, evidence):
        drawing = Drawing(one.trellis, one.guide, one.chances, one.reading.look)
        filler = Filler(history, one.reading.look.kinds, one.reading.days[0])
        for _ in range(number):
            chosen = drawing.draw(random)
            worlds.append(SeenWorld(filler.history(chosen), one.reading.reading))
            told[_blows(chosen, filler, one.reading.look, group_of)] += 1
    stories = (SeenStory(blows, number / len(worlds)) for blows, number in told.most_common())
    return tuple(worlds), tuple(stories)


def _portions(weighings: Sequence[Weighing], evidence: float) -> Iterator[tuple[Weighing, int]]:
    """How many of the worlds each reading gives: by its share, rounded so that they add up."""
    given, reached = 0, 0.0
    for one in weighings:
        reached += one.evidence / evidence * DRAWN
        if number := round(reached) - given:
            given += number
            yield one, number


def _blows(chosen: Chosen, filler: Filler, look: Look, group_of: Mapping[str, AlikeContracts]) -> tuple[Blow, ...]:
    """What in a world is not good though it may have been, by groups of alike contracts."""
    counts: Counter[tuple[str, Outcome, Rule | None]] = Counter()
    for index, member in chosen.items():
        outcome = filler.mark(index, member)
        missing = index >= look.kinds.listed
        if outcome is (Outcome.EXCLUDED if missing else _usual(look, index)):
            continue
        group = group_of.get(look.kinds.contracts[index].id)
        name = group.odds[0].contract.id if group else ""
        counts[name, outcome, filler.filled(index, member)[1]] += 1
    told = sorted(counts.items(), key=str)
    return tuple(Blow(group_of.get(name), number, outcome, rule) for (name, outcome, rule), number in told)


def _usual(look: Look, index: int) -> Outcome:
    """What a contract counts as if nothing unknown is amiss."""
    return max(look.before[index].items(), key=lambda pair: pair[1])[0]
