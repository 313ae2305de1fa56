"""Which scores a handful of contracts can show at all, whatever happened in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from jss_cli.domain.policy import Policy, Scale
from jss_cli.domain.rulebook import Rulebook
from jss_cli.domain.score import shown_percent
from jss_cli.domain.story import Arithmetic, PossibleQuestion, Recipe
from jss_cli.domain.verdict import Outcome

MOST_COUNTED = 30  # how far other numbers of contracts are tried


class Mix(NamedTuple):
    """Outcomes that come to one sum: how many did not go well, and these (weight and outcome)."""

    size: int
    misfits: tuple[tuple[int, Outcome], ...]


def possible_on_each_scale(rulebook: Rulebook, asked: PossibleQuestion) -> tuple[Arithmetic, ...]:
    """The answer under the rules of the day, then under one other policy for each scale that differs."""
    policies: dict[tuple[Fraction, ...], Policy] = {}
    for policy in (rulebook.on(asked.day), *rulebook.every):
        scale = policy.scale
        worth = tuple(Fraction(value, scale.unit) for value in (scale.positive, scale.neutral, scale.negative))
        policies.setdefault(worth, policy)
    return tuple(possible(asked.score, asked.weights, policy) for policy in policies.values())


def possible(score: int, weights: Sequence[int], policy: Policy) -> Arithmetic:
    """Whether counted contracts of some weights (quarter units) can show a score in one window under a policy."""
    scale, total = policy.scale, sum(weights)
    mixes = mixes_of(weights, scale)
    simplest = min((mix for value, mix in mixes.items() if shown_of(value, total, scale) == score), default=None)
    shown = {shown_of(value, total, scale) for value in mixes}
    equal = len(set(weights)) == 1
    return Arithmetic(
        policy=policy,
        score=score,
        weights=tuple(weights),
        recipes=tuple(recipes(score, len(weights), scale) if equal else recipe_of(simplest, len(weights))),
        misfits=simplest.misfits if simplest else (),
        below=max((s for s in shown if s < score), default=None),
        above=min((s for s in shown if s > score), default=None),
        counts=tuple(n for n in range(1, MOST_COUNTED + 1) if score in equal_scores(n, scale)),
    )


def mixes_of(weights: Sequence[int], scale: Scale) -> dict[int, Mix]:
    """Every sum of weight x value that the contracts can come to, with the fewest that did not go well."""
    worse = ((Outcome.NEUTRAL, scale.neutral), (Outcome.NEGATIVE, scale.negative))
    mixes = {sum(weights) * scale.positive: Mix(0, ())}
    for weight in weights:
        for value, (size, misfits) in list(mixes.items()):
            for outcome, worth in worse:
                less = value - weight * (scale.positive - worth)
                mix = Mix(size + 1, (*misfits, (weight, outcome)))
                mixes[less] = min(mix, mixes.get(less, mix))
    return mixes


def recipes(score: int, contracts: int, scale: Scale) -> Iterator[Recipe]:
    """Every way in which so many contracts of equal weight show a score, those with the fewest bad ones first."""
    for negative in range(contracts + 1):
        for neutral in range(contracts - negative + 1):
            positive = contracts - negative - neutral
            value = positive * scale.positive + neutral * scale.neutral + negative * scale.negative
            if shown_of(value, contracts, scale) == score:
                yield Recipe(positive, neutral, negative)


@cache
def equal_scores(contracts: int, scale: Scale) -> frozenset[int]:
    """Every score that so many contracts of equal weight can show."""
    return frozenset(shown_of(value, contracts, scale) for value in mixes_of([1] * contracts, scale))


def recipe_of(mix: Mix | None, contracts: int) -> Iterator[Recipe]:
    """The counts of a mix; nothing without one."""
    if mix is not None:
        outcomes = [outcome for _, outcome in mix.misfits]
        neutral, negative = outcomes.count(Outcome.NEUTRAL), outcomes.count(Outcome.NEGATIVE)
        yield Recipe(contracts - neutral - negative, neutral, negative)


def shown_of(value: int, total: int, scale: Scale) -> int:
    """The whole percent of a window whose contracts come to a sum."""
    return shown_percent(Fraction(100 * value, total * scale.unit))
