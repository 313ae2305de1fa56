"""Planted truths: what a contract counts as must be so as often as the answer said, whatever number was seen of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from functools import cache
from math import inf
from random import Random

import pytest
from seen_cases import ASSUMED, SUNDAY
from seen_worlds import Reading as EveryWorld
from seen_worlds import SmallBook, Told, off_by
from worlds import dense_history, shown

from jss_cli.domain.case import Case
from jss_cli.domain.history import UNKNOWN, Contract, Ending, Feedback, Observation
from jss_cli.domain.seen import SeenAnswer
from jss_cli.domain.verdict import Outcome
from jss_cli.explaining.seen.answering import answer_seen

SCENES, TRUTHS = 42, 50
Promise = tuple[float, bool]


@cache
def scene(seed: int) -> Case:
    """A few contracts of which no private answer is known, nor most reasons, under one reading of the rules."""
    rng = Random(seed)  # noqa: S311 - test data
    history = dense_history(rng, rng.randrange(3, 6), SUNDAY)
    blank = [blanked(rng, contract) for contract in history.contracts]
    return Case(replace(history, contracts=tuple(blank)), SUNDAY, SmallBook(frozenset(), (2, 1)))


def blanked(rng: Random, contract: Contract) -> Contract:
    ending = rng.choice((Ending("client", "completed"), Ending("client")))
    stars = rng.choice((contract.feedback.stars, None))
    return replace(contract, feedback=Feedback(stars, UNKNOWN), ending=ending, client_standing="ok")


@cache
def answer(seed: int, score: int | None) -> SeenAnswer:
    seen = Observation(SUNDAY, shown="none") if score is None else Observation(SUNDAY, score)
    return answer_seen(scene(seed), [seen])


def planted(seed: int, rng: Random) -> Iterator[tuple[tuple[str, ...], int | None]]:
    """Truths of a scene, drawn by their chances: what its contracts count as, and the number that is seen then."""
    case = scene(seed)
    seen = [Observation(SUNDAY, 50)]
    every = EveryWorld(Told(case.history, seen, ASSUMED, inf, False, 0), [(case.policy, SUNDAY)], ASSUMED.before)
    share = (Fraction(0),)  # of unrated contracts: these rules do not ask for it
    ways = [every.told_apart(every.ways(contract, share), [()]) for contract in case.history.contracts]
    ways += [every.told_apart(missing, [()]) for missing in every.missing()]
    for _ in range(TRUTHS):
        chosen = tuple(rng.choices(list(of), [float(chance) for chance in of.values()])[0] for of in ways)
        if sum(way.odd for way, _ in chosen) > ASSUMED.surprises:
            continue
        number = noted(shown(every.shown(chosen, 0)[0]), rng)
        yield tuple(way.outcome for way, _ in chosen[: len(case.history.contracts)]), number


def noted(whole: int | None, rng: Random) -> int | None:
    """The number that a person sees where the rules give a whole percent, or none."""
    if whole is None:
        return None if rng.random() >= ASSUMED.unscored else rng.randrange(101)
    if rng.random() < ASSUMED.unscored:
        return whole
    off = range(-3, 4)
    chances = [float(off_by(abs(far), ASSUMED, wide=False)) for far in off]
    return min(max(whole + rng.choices(off, chances)[0], 0), 100)


def promises() -> tuple[int, list[Promise]]:
    """How many truths were planted; every chance that a contract counts as something, with whether it did."""
    rng, number = Random(11), 0  # noqa: S311 - test data
    told: list[Promise] = []
    for seed in range(SCENES):
        for outcomes, score in planted(seed, rng):
            number += 1
            odds = {one.contract.id: one.after for group in answer(seed, score).groups for one in group.odds}
            for contract, outcome in zip(scene(seed).history.contracts, outcomes, strict=True):
                told += [(odds[contract.id].of(kind), outcome == kind) for kind in Outcome]
    return number, told


@pytest.mark.slow
def test_of_what_is_said_with_so_many_percent_as_much_is_true() -> None:
    number, told = promises()
    assert number >= 2_000
    for low in range(10):
        found = [promise for promise in told if low / 10 <= promise[0] < (low + 1) / 10 + (low == 9)]
        promised, kept = (sum(numbers) / len(found) for numbers in zip(*found, strict=True))
        assert kept == pytest.approx(promised, abs=0.04), (low, len(found))
