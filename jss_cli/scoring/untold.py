"""Stars, amounts, days and kinds that nobody told: what is taken for them, and what else they may be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import product
from math import isqrt
from typing import NamedTuple

from jss_cli.domain.history import UNKNOWN, Contract, Party, Unknown, Vague, with_values
from jss_cli.domain.policy import Policy
from jss_cli.domain.verdict import Assumption

MOST_DAYS = 31  # days that a vague one is told as
_Values = dict[str, object]


class Telling(NamedTuple):
    """A contract with everything told that no rule asks for as an answer, and the chance of it by the priors."""

    contract: Contract
    chance: Fraction


class Varied(NamedTuple):
    """Whether the days, and the kinds and paid months, that a history leaves out are told in every way; where too many
    contracts lack them, they stay as they are taken."""

    days: bool = True
    rhythms: bool = True

    @classmethod
    def fitting(cls, contracts: Iterable[Contract], day: date, policy: Policy, most: int) -> Varied:
        """What may be varied in a history with at most so many tellings of all its contracts."""
        known = [(most_tellings(one, day, policy) or 1, len(days_of(one)), lacks_rhythm(one)) for one in contracts]
        rhythms = [ways * (3 if lacks else 1) for ways, _, lacks in known]
        days = [ways * number for ways, (_, number, _) in zip(rhythms, known, strict=True)]
        return cls(days=sum(days) <= most, rhythms=sum(rhythms) <= most)


def tellings(contract: Contract, day: date, policy: Policy, varied: Varied) -> Iterator[Telling]:
    """Every way to tell the days, kind, months, stars and amount of a contract as of a day; what is told stays."""
    for days, of_days in days_of(contract) if varied.days else _AS_TAKEN:
        dated = with_values(contract, days) if days else contract
        for rhythm, of_rhythm in _rhythms_of(dated, day, policy) if varied.rhythms else _AS_TAKEN:
            for stars, of_stars in stars_of(dated, day, policy):
                for earned, of_earned in amounts_of(dated, day, policy):
                    told = with_values(dated, rhythm | {"feedback.stars": stars, "earned": earned})
                    yield Telling(contract if told == contract else told, of_days * of_rhythm * of_stars * of_earned)


_AS_TAKEN: tuple[tuple[_Values, Fraction], ...] = (({}, Fraction(1)),)


def days_of(contract: Contract) -> Sequence[tuple[_Values, Fraction]]:
    """The days of a contract that are known within bounds: every one of them, all alike likely, or of too many an even
    choice with both ends. A contract begins before it ends and by its first payment."""
    bounds = [day for day in contract.vague if day.not_before and day.not_after and contract.bounds(day.field)]
    most = MOST_DAYS if len(bounds) == 1 else isqrt(MOST_DAYS)
    told = ({"vague": (), **dict(pairs)} for pairs in product(*(_choices(one, most) for one in bounds)))
    possible = [values for values in told if _in_order(with_values(contract, values))]
    return [(values, Fraction(1, len(possible))) for values in possible] if bounds and possible else _AS_TAKEN


def _choices(vague: Vague, most: int) -> list[tuple[str, date]]:
    """Days within the bounds, both ends among them."""
    first = vague.not_before or vague.taken
    last = ((vague.not_after or first) - first).days
    steps = min(last, most - 1) or 1
    days = dict.fromkeys(last * step // steps for step in range(steps + 1))
    return [(vague.field, first + timedelta(days)) for days in days]


def _in_order(contract: Contract) -> bool:
    """Whether a contract begins before it ends, and before it is paid."""
    later = (contract.ended, *(payment.on for payment in contract.payments))
    return all(contract.started <= day for day in later if day)


def _rhythms_of(contract: Contract, day: date, policy: Policy) -> Sequence[tuple[_Values, Fraction]]:
    """The kind of a contract and how often it was paid, where nobody told when: at a fixed price, hourly in every
    month, or hourly and once."""
    if not lacks_rhythm(contract) or contract.started > day:
        return _AS_TAKEN
    is_known, priors = contract.kind == "hourly", policy.priors
    hourly = Fraction(1) if is_known else priors.hourly
    kind: _Values = {} if is_known else {"kind": "hourly"}
    once = hourly * priors.hourly_paid_once
    ways: tuple[tuple[_Values, Fraction], ...] = (
        ({}, 1 - hourly),
        (kind, hourly - once),
        ({**kind, "paid_months": 1}, once),
    )
    return [(values, chance) for values, chance in ways if chance]


def lacks_rhythm(contract: Contract) -> bool:
    """Whether nobody told when a contract that was paid was paid, and nothing but its kind could tell."""
    told = contract.payments or contract.paid_months or contract.kind == "fixed"
    return not told and contract.net > 0


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
