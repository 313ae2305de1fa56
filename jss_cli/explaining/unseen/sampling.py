"""Worlds drawn at random where there are too many to count: drawn to fit part of what was seen, kept if they fit all.

The draws begin from the same seed every time, so that equal questions get equal answers.
"""

from __future__ import annotations

from bisect import bisect
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate
from math import fsum
from random import Random

from jss_cli.domain.score import shown_percent
from jss_cli.domain.story import Draws, Posterior, Story, Unseen
from jss_cli.domain.verdict import Outcome
from jss_cli.errors import Fault, InputError
from jss_cli.explaining.unseen.learning import entropy, questions
from jss_cli.explaining.unseen.prospect import Prospect, chances_of
from jss_cli.explaining.unseen.walk.course import shown_ratio
from jss_cli.explaining.unseen.walk.flow import backward
from jss_cli.explaining.unseen.walk.walk import Intractable, Walk, agrees

SEED = 75
MOST_DRAWS = 20_000
MOST_WORK = 600_000  # contracts looked at
ENOUGH = 2_000
FEWEST = 100
MOST_CONTRACTS = 200

DrawnWorld = tuple[int, ...]  # per contract the index of its possibility


class Drawing:
    """Draws worlds that fit what a guide has seen (None: any world); `chance` is that of what the guide has seen."""

    def __init__(self, prospect: Prospect, guide: Prospect | None) -> None:
        self._random = Random(SEED)  # noqa: S311 - reproducible on purpose
        self._prior = [list(accumulate(float(p.chance) for p in possible)) for possible in prospect.possible]
        self._guide, self._walk = guide, Walk(guide.course) if guide else None
        self._left = backward(self._walk, guide.shares) if guide and self._walk else []
        self.chance = self._left[0][0][0] if self._left else 1.0

    def worlds(self) -> Iterator[DrawnWorld]:
        """World after world, without end."""
        while True:
            world = [self._one_of(sums) for sums in self._prior]
            for spot, branch in self._branches():
                world[spot] = branch
            yield tuple(world)

    def _one_of(self, sums: Sequence[float]) -> int:
        """An index, by running sums of weights."""
        return min(bisect(sums, self._random.random() * sums[-1]), len(sums) - 1)

    def _branches(self) -> Iterator[tuple[int, int]]:
        """A possibility for every contract of the guide's walk, by the chance that is left along it."""
        if self._guide is None or self._walk is None:
            return
        lane = cell = 0
        for stage, left in zip(self._walk.stages, self._left[1:], strict=True):
            ways = [move for move in stage.moves if move.source == lane and move.start <= cell < move.stop]
            ends = [(move.target, move.at + cell - move.start) for move in ways]
            shares = self._guide.shares[stage.spot] if stage.spot is not None else [1.0]
            chances = (shares[move.branch] * left[to][at] for move, (to, at) in zip(ways, ends, strict=True))
            chosen = self._one_of(list(accumulate(chances)))
            if stage.spot is not None:
                yield self._member(stage.spot, ways[chosen].branch)
            lane, cell = ends[chosen]

    def _member(self, spot: int, branch: int) -> tuple[int, int]:
        """A possibility of a branch, by its chance."""
        assert self._guide is not None  # noqa: S101 - only called with a guide
        found = self._guide.course.spots[spot]
        possible, members = self._guide.possible[found.contract], found.branches[branch].members
        return found.contract, members[self._one_of(list(accumulate(float(possible[m].chance) for m in members)))]


def _guided(prospect: Prospect) -> Drawing:
    """A drawing that fits as much of what was seen as can be walked: the latest day, the latest score, or nothing."""
    told = prospect.seen[0].recommend_percent is not None
    for private in (True, False)[not told :]:
        try:
            return Drawing(prospect, prospect.of_days(slice(1), private=private))
        except Intractable:
            continue
    return Drawing(prospect, None)


def sampled(prospect: Prospect, stories: int) -> Unseen:
    """What was seen says of each contract, from worlds that were drawn; raises InputError (JSS936) if too few fit."""
    drawing = _guided(prospect)
    drawn, kept = _fitting(prospect, drawing) if drawing.chance else (0, [])
    if len(kept) < FEWEST:
        raise InputError(_too_few(drawn, len(kept)))
    after = [
        [sum(world[spot.contract] in branch.members for world in kept) / len(kept) for branch in spot.branches]
        for spot in prospect.course.spots
    ]
    return Unseen(
        seen=prospect.seen,
        chance=drawing.chance * len(kept) / drawn,
        posteriors=tuple(_posterior(prospect, kept, index) for index in range(len(prospect.possible))),
        stories=_told(prospect, kept)[:stories],
        worlds=None,
        questions=questions(prospect, after, fsum(entropy(chances) for chances in after)),
        draws=Draws(drawn, len(kept)),
    )


def _fitting(prospect: Prospect, drawing: Drawing) -> tuple[int, list[DrawnWorld]]:
    """How many worlds were drawn, and those that show everything that was seen."""
    most = min(MOST_DRAWS, MOST_WORK // (1 + len(prospect.possible)))
    kept: list[DrawnWorld] = []
    for drawn, world in enumerate(drawing.worlds(), 1):
        if _fits(prospect, world):
            kept.append(world)
        is_hopeless = drawn == most // 5 and len(kept) < FEWEST // 10
        if drawn >= most or len(kept) >= ENOUGH or is_hopeless:
            return drawn, kept
    raise AssertionError("worlds are drawn without end")


def _fits(prospect: Prospect, world: DrawnWorld) -> bool:
    """Whether a world shows every score and every share of clients who would recommend."""
    branches = prospect.branches_of(world)
    for day, seen in enumerate(prospect.seen):
        ratio = shown_ratio(prospect.course, branches, day)
        given, poor = (sum(branch.private[day][i] for branch in branches) for i in (0, 1))
        if ratio is None or shown_percent(100 * ratio) != seen.score or not agrees(seen, given, poor):
            return False
    return True


def _posterior(prospect: Prospect, kept: Sequence[DrawnWorld], index: int) -> Posterior:
    """How often one contract counts as what in the worlds that fit."""
    possible = prospect.possible[index]
    counts = Counter(world[index] for world in kept)
    before = chances_of([(p.marks[0].outcome, float(p.chance)) for p in possible])
    after = chances_of([(p.marks[0].outcome, counts[i] / len(kept)) for i, p in enumerate(possible)])
    return Posterior(prospect.history.contracts[index], before, after)


def _told(prospect: Prospect, kept: Sequence[DrawnWorld]) -> tuple[Story, ...]:
    """The stories of the worlds that fit, the most frequent first."""
    contracts = prospect.history.contracts
    open_spots = [s for s in prospect.course.spots if len({branch.outcome for branch in s.branches}) > 1]
    matter = sorted(spot.contract for spot in open_spots)
    counts: Counter[tuple[tuple[int, Outcome], ...]] = Counter()
    for world in kept:
        outcomes = ((index, prospect.possible[index][world[index]].marks[0].outcome) for index in matter)
        counts[tuple((index, outcome) for index, outcome in outcomes if outcome is not Outcome.POSITIVE)] += 1
    return tuple(
        Story(tuple((contracts[index], outcome) for index, outcome in differs), number / len(kept))
        for differs, number in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    )


def refuse_to_draw(prospect: Prospect) -> None:
    """Raise InputError (JSS936) where there are too many contracts to draw their worlds."""
    if len(prospect.possible) > MOST_CONTRACTS:
        unknown = sum(len(spot.branches) > 1 for spot in prospect.course.spots)
        message = f"too many worlds: {unknown:,} contracts may have counted as one thing or another"
        hint = "jss infer --range answers, or name what you know of them"
        raise InputError(Fault("JSS936", f"{message}, and worlds are drawn for {MOST_CONTRACTS}", hint))


def _too_few(drawn: int, kept: int) -> Fault:
    """That there are too many worlds to count and too few that fit to be drawn."""
    return Fault(
        code="JSS936",
        message=f"there are too many worlds to count, and of {drawn} that were drawn only {kept} fit what was seen",
        hint="ask about fewer observed scores at once, the latest first (--observed), or name what you know",
    )
