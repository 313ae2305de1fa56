"""What the jobs of a contract weigh, and the least unit in which everything that a policy weighs is whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import combinations_with_replacement
from math import gcd, lcm

from jss_cli.domain.policy import Policy
from jss_cli.domain.sections import Combine, Jobs, Weights


def parts(combine: Combine, steps: Sequence[int], plain: int) -> Sequence[int]:
    """How the jobs of a contract, oldest first, share its weight: a bad ending spoils the last of them.

    `steps` holds a weight by earnings for each job, of its own money per period, else of all the money every time.
    """
    match combine:
        case "times" | "per_period":
            return steps
        case "plus":
            return (*(plain for _ in steps[1:]), steps[-1])
        case "max":
            return (1,) * len(steps)


def weight_of(combine: Combine, steps: Sequence[int], plain: int, cap: int) -> int:
    """The weight of a contract with so many jobs, at most `cap`."""
    if combine == "max":
        return min(cap, max(steps[-1], len(steps) * plain))
    return min(cap, sum(parts(combine, steps, plain)))


def with_least_unit(policy: Policy) -> Policy:
    """The policy with its weights in the least unit that the one they are in divides, and in which each part of a
    weight that counts apart is whole."""
    spoils = any(rule.spoils != "whole" for rule in policy.rules)
    unit = _least_unit(policy.weights, policy.jobs, singly=policy.age.holds == "periods", spoils=spoils)
    return replace(policy, weights=_in_unit(policy.weights, unit))


@cache
def _least_unit(weights: Weights, jobs: Jobs, *, singly: bool, spoils: bool) -> int:
    """The least multiple of the unit of some weights in which each part of a weight that counts apart is whole: every
    job where windows hold them `singly`, the last one where a bad ending `spoils` it."""
    return lcm(weights.unit, *(_units_apart(weights, jobs, singly=singly) if singly or spoils else ()))


@cache
def _in_unit(weights: Weights, unit: int) -> Weights:
    """The same weights as whole numbers of 1/`unit`."""
    return replace(
        weights,
        plain=weights.plain * unit // weights.unit,
        earnings=tuple(replace(step, weight=step.weight * unit // weights.unit) for step in weights.earnings),
        cap=weights.cap * unit // weights.unit,
        unit=unit,
    )


def _units_apart(weights: Weights, jobs: Jobs, *, singly: bool) -> Iterator[int]:
    """The least unit of every weight that some job can have by itself: each one where windows hold periods, else the
    last."""
    for steps in every_steps(weights, jobs):
        shares = parts(jobs.combine, steps, weights.plain)
        weight = weight_of(jobs.combine, steps, weights.plain, weights.cap)
        every = weights.unit * sum(shares)
        for share in shares if singly or jobs.combine == "per_period" else shares[-1:]:
            yield every // gcd(every, weight * share)


def every_steps(weights: Weights, jobs: Jobs) -> Iterator[tuple[int, ...]]:
    """The weights by earnings of every number of jobs that a contract can have."""
    values = sorted({weights.plain, *(step.weight for step in weights.earnings)})
    for number in range(1, jobs.cap + 1):
        if jobs.combine == "per_period":
            yield from combinations_with_replacement(values, number)
        else:
            yield from ((value,) * number for value in values)
