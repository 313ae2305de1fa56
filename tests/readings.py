"""Every reading of the rules that the tests go through: each era, each era with each of its options, some at once."""

from __future__ import annotations

from functools import cache
from random import Random

from jss_cli.domain.policy import Policy
from jss_cli.files.policy import load_all, named_policy


@cache
def single_options() -> tuple[Policy, ...]:
    """Every era, and every era with one option picked."""
    found = list[Policy]()
    for policy in load_all():
        names = [option.name for topic in policy.topics for option in topic.options if option != topic.base]
        found += [policy, *(named_policy(f"{policy.name}+{name}") for name in names)]
    return tuple(found)


@cache
def mixed_options(number: int) -> tuple[Policy, ...]:
    """So many readings with an option of every topic, drawn by their weights or not."""
    rng, found = Random(number), list[Policy]()  # noqa: S311 - test data
    eras = [policy for policy in load_all() if policy.topics]
    for _ in range(number):
        policy = rng.choice(eras)
        picks = [(topic, rng.choice(topic.options)) for topic in policy.topics]
        names = [option.name for topic, option in picks if option != topic.base]
        found.append(named_policy("+".join([policy.name, *names])))
    return tuple(found)


def label(policy: Policy | None) -> str:
    """What a reading is called in the list of tests."""
    return "+".join([policy.name.partition("+")[0], *policy.options]) if policy else "every era"
