"""Which scores a handful of contracts can show at all, whatever happened in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import count, groupby, product, takewhile
from math import lcm
from operator import attrgetter, itemgetter, mul
from typing import NamedTuple

from jss_cli.domain.arithmetic import Arithmetic, PossibleQuestion, Recipe
from jss_cli.domain.case import Rulebook
from jss_cli.domain.policy import Policy
from jss_cli.domain.score import shown_percent
from jss_cli.domain.sections import QUARTERS
from jss_cli.domain.verdict import Outcome
from jss_cli.explaining.unseen.allowing import differing_readings, is_within, widest
from jss_cli.explaining.unseen.mixing import Figure, Mixture, mixture
from jss_cli.explaining.unseen.sizes import Choices, contract_kinds, of_weight, worth_of

MOST_COUNTED = 30  # how far other numbers of contracts are tried


class _Search(NamedTuple):
    """What contracts may be under some rules: all of one weight, then more and more of any, the last try all of them;
    and the figures that may be shown."""

    policy: Policy
    alike: tuple[Sequence[Choices], ...]
    mixed: tuple[Sequence[Choices], ...]
    figures: tuple[Figure, ...]

    def way(self, score: int) -> tuple[Mixture, str]:
        """The first way to show a score, and the blend that shows it; empty if none is found."""
        tries = product((*self.alike, *self.mixed) if self.allows(score) else (), self.figures)
        ways = ((mixture(score, choices, figure), figure.name) for choices, figure in tries)
        return next(((found, by) for found, by in ways if found), ((), ""))

    def allows(self, score: int) -> bool | None:
        """Whether a score can be shown; None if that is not known."""
        settled = not self.policy.windows.blends or self.policy.age.holds != "periods"  # else periods lie apart
        for figure in self.figures:
            for choices in (*self.alike[:1], *self.mixed):
                if found := mixture(score, choices, figure):
                    return True
            settled = settled and found is not None
        if settled:
            return False
        return any(mixture(score, *one) for one in product(self.alike, self.figures)) or None


def possible_on_each_scale(rulebook: Rulebook, asked: PossibleQuestion) -> tuple[Arithmetic, ...]:
    """The answer under the rules of the day, then under one other policy for each scale that differs."""
    policies: dict[frozenset[tuple[Outcome, Fraction]], Policy] = {}
    for policy in (rulebook.on(asked.day), *rulebook.every):
        policies.setdefault(frozenset(worth_of(policy).items()), policy)
    first, *others = policies.values()
    return _by_some_reading(asked, first, rulebook), *(_possible(asked, policy) for policy in others)


def _by_some_reading(asked: PossibleQuestion, policy: Policy, rulebook: Rulebook) -> Arithmetic:
    """The answer under a policy, or if it is no and none of its options was picked, under the simplest reading that
    allows the score."""
    own = _search(asked, policy)
    if policy.options or own.allows(asked.score):
        return _answer(asked, own, (own,))
    readings = differing_readings(policy, rulebook)
    wide = [_search(asked, reading) for reading in widest([reading for _, reading in readings])]
    if not (allowing := [one.policy for one in wide if one.allows(asked.score)]):
        return _answer(asked, own, wide, len(readings))
    tried = [(options, one) for options, one in readings if any(is_within(one, other) for other in allowing)]
    for _, alike in groupby(tried, key=itemgetter(0)):
        if found := [one for one in (_search(asked, reading) for _, reading in alike) if one.allows(asked.score)]:
            return replace(_answer(asked, found[0], (), len(readings)), allowed_by=tuple(o.policy.typed for o in found))
    raise AssertionError("a reading that allows what no reading does")


def _possible(asked: PossibleQuestion, policy: Policy) -> Arithmetic:
    """Whether so many counted contracts can show a score under a policy as it is."""
    own = _search(asked, policy)
    return _answer(asked, own, (own,))


def _search(asked: PossibleQuestion, policy: Policy) -> _Search:
    """The search for a score of the contracts asked about under a policy, of any weight if none are given."""
    kinds, number, figures = contract_kinds(policy), asked.contracts, tuple(_figures(policy, asked.contracts))
    alike = {weight: tuple(some) for weight, some in groupby(kinds, key=attrgetter("weight"))}
    if asked.weights is not None:
        weights = [Fraction(weight, QUARTERS) for weight in asked.weights]
        given = [of_weight(weight, alike.get(weight, ()), policy) for weight in weights]
        return _Search(policy, (), (given,), figures)
    plain = of_weight(Fraction(1), alike.get(Fraction(1), ()), policy)
    parted = [of_weight(weight, some, policy) for weight, some in alike.items() if not all(k.is_whole for k in some)]
    odd = [*takewhile(number.__gt__, (2**n for n in count())), number]
    mixed = tuple([plain] * (number - n) + [kinds] * n for n in odd)
    return _Search(policy, tuple([some] * number for some in (plain, *parted)), mixed, figures)


def _answer(asked: PossibleQuestion, own: _Search, wide: Sequence[_Search], readings: int = 1) -> Arithmetic:
    """What a search finds; if it finds nothing, what others do that show all that can be shown."""
    score, number, values, policy = asked.score, asked.contracts, worth_of(own.policy), own.policy
    example, by = own.way(score)
    least, equal = policy.windows.minimum.least, len(set(asked.weights or (1,))) == 1
    lower, higher = (range(0),) * 2 if example else (range(score - 1, -1, -1), range(score + 1, 101))
    return Arithmetic(
        policy=policy,
        worth=tuple(values.items()),
        score=score,
        contracts=number,
        weights=asked.weights,
        recipes=tuple(_recipes(score, number, values)) if number >= least and equal else (),
        example=example,
        by=by,
        is_settled=bool(example) or all(one.allows(score) is False for one in wide),
        below=next((near for near in lower if any(one.allows(near) for one in wide)), None),
        above=next((near for near in higher if any(one.allows(near) for one in wide)), None),
        counts=tuple(n for n in range(least, MOST_COUNTED + 1) if next(_recipes(score, n, values), None)),
        readings=readings,
    )


def _figures(policy: Policy, contracts: int) -> Iterator[Figure]:
    """A window, then every blend: the lengths that it is the mean of, longest first, and which of them compete; none
    for too few contracts."""
    minimum = policy.windows.minimum
    if contracts < minimum.least:
        return
    jobs = minimum.counts == "jobs"
    least = minimum.contracts if jobs else minimum.least
    yield Figure("", (True,), least, jobs)
    for blend in policy.windows.blends:
        lengths = sorted(blend.of, reverse=True)
        yield Figure(blend.name, tuple(months in policy.windows.months for months in lengths), least, jobs)


def _recipes(score: int, contracts: int, values: dict[Outcome, Fraction]) -> Iterator[Recipe]:
    """Every way in which one window of so many contracts, each of the same weight and one outcome, shows a score, those
    with the fewest bad ones first."""
    others = [outcome for outcome in reversed(values) if outcome is not Outcome.POSITIVE]
    unit = lcm(*(value.denominator for value in values.values()))
    losses = [int((1 - values[outcome]) * unit) for outcome in others]
    sums = range(contracts * max(losses) + 1)
    fitting = {lost for lost in sums if shown_percent(100 - Fraction(100 * lost, contracts * unit)) == score}
    for numbers in _shared_out(contracts, len(others)):
        if sum(map(mul, numbers, losses)) in fitting:
            counts = dict(zip((outcome.value for outcome in others), numbers, strict=True))
            yield Recipe(contracts - sum(numbers), **{"neutral": 0, "negative": 0, **counts})


def _shared_out(number: int, ways: int) -> Iterator[tuple[int, ...]]:
    """Every way to take at most `number` over so many places."""
    if not ways:
        yield ()
        return
    for first in range(number + 1):
        yield from ((first, *rest) for rest in _shared_out(number - first, ways - 1))
