"""What one counted contract may be under some rules: every weight that they give, and how much of it is spoiled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import combinations

from jss_cli.domain.arithmetic import ContractKind
from jss_cli.domain.policy import Policy
from jss_cli.domain.verdict import Outcome, outcomes_of
from jss_cli.domain.weighing import every_steps, parts, weight_of

Choices = Sequence[ContractKind]  # what one contract may be


def of_weight(weight: Fraction, kinds: Choices, policy: Policy) -> Choices:
    """What a contract of a weight may be: wholly of one outcome, or one of the kinds that rules spoil in part."""
    jobs = max((kind.jobs for kind in kinds), default=1)
    worth = worth_of(policy).items()
    whole = [ContractKind(weight, weight * (1 - value), outcome, jobs, jobs) for outcome, value in worth]
    return _distinct([*whole, *kinds], policy)


def contract_kinds(policy: Policy) -> Choices:
    """Everything that one contract may be in a window under a policy, the plainest first."""
    values = worth_of(policy)
    spoils = sorted({(Outcome(rule.outcome), rule.spoils) for rule in policy.rules if rule.outcome != "excluded"})
    kinds = [
        ContractKind(weight, weight * part * (1 - values[outcome]), outcome, spoiled, jobs)
        for weight, jobs, last in _sizes(policy)
        for outcome, how in spoils
        for part, spoiled in [(Fraction(1), jobs) if how == "whole" else (last, 1)]
    ]
    return _distinct(kinds, policy)


def _distinct(kinds: Iterable[ContractKind], policy: Policy) -> Choices:
    """One kind for each weight and loss, light ones and good ones first: that of the fewest jobs, but where the minimum
    counts jobs that of the most."""
    sign = -1 if policy.windows.minimum.counts == "jobs" else 1
    found: dict[tuple[Fraction, Fraction], ContractKind] = {}
    for kind in sorted(kinds, key=lambda kind: (kind.weight, kind.loss, sign * kind.jobs)):
        found.setdefault((kind.weight, kind.loss), kind)
    return tuple(found.values())


def _sizes(policy: Policy) -> Iterator[tuple[Fraction, int, Fraction]]:
    """Every weight (in plain contracts) of which a window can hold a contract, its jobs, and the share of the latest.

    Where windows hold periods, the earlier jobs of a contract may be too old.
    """
    weights, combine = policy.weights, policy.jobs.combine
    found: set[tuple[int, ...]] = set()
    for steps in every_steps(weights, policy.jobs):
        shares = parts(combine, steps, weights.plain)
        weight, total = weight_of(combine, steps, weights.plain, weights.cap), sum(shares)
        held = range(1, len(shares) + 1) if policy.age.holds == "periods" else (len(shares),)
        for jobs in held:
            some = set(combinations(shares, jobs)) if combine == "per_period" else {tuple(shares[-jobs:])}
            lasts = ((inside, last) for inside in some for last in (inside if combine == "per_period" else inside[-1:]))
            found.update((weight, total, sum(inside), jobs, last) for inside, last in lasts)
    yield from (
        (Fraction(weight * inside, weights.unit * total), jobs, Fraction(last, inside))
        for weight, total, inside, jobs, last in found
    )


def worth_of(policy: Policy) -> dict[Outcome, Fraction]:
    """The value of each outcome that some rule of a policy leads to, best first."""
    counted = (outcome for outcome in outcomes_of(policy) if outcome is not Outcome.EXCLUDED)
    return {outcome: Fraction(policy.scale.value(outcome), policy.scale.unit) for outcome in counted}
