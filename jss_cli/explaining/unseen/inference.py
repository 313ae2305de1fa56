"""What an observed score says of the answers nobody saw: exact where the walk can be made, else by drawing worlds.

Textbook name: Bayesian inference over a factored model, with exact marginals by forward-backward and the likeliest
explanations by k-best search; where that is too much, likelihood by rejection sampling. A world is an answer to every
unknown fact; its chance is the product of the priors, and only worlds that show the observed score are kept.
Three equal five-star contracts and a score of 33 %: one of them hides a bad outcome, each as likely as the others.

    >>> from datetime import date
    >>> from jss_cli.api import open_history
    >>> from jss_cli.domain.story import Seen
    >>> case = open_history(text='''id,client,started,ended,earned,stars
    ... a,A,2024-10-01,2024-10-15,100,5
    ... b,B,2024-10-01,2024-10-20,100,5
    ... c,C,2024-10-01,2024-10-31,100,5''', as_of=date(2024, 12, 1))
    >>> unseen = infer(case.history, (Seen(case.day, case.policy, score=33),))
    >>> [([contract.id for contract, _ in story.differs], round(story.chance, 3)) for story in unseen.stories]
    [(['a'], 0.333), (['b'], 0.333), (['c'], 0.333)]
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from math import fsum, isclose, log2, prod

from jss_cli.domain.history import History
from jss_cli.domain.story import Count, Posterior, Seen, Story, Unseen
from jss_cli.domain.verdict import Outcome
from jss_cli.explaining.unseen.learning import questions
from jss_cli.explaining.unseen.prospect import Prospect, chances_of, prospect_of
from jss_cli.explaining.unseen.sampling import refuse_to_draw, sampled
from jss_cli.explaining.unseen.walk.flow import Shares, backward, branch_sums, forward, sum_at_end, sum_of
from jss_cli.explaining.unseen.walk.stories import Likeliest, Told
from jss_cli.explaining.unseen.walk.walk import Intractable, Walk

MOST_STORIES = 10
MOST_TIES = 40
QUICK = 20_000  # cells of a walk: a fiftieth of a second
EVEN = 12  # digits in which chances must differ to be told apart


def infer(history: History, seen: Sequence[Seen]) -> Unseen:
    """What was seen, all days together, and what it says of each contract.

    Raises InputError (JSS936) where there are too many worlds to count and too few of those drawn fit.
    """
    prospect = prospect_of(history, seen)
    try:
        walk = Walk(prospect.course)
    except Intractable:
        refuse_to_draw(prospect)
        return sampled(prospect_of(history, seen, every_setting=False), MOST_STORIES)
    return _exact(prospect, walk)


def is_quick(history: History, seen: Sequence[Seen]) -> bool:
    """Whether the same can be asked a hundred times over, with something otherwise each time."""
    try:
        return Walk(prospect_of(history, seen).course).cells <= QUICK
    except Intractable:
        return False


def chance_of(history: History, seen: Sequence[Seen]) -> float | None:
    """The chance of all that was seen; None where there are too many worlds to count."""
    prospect = prospect_of(history, seen)
    try:
        return sum_at_end(Walk(prospect.course), prospect.shares)
    except Intractable:
        return None


def _exact(prospect: Prospect, walk: Walk) -> Unseen:
    """The answer from the sums over all worlds."""
    layers = forward(walk, prospect.shares)
    chance = sum_of(layers[-1])
    alike = len(prospect.settings)  # each setting counts every world that concerns a contract
    every = prod(int(sum(counts)) // alike for counts in prospect.counts)
    worlds = Count(int(sum_at_end(walk, prospect.counts)), every)
    if not chance:
        return Unseen(prospect.seen, 0.0, _posteriors(prospect, prospect.shares), (), worlds, (), None)
    sums = branch_sums(walk, prospect.shares, layers, backward(walk, prospect.shares))
    after = [[share / chance for share in of_spot] for of_spot in sums]
    return Unseen(
        seen=prospect.seen,
        chance=chance,
        posteriors=_posteriors(prospect, after),
        stories=_stories(prospect, walk, chance),
        worlds=worlds,
        questions=questions(prospect, after, _doubt(prospect.shares, after, chance)),
        draws=None,
    )


def _stories(prospect: Prospect, walk: Walk, chance: float) -> tuple[Story, ...]:
    """The likeliest stories; those that are equally likely in the order of the history."""
    told = [(_differs(prospect, outcomes), share / chance) for outcomes, share in _first(walk, prospect.shares)]
    contracts = prospect.history.contracts
    likeliest = sorted(sorted(told), key=lambda one: -round(one[1], EVEN))
    return tuple(Story(tuple((contracts[i], outcome) for i, outcome in odd), share) for odd, share in likeliest)


def _first(walk: Walk, shares: Shares) -> Iterator[tuple[Told, float]]:
    """The ten likeliest stories, and those that are as likely as the tenth."""
    last = 0.0
    for number, (told, share) in enumerate(islice(Likeliest(walk, shares).stories(), MOST_TIES)):
        if number >= MOST_STORIES and not isclose(share, last, rel_tol=1e-9):
            return
        last = share
        yield told, share


def _differs(prospect: Prospect, told: Told) -> tuple[tuple[int, Outcome], ...]:
    """The contracts (by their index) of a story that did not count as good, and what they counted as."""
    spots = prospect.course.spots
    return tuple(sorted((spots[spot].contract, outcome) for spot, outcome in told if outcome is not Outcome.POSITIVE))


def _doubt(shares: Sequence[Sequence[float]], after: Sequence[Sequence[float]], chance: float) -> float:
    """The entropy (bits) of what the contracts count as, given what was seen.

    A world that fits has the product of its branches' chances over `chance`, so the entropy is a sum over branches.
    """
    pairs = (pair for of_spot in zip(shares, after, strict=True) for pair in zip(*of_spot, strict=True))
    return log2(chance) - fsum(post * log2(share) for share, post in pairs if post > 0)


def _posteriors(prospect: Prospect, after: Sequence[Sequence[float]]) -> tuple[Posterior, ...]:
    """What every contract counts as, before and after; one that no sum depends on stays as it was."""
    spots = {spot.contract: (spot, chances) for spot, chances in zip(prospect.course.spots, after, strict=True)}
    found = []
    for index, contract in enumerate(prospect.history.contracts):
        before = prospect.before(index)
        spot, chances = spots.get(index, (None, ()))
        known = chances_of([(b.outcome, c) for b, c in zip(spot.branches, chances, strict=True)]) if spot else before
        found.append(Posterior(contract, before, known))
    return tuple(found)
