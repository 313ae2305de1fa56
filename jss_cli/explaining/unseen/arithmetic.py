"""Which scores a handful of contracts can show at all, whatever happened in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import combinations
from math import lcm
from operator import mul

from jss_cli.domain.arithmetic import Arithmetic, ContractKind, PossibleQuestion, Recipe
from jss_cli.domain.policy import Policy
from jss_cli.domain.rulebook import Rulebook
from jss_cli.domain.score import shown_percent
from jss_cli.domain.sections import QUARTERS
from jss_cli.domain.verdict import Outcome
from jss_cli.domain.weighing import every_steps, parts, weight_of
from jss_cli.explaining.unseen.mixing import Figure, Mixture, mixture

MOST_COUNTED = 30  # how far other numbers of contracts are tried

_Choices = Sequence[ContractKind]  # what one contract may be


def possible_on_each_scale(rulebook: Rulebook, asked: PossibleQuestion) -> tuple[Arithmetic, ...]:
    """The answer under the rules of the day, then under one other policy for each scale that differs."""
    policies: dict[frozenset[tuple[Outcome, Fraction]], Policy] = {}
    for policy in (rulebook.on(asked.day), *rulebook.every):
        policies.setdefault(frozenset(_worth(policy).items()), policy)
    return tuple(_possible(asked, policy) for policy in policies.values())


def _possible(asked: PossibleQuestion, policy: Policy) -> Arithmetic:
    """Whether so many counted contracts can show a score under a policy."""
    score, number, values = asked.score, asked.contracts, _worth(policy)
    choices, shown_by = tuple(_tries(asked, policy)), tuple(_figures(policy))
    example, by, settled = _way(score, choices, shown_by)
    least, equal = policy.windows.minimum.least, len(set(asked.weights or (1,))) == 1
    known = bool(example) or number < least
    lower, higher = (range(0),) * 2 if known else (range(score - 1, -1, -1), range(score + 1, 101))
    return Arithmetic(
        policy=policy,
        worth=tuple(values.items()),
        score=score,
        contracts=number,
        weights=asked.weights,
        recipes=tuple(_recipes(score, number, values)) if number >= least and equal else (),
        example=example,
        by=by,
        is_settled=settled and (bool(example) or _holds_alike(policy)),
        below=next((near for near in lower if _way(near, choices, shown_by)[0]), None),
        above=next((near for near in higher if _way(near, choices, shown_by)[0]), None),
        counts=tuple(n for n in range(least, MOST_COUNTED + 1) if next(_recipes(score, n, values), None)),
    )


def _holds_alike(policy: Policy) -> bool:
    """Whether every window holds the same of a contract; where blended windows hold its periods apart, they do not, and
    that no mix was found settles nothing."""
    return not policy.windows.blends or policy.age.holds != "periods"


def _way(score: int, tries: Sequence[Sequence[_Choices]], shown_by: Sequence[Figure]) -> tuple[Mixture, str, bool]:
    """The first way to show a score, simple ones first, and the blend that shows it; whether all before it were tried
    in full."""
    settled = True
    for choices in tries:
        for figure in shown_by:
            found = mixture(score, choices, figure)
            if found:
                return found, figure.name, settled
            settled = settled and found is not None
    return (), "", settled


def _figures(policy: Policy) -> Iterator[Figure]:
    """A window, then every blend: the lengths that it is the mean of, longest first, and which of them compete."""
    least = policy.windows.minimum.least
    yield Figure("", (True,), least)
    for blend in policy.windows.blends:
        lengths = sorted(blend.of, reverse=True)
        yield Figure(blend.name, tuple(months in policy.windows.months for months in lengths), least)


def _tries(asked: PossibleQuestion, policy: Policy) -> Iterator[list[_Choices]]:
    """What the contracts may be: of the weights asked about; else all of one weight, then more and more of any."""
    kinds, number = _kinds_of(policy), asked.contracts
    if asked.weights is not None:
        yield [_of_weight(Fraction(weight, QUARTERS), kinds, policy) for weight in asked.weights]
        return
    plain = _of_weight(Fraction(1), kinds, policy)
    yield [plain] * number
    for weight in sorted({kind.weight for kind in kinds if not kind.is_whole}):
        yield [_of_weight(weight, kinds, policy)] * number
    odd = 1
    while odd < number:
        yield [plain] * (number - odd) + [kinds] * odd
        odd *= 2
    yield [kinds] * number


def _of_weight(weight: Fraction, kinds: _Choices, policy: Policy) -> _Choices:
    """What a contract of a weight may be: wholly of one outcome, or as the policy spoils contracts of that weight."""
    whole = [ContractKind(weight, weight * (1 - value), outcome, 1, 1) for outcome, value in _worth(policy).items()]
    return _distinct([*whole, *(kind for kind in kinds if kind.weight == weight)])


def _kinds_of(policy: Policy) -> _Choices:
    """Everything that one contract may be in a window under a policy, the plainest first."""
    values = _worth(policy)
    spoils = {(Outcome(rule.outcome), rule.spoils) for rule in policy.rules if rule.outcome != "excluded"}
    return _distinct(
        ContractKind(weight, weight * part * (1 - values[outcome]), outcome, spoiled, jobs)
        for weight, jobs, last in _sizes(policy)
        for outcome, how in sorted(spoils)
        for part, spoiled in [(Fraction(1), jobs) if how == "whole" else (last, 1)]
    )


def _distinct(kinds: Iterable[ContractKind]) -> _Choices:
    """One kind for each weight and loss, light ones and good ones first."""
    found: dict[tuple[Fraction, Fraction], ContractKind] = {}
    for kind in sorted(kinds, key=lambda kind: (kind.weight, kind.loss, kind.jobs)):
        found.setdefault((kind.weight, kind.loss), kind)
    return tuple(found.values())


def _sizes(policy: Policy) -> Iterator[tuple[Fraction, int, Fraction]]:
    """Every weight (in plain contracts) of which a window can hold a contract, its jobs, and the share of the latest.

    Where windows hold periods, the earlier jobs of a contract may be too old.
    """
    weights, combine = policy.weights, policy.jobs.combine
    for steps in every_steps(weights, policy.jobs):
        shares = parts(combine, steps, weights.plain)
        weight = Fraction(weight_of(combine, steps, weights.plain, weights.cap), weights.unit * sum(shares))
        held = range(1, len(shares) + 1) if policy.age.holds == "periods" else (len(shares),)
        for jobs in held:
            some = set(combinations(shares, jobs)) if combine == "per_period" else {tuple(shares[-jobs:])}
            for inside in some:
                for last in set(inside) if combine == "per_period" else inside[-1:]:
                    yield weight * sum(inside), jobs, Fraction(last, sum(inside))


def _worth(policy: Policy) -> dict[Outcome, Fraction]:
    """The value of each outcome that some rule of a policy leads to, best first."""
    outcomes = {rule.outcome for rule in policy.rules}
    counted = (outcome for outcome in Outcome if outcome in outcomes and outcome is not Outcome.EXCLUDED)
    return {outcome: Fraction(policy.scale.value(outcome), policy.scale.unit) for outcome in counted}


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
        for rest in _shared_out(number - first, ways - 1):
            yield (first, *rest)
