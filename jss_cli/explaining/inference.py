"""What an observed score says of the answers nobody saw: exact where the walk can be made, else by drawing worlds."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from math import log2, prod

from jss_cli.domain.history import History
from jss_cli.domain.story import Count, Posterior, Seen, Story, Unseen
from jss_cli.explaining.flow import backward, branch_sums, forward, sum_at_end
from jss_cli.explaining.learning import questions
from jss_cli.explaining.prospect import Prospect, chances_of, prospect_of
from jss_cli.explaining.sampling import sampled
from jss_cli.explaining.stories import Likeliest, Told
from jss_cli.explaining.walk import Intractable, Walk

MOST_STORIES = 10


def infer(history: History, seen: Sequence[Seen]) -> Unseen:
    """What was seen, all days together, and what it says of each contract.

    Raises InputError (JSS985) where there are too many worlds to count and too few of those drawn fit.
    """
    prospect = prospect_of(history, seen)
    try:
        walk = Walk(prospect.course)
    except Intractable:
        return sampled(prospect, MOST_STORIES)
    return exact(prospect, walk)


def chance_of(history: History, seen: Sequence[Seen]) -> float | None:
    """The chance of all that was seen; None where there are too many worlds to count."""
    prospect = prospect_of(history, seen)
    try:
        return sum_at_end(forward(Walk(prospect.course), prospect.shares))
    except Intractable:
        return None


def exact(prospect: Prospect, walk: Walk) -> Unseen:
    """The answer from the sums over all worlds."""
    layers = forward(walk, prospect.shares)
    chance = sum_at_end(layers)
    worlds = Count(
        int(sum_at_end(forward(walk, prospect.counts))), prod(int(sum(counts)) for counts in prospect.counts)
    )
    if not chance:
        return Unseen(prospect.seen, 0.0, posteriors(prospect, prospect.shares), (), worlds, (), None)
    sums = branch_sums(walk, prospect.shares, layers, backward(walk, prospect.shares))
    after = [[share / chance for share in of_spot] for of_spot in sums]
    told = islice(Likeliest(walk, prospect.shares).stories(), MOST_STORIES)
    return Unseen(
        seen=prospect.seen,
        chance=chance,
        posteriors=posteriors(prospect, after),
        stories=tuple(story(prospect, outcomes, share / chance) for outcomes, share in told),
        worlds=worlds,
        questions=questions(prospect, after, doubt(prospect.shares, after, chance)),
        draws=None,
    )


def doubt(shares: Sequence[Sequence[float]], after: Sequence[Sequence[float]], chance: float) -> float:
    """The entropy (bits) of what the contracts count as, given what was seen.

    A world that fits has the product of its branches' chances over `chance`, so the entropy is a sum over branches.
    """
    pairs = (pair for of_spot in zip(shares, after, strict=True) for pair in zip(*of_spot, strict=True))
    return log2(chance) - sum(post * log2(share) for share, post in pairs if post > 0)


def posteriors(prospect: Prospect, after: Sequence[Sequence[float]]) -> tuple[Posterior, ...]:
    """What every contract counts as, before and after; one that no sum depends on stays as it was."""
    spots = {spot.contract: (spot, chances) for spot, chances in zip(prospect.course.spots, after, strict=True)}
    found = []
    for index, (contract, possible) in enumerate(zip(prospect.history.contracts, prospect.possible, strict=True)):
        before = chances_of([(p.marks[0].outcome, float(p.chance)) for p in possible])
        spot, chances = spots.get(index, (None, ()))
        known = chances_of([(b.outcome, c) for b, c in zip(spot.branches, chances, strict=True)]) if spot else before
        found.append(Posterior(contract, before, known))
    return tuple(found)


def story(prospect: Prospect, told: Told, chance: float) -> Story:
    """A story of the walk in terms of contracts: what differs from "all went well", in the order of the history."""
    spots = prospect.course.spots
    differs = sorted((spots[spot].contract, outcome) for spot, outcome in told if outcome != "positive")
    return Story(tuple((prospect.history.contracts[index], outcome) for index, outcome in differs), chance)
