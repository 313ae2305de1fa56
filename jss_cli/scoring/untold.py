"""Stars, amounts and days that nobody told: what is taken for them, and what else they may be."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from jss_cli.domain.history import UNKNOWN, Contract, Party, Unknown, with_values
from jss_cli.domain.policy import Policy
from jss_cli.domain.verdict import Assumption


class Telling(NamedTuple):
    """A contract with everything told that no rule asks for as an answer, and the chance of it by the priors."""

    contract: Contract
    chance: Fraction


def tellings(contract: Contract, day: date, policy: Policy) -> Iterator[Telling]:
    """Every way to tell the stars and the amount of a contract as of a day; what is told, and its day, stays."""
    for stars, of_stars in stars_of(contract, day, policy):
        for earned, of_earned in amounts_of(contract, day, policy):
            values = {"feedback.stars": stars, "earned": earned}
            yield Telling(with_values(contract, values), of_stars * of_earned)


def most_tellings(contract: Contract, day: date, policy: Policy) -> int:
    """The most ways that there may be to tell the stars of a contract, and its amount with them; 0 if they are told."""
    if not lacks_stars(contract, day):
        return 0
    stars = max(len(table.chances) for table in policy.priors.stars)
    return stars * sum(1 for _ in amounts_of(contract, day, policy))


def stars_of(contract: Contract, day: date, policy: Policy) -> Iterator[tuple[object, Fraction]]:
    """The stars of a contract with their chances."""
    if not lacks_stars(contract, day):
        return iter([(contract.feedback.stars, Fraction(1))])
    return untold_stars(policy, contract.ending.by, late=stars_are_late(contract, day, policy))


def untold_stars(
    policy: Policy, ended_by: Party | Unknown | None, *, late: bool
) -> Iterator[tuple[Decimal | None, Fraction]]:
    """The stars that an ended contract may have with their chances; those that come `late` are hardly ever there."""
    facts = {"ended_by": ended_by}
    tables = (t for t in policy.priors.stars if all(claim.holds(facts.get(claim.fact)) for claim in t.when))  # type: ignore[arg-type]  # an unknown ender meets no claim
    chances = next(tables).chances
    rated = sum((chance for stars, chance in chances if stars is not None), Fraction(0))
    unrated = policy.priors.late_unrated
    for stars, chance in chances:
        share = (unrated if stars is None else chance / rated * (1 - unrated)) if late else chance
        if share:
            yield stars, share


def amounts_of(contract: Contract, day: date, policy: Policy) -> Iterator[tuple[object, Fraction]]:
    """What a contract earned, with the chances of each step; what was paid back comes on top of it."""
    if not lacks_amount(contract, day):
        yield contract.earned, Fraction(1)
        return
    steps: dict[tuple[bool, object], tuple[Decimal, Fraction]] = {}
    for amount, chance in policy.priors.earned:
        first, before = steps.get((amount > 0, policy.weights.step(amount)), (amount, Fraction(0)))
        steps[amount > 0, policy.weights.step(amount)] = first, before + chance
    yield from ((contract.refunded + amount, chance) for amount, chance in steps.values())


def lacks_stars(contract: Contract, day: date) -> bool:
    """Whether the contract has ended, and nobody told with how many stars."""
    feedback, ended = contract.feedback, contract.ended
    return feedback.stars is UNKNOWN and not feedback.removed and ended is not None and ended <= day


def stars_are_late(contract: Contract, day: date, policy: Policy) -> bool:
    """Whether stars, if there were any, would have been seen by a day."""
    bounds, days = contract.bounds("ended"), timedelta(policy.assume.stars_none_after_days)
    last = bounds.not_after if bounds else contract.ended
    return last is not None and last + days < day


def lacks_amount(contract: Contract, day: date) -> bool:
    """Whether the contract has begun, and nobody told what it earned."""
    return contract.earned is UNKNOWN and not contract.payments and contract.started <= day


def taken(contract: Contract, day: date, policy: Policy) -> Iterator[Assumption]:
    """What is assumed of a contract beside the answers that the rules ask for."""
    if contract.started > day:
        return
    if lacks_amount(contract, day):
        yield Assumption("earned", None, policy.assume.earned)
    if lacks_stars(contract, day):
        yield Assumption("stars", None, "late" if stars_are_late(contract, day, policy) else "not_seen")
    for vague in contract.vague:
        if contract.bounds(vague.field):
            yield Assumption(vague.field, str(vague.taken), "vague")
