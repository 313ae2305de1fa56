"""The readings of some rules by which contracts can show other scores: what is disputed, decided in every way."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import product
from math import prod
from typing import NamedTuple

from jss_cli.domain.case import Rulebook
from jss_cli.domain.policy import Option, Policy, Topic
from jss_cli.domain.sections import Blend
from jss_cli.explaining.unseen.sizes import worth_of


class _Scope(NamedTuple):
    """What of some rules says which scores contracts can show: how they weigh and become jobs, whether windows hold
    periods, what outcomes are worth and take with them, and the least contracts and jobs that a window needs."""

    weighing: tuple[object, ...]
    periods: bool
    spoils: frozenset[tuple[Fraction, str]]
    blends: frozenset[Blend]
    least: int
    jobs: int | None

    def is_within(self, other: _Scope) -> bool:
        """Whether other rules show at least what these do."""
        return (
            self.weighing == other.weighing
            and self.periods <= other.periods
            and self.spoils <= other.spoils
            and self.blends <= other.blends
            and self.least >= other.least
            and (other.jobs is None or (self.jobs or self.least) >= other.jobs)
            and (self.jobs is None or other.jobs is not None)
        )


def differing_readings(policy: Policy, rulebook: Rulebook) -> tuple[tuple[int, Policy], ...]:
    """The readings of a policy that may show different scores, each with the number of its options: those with the
    fewest first, then the likeliest."""
    topics = [_differing(topic, policy, rulebook) for topic in policy.topics]
    mixes = [[option for option in mix if option] for mix in product(*topics)]
    mixes.sort(key=lambda mix: (len(mix), -prod(option.weight for option in mix)))
    found: dict[_Scope, tuple[int, Policy]] = {}
    for mix in mixes:
        reading = rulebook.picked(policy, tuple(option.name for option in mix))
        found.setdefault(_scope(reading), (len(mix), reading))
    return tuple(found.values())


def widest(readings: Sequence[Policy]) -> tuple[Policy, ...]:
    """Of some readings those that show what no other one does."""
    scopes = [_scope(reading) for reading in readings]
    pairs = zip(readings, scopes, strict=True)
    return tuple(one for one, own in pairs if not any(own.is_within(other) for other in scopes if other is not own))


def is_within(policy: Policy, other: Policy) -> bool:
    """Whether another policy shows at least what one does."""
    return _scope(policy).is_within(_scope(other))


def _differing(topic: Topic, policy: Policy, rulebook: Rulebook) -> list[Option | None]:
    """The options of a topic that differ in what may matter, alone or beside others; None: the base."""
    found: dict[object, Option | None] = {_parts(policy): None}
    for option in sorted(topic.options, key=lambda option: -option.weight):
        if option is not topic.base:
            found.setdefault(_parts(rulebook.picked(policy, (option.name,))), option)
    return list(found.values())


def _parts(policy: Policy) -> object:
    """Everything of which the scope of some rules is made."""
    rules = tuple((rule.outcome, rule.spoils) for rule in policy.rules)
    return _scope(policy).weighing, policy.age.holds, policy.windows, policy.scale, rules


def _scope(policy: Policy) -> _Scope:
    weights, jobs, minimum, worth = policy.weights, policy.jobs, policy.windows.minimum, worth_of(policy)
    steps = {Fraction(weight, weights.unit) for weight in (weights.plain, weights.cap)}
    steps |= {Fraction(step.weight, weights.unit) for step in weights.earnings}
    return _Scope(
        weighing=(frozenset(steps), jobs.combine, jobs.cap),
        periods=policy.age.holds == "periods",
        spoils=frozenset(
            (value, rule.spoils) for rule in policy.rules for o, value in worth.items() if rule.outcome == o
        ),
        blends=frozenset(policy.windows.blends),
        least=minimum.least,
        jobs=minimum.contracts if minimum.counts == "jobs" else None,
    )
